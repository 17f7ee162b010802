"""Answers with three values: yes, no, not stated."""

from tajik_relations.errors import NotStatedError
from tajik_relations.model.typed_values import Term


class Answer(Term):
    """The answer to a question about a fact, for example whether it happened: yes, no, or not stated.

    `NOT_STATED` is neither true nor false, so that a condition with it is an error.

    >>> Answer.of(True), str(Answer.of(None)), Answer("no").no
    (Answer.YES, 'not stated', True)
    """

    YES = "yes", "the words say so, or a rule gives it"
    NO = "no", "the words say that it is not so"
    NOT_STATED = "not stated", "the words say neither yes nor no"

    @staticmethod
    def of(value: bool | None) -> "Answer":  # noqa: FBT001 - the value itself is what is asked about
        """Return `YES` for `True`, `NO` for `False` and `NOT_STATED` for `None`."""
        return {True: Answer.YES, False: Answer.NO, None: Answer.NOT_STATED}[value]

    @property
    def yes(self) -> bool:
        """Whether the answer is yes."""
        return self is Answer.YES

    @property
    def no(self) -> bool:
        """Whether the answer is no."""
        return self is Answer.NO

    @property
    def not_stated(self) -> bool:
        """Whether the answer is neither yes nor no."""
        return self is Answer.NOT_STATED

    def __bool__(self) -> bool:
        """Whether the answer is yes.

        Raises:
            NotStatedError: if it is neither yes nor no.
        """
        if self is Answer.NOT_STATED:
            raise NotStatedError(
                'the answer is "not stated", which is neither yes nor no; use .yes, .no or .not_stated'
            )
        return self is Answer.YES

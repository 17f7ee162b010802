"""What a check has to say of one value of a fact: that it is wrong, or that no rule can decide it."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One sentence on one value."""

    field: str
    """The field, `kind`, or `words` for the cited words themselves."""
    sentence: str
    undecided: bool = False
    """Whether the words neither confirm nor contradict the value, as far as the rules can read them."""

    firm: bool = False
    """Whether no judgement on the field settles it, as it is not about what can be judged."""

    def __str__(self) -> str:
        """Return the field and the sentence."""
        return f"{self.field}: {self.sentence}"


def wrong(name: str, sentence: str) -> Finding:
    """Return a finding that contradicts a value."""
    return Finding(name, sentence)


def undecided(name: str, sentence: str) -> Finding:
    """Return a finding that neither confirms nor contradicts a value."""
    return Finding(name, sentence, undecided=True)

"""Names that people type from habit, and that nothing has: each is answered with the right one."""

import pickle
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import MethodType
from typing import Any

import pytest

import tajik_relations as tr
from tajik_relations.cli.main import main
from tajik_relations.errors import _ALSO_ASKED

HABITS = tomllib.loads((Path(tr.__file__).parent / "records" / "habits.toml").read_text(encoding="utf-8"))
SAMPLES: dict[str, Any] = {
    "package": tr,
    "facts": tr.facts,
    "fact": tr.facts[0],
    "relation": tr.relations["Malta"],
    "date": tr.PartialDate("1992-04"),
    "document": tr.documents["nato"],
    "actor": tr.states["AM"],
    "collection": tr.persons,
    "established": tr.relations["Malta"].established,
    "citation": tr.facts[0].citations[0],
    "range": tr.DateRange("1992/.."),
    "table": tr.tables.facts,
    "relations": tr.relations,
    "disagreement": tr.disagreements[0],
    "timeline": tr.timeline("Russia"),
    "missions": tr.missions,
    "place": tr.places["Dushanbe"],
    "state": tr.states["AM"],
    "organization": tr.organizations["CIS"],
    "person": tr.persons["Vladimir Putin"],
    "report": tr.verify(),
    "document_id": tr.facts[0].document,
    "term": tr.terms.Status.DONE,
    "answer": tr.organizations["CIS"].membership_of("Armenia"),
}
FIELDS = HABITS.pop("field")
"""What people give to `where` as the name of a field."""
KNOWN = {f"list visits {name}" for name in ("status", "about", "during", "document", "mentioned")}
"""Options that one command has."""
ARGUMENTS = HABITS.pop("argument")
"""Names of arguments that people give to any function."""
FORM_NAMES = HABITS.pop("format")
"""What people call formats."""
COMMANDS, OPTIONS = HABITS.pop("command"), HABITS.pop("option")
"""What people type on the command line."""
ALL = [
    (sort, name, right)
    for sort, table in HABITS.items()
    for names, right in table.items()
    for name in names.split()
    if name != "*"
]


def test_every_sort_has_a_sample() -> None:
    """The table and the samples here are of the same sorts."""
    assert {*HABITS} == {*SAMPLES}


@pytest.mark.parametrize("sort", HABITS)
def test_a_habit_is_answered(sort: str) -> None:
    """No name is an attribute, and the message on each names the right one."""
    sample = SAMPLES[sort]
    for _, name, right in (each for each in ALL if each[0] == sort):
        with pytest.raises(tr.UnknownAttribute, match=f"has no attribute '{name}'; use ") as caught:
            getattr(sample, name)
        assert str(caught.value).endswith(f"; use {right}")
        assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - made here


@pytest.mark.parametrize("sort", _ALSO_ASKED)
def test_inherited_habits_hold(sort: str) -> None:
    """What a sort takes over from another part of the table, and calls by a bare name, it has: a method or a value."""
    own = {name for names in HABITS.get(sort, {}) for name in names.split()}
    for names, right in HABITS[_ALSO_ASKED[sort]].items():
        bare = re.fullmatch(r"(\w+)(\(\))?", right)
        if bare and not own.issuperset(names.split()):
            value = getattr(SAMPLES[sort], bare[1])
            assert isinstance(value, MethodType) == bool(bare[2]), (names, right)


@pytest.mark.parametrize(("sort", "general"), [(sort, table["*"]) for sort, table in HABITS.items() if "*" in table])
def test_what_nobody_thought_of(sort: str, general: str) -> None:
    """A name that is near to none and no habit is answered with the ways in."""
    with pytest.raises(tr.UnknownAttribute, match=r" has no attribute 'zzyzx'; dir\(\) lists ") as caught:
        SAMPLES[sort].zzyzx  # noqa: B018 - asked for
    assert str(caught.value).endswith(f"; {general}")


@pytest.mark.parametrize(("sort", "sample"), SAMPLES.items(), ids=list(SAMPLES))
def test_a_slip_is_answered_with_near_names(sort: str, sample: Any) -> None:
    """A letter too many in the name of any attribute leads to it."""
    names = [name for name in dir(sample) if not name.startswith("_") and len(name) > 4]
    assert names, sort
    for name in names:
        slip = f"{name}x" if f"{name}x" not in names else f"x{name}"
        with pytest.raises(AttributeError, match=f"has no attribute '{slip}'; ") as caught:
            getattr(sample, slip)
        assert name in str(caught.value)


def test_what_the_table_calls_right_exists() -> None:
    """Every name of the package that an answer has is there."""
    for _, _, right in ALL:
        for name in re.findall(r"\btr\.(\w+)", right):
            assert hasattr(tr, name), right


@pytest.mark.parametrize(("names", "right"), FIELDS.items(), ids=list(FIELDS))
def test_a_habit_of_filters_is_answered(names: str, right: str) -> None:
    """A field that no fact has is refused by `where`, with the right filter."""
    for name in names.split():
        with pytest.raises(tr.UnknownName, match=f"^no field of a fact is called '{name}'; use ") as caught:
            tr.facts.where(**{name: "x"})
        assert str(caught.value).endswith(f"; use {right}")


@pytest.mark.parametrize(
    ("words", "right"),
    [
        *((name, right) for names, right in COMMANDS.items() for name in names.split()),
        *(
            (f"{call} {'-' if len(name) == 1 else '--'}{name}", right)
            for names, right in OPTIONS.items()
            for name in names.split()
            for call in ("show Armenia", "list visits")
            if f"{call} {name}" not in KNOWN
        ),
        *((name, f"list {name}") for name in ("visits", "embassies", "partners", "treaties")),
        ("serch", "search"),
        ("Armenia", 'show "Armenia"'),
    ],
    ids=lambda text: text[:30],
)
def test_a_habit_of_the_command_line_is_answered(words: str, right: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command or option that the program does not have is refused in one line, with the right call."""
    with pytest.raises(SystemExit, match=r"^2$"):
        main(words.split())
    told = capsys.readouterr()
    assert not told.out
    assert told.err.endswith(f"; use tajik-relations {right}\n")
    assert told.err.count("\n") == 1


class Failing(tr.Collection[int]):
    """A collection with a property that fails inside."""

    @property
    def total(self) -> int:
        """Fail as a property does that asks for an attribute which is not there."""
        return "text".nothing  # type: ignore[attr-defined, no-any-return]


def test_an_error_inside_a_property_is_not_hidden() -> None:
    """The message is that of the property, and not that there is no such attribute."""
    with pytest.raises(AttributeError, match=r"^'str' object has no attribute 'nothing'$"):
        _ = Failing((1, 2)).total


@pytest.mark.parametrize("collection", ["relations", "organizations", "persons", "states"])
def test_names_asked_for_as_attributes(collection: str) -> None:
    """Whoever asks a collection, or the package, for a name that it has is told the call that gives it."""
    items = getattr(tr, collection)
    names = [name for item in items if (name := str(getattr(item, "partner", item).name)).replace(" ", "").isalpha()]
    assert names
    for name in names[:40]:
        for spelled in {name.replace(" ", "_"), name.replace(" ", "_").upper()} - {*dir(items)}:
            for owner, answers in ((items, {collection}), (tr, set(COLLECTIONS))):
                with pytest.raises(tr.UnknownAttribute, match=r"; use tr\.\w+\[|; use \w+\[") as caught:
                    getattr(owner, spelled)
                call = str(caught.value).partition("; use ")[2].removeprefix("tr.")
                asked = spelled.replace("_", " ")
                assert call in {f"{answer}[{asked!r}]" for answer in answers}
                assert getattr(tr, call.partition("[")[0])[asked]


COLLECTIONS = ("relations", "organizations", "persons", "states")


@pytest.mark.parametrize(
    "sample", [tr.facts[0], tr.relations["Malta"], tr.states["AM"], tr.documents["nato"]], ids=repr
)
def test_what_has_no_items(sample: Any) -> None:
    """A record is not taken apart by keys, looped over or made a dictionary; the message says what to use."""
    name = next(name for name in dir(sample) if not name.startswith("_"))
    with pytest.raises(tr.WrongArgument, match=f"^.* cannot be indexed or looped over: use its attribute {name}"):
        sample[name]
    for ask in (iter, list, dict, lambda it: it[0], lambda it: "x" in it):
        with pytest.raises(tr.WrongArgument, match=r" cannot be indexed or looped over: dir\(\) "):
            next(ask(sample))


@pytest.mark.parametrize(
    ("value", "text", "right"),
    [
        (tr.states["AM"], "Armenia", "its code"),
        (tr.organizations["CIS"], "CIS", "its code"),
        (tr.places["Dushanbe"], "Dushanbe", "its name"),
        (tr.documents["nato"], "nato", "its id"),
        (tr.PartialDate("1992-04"), "1992-04", r"str\(\) of it"),
        (tr.DateRange("1992/.."), "1992/..", r"str\(\) of it"),
    ],
    ids=str,
)
def test_values_are_not_equal_to_text(value: Any, text: str, right: str) -> None:
    """A comparison that can never be true is said at the line that makes it."""
    with pytest.warns(
        UserWarning, match=f"^{type(value).__name__.removesuffix('Profile')} and text are never equal: compare {right}$"
    ) as told:
        assert value != text
    assert told[0].filename == __file__


@pytest.mark.parametrize("name", ["facts", "visits", "embassies", "relations", "states", "documents", "disagreements"])
def test_collections_are_values(name: str) -> None:
    """A collection that is called is refused with what takes arguments."""
    for arguments, values in (((), {}), (("Malta",), {}), ((), {"decade": 2000})):
        with pytest.raises(tr.WrongArgument, match=r" is a value, not a function: leave out the \(\), or use "):
            getattr(tr, name)(*arguments, **values)


CALLS: tuple[tuple[Callable[..., Any], str], ...] = (
    (tr.cite, "name, data, format"),
    (tr.verify, "dataset, documents, fresh"),
    (tr.timeline, "name"),
    (tr.facts.search, "words"),
    (tr.facts.during, "start, end, certainty, carry_forward"),
    (tr.visits.distinct, "nothing"),
)


@pytest.mark.parametrize(("function", "takes"), CALLS, ids=lambda each: getattr(each, "__name__", ""))
def test_arguments_that_a_function_does_not_take(function: Callable[..., Any], takes: str) -> None:
    """The message names the argument and those that there are; an error from inside stays what it is."""
    with pytest.raises(
        tr.WrongArgument, match=rf"^{function.__name__}: got an unexpected .*'wrong'; it takes {takes}$"
    ):
        function(wrong=1)
    with pytest.raises(tr.WrongArgument, match=rf"^{function.__name__}: takes .*; it takes {takes}$"):
        function(1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(("names", "right"), ARGUMENTS.items(), ids=list(ARGUMENTS))
def test_habits_of_arguments_are_answered(names: str, right: str) -> None:
    """The message on an argument that people are used to names what does that here."""
    for name in names.split():
        with pytest.raises(tr.WrongArgument, match=r"^search: ") as caught:
            tr.facts.search("border", **{name: 1})
        assert str(caught.value).endswith(f"; it takes words; {right}")


@pytest.mark.parametrize(("names", "right"), FORM_NAMES.items(), ids=list(FORM_NAMES))
def test_habits_of_formats_are_answered(names: str, right: str, tmp_path: Path) -> None:
    """A format of another name is refused with the one that serves, and nothing is written."""
    for name in names.split():
        with pytest.raises(tr.UnknownName, match=f"^no format of export is called '{name}'; use ") as caught:
            tr.export(tmp_path / "x", format=name)
        assert str(caught.value).endswith(f"; use {right}")
    assert not list(tmp_path.iterdir())


def test_the_path_comes_first() -> None:
    """Facts in place of a path are told as that."""
    with pytest.raises(tr.WrongArgument, match=r"^export: expected the path first, found <29 treaties.*; use export"):
        tr.export(tr.treaties, "t.csv")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_kinds_are_names_of_types() -> None:
    """The kind of a fact equals its name; a comparison with what is no kind is warned of."""
    fact = tr.visits[0]
    assert fact.kind == "Visit"
    assert fact.kind != "Treaty"
    assert fact.kind in {"Visit", "Treaty"}
    for text in ("visit", "visits", "established"):
        with pytest.warns(UserWarning, match=f"^no kind of fact is called '{text}': see facts.of"):
            assert fact.kind != text

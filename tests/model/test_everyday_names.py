"""Everyday names of States: what finds them, in three languages, what is ambiguous, and what is refused."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import tajik_relations as tr
from tajik_relations import errors
from tajik_relations.errors import DatasetError, nearest
from tajik_relations.evidence.name_index import name_index
from tajik_relations.model.names import FurtherNames, folded

AMBIGUOUS = {"Korea", "Congo", "Конго"}
"""Names of two States."""


def _plain(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "with the article": lambda name: f"the {name}",
    "with the article in capitals": lambda name: f"THE {name.upper()}",
    "without the article": lambda name: name.removeprefix("the "),
    "without accents": _plain,
    "with curly apostrophes": lambda name: name.replace("'", "’"),
    "with modifier apostrophes": lambda name: name.replace("'", "ʼ"),
    "with an ampersand": lambda name: name.replace(" and ", " & "),
    "saints shortened": lambda name: name.replace("Saint ", "St. "),
    "saints in full": lambda name: name.replace("St. ", "Saint "),
    "with a soft hyphen": lambda name: f"{name[:2]}\u00ad{name[2:]}",
    "with a dotless i": lambda name: name.replace("i", "ı"),
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_variants_of_all_names(dataset: tr.Dataset, variant: Callable[[str], str]) -> None:
    """Every State is found by every name that it alone has, with any of these habits of writing."""
    for state in dataset.states:
        for name in {state.name, *state.names} - AMBIGUOUS:
            assert state is dataset.states[variant(name)], name


def test_official_forms_before_and_behind(dataset: tr.Dataset) -> None:
    """A form of State may stand before any name of the State, behind it with a comma, or in brackets."""
    count = 0
    for state in dataset.states:
        for official in state.names:
            form, of, core = official.partition(" of ")
            own = {state.name, *state.names} - AMBIGUOUS
            if of and folded(core.removeprefix("the ")) in map(folded, own):
                for name in own:
                    count += 1
                    for spelling in (
                        f"{form} of {name}",
                        f"{form} of the {name}",
                        f"{name} ({form} of)",
                        f"{name}, {form} of",
                    ):
                        assert state is dataset.states[spelling], spelling
    assert count > 200


def _listed(dataset: tr.Dataset) -> dict[str, tuple[str, ...]]:
    names = {state.code: dataset.names.of(state.code) for state in dataset.states}
    return {code: its for code, its in names.items() if its}


def test_every_further_name_finds_its_state(dataset: tr.Dataset) -> None:
    """Every name of the data file finds its State alone, or is ambiguous and listed here."""
    for code, names in _listed(dataset).items():
        for name in names:
            if name in AMBIGUOUS:
                with pytest.raises(tr.AmbiguousName, match="can mean more than one State"):
                    dataset.states[name]
            else:
                assert code == dataset.states[name].code == dataset.scope.actors.find(name.upper()).code


def test_every_state_has_a_russian_and_a_tajik_name(dataset: tr.Dataset) -> None:
    """Every State has at least one name in Cyrillic letters; the two languages often share it."""
    cyrillic = re.compile("[А-Яа-яЁёӢӣӮӯҚқҒғҲҳҶҷ]")
    assert {state.code for state in dataset.states} == {
        code for code, names in _listed(dataset).items() if any(cyrillic.match(name) for name in names)
    }


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("Holland|The Netherlands|Netherlands (Kingdom of the)|Нидерланды|Нидерландия", "NL"),
        ("DR Congo|D.R. Congo|Democratic Republic of Congo|Congo, Democratic Republic|DRC|Congo-Kinshasa", "CD"),
        ("U.K.|UK|U. K.|the UK|Britain|United Kingdom of Great Britain and Northern Ireland|Великобритания", "GB"),
        ("U.S.A.|USA|U. S. A.|U.S.|US|the U.S.|the United States|США", "US"),
        ("Vatican City|the Vatican|Ватикан", "VA"),
        ("St. Kitts|St Kitts and Nevis|St. Kitts & Nevis", "KN"),
        ("Bosnia & Herzegovina|Bosnia|Bosnia-Herzegovina|Босния и Герцеговина", "BA"),
        ("Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye|Турция", "TR"),
        ("Czechia|the Czech Republic|Чехия", "CZ"),
        ("Таджикистан|ТАДЖИКИСТАН|Тоҷикистон|Точикистон|Republic of Tajikistan", "TJ"),
        ("Армения|Арманистон", "AM"),
        ("Korea, North|North Korea|DPRK|КНДР", "KP"),
        ("Republic of Korea|Korea, Republic of|Korea (the Republic of)", "KR"),
        ("Guinea", "GN"),
        ("Sao Tome & Principe|São Tomé and Príncipe", "ST"),
    ],
)
def test_names_written_out(dataset: tr.Dataset, names: str, code: str) -> None:
    """Some names that a reader can check by eye."""
    expected = dict.fromkeys(names.split("|"), code)
    if code == "KP":
        del expected["DPRK"]  # no list here has it
    assert expected == {name: dataset.states[name].code for name in expected}


@pytest.mark.parametrize(
    "name", ["GER", "SUI", "NED", "Republic of China", "America", "England", "the", "of", "", "РФ", "DPRK"]
)
def test_what_is_not_accepted(dataset: tr.Dataset, name: str) -> None:
    """Codes of other systems, names of parts, and forms of State that are not the State's own are refused."""
    for ask in (dataset.states.__getitem__, dataset.facts.about, dataset.relations.__getitem__):
        with pytest.raises(tr.UnknownName, match=r"^no .* is called"):
            ask(name)


def test_a_code_of_iso_means_what_iso_says(dataset: tr.Dataset) -> None:
    """BRN is Brunei, though sports use it for Bahrain."""
    assert ["Brunei", "Bahrain"] == [dataset.states[code].name for code in ("BRN", "BHR")]


@pytest.mark.parametrize(
    ("name", "shown", "near"),
    [
        ("USSR", "Soviet Union", "Russia, Armenia"),
        ("U.S.S.R.", "Soviet Union", "Russia, Armenia"),
        ("the Soviet Union", "Soviet Union", "Russia, Armenia"),
        ("Czechoslovakia", "Czechoslovakia", "Czech Republic, Slovakia"),
        ("Yugoslavia", "Yugoslavia", "Serbia, Montenegro"),
        ("Serbia & Montenegro", "Serbia and Montenegro", "Serbia, Montenegro"),
        ("German Democratic Republic", "East Germany", "Germany"),
    ],
)
def test_former_states(dataset: tr.Dataset, name: str, shown: str, near: str) -> None:
    """A State that no longer exists is named as such, with the States on its territory now."""
    sentence = f"^no State is called '{re.escape(name)}'; {shown} is a former State, .*; successors: {near}"
    with pytest.raises(tr.UnknownName, match=sentence):
        dataset.states[name]
    assert dataset.states.get(name) is None


def test_a_former_state_is_no_partner(dataset: tr.Dataset) -> None:
    """The same for relations; what the data set has as an organization is told as that."""
    with pytest.raises(tr.UnknownPartner, match=r"^no partner is called 'Yugoslavia'; Yugoslavia is a former State"):
        dataset.relations["Yugoslavia"]
    with pytest.raises(tr.UnknownPartner, match=r"Soviet Union is an organization; organizations\['USSR'\]"):
        dataset.relations["USSR"]


def test_names_are_looked_up_and_not_read(dataset: tr.Dataset) -> None:
    """No further name enters the reading of documents: neither a State's own names nor the index of the checks."""
    own = {name for state in dataset.states for name in (state.name, *state.names)}
    further = {name for names in _listed(dataset).values() for name in names}
    assert not own & further - AMBIGUOUS
    found = list(name_index(dataset).names_in(["Holland", "Vatican City", "Армения"]))
    assert [] == found


def test_the_first_answers_read_no_further_names() -> None:
    """The file is read only when a name is not found among the others."""
    dataset = tr.load()
    further = FurtherNames(dataset.names.path)
    assert "_read" not in vars(further)
    assert further.of("TJ")
    assert "_read" in vars(further)


def test_near_names_are_looked_for_when_they_are_read(dataset: tr.Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """`get` looks for near names of no name, and an error does it once, when it is read."""
    looked: list[str] = []

    def watched(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
        looked.append(name)
        return nearest(name, known, most)

    monkeypatch.setattr(errors, "nearest", watched)
    assert [dataset.relations.get(f"Zubrowka {number}") for number in range(100)] == [None] * 100
    assert looked == []
    with pytest.raises(tr.UnknownName, match=r"^no State is called 'Zubrowka'") as caught:
        dataset.states["Zubrowka"]
    assert str(caught.value)
    assert looked == ["Zubrowka"]


@pytest.mark.parametrize(
    "text",
    ["[names]\nTJ = 'x'", "[names]\nTJ = [1]", "names = 3", "[[former]]\nname = 'x'", "[other]", "[names", "\xff"],
)
def test_a_file_that_is_wrong(tmp_path: Path, text: str) -> None:
    """A file of names that is not as it should be is refused with one sentence."""
    path = tmp_path / "names.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(DatasetError, match=r"^names\.toml: (names TJ: |former\[1\]: )?expected [^\n]*found [^\n]*$"):
        FurtherNames(str(path)).of("TJ")


def test_no_file_has_no_names() -> None:
    """A data set without the file has no further names and no former States."""
    assert ((), None) == (FurtherNames().of("TJ"), FurtherNames().former("USSR"))


def test_names_are_exported(dataset: tr.Dataset, tmp_path: Path) -> None:
    """An exported data set has the file, and its States are found by the same names."""
    tr.export(tmp_path / "data", dataset, format="dataset")
    read = tr.load(tmp_path / "data")
    assert (json.dumps(dataset.names.of("TJ")), "TJ") == (
        json.dumps(read.names.of("TJ")),
        read.states["Тоҷикистон"].code,
    )

"""What stands in an entry for those whom the words do not name, and what the reader makes of it, with its rule."""

import re
import shutil
from pathlib import Path

import pytest
from running import SMALL

import tajik_relations as tr

MEETING = """
[[meetings]]
id = "let-03-met"
line = 3
words = ["Relations of the two countries began", "1990"]
participants = PARTICIPANTS
summary = "The two sides met"
date = "1990"
"""
MISSION = """
[[missions]]
id = "let-05-embassy"
line = 5
words = ["Arvenia opened an embassy in Tarn"]
mission = "embassy"
sending = "XA"
receiving = "XB"
seat = SEAT
status = "done"
"""
POST = MISSION.replace("[[missions]]", "[[consular_posts]]").replace(
    'mission = "embassy"', 'post = "consulate"\nhonorary = false'
)


def letter(folder: Path, text: str, counterpart: str = "XB") -> tr.Dataset:
    """Return the small data set with another letter, which is about relations with another counterpart."""
    copy = Path(shutil.copytree(SMALL, folder / "small"))
    (copy / "documents" / "letter.toml").write_text(text, encoding="utf-8")
    manifest = copy / "seeds" / "manifest.toml"
    given = manifest.read_text("utf-8")
    manifest.write_text(given.replace('counterpart = "XB"', f'counterpart = "{counterpart}"'), encoding="utf-8")
    return tr.load(copy)


def gazette(folder: Path, text: str) -> tr.Dataset:
    """Return the small data set with another gazette, without the history of its facts."""
    copy = Path(shutil.copytree(SMALL, folder / "small", ignore=shutil.ignore_patterns("changes.toml")))
    (copy / "documents" / "gazette.toml").write_text(text, encoding="utf-8")
    return tr.load(copy)


def bases(fact: tr.Fact) -> dict[str, str]:
    """Return the kind and the rule of each value that the words do not state, by field."""
    return {basis.field: f"{basis.kind}: {basis.rule}" for basis in fact.basis}


@pytest.mark.parametrize("counterpart", ["XB", "LOR"], ids=["a State", "an organization"])
def test_a_pair_is_both_sides(tmp_path: Path, counterpart: str) -> None:
    """`pair` alone in a list is the subject and the counterpart, each by its rule, and the partner is derived."""
    fact = letter(tmp_path, MEETING.replace("PARTICIPANTS", '["pair"]'), counterpart).facts["let-03-met"]
    assert ["XA", counterpart] == [getattr(actor, "code", None) for actor in fact.actors]
    pair = "derived: pair of the document"
    expected = {
        "participants[0]": pair,
        "participants[1]": pair,
        "partner": "derived: counterpart of the document",
    }
    assert expected == bases(fact)
    assert fact.partner == fact.actors[1]


@pytest.mark.parametrize(("row", "line", "other"), [(1, 4, "Belmark"), (2, 7, "row 2"), (3, 9, "Dorvia")])
def test_a_pair_in_a_table_row(tmp_path: Path, row: int, line: int, other: str) -> None:
    """In a row the pair is the subject and the row's State, known or not, and the partner is that of the row."""
    text = MEETING.replace("PARTICIPANTS", '["pair"]').replace("let-03", f"gaz-0{line}")
    text = text.replace("line = 3", f"row = {row}\nline = {line}")
    dataset = gazette(tmp_path, text)
    fact = dataset.facts[f"gaz-0{line}-met"]
    assert ("Arvenia", True) == (fact.actors[0].name, fact.actors[1].name.endswith(other))
    assert fact.partner == fact.actors[1] == dataset.identifications[row - 1].party
    expected = {f"participants[{at}]": "derived: pair of the document" for at in (0, 1)}
    assert {**expected, "partner": "identified: identification"} == bases(fact)


@pytest.mark.parametrize("participants", ['["pair", "XC"]', '["XA", "pair"]'])
def test_a_pair_stands_alone(tmp_path: Path, participants: str) -> None:
    """Beside others in a list `pair` is the code of nobody."""
    with pytest.raises(tr.DatasetError, match=r"participants\[\d\]: expected the code of a known .*, found 'pair'"):
        letter(tmp_path, MEETING.replace("PARTICIPANTS", participants))


def test_an_organization_as_partner(tmp_path: Path) -> None:
    """The token `partner` is the organization where the document is about one, which is the partner of its facts."""
    dataset = letter(tmp_path, MEETING.replace("PARTICIPANTS", '["subject", "partner"]'), "LOR")
    fact = dataset.facts["let-03-met"]
    assert fact.partner == dataset.organizations["LOR"] == fact.actors[1]
    derived = "derived: counterpart of the document"
    subject = "derived: subject of the data set"
    assert {"participants[0]": subject, "participants[1]": derived, "partner": derived} == bases(fact)
    assert "League of Rivers" in dataset.relations
    assert [fact] == [*dataset.relations["LOR"].facts.cited_from("letter")]


@pytest.mark.parametrize("entry", [MISSION, POST], ids=["mission", "post"])
def test_a_state_alone_is_a_seat(tmp_path: Path, entry: str) -> None:
    """A code of a State in place of a city is the State itself, named by the words, so that no rule gives it."""
    dataset = letter(tmp_path, entry.replace("SEAT", '"XB"'))
    fact = dataset.facts.of(tr.DiplomaticMission, tr.ConsularPost).get("let-05-embassy")
    assert fact is not None
    assert tr.Place(name="Belmark", state=dataset.states["XB"]) == fact.seat
    assert ("Belmark", True, {}) == (str(fact.seat), fact.resident, bases(fact))
    assert fact.statement.endswith("in Belmark.")


def test_a_state_alone_is_a_place(tmp_path: Path) -> None:
    """The same holds of the place of any other fact."""
    text = MEETING.replace("PARTICIPANTS", '["XA", "XB"]') + 'place = "XC"\n'
    dataset = letter(tmp_path, text)
    fact = dataset.facts["let-03-met"]
    assert tr.Place(name="Corland", state=dataset.states["XC"]) == fact.location
    inside = [each for each in dataset.facts if each.location and each.location.state == dataset.states["XC"]]
    assert fact in inside
    assert inside == [*dataset.facts.where(place="Corland")]


SEATS = {
    "of no list": ("Long Marsh", "XB", {"seat.state": "derived: receiving State"}),
    "in ISO 3166-2": ("Tarn", "XB", {"seat.state": "derived: ISO 3166-2"}),
    "named in a third State": ("Long Marsh, XC", "XC", {}),
}


@pytest.mark.parametrize("case", SEATS)
def test_the_state_of_a_post_s_seat(tmp_path: Path, case: str) -> None:
    """A consular post sits in the receiving State by a rule, unless a list or the words give the State."""
    seat, state, expected = SEATS[case]
    dataset = letter(tmp_path, POST.replace("SEAT", f'"{seat}"'))
    fact = dataset.facts.of(tr.ConsularPost).only()
    assert fact.seat is not None
    assert (dataset.states[state], expected) == (fact.seat.state, bases(fact))
    assert fact.resident is (state == "XB")


def test_a_mission_s_seat_is_where_the_words_or_a_list_put_it(tmp_path: Path) -> None:
    """The rule is one for posts: of a mission in a city of no list the State is not known."""
    fact = letter(tmp_path, MISSION.replace("SEAT", '"Long Marsh"')).facts["let-05-embassy"]
    assert fact.location is not None
    assert (None, {}) == (fact.location.state, bases(fact))


def test_posts_in_a_state_that_is_not_known(tmp_path: Path) -> None:
    """Where the receiving State of a post is that of an unidentified row, its seat lies in no known State."""
    text = POST.replace("SEAT", '"Long Marsh"').replace('"XB"', '"partner"').replace("let-05", "gaz-07")
    text = text.replace("line = 5", "row = 2\nline = 7")
    fact = gazette(tmp_path, text).facts["gaz-07-embassy"]
    assert fact.location is not None
    assert None is fact.location.state
    assert re.fullmatch(r"Arvenia opened a consulate in Long Marsh\.", fact.statement)

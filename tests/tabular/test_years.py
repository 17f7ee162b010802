"""The table of partners and years: rows counted by hand, the rules behind them, and two partners of the shipped set."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from made_up import ALMANAC, cited
from strategies import ORGANIZATIONS, STATES, collected

import tajik_relations as tr
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import Aspect, MissionKind, RelationsTerm, Status, Tie
from tajik_relations.query.years import ASSUMPTION, year_rows
from tajik_relations.tabular.schema import columns_of, foreign_keys, primary_key

LAKES, (AVALONIA, HOME) = ORGANIZATIONS[0], STATES[:2]
NAMES = ("relations", "mission_sent", "mission_received", "shared_organization")
STAMPED = evolve(ALMANAC, stamp="01.06.1998", time_of_writing=parse("1995-05/1998-06-01"))
ARTICLE = evolve(ALMANAC, id="bulletin", time_of_writing=parse("1996/.."), mosaic=True)


def common(at: int, date: str | None, source: tr.SourceDocument = STAMPED, **values: Any) -> dict[str, Any]:
    """Return what every fact has."""
    citation = tr.Citation(document=source.id, line=at, words=("so it is",), source=source)
    when = parse(date) if date else None
    return {**cited("x"), "id": f"alm-{at}", "citations": (citation,), "partner": AVALONIA, "date": when, **values}


def began(at: int, date: str | None, **values: Any) -> tr.Fact:
    """Return the statement that relations with Avalonia began."""
    return tr.DiplomaticRelations(**common(at, date, **values), states=(HOME, AVALONIA), term=RelationsTerm.DIPLOMATIC)


def mission(at: int, date: str | None, *, sent: bool, **values: Any) -> tr.Fact:
    """Return the statement of an embassy, of the subject or of Avalonia."""
    sending, receiving = (HOME, AVALONIA) if sent else (AVALONIA, HOME)
    made = common(at, date, **values)
    return tr.DiplomaticMission(**made, mission=MissionKind.EMBASSY, sending=sending, receiving=receiving)


def member(at: int, date: str | None, *members: tr.State, **values: Any) -> tr.Fact:
    """Return the statement that some are members of the League of Lakes."""
    made = {"tie": Tie.MEMBER, "aspect": Aspect.HOLDS, **common(at, date), **values}
    return tr.Membership(**made, organization=LAKES, members=members)


class _Set:
    """A data set of these facts, as far as the table asks for it."""

    subject = HOME

    def __init__(self, *facts: tr.Fact) -> None:
        from tajik_relations.query.relations import relations_of

        self.facts = collected(facts)
        self.all_documents = (STAMPED, ARTICLE)
        self.relations = relations_of(self.facts, ())


def table(*facts: tr.Fact) -> dict[int, dict[str, Any]]:
    """Return the rows on Avalonia, by year."""
    return {row["year"]: row for row in year_rows(_Set(*facts)) if row["partner"] == "XA"}


def column(rows: dict[int, dict[str, Any]], name: str) -> str:
    """Return the answers of a column in the order of the years, `-` where nothing is stated."""
    return " ".join({"not stated": "-"}.get(row[name], row[name]) for row in rows.values())


def test_rows_counted_by_hand() -> None:
    """What a reader can check by eye: from the first dated tie to the stamp, by the documents and carried forward."""
    rows = table(
        began(1, "1993-04"),
        mission(2, "1994-11-05/..", sent=True, status=Status.ONGOING),
        mission(3, None, sent=False, status=Status.ONGOING),
        member(4, "1992", HOME),
        member(5, "1995-02-01", AVALONIA),
        member(6, None, HOME, AVALONIA),
    )
    assert list(range(1992, 1999)) == list(rows)
    expected = {
        "relations": "no yes yes yes - - -",
        "relations_carried": "no yes yes yes yes yes yes",
        "mission_sent": "no no yes yes - - -",
        "mission_sent_carried": "no no yes yes yes yes yes",
        "mission_received": "- - - - - - -",
        "mission_received_carried": "- - - - - - -",
        "shared_organization": "- - - yes - - -",
        "shared_organization_carried": "- - - yes yes yes yes",
    }
    assert expected == {name: column(rows, name) for name in expected}
    assert [None] * 4 + [ASSUMPTION] * 3 == [row["assumption"] for row in rows.values()]
    assert {2} == {row["undated"] for row in rows.values()}
    assert {"stated"} == {row["basis"] for row in rows.values()}


def test_an_article_speaks_of_its_dates_alone() -> None:
    """By an article that many wrote a tie is certain in the year of its date, and carried forward from there."""
    rows = table(began(1, "1993-04", source=ARTICLE), mission(2, "1992/..", sent=True, source=ARTICLE))
    assert "no yes - - - - -" == column(rows, "relations")
    assert "no yes yes yes yes yes yes" == column(rows, "relations_carried")
    assert "yes - - - - - -" == column(rows, "mission_sent")


def test_statements_that_differ() -> None:
    """Relations are certain where all dated statements agree; one mission is enough, an undated one leaves no open."""
    rows = table(began(1, "1993"), began(2, "1994"), began(3, None))
    assert "- yes yes - - -".split() == column(rows, "relations").split()
    rows = table(mission(1, "1993", sent=True), mission(2, "1995", sent=True), mission(3, "1994", sent=False))
    assert ("yes yes yes - - -", "no yes yes - - -") == (
        column(rows, "mission_sent"),
        column(rows, "mission_received"),
    )
    rows = table(mission(1, "1993", sent=True), mission(2, "1994", sent=False), mission(3, None, sent=False))
    assert "- yes yes - - -" == column(rows, "mission_received")


def test_what_ended_or_is_planned() -> None:
    """An end that the words give is kept when carried forward; a plan is never certain, and who left is no member."""
    rows = table(mission(1, "1993/1994-02", sent=True), mission(2, "1994", sent=False, status=Status.PLANNED))
    assert ("yes yes no no no no", "yes yes no no no no") == (
        column(rows, "mission_sent"),
        column(rows, "mission_sent_carried"),
    )
    assert "no - - - - -" == column(rows, "mission_received_carried")
    ended = table(mission(1, "1993", sent=True, status=Status.ENDED))
    assert ("yes - - - - -", "yes - - - - -") == (
        column(ended, "mission_sent"),
        column(ended, "mission_sent_carried"),
    )
    as_of = table(mission(1, "1993", sent=False), mission(2, "1995", sent=True, as_of=True))
    assert "- - yes - - -" == column(as_of, "mission_sent")
    assert "- - yes yes yes yes" == column(as_of, "mission_sent_carried")


dates = st.none() | st.sampled_from(("1992", "1993-05-01", "1994/..", "1993/1995", "../1996", "199X", "1995/"))


@given(dates, dates, dates, st.sampled_from((STAMPED, ARTICLE)), st.sampled_from((None, *Status)))
def test_carrying_forward_only_adds(
    one: str | None, two: str | None, three: str | None, source: tr.SourceDocument, status: Status | None
) -> None:
    """What the documents answer stays; carried forward, a "not stated" may become "yes", and the row says so."""
    facts = (
        began(1, one, source=source, status=status),
        mission(2, two, sent=True, source=source, status=status),
        member(3, three, HOME, AVALONIA, status=status),
    )
    for row in table(*facts).values():
        differs = False
        for name in NAMES:
            alone, carried = row[name], row[f"{name}_carried"]
            assert alone == carried or (alone, carried) == ("not stated", "yes")
            differs = differs or alone != carried
        assert row["assumption"] == (ASSUMPTION if differs else None)


def test_without_a_date_there_are_no_rows() -> None:
    """No year is made up where no tie has a date, or none that is dated to a year."""
    assert not table(began(1, None))
    assert not table(began(1, "199X"))


def test_two_shipped_partners(dataset: tr.Dataset) -> None:
    """The years of two partners are those that their pages give: a ministry's, and rows of an article."""
    rows = {(row["partner"], row["year"]): row for row in dataset.tables["years"].rows()}
    partners = {relation.partner.code for relation in dataset.relations if relation.partner}
    assert set(rows) == {(code, year) for code in partners for year in range(1991, 2022)}
    found = {code: {year: rows[code, year] for year in range(1991, 2022)} for code in ("AZ", "JP")}
    own = {name: column(found["AZ"], name).split() for name in NAMES[:3]}
    assert ["no"] + ["yes"] * 17 + ["-"] * 13 == own["relations"]  # 29 May 1992; the page was written from March 2008
    assert ["no"] * 17 + ["yes"] + ["-"] * 13 == own["mission_sent"]  # since 23 March 2008
    assert ["no"] * 16 + ["yes"] * 2 + ["-"] * 13 == own["mission_received"]  # since 22 September 2007
    assert ["no"] + ["yes"] * 30 == column(found["AZ"], "relations_carried").split()
    theirs = {name: column(found["JP"], name).split() for name in NAMES[:3]}
    assert ["no", "yes", *["-"] * 29] == theirs["relations"]  # 2 February 1992, in a cell of an article
    assert ["no"] * 16 + ["yes"] + ["-"] * 14 == theirs["mission_sent"]  # November 2007
    assert ["no"] * 11 + ["yes"] + ["-"] * 19 == theirs["mission_received"]  # January 2002


def test_the_table_for_other_programs(dataset: tr.Dataset) -> None:
    """It has a key, its names are those that Stata and R take, and every answer is one of three."""
    table = dataset.tables["years"]
    assert ("partner", "year") == primary_key("years")
    assert (("partner", "actors", "code"),) == foreign_keys("years")
    rows = list(table.rows())
    assert len(rows) == len({(row["partner"], row["year"]) for row in rows})
    for one in columns_of("years"):
        assert one.name.isidentifier()
        assert len(one.name) <= 32
    answers = {str(answer) for answer in Answer}
    assert {row[name] for row in rows for name in (*NAMES, *(f"{name}_carried" for name in NAMES))} <= answers


@pytest.mark.parametrize("code", ["JP", "NATO"])
def test_rows_of_one_partner_have_one_basis(dataset: tr.Dataset, code: str) -> None:
    """How far a partner is known is the same in all its years, and that of the relation."""
    bases = {row["basis"] for row in dataset.tables["years"].rows() if row["partner"] == code}
    assert {str(dataset.relations[code].basis)} == bases

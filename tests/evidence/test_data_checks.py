"""Whether wrong data beside the facts are found: vocabularies, identifications, outside dates, manifest, ledger."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from data_measuring import data_bench, data_score
from data_mutations import DataMutant, data_mutants
from measuring import PAGE
from running import ROOT

import tajik_relations as tr
from tajik_relations.evidence.checks.rules import unfounded
from tajik_relations.evidence.data_checks import left_out, wrong_data
from tajik_relations.evidence.data_checks.pinned_tables import SERVES, pinned_tables
from tajik_relations.evidence.name_index import name_index
from tajik_relations.evidence.originals import read_originals
from tajik_relations.evidence.verification import verify
from tajik_relations.model.dates import parse
from tajik_relations.model.identification import SetAside
from tajik_relations.model.terms import AsideReason, IdentificationBasis, LifeEvent, Lineage, OrganizationKind
from tajik_relations.query.occurrences import OccurrenceLink

MOST_SURVIVING = 0.1
"""The part of a small sample that may survive; of all it is half of that."""
SMALL = ROOT / "tests" / "helpers" / "small"


def with_change(dataset: tr.Dataset, table: str, key: object, change: Mapping[str, Any]) -> tr.Dataset:
    """Return the data set with some values of one record changed; *key* is its code, name, id, row or place."""
    records = list(getattr(dataset, table))
    at = key if table in ("outside_dates", "organization_dates", "set_aside", "occurrence_links") else None
    if at is None:
        names = ("row",) if table == "identifications" else ("code", "id", "name")
        at = next(
            place for place, record in enumerate(records) if key in [getattr(record, name, None) for name in names]
        )
    records[at] = evolve(records[at], **change)
    return evolve(dataset, **{table: tuple(records)})


def states(*codes: str) -> tuple[tr.State, ...]:
    """Return States of the shipped set by their codes."""
    return tuple(tr.load().states[code] for code in codes)


def place_of(dataset: tr.Dataset, document: str, line: int) -> int:
    """Return the place of the first entry that sets something of a line aside."""
    return next(at for at, entry in enumerate(dataset.set_aside) if (entry.document, entry.line) == (document, line))


def test_the_shipped_data_have_nothing_wrong(dataset: tr.Dataset) -> None:
    """Nothing is reported for the shipped set, and nothing of it is left out."""
    assert not list(wrong_data(dataset))
    assert not left_out(dataset)


def test_another_data_set_is_not_compared_with_tables_that_it_lacks() -> None:
    """The made-up data set has no problem, and every table that it lacks is told as left out."""
    small = tr.load(SMALL)
    assert not list(wrong_data(small))
    assert left_out(small) == tuple(SERVES.values())


@pytest.mark.exhaustive
def test_verify_reports_wrong_data(dataset: tr.Dataset) -> None:
    """The problems of `verify` have those of the data."""
    wrong = with_change(dataset, "all_states", "AF", {"alpha3": "AFX"})
    sentence = "states.toml: AF alpha3: expected 'AFG' as in pinned/state-codes.tsv, found 'AFX'"
    assert sentence in verify(wrong).problems


@pytest.mark.parametrize(
    ("table", "key", "change", "sentence"),
    [
        ("all_states", "AF", {"code": "Q1"}, "states.toml: Q1 code: expected the form of ISO 3166-1, found 'Q1'"),
        ("all_states", "AF", {"code": "AB"}, "states.toml: AB code: expected a code of ISO 3166-1, found 'AB'"),
        (
            "all_states",
            "AF",
            {"numeric": "008"},
            "states.toml: AF numeric: expected '004' as in pinned/state-codes.tsv, found '008'",
        ),
        (
            "all_states",
            "AL",
            {"numeric": "004"},
            "states.toml: AL numeric: expected a value of its own, found '004', which AF has",
        ),
        (
            "all_states",
            "AF",
            {"name": "Afganistan"},
            "states.toml: AF name: expected 'Afghanistan' as in pinned/state-codes.tsv, found 'Afganistan'",
        ),
        (
            "all_states",
            "AF",
            {"names": ("Islamic Republic of Afghanistan", "Persia")},
            "states.toml: AF names: expected only names in pinned/state-codes.tsv, found 'Persia'",
        ),
        (
            "all_states",
            "AF",
            {"adjectives": ()},
            "states.toml: AF adjectives: 'Afghan' is missing, although pinned/state-codes.tsv has it",
        ),
        (
            "all_states",
            "AF",
            {"adjectives": ("Afghan", "Afghan")},
            "states.toml: AF adjectives: expected each entry once, found one twice",
        ),
        (
            "all_organizations",
            "FAO",
            {"code": "Fao"},
            "organizations.toml: Fao code: expected capitals, digits and hyphens, found 'Fao'",
        ),
        (
            "all_organizations",
            "OSCE",
            {"kind": OrganizationKind.COMPANY},
            "organizations.toml: OSCE kind: expected a kind that has members, because facts name some, found company",
        ),
        (
            "all_organizations",
            "RTSU",
            {"kind": OrganizationKind.COMPANY},
            (
                "organizations.toml: RTSU kind: expected university for the name "
                "'Russian-Tajik (Slavonic) University', found company"
            ),
        ),
        (
            "all_organizations",
            "WB",
            {"name": "International Monetary Fund"},
            "organizations.toml: WB names: expected no name that IMF has, found 'International Monetary Fund'",
        ),
        (
            "all_organizations",
            "WB",
            {"name": "Wirld Bank"},
            "organizations.toml: WB name: expected a name that stands in cited words, found 'Wirld Bank'",
        ),
        (
            "all_organizations",
            "WB",
            {"names": ("IBRD",)},
            "organizations.toml: WB names: expected names that stand in cited words, found 'IBRD'",
        ),
        (
            "all_organizations",
            "RTSU",
            {"name": "Russian-Tajik (Slavonic)"},
            (
                "organizations.toml: RTSU names: expected 'Russian-Tajik (Slavonic) University', as the cited words "
                "always have it, found 'Russian-Tajik (Slavonic)'"
            ),
        ),
        (
            "all_organizations",
            "PARP",
            {"name": "and Review Process"},
            (
                "organizations.toml: PARP names: expected a name that neither begins nor ends with a word such as "
                "'of', found 'and Review Process'"
            ),
        ),
        (
            "all_organizations",
            "MAJLISI-MILLI",
            {"name": "Assembly of Tajikistan"},
            (
                "organizations.toml: MAJLISI-MILLI name: expected a name that stands in cited words, "
                "found 'Assembly of Tajikistan'"
            ),
        ),
        (
            "all_persons",
            "vladimir-putin",
            {"names": ("V.",)},
            "persons.toml: vladimir-putin names: expected a name with more than initials, found 'V.'",
        ),
        (
            "all_persons",
            "ilham-aliyev",
            {"code": "ilham_aliyev"},
            "persons.toml: ilham_aliyev code: expected small letters and hyphens, found 'ilham_aliyev'",
        ),
        (
            "all_persons",
            "ilham-aliyev",
            {"code": "heydar-aliyev"},
            (
                "persons.toml: heydar-aliyev code: expected words of the name 'Ilham Aliyev' in their order, "
                "found 'heydar-aliyev'"
            ),
        ),
        (
            "all_persons",
            "ilham-aliyev",
            {"code": "ilham"},
            "persons.toml: ilham code: expected the last word of the name 'Ilham Aliyev' at its end, found 'ilham'",
        ),
        (
            "all_places",
            "Tokyo",
            {"subdivision": "JP-27"},
            "places.toml: Tokyo subdivision: expected JP-13 as in pinned/subdivisions.tsv, found JP-27",
        ),
        (
            "all_places",
            "Ufa",
            {"subdivision": "RU-BA"},
            "places.toml: Ufa subdivision: expected none as in pinned/subdivisions.tsv, found RU-BA",
        ),
        (
            "all_places",
            "Ufa",
            {"names": ("Tokyo",)},
            "places.toml: Ufa names: expected no name that Tokyo has, found 'Tokyo'",
        ),
        (
            "all_places",
            "Nur-Sultan",
            {"names": ()},
            "places.toml: Nur-Sultan names: 'Astana' is missing, although pinned/names.tsv has it",
        ),
    ],
)
def test_wrong_vocabularies_are_found(
    table: str, key: str, change: Mapping[str, Any], sentence: str, dataset: tr.Dataset
) -> None:
    """Codes, names, kinds and subdivisions are compared with pinned tables and the cited words."""
    assert sentence in list(wrong_data(with_change(dataset, table, key, change)))


@pytest.mark.parametrize(
    ("key", "change", "sentence"),
    [
        (
            10,
            {"basis": IdentificationBasis.CORROBORATED},
            "row 10 basis: expected probable, as the rules give it, found corroborated",
        ),
        (
            20,
            {"basis": IdentificationBasis.PROBABLE},
            "row 20 basis: expected corroborated, as the rules give it, found probable",
        ),
        (
            25,
            {"basis": IdentificationBasis.CORROBORATED},
            "row 25 basis: expected restored, as the rules give it, found corroborated",
        ),
        (
            34,
            {"basis": IdentificationBasis.RESTORED},
            "row 34 basis: expected corroborated, as the rules give it, found restored",
        ),
        (
            2,
            {"basis": IdentificationBasis.PROBABLE, "partner": states("AD")[0], "guess": None},
            "row 2 basis: expected open, as the rules give it, found probable",
        ),
        (
            20,
            {"basis": IdentificationBasis.OPEN, "partner": None},
            "row 20 basis: expected corroborated, as the rules give it, found open",
        ),
        (
            18,
            {"sources": ("Asia-Plus",)},
            "row 18 sources: expected publishers whose outside dates support the partner, found 'Asia-Plus'",
        ),
        (
            10,
            {"sources": ("CA-News",)},
            "row 10 sources: expected a publisher whose outside date rules out Cyprus, found none",
        ),
        (1, {"first_line": 15, "last_line": 15}, "row 1 first_line: expected a line with words, found 15"),
        (2, {"last_line": 16}, "row 3 first_line: line 17 has words but belongs to no row"),
        (
            2,
            {"first_line": 14},
            "row 2 first_line: expected a line after row 1, which ends on line 14, found 14",
        ),
        (37, {"row": 38}, f"row: expected numbers from 1 to 37, found {', '.join(map(str, [*range(1, 37), 38]))}"),
        (
            11,
            {"text_candidates": states("CY", "CZ", "DK")},
            "row 11 text_candidates: expected CY CZ DK EE by the rules, found CY CZ DK",
        ),
        (
            11,
            {"text_candidates": states("CY", "CZ", "DK", "EG")},
            "row 11 text_candidates: expected CY CZ DK EE by the rules, found CY CZ DK EG",
        ),
        (11, {"candidates": states("CY", "CZ")}, "row 11 candidates: expected CY CZ DK by the rules, found CY CZ"),
        (
            20,
            {"reason": "Ministry of Foreign Affairs of Latvia: 12 May 1994"},
            "row 20 reason: expected only dates of the row or of its candidates, found 1994-05-12",
        ),
        (
            20,
            {"reason": "Ministry of Foreign Affairs of Latvia: 1995"},
            "row 20 reason: expected only years of the row or of its candidates, found 1995",
        ),
        (
            7,
            {"reason": "no source found for the date; Nepal fits a gap in its own list"},
            "row 7 reason: expected only States of candidates and neighbouring rows, found Nepal",
        ),
        (
            31,
            {"reason": "the row's references [47] and [49] are at mfa.gov.rs"},
            "row 31 reason: expected only footnotes of the row, found [49]",
        ),
        (
            1,
            {"reason": "a guess"},
            "row 1 reason: expected 'names the country' for a stated row and for no other, found 'a guess'",
        ),
        (
            6,
            {"reason": "a source"},
            "row 6 reason: expected words such as 'no date found' for a row that is open, found 'a source'",
        ),
        (
            6,
            {"reason": "a guess: Brazil; no date was found"},
            "row 6 reason: expected no guess for a row that is open, found 'a guess: Brazil; no date was found'",
        ),
        (
            2,
            {"reason": "Andorra, as no date was found"},
            "row 2 reason: expected 'a guess: Andorra' at its beginning, found 'Andorra, as no date was found'",
        ),
        (
            13,
            {"reason": "elimination would have ruled out the right State in 0 of the 9 rows on which it can be tested"},
            (
                "row 13 reason: expected 'elimination would have ruled out the right State in 1 of the 9 rows on which "
                "it can be tested' for a row that rests on elimination and for no other, found 'elimination would have "
                "ruled out the right State in 0 of the 9 rows on which it can be tested'"
            ),
        ),
        (
            14,
            {"partner": states("TJ")[0]},
            "row 14 partner: expected another State than the subject, found Tajikistan",
        ),
    ],
)
def test_wrong_identifications_are_found(
    key: int, change: Mapping[str, Any], sentence: str, dataset: tr.Dataset
) -> None:
    """Lines, candidates, degree, source and reason of a row are computed again, and a degree cannot be raised."""
    wrong = with_change(dataset, "identifications", key, change)
    assert f"identifications.toml: {sentence}" in list(wrong_data(wrong))


def test_codes_that_iso_3166_leaves_to_its_users(dataset: tr.Dataset) -> None:
    """A State that ISO does not list may have one of these, such as XK, and no other."""
    told = {
        code
        for code in ("AA", "AB", "QL", "QM", "QZ", "RA", "WA", "XA", "XK", "XZ", "ZX", "ZZ")
        for sentence in wrong_data(with_change(dataset, "all_states", "AF", {"code": code}))
        if sentence == f"states.toml: {code} code: expected a code of ISO 3166-1, found {code!r}"
    }
    assert told == {"AB", "QL", "RA", "WA", "ZX"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"date": parse("1992-10-22")},
            (
                "AM date: expected an entry of pinned/outside-dates.tsv, found AM, 1992-10-22, "
                "Ministry of Foreign Affairs of Armenia, "
                "https://mfa.am/en/press-releases/2017/10/21/arm-taj-25/7615, other ministry"
            ),
        ),
        (
            {"lineage": Lineage.PRESS},
            (
                "AM date: the entry AM, 1992-10-21, Ministry of Foreign Affairs of Armenia, "
                "https://mfa.am/en/press-releases/2017/10/21/arm-taj-25/7615, other ministry is missing, "
                "although pinned/outside-dates.tsv has it"
            ),
        ),
        (
            {"lineage": Lineage.SOURCE},
            (
                "AM (Ministry of Foreign Affairs of Armenia) lineage: expected the source itself for a page "
                "that is one of the documents and for no other, found the source itself"
            ),
        ),
        (
            {"remark": "agrees with row 3"},
            (
                "AM (Ministry of Foreign Affairs of Armenia) remark: 12 is missing, although "
                "pinned/outside-dates.tsv has it"
            ),
        ),
        (
            {"remark": "disagrees with row 3"},
            "AM (Ministry of Foreign Affairs of Armenia) remark: expected a row whose date disagrees, found row 3",
        ),
        (
            {"remark": "agrees with row 36"},
            "AM (Ministry of Foreign Affairs of Armenia) remark: expected rows that can be about Armenia, found row 36",
        ),
        (
            {"remark": "rules out this State for row 3"},
            (
                "AM (Ministry of Foreign Affairs of Armenia) remark: expected a row of which Armenia is no candidate, "
                "found row 3"
            ),
        ),
        (
            {"remark": "the date cell of row 3 is blank"},
            "AM (Ministry of Foreign Affairs of Armenia) remark: expected a row without a date, found row 3",
        ),
        (
            {"remark": "agrees with row 3, 1789"},
            (
                "AM (Ministry of Foreign Affairs of Armenia) remark: expected only figures that "
                "pinned/outside-dates.tsv has, "
                "found 1789"
            ),
        ),
    ],
)
def test_wrong_outside_dates_are_found(change: Mapping[str, Any], sentence: str, dataset: tr.Dataset) -> None:
    """A moved date, another publisher or a remark that the rows do not bear out is found."""
    wrong = with_change(dataset, "outside_dates", 0, change)
    assert f"outside-dates.toml: {sentence}" in list(wrong_data(wrong))


def test_a_doubled_outside_date_is_found(dataset: tr.Dataset) -> None:
    """An entry that stands twice is told with its count."""
    twice = evolve(dataset, outside_dates=(*dataset.outside_dates, dataset.outside_dates[2]))
    assert any(
        problem.endswith(
            "found AZ, 1992-05-29, Ministry of Foreign Affairs of Tajikistan, "
            "https://www.mfa.tj/en/main/view/140/relations-of-tajikistan-with-azerbaijan, the source itself 2 times"
        )
        for problem in wrong_data(twice)
    )


@pytest.mark.exhaustive
def test_no_degree_can_be_raised_by_hand(dataset: tr.Dataset) -> None:
    """A row that claims a better degree is found, however well its other values agree; a guess is no better degree."""
    index, order, lines = name_index(dataset), list(IdentificationBasis), read_originals(dataset, None)
    raised = [
        (row, basis)
        for row in dataset.identifications
        for basis in order[: order.index(row.basis)]
        if basis is not IdentificationBasis.CONJECTURAL
    ]
    assert len(raised) > 60
    for row, basis in raised:
        claim = claimed(row, basis, dataset)
        wrong = evolve(dataset, identifications=_with(dataset, claim))
        unread = [lines[one.document].missing(one.line, one.words) for one in claim.citations]
        assert any(unread) or [*wrong_data(wrong, lines, index), *unfounded(claim, wrong, index)], (row.row, basis)


def _with(dataset: tr.Dataset, row: tr.Identification) -> tuple[tr.Identification, ...]:
    return tuple(row if each.row == row.row else each for each in dataset.identifications)


def claimed(row: tr.Identification, basis: IdentificationBasis, dataset: tr.Dataset) -> tr.Identification:
    """Return a row of a better degree, with all other values such as that degree wants."""
    partner = row.partner or row.guess or row.candidates[0]
    theirs = [outside for outside in dataset.outside_dates if outside.state == partner] or list(dataset.outside_dates)
    rests = basis not in (IdentificationBasis.STATED, IdentificationBasis.DEDUCED)
    stated = tr.Citation(document=row.document, line=row.first_line, words=(partner.name,))
    return evolve(
        row,
        basis=basis,
        partner=partner,
        guess=None,
        candidates=(partner,),
        text_candidates=(partner,) if not rests else row.text_candidates,
        sources=(theirs[0].publisher,) if rests else (),
        lineage=(theirs[0].lineage,) if rests else (),
        elimination=basis is IdentificationBasis.PROBABLE,
        citations=(stated,) if basis is IdentificationBasis.STATED else (),
    )


@pytest.mark.parametrize(
    ("at", "change", "sentence"),
    [
        (
            0,
            {"date": parse("2001-10-10")},
            (
                "EAEC date: expected an entry of pinned/organization-dates.tsv, found EAEC, founded, 2001-10-10, "
                "wikisum.wiki (copy of an encyclopaedia article), "
                "https://wikisum.wiki/wiki/Eurasian_Economic_Community, treaty of foundation signed"
            ),
        ),
        (
            1,
            {"what": LifeEvent.ENDED},
            (
                "EAEC date: the entry EAEC, end agreed, 2014-10-10, Sputnik (RIA Novosti), "
                "https://sputnikglobe.com/20141010/"
                "Eurasian-Economic-Community-Leaders-Sign-Group-Abolition-193931058.html, "
                "agreement on its termination signed is missing, although pinned/organization-dates.tsv has it"
            ),
        ),
        (
            2,
            {"date": parse("1999")},
            "EAEC date: expected an end after the foundation, found 1999-12-31 after 2000-10-10",
        ),
    ],
)
def test_wrong_dates_of_organizations_are_found(
    at: int, change: Mapping[str, Any], sentence: str, dataset: tr.Dataset
) -> None:
    """A moved date, another event and an end before the foundation are found."""
    wrong = with_change(dataset, "organization_dates", at, change)
    assert f"organization-dates.toml: {sentence}" in list(wrong_data(wrong))


def test_a_doubled_or_missing_date_of_an_organization_is_found(dataset: tr.Dataset) -> None:
    """An entry that stands twice is told with its count, and one that is not there is missed."""
    twice = evolve(dataset, organization_dates=(*dataset.organization_dates, dataset.organization_dates[2]))
    assert any(problem.endswith("ceased to exist 2 times") for problem in wrong_data(twice))
    none = evolve(dataset, organization_dates=())
    assert 3 == len([problem for problem in wrong_data(none) if problem.endswith("-dates.tsv has it")])


@pytest.mark.parametrize(
    ("key", "change", "sentence"),
    [
        ("nato", {"sha256": "0bf5"}, "nato sha256: expected 64 hexadecimal digits, found '0bf5'"),
        ("mfa-russia", {"stamp": "today"}, "mfa-russia stamp: expected a date with its year, found 'today'"),
        (
            "mfa-russia",
            {"stamp": "11.09.2021 08:10"},
            "mfa-russia stamp: expected '10.09.2021 08:10' as in pinned/documents.tsv, found '11.09.2021 08:10'",
        ),
        ("mfa-russia", {"address": "mfa.tj"}, "mfa-russia address: expected a web address, found 'mfa.tj'"),
        (
            "mfa-russia",
            {"counterpart": "AZ"},
            "mfa-russia counterpart: expected RU, which the title names, found AZ",
        ),
        (
            "nato",
            {"title": "Relations with Tajikistan today"},
            "nato title: expected words of a line or of the address, found 'Relations with Tajikistan today'",
        ),
        (
            "nato",
            {"terms": "CC BY 4.0"},
            "nato terms: expected 'all rights with NATO' as in pinned/documents.tsv, found 'CC BY 4.0'",
        ),
    ],
)
def test_a_wrong_manifest_is_found(key: str, change: Mapping[str, Any], sentence: str, dataset: tr.Dataset) -> None:
    """Hash, stamp, address, title, terms and counterpart of a document are looked at."""
    wrong = with_change(dataset, "all_documents", key, change)
    assert f"seeds/manifest.toml: {sentence}" in list(wrong_data(wrong, read_originals(dataset, None)))


@pytest.mark.parametrize(
    ("document", "line", "change", "sentence"),
    [
        ("nato", 4, {"line": 3}, "line: expected a line with words, found an empty one"),
        (
            "nato",
            4,
            {"line": 5},
            "words: facts cite the line: set aside only the words that state no fact, not the whole line",
        ),
        ("nato", 9, {"line": 10}, "line: expected each line in only one entry, found a line in two entries"),
        (
            "wikipedia-foreign-relations",
            19,
            {"words": ("See Albania",)},
            "words: expected words of the line, found 'See Albania'",
        ),
        (
            "wikipedia-foreign-relations",
            44,
            {"words": ("bilateral",)},
            "words: expected words that no fact cites, found 'bilateral'",
        ),
        (
            "mfa-azerbaijan",
            22,
            {"fact": "mfaaz-20-military"},
            "fact: expected a fact that cites the line and has one of the words set aside, found 'mfaaz-20-military'",
        ),
        (
            "mfa-russia",
            66,
            {"reason": AsideReason.HEADING},
            "reason: 'image name' is for the file name of a picture, and only for this, found 'heading'",
        ),
        (
            "wikipedia-foreign-relations",
            19,
            {"reason": AsideReason.CONNECTIVE},
            "reason: 'connective' is for words without a name, found a name or the whole line",
        ),
        (
            "wikipedia-foreign-relations",
            12,
            {"reason": AsideReason.LINK},
            (
                "reason: 'link to another page' is for words that begin with See, Main, Further or Read, "
                "and only for these, found 'link to another page'"
            ),
        ),
        (
            "mfa-russia",
            15,
            {"reason": AsideReason.HEADING},
            "reason: expected at most 12 words on the line of a heading, found more",
        ),
        (
            "mfa-russia",
            1,
            {"reason": AsideReason.TABLE_FURNITURE},
            "reason: expected 'heading' for the words 'Relations of Tajikistan with Russia', found 'table furniture'",
        ),
        (
            "mfa-russia",
            3,
            {"reason": AsideReason.HEADING},
            "reason: expected 'page furniture' for the words '10.09.2021 08:10', found 'heading'",
        ),
        (
            "nato",
            4,
            {"reason": AsideReason.BROKEN_MARKUP},
            "reason: 'broken markup' is for some words of a line, found the whole line",
        ),
    ],
)
def test_what_is_wrongly_set_aside_is_found(
    document: str, line: int, change: Mapping[str, Any], sentence: str, dataset: tr.Dataset
) -> None:
    """Words set aside stand on their line, no fact cites them, no other entry has them, and their reason fits."""
    wrong = with_change(dataset, "set_aside", place_of(dataset, document, line), change)
    assert any(problem.endswith(sentence) for problem in wrong_data(wrong)), list(wrong_data(wrong))


def test_markup_is_set_aside_as_markup(dataset: tr.Dataset) -> None:
    """Words with brackets of markup can have no other reason."""
    at = next(place for place, entry in enumerate(dataset.set_aside) if entry.words == ("{{cite web",))
    wrong = with_change(dataset, "set_aside", at, {"reason": AsideReason.CONNECTIVE})
    assert any("expected 'broken markup' for words with brackets" in problem for problem in wrong_data(wrong))


def test_a_name_of_a_line_that_is_neither_cited_nor_set_aside_is_found(dataset: tr.Dataset) -> None:
    """Once words of a line are set aside, all its names and figures are cited or set aside."""
    wrong = with_change(
        dataset, "set_aside", place_of(dataset, "wikipedia-foreign-relations", 12), {"words": ("Country",)}
    )
    sentence = "wikipedia-foreign-relations:12 words: a name or figure is neither cited nor set aside"
    assert any(sentence in problem for problem in wrong_data(wrong))


def test_words_set_aside_twice_are_found(dataset: tr.Dataset) -> None:
    """A second entry with the words of the first is refused."""
    again = SetAside(document="mfa-russia", line=15, words=("Within",), reason=AsideReason.CONNECTIVE)
    wrong = evolve(dataset, set_aside=(*dataset.set_aside, again))
    assert any("expected words that no other entry has, found 'Within'" in problem for problem in wrong_data(wrong))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"facts": ("nato-19-landmines", "nato-28-academy")}, "facts: expected facts whose dates do not exclude"),
        ({"facts": ("nato-19-landmines", "nato-19-landmines")}, "facts: expected each fact once, found one twice"),
        ({"facts": ("nato-19-landmines", "wfr-16-diplomatic")}, "facts: expected facts of one kind"),
        ({"reason": "completed in Peru"}, "reason: expected only States of the facts, found Peru"),
        ({"reason": "completed in 2005"}, "reason: expected only years of the facts, found 2005"),
        (
            {"facts": ("wfr-16-diplomatic", "wfr-91-relations")},
            "facts: expected facts about the same parties or place",
        ),
    ],
)
def test_wrong_links_are_found(change: Mapping[str, Any], sentence: str, dataset: tr.Dataset) -> None:
    """A link joins facts of one kind, about the same parties, whose dates can be one."""
    known = {fact.id for fact in dataset.all_facts}
    assert set(change.get("facts", ())) <= known
    wrong = with_change(dataset, "occurrence_links", 1, change)
    assert any(sentence in problem for problem in wrong_data(wrong)), list(wrong_data(wrong))


def test_a_link_that_a_rule_makes_is_found(dataset: tr.Dataset) -> None:
    """What a rule links needs no reader."""
    ruled = next(occurrence for occurrence in dataset.occurrences if "beginning of relations" in occurrence.rule)
    link = OccurrenceLink(facts=tuple(fact.id for fact in ruled.facts[:2]), reason="told twice")
    wrong = evolve(dataset, occurrence_links=(*dataset.occurrence_links, link))
    assert any("links these facts already" in problem for problem in wrong_data(wrong))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"description": "What six documents say."}, "description: expected 5 documents, found six"),
        ({"version": "newest"}, "version: expected a form such as 1.2.0, found 'newest'"),
        (
            {"title": "Relations of Peru"},
            "title: expected Tajikistan among the States that the title names, found Peru",
        ),
        ({"address": "here"}, "address: expected a web address, found 'here'"),
        (
            {"license": "https://creativecommons.org/licenses/by-sa/5.0/"},
            (
                "license: expected one of the licences of Creative Commons, "
                "found 'https://creativecommons.org/licenses/by-sa/5.0/'"
            ),
        ),
    ],
)
def test_a_wrong_header_is_found(change: Mapping[str, Any], sentence: str, dataset: tr.Dataset) -> None:
    """What the data set says of itself agrees with it, and has the form that it should."""
    assert f"dataset.toml: {sentence}" in list(wrong_data(evolve(dataset, **change)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("noun\tkind\n", "seeds/pinned/kind-nouns.tsv: expected the columns noun, kinds, found noun, kind"),
        ("", "seeds/pinned/kind-nouns.tsv: expected the columns noun, kinds, found none"),
        ("noun\tkinds\nBank\n", "seeds/pinned/kind-nouns.tsv: row 2: expected 2 cells, found 1"),
    ],
)
def test_a_damaged_table_is_refused(content: str, sentence: str, dataset: tr.Dataset, tmp_path: Path) -> None:
    """A pinned table of other columns, or with a row of another length, is refused by its name."""
    (tmp_path / "pinned").mkdir()
    (tmp_path / "pinned" / "kind-nouns.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(tr.EvidenceError, match=f"^{sentence}$"):
        pinned_tables(evolve(dataset, seeds=str(tmp_path)))


def test_a_table_of_its_own_is_used_by_another_data_set(tmp_path: Path) -> None:
    """A data set with a pinned table of its own is compared with it."""
    shutil.copytree(SMALL, tmp_path / "set")
    pinned = tmp_path / "set" / "seeds" / "pinned"
    pinned.mkdir()
    (pinned / "subdivisions.tsv").write_text("place\tcode\tsubdivision\nTarn\tXC-TA\tTarn\n", encoding="utf-8")
    problems = list(wrong_data(tr.load(tmp_path / "set")))
    assert "places.toml: Tarn subdivision: expected XC-TA as in pinned/subdivisions.tsv, found XB-TA" in problems


@pytest.mark.exhaustive
def test_nearly_every_wrong_value_of_other_data_is_found() -> None:
    """Of a sample of the mutants few survive, all of them on the page, and never a degree that is raised."""
    bench = data_bench()
    mutants = list(data_mutants(bench.files.tables))
    raised = [mutant for mutant in mutants if mutant.operator == "degree raised"]
    sample: list[DataMutant] = [*mutants[7::30], *raised[::10]]
    score = data_score(bench, sample)
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"- `{line}`" in page for lines in score.alive.values() for line in lines), score.alive
    assert score.share() <= MOST_SURVIVING, score.alive
    assert not score.share(operator="degree raised")

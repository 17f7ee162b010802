"""Make the pinned tables again: tables with which the data are compared, and which are not made from the data.

The argument is a folder with the lists of other publishers: `state_codes.tsv`, `osce_participating_states.tsv`,
`outside_dates.tsv` and `organization_dates.tsv`. Names and subdivisions come from pycountry, which contains those of
ISO 3166. The lists in this file were entered by hand. Edit `documents.tsv`, `identification-clues.tsv`,
`kind-nouns.tsv` and `names.tsv` directly.
"""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pycountry

import tajik_relations as tr
from tajik_relations.model.terms import LifeEvent, Lineage

PINNED = Path(__file__).parents[1] / "seeds" / "pinned"
BETWEEN = " | "
"""The separator between the values of a cell that has several values."""
_HAND = "tools/pinned_tables.py"
COMMON_ENGLISH = {
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "FM": "Micronesia",
    "PS": "Palestine",
    "RU": "Russia",
    "ST": "São Tomé and Príncipe",
    "TL": "East Timor",
    "TR": "Turkey",
    "VA": "Holy See",
}
"""Names by which English tables are sorted, if ISO 3166-1 has another form."""
FURTHER = {
    "AE": ("UAE",),
    "AZ": ("Azerbaijan Republic",),
    "BF": ("Upper Volta",),
    "BJ": ("Dahomey",),
    "BY": ("Byelorussia",),
    "CD": ("Zaire", "Congo"),
    "GB": ("UK", "Great Britain"),
    "IR": ("Persia",),
    "KG": ("Kirghizia",),
    "KP": ("Korea",),
    "KR": ("Korea",),
    "LK": ("Ceylon",),
    "MD": ("Moldavia",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "SZ": ("Swaziland",),
    "TH": ("Siam",),
    "US": ("USA", "U.S."),
}
"""Names that ISO 3166-1 does not contain: former names, short names, and a name that a document uses."""
DOUBTFUL_NUMBERS = {("VA", "cow"), ("VA", "gw"), ("VN", "gw")}
"""Numbers in the list that other data give to a former State: the Papal States, South Vietnam."""
NUMBERS_ABSENT = {"NA": ("565", "565")}
"""COW and GW numbers that the list lacks, from countrycode 0.6.0 and country-converter for Python."""
ADJECTIVES = dict(
    entry.split(" ", 1)
    for entry in (
        "AD Andorran; AE Emirati; AF Afghan; AL Albanian; AM Armenian; AO Angolan; AR Argentine | Argentinian; AT "
        "Austrian; AU Australian; AZ Azerbaijani; BA Bosnian; BB Barbadian; BD Bangladeshi; BE Belgian; BF "
        "Burkinabe; BG Bulgarian; BH Bahraini; BI Burundian; BJ Beninese; BN Bruneian; BO Bolivian; BR Brazilian; "
        "BS Bahamian; BT Bhutanese; BW Botswanan; BY Belarusian; BZ Belizean; CA Canadian; CH Swiss; CI Ivorian; "
        "CL Chilean; CM Cameroonian; CN Chinese; CO Colombian; CR Costa Rican; CU Cuban; CV Cape Verdean; CY "
        "Cypriot; CZ Czech; DE German; DJ Djiboutian; DK Danish; DZ Algerian; EC Ecuadorian; EE Estonian; EG "
        "Egyptian; ER Eritrean; ES Spanish; ET Ethiopian; FI Finnish; FJ Fijian; FR French; GA Gabonese; GB "
        "British; GD Grenadian; GE Georgian; GH Ghanaian; GM Gambian; GN Guinean; GQ Equatorial Guinean | "
        "Equatoguinean; GR Greek; GT Guatemalan; GW Bissau-Guinean; GY Guyanese; HN Honduran; HR Croatian; HT "
        "Haitian; HU Hungarian; ID Indonesian; IE Irish; IL Israeli; IN Indian; IQ Iraqi; IR Iranian; IS "
        "Icelandic; IT Italian; JM Jamaican; JO Jordanian; JP Japanese; KE Kenyan; KG Kyrgyz; KH Cambodian; KI "
        "I-Kiribati; KM Comorian; KP North Korean; KR South Korean; KW Kuwaiti; KZ Kazakh | Kazakhstani; LA Lao | "
        "Laotian; LB Lebanese; LK Sri Lankan; LR Liberian; LT Lithuanian; LU Luxembourgish; LV Latvian; LY "
        "Libyan; MA Moroccan; MC Monegasque; MD Moldovan; ME Montenegrin; MG Malagasy; MH Marshallese; MK "
        "Macedonian | North Macedonian; ML Malian; MM Burmese; MN Mongolian; MR Mauritanian; MT Maltese; MU "
        "Mauritian; MV Maldivian; MW Malawian; MX Mexican; MY Malaysian; MZ Mozambican; NA Namibian; NE Nigerien; "
        "NG Nigerian; NI Nicaraguan; NL Dutch; NO Norwegian; NP Nepali | Nepalese; NR Nauruan; OM Omani; PA "
        "Panamanian; PE Peruvian; PG Papua New Guinean; PH Philippine | Filipino; PK Pakistani; PL Polish; PS "
        "Palestinian; PT Portuguese; PW Palauan; PY Paraguayan; QA Qatari; RO Romanian; RS Serbian; RU Russian; "
        "RW Rwandan; SA Saudi; SC Seychellois; SD Sudanese; SE Swedish; SG Singaporean; SI Slovenian | Slovene; "
        "SK Slovak; SL Sierra Leonean; SM Sammarinese; SN Senegalese; SO Somali; SR Surinamese; SS South "
        "Sudanese; SV Salvadoran; SY Syrian; SZ Swazi; TD Chadian; TG Togolese; TH Thai; TJ Tajik; TL Timorese; "
        "TM Turkmen; TN Tunisian; TO Tongan; TR Turkish; TT Trinidadian; TV Tuvaluan; TW Taiwanese; TZ Tanzanian; "
        "UA Ukrainian; UG Ugandan; US American; UY Uruguayan; UZ Uzbek; VE Venezuelan; VN Vietnamese; WS Samoan; "
        "YE Yemeni; ZA South African; ZM Zambian; ZW Zimbabwean"
    ).split("; ")
)
"""Usual English adjectives of States; an adjective that two States share, such as "Korean", is left out."""
LISTED = {
    "Ashgabat": "TM-S",
    "Baku": "AZ-BA",
    "Moscow": "RU-MOW",
    "Nur-Sultan": "KZ-71",
    "Saint-Petersburg": "RU-SPE",
    "Tashkent": "UZ-TK",
    "Tehran": "IR-23",
    "Washington, D.C.": "US-DC",
}
"""The subdivision that a place is or in which it lies, if ISO 3166-2 has another name for it."""
NOT_MEANT = {("New York", "US-NY")}
"""Places with the name of a subdivision that are not this subdivision."""
OWN_MINISTRY, OTHER_MINISTRY, REFERENCE, PRESS = map(
    str, (Lineage.OWN_MINISTRY, Lineage.OTHER_MINISTRY, Lineage.REFERENCE, Lineage.PRESS)
)
LINEAGES = {
    "Angop (EIN Presswire)": PRESS,
    "Asia-Plus": PRESS,
    "Asia-Plus (news.tj)": PRESS,
    "Asia-Plus citing the Tajik ministry": PRESS,
    "CA-News": PRESS,
    "Cambodian government news": OTHER_MINISTRY,
    "Chinese day-in-history page": REFERENCE,
    "Dáil Éireann": OTHER_MINISTRY,
    "Embassy of Tajikistan in Berlin": OWN_MINISTRY,
    "Embassy of Tajikistan in Cairo (APO/Zawya)": OWN_MINISTRY,
    "Embassy of Tajikistan in Islamabad": OWN_MINISTRY,
    "Embassy of Tajikistan in Kyiv": OWN_MINISTRY,
    "Embassy of Tajikistan in Vienna": OWN_MINISTRY,
    "Government of Palau": OTHER_MINISTRY,
    "Khovar (message of the President of Tajikistan)": PRESS,
    "Khovar citing the Tajik ministry": PRESS,
    "Ministry of Foreign Affairs of Armenia": OTHER_MINISTRY,
    "Ministry of Foreign Affairs of Latvia": OTHER_MINISTRY,
    "Ministry of Foreign Affairs of St Kitts and Nevis": OTHER_MINISTRY,
    "Ministry of Foreign Affairs of Tajikistan": OWN_MINISTRY,
    "Ministry of Foreign Affairs of Turkey": OTHER_MINISTRY,
    "Ministry of Foreign Affairs of Vietnam": OTHER_MINISTRY,
    "Mission of Liberia to the UN": OTHER_MINISTRY,
    "Monaco-Matin": PRESS,
    "Office of the President of Serbia, by news": PRESS,
    "Presidency of Egypt (allAfrica)": OTHER_MINISTRY,
    "President of Tajikistan (EIN Presswire)": OWN_MINISTRY,
    "Romanian ministry text (infoeuropa.ro)": OTHER_MINISTRY,
    "Sputnik Tajikistan citing the Tajik ministry": PRESS,
    "Tajikistan News Gazette (from Asia-Plus)": PRESS,
    "The Diplomatic Insight": PRESS,
    "US Office of the Historian": OTHER_MINISTRY,
    "copy of English Wikipedia, August 2020": REFERENCE,
    "copy of a Tajik ministry text (Scribd)": OWN_MINISTRY,
    "derived from a report on Bhutan's relations": REFERENCE,
    "joint statement in Al-Watan (Bahrain)": PRESS,
    "news item quoting the Indian ministry": PRESS,
    "press service of the President of Tajikistan (vvptoday.ru)": OWN_MINISTRY,
    "sng.today citing the Tajik ministry": PRESS,
}
"""Where the dates of each publisher come from: the author of the words counts, not the place of the page.

A page that repeats a text unchanged has the lineage of the text; a page that reports what somebody said is press. The
address and the list's own note show that a page is one of the documents or a copy of one.
"""
EVENTS = {
    "treaty of foundation signed": str(LifeEvent.FOUNDED),
    "agreement on its termination signed": str(LifeEvent.END_AGREED),
    "ceased to exist": str(LifeEvent.ENDED),
}
"""The meaning of the words in the list of organizations' dates."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *sources: str) -> str:
    """Return a table as text, below lines with its sources."""
    text = io.StringIO()
    text.writelines(f"# {source}\n" for source in sources)
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def states(codes: Iterable[Mapping[str, str]]) -> str:
    """Return the table of States, with codes of a published list and names of ISO 3166-1."""
    rows = [
        (row["alpha2"], row["alpha3"], row["iso_numeric"], *(_number(row, system) for system in ("cow", "gw")))
        for row in codes
    ]
    listed = {code for code, *_ in rows}
    rows += [
        (entry.alpha_2, entry.alpha_3, entry.numeric, *NUMBERS_ABSENT.get(entry.alpha_2, ("", "")))
        for entry in pycountry.countries
        if entry.alpha_2 not in listed
    ]
    return table(
        ("alpha2", "alpha3", "numeric", "cow", "gw", "name", "names", "adjectives"),
        map(_state, sorted(rows)),
        "Codes: ISO 3166-1, Correlates of War, Gleditsch and Ward, from the data of the public package countrycode",
        "1.8.0, commit 284d6a2; NA, which that list lacks, from pycountry. Numbers of which another package has",
        f"others for the State of today are left out ({_HAND}).",
        f"Names: ISO 3166-1, from pycountry; common English, former and short names and adjectives by hand ({_HAND}).",
    )


def _number(row: Mapping[str, str], system: str) -> str:
    return "" if (row["alpha2"], system) in DOUBTFUL_NUMBERS else row[system]


def _state(codes: tuple[str, ...]) -> tuple[str, ...]:
    code = codes[0]
    entry = pycountry.countries.get(alpha_2=code)
    forms = [entry.name, getattr(entry, "common_name", None), getattr(entry, "official_name", None)]
    name = COMMON_ENGLISH.get(code, forms[1] or entry.name)
    further = dict.fromkeys(form for form in (*forms, *FURTHER.get(code, ())) if form and form != name)
    return *codes, name, BETWEEN.join(further), ADJECTIVES.get(code, "")


def subdivisions(places: Iterable[tr.Place]) -> str:
    """Return the table of the subdivisions that have the name of a place or are listed as containing it."""
    return table(
        ("place", "code", "subdivision"),
        sorted(row for place in places for row in _subdivisions(place)),
        "ISO 3166-2, from pycountry: what bears the name of a place, or is listed by hand as what a place is or",
        f"lies in ({_HAND}).",
    )


def _subdivisions(place: tr.Place) -> Iterator[tuple[str, str, str]]:
    for entry in pycountry.subdivisions:
        meant = entry.name == place.name and (place.name, entry.code) not in NOT_MEANT
        if meant or entry.code == LISTED.get(place.name):
            yield place.name, entry.code, entry.name


def participating(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the table of the States that take part in an organization."""
    return table(
        ("organization", "state", "since"),
        (("OSCE", row["alpha2"], row["year"]) for row in rows),
        "The 57 participating States of the OSCE with the year of joining, from a public list after Wikipedia",
        "(SpocWiki/_Standards, International/OSZE.md, commit 0e8e744).",
    )


def outside(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the table of dates by other publishers."""
    return table(
        ("state", "date", "publisher", "address", "lineage", "note"),
        ((row["alpha2"], row["date"], row["publisher"], row["address"], lineage_of(row), row["note"]) for row in rows),
        "When relations with Tajikistan began, by other publishers, as noted from stored copies of their pages.",
        f"Lineage: by hand, from publisher and address ({_HAND}).",
    )


def lineage_of(row: Mapping[str, str]) -> str:
    """Return the lineage of an outside date in relation to the documents."""
    if row["address"] in {document.address for document in tr.load().all_documents}:
        return str(Lineage.SOURCE)
    return str(Lineage.COPY) if row["independent"] == "no" else LINEAGES[row["publisher"]]


def lives(rows: Iterable[Mapping[str, str]]) -> str:
    """Return the table with the beginning and end of organizations according to other publishers."""
    organizations = tr.load().organizations
    return table(
        ("organization", "what", "date", "publisher", "address", "note"),
        (
            (
                organizations[row["organization"]].code,
                EVENTS[row["what"]],
                *(row[name] for name in ("date", "publisher", "address", "what")),
            )
            for row in rows
        ),
        "When organizations that the documents name began and ended, by other publishers.",
        f"What it dates: by hand, from the list's own words, which are the note ({_HAND}).",
    )


def main(lists: Path) -> None:
    """Write the tables."""
    PINNED.mkdir(exist_ok=True)
    tables = {
        "state-codes": states(read(lists / "state_codes.tsv")),
        "subdivisions": subdivisions(tr.load().all_places),
        "participating-states": participating(read(lists / "osce_participating_states.tsv")),
        "outside-dates": outside(read(lists / "outside_dates.tsv")),
        "organization-dates": lives(read(lists / "organization_dates.tsv")),
    }
    for name, text in tables.items():
        (PINNED / f"{name}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

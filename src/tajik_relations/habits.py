"""What people type from habit, and what is right here: the one table of such names, and who asks it.

Classes that inherit `Helpful` answer an attribute that they do not have with `UnknownAttribute`, which names the right
call from the table, or else the names that are near.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from tajik_relations.errors import UnknownAttribute

_PACKAGE = {
    "people person politicians actors presidents": 'tr.persons, or tr.persons["Emomali Rahmon"]',
    "countries country partners": "tr.relations for those with relations, tr.states for all",
    "orgs organisations organisation bodies": "tr.organizations",
    "Country": "tr.State",
    "Embassy Embassies Mission": "tr.DiplomaticMission; the facts are tr.missions and tr.missions.embassies",
    "Consulate Consulates": "tr.ConsularPost; the facts are tr.missions.consulates",
    "Agreement Agreements": "tr.Treaty; the facts are tr.treaties",
    "Aid aid Help": "tr.Assistance; the facts are tr.assistance",
    "agreements agreement accords treaty": "tr.treaties",
    "visit trips": "tr.visits",
    "member members members_of membership": 'tr.memberships, or tr.organizations["CIS"].members()',
    "is_member member_of membership_of": 'tr.organizations["CIS"].membership_of("Armenia")',
    "sources source texts": "tr.documents",
    "plot map chart draw graph": "tr.pictures: timeline, map, network",
    "to_csv to_json to_excel to_parquet save dump write": 'tr.export("facts.csv"), or the command line\'s export',
    "to_pandas df dataframe data": "tr.facts.to_pandas()",
    "to_polars": "tr.facts.to_polars()",
    "find query select filter": 'tr.facts.where(status="planned"), or tr.facts.search("border")',
    "search": 'tr.facts.search("border")',
    "about": 'tr.facts.about("NATO")',
    "during between": 'tr.facts.during(2004, "2007")',
    "count count_by": 'tr.facts.count_by("kind")',
    "get": 'tr.relations.get("Armenia")',
    "read read_dataset open dataset Data": "tr.load(), or tr.load(folder)",
    "license licence": "tr.load().license, and document.terms for each text",
    "bibliography citation bibtex": 'tr.cite(fact), tr.cite("nato", format="bibtex")',
    "check validate": "tr.verify()",
    "Date date parse_date": 'tr.PartialDate.parse("1992-04")',
    "history": 'tr.timeline("Armenia")',
    "kinds": 'tr.facts.count_by("kind")',
    "version": "tr.__version__",
    "conflicts contradictions": "tr.disagreements",
    "ambassador": "tr.ambassadors",
    "established": 'tr.relations["Armenia"].established',
    "distinct unique": "tr.facts.distinct()",
}
_FACTS = {
    "filter query select find loc": 'where(status="planned"), or where(lambda fact: …)',
    "between in_period in_year year years": 'during(2004, "2007")',
    "by by_partner by_state with_ concerning": 'about("NATO"), or where(partner="AM")',
    "at in_ place located": 'where(place="Dushanbe")',
    "from_ document documents source sources": 'cited_from("nato")',
    "since from_date starting": "began(2007), or after(2006)",
    "until to": "before(2008)",
    "sort sort_by order_by sorted ordered": "by_date()",
    "count size length shape": 'len(facts), or count_by("kind")',
    "value_counts kinds": 'count_by("kind")',
    "groupby": 'group_by("partner")',
    "unique drop_duplicates": "distinct()",
    "head tail iloc top": "a slice, such as facts[:5]",
    "last newest": "latest()",
    "oldest": "earliest()",
    "to_csv to_json to_excel to_parquet to_sql save dump": 'tr.export("facts.csv", facts)',
    "to_dict to_dicts as_dict": "tr.to_dict(fact) for each, or table.rows()",
    "to_list tolist all values": "list(facts)",
    "df dataframe": "to_pandas()",
    "plot map": "tr.pictures.timeline(facts)",
    "statements sentences text": "statement of each fact",
    "columns": "table.schema",
    "people persons": "where(lambda fact: …) on actors, or about(name)",
    "matching contains": 'search("border")',
    "cite": "tr.cite(fact) for each",
}
_FACT = {
    "source url link href address": "document, which is its id; tr.documents[fact.document].address is the address",
    "text sentence description": "statement, one sentence of ours; the words of the document are in citations",
    "quote words evidence quotation": "citations, each with its document, line and words",
    "reference references citation": "citations, or cite()",
    "license licence": "tr.documents[fact.document].terms",
    "year": 'date, an exact or partial one; count_by("year") counts facts by it',
    "when": "date",
    "where": "place, or location for whatever kind",
    "who people participants": "actors",
    "country state": "partner, or actors",
    "type": "kind",
    "note comment": "remark",
    "confidence certainty uncertain": "basis, which has an entry for each value that is not stated",
    "amount value number": "quantity, or figure for whatever kind",
    "to_dict as_dict asdict": "tr.to_dict(fact)",
    "page": "document and line",
    "happened": "realized",
}
_RELATION = {
    "country state": "partner",
    "agreements": "treaties",
    "aid": "assistance",
    "consulates": "missions.consulates",
    "start since began_on start_date": "established",
    "history": "timeline()",
    "orgs organisations shared": "organizations",
    "cite citations": "facts, each with its citations",
    "confidence certainty degree": "basis",
    "embassy": "embassies",
    "code": "partner.code",
    "to_pandas table": "facts.to_pandas()",
}
_DATE = {
    "date to_date day_exact": "earliest and latest, two datetime.date",
    "min start_date": "earliest",
    "max end_date": "latest",
    "strftime isoformat format text": "str(date), which is EDTF",
    "timestamp": "earliest and latest, two datetime.date",
    "year month day": "earliest.year and latest.year, as this is no single date",
    "start end": "earliest and latest",
}
_DOCUMENT = {
    "url link href": "address",
    "license licence": "terms",
    "date published timestamp": "stamp as printed, stamped as a date, time_of_writing",
    "author": "publisher",
    "name": "title, or id",
    "text content": "file and sha256, which tell which text it is: the texts belong to others",
}
_ACTOR = {
    "alpha_2 alpha2 iso iso2 iso_alpha2": "code",
    "alpha_3 iso3 iso_alpha3": "alpha3",
    "iso_numeric number": "numeric",
    "id": "code",
    "relations relation": "tr.relations[name]",
    "country": "name",
}
_COLLECTION = {
    "by": "a name in brackets, such as tr.persons[name]",
    "filter query select find": "where(lambda item: …)",
    "all to_list tolist values": "list(…)",
    "names keys": "[str(item) for item in …]",
    "count size length": "len(…)",
    "sort sort_by": "sorted(…, key=…)",
}


_TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "package": MappingProxyType(_PACKAGE),
        "facts": MappingProxyType(_FACTS),
        "fact": MappingProxyType(_FACT),
        "relation": MappingProxyType(_RELATION),
        "date": MappingProxyType(_DATE),
        "document": MappingProxyType(_DOCUMENT),
        "actor": MappingProxyType(_ACTOR),
        "collection": MappingProxyType(_COLLECTION),
    }
)
"""For each sort of object the names that people try, those with one meaning in one key, and what is right."""


def habits_of(sort: str) -> dict[str, str]:
    """Return what is right for each name that people try on a sort of object."""
    return {name: right for names, right in _TABLES[sort].items() for name in names.split()}


def unknown_attribute(owner: str, sort: str, name: str, known: Iterable[str]) -> UnknownAttribute:
    """Return the error for an attribute that does not exist: with what is right, where the table knows it."""
    right = habits_of(sort).get(name)
    return UnknownAttribute(owner, name, f"use {right}" if right else "", known)


class Helpful:
    """Mixin: an attribute that does not exist raises `UnknownAttribute`, which names the right one."""

    __slots__ = ()
    asked_as: ClassVar[str] = "collection"
    """Which part of the table of habits is asked."""

    if not TYPE_CHECKING:  # a checker of types knows the attributes, and no others

        def __getattr__(self, name: str) -> Any:
            """Refuse a name that is no attribute."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            known = (each for each in dir(type(self)) if not each.startswith("_"))
            owner = type(self).__name__.removesuffix("Profile")
            raise unknown_attribute(owner, self.asked_as, name, known)

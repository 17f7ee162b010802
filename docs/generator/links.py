"""Names of pages and anchors, and links to them as Markdown; anchors are for good, as others cite them."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from attrs import frozen
from markupsafe import Markup

import tajik_relations as tr
from generator.titles import date_in_words
from generator.writing import escaped
from tajik_relations.exports.package_metadata import address_of
from tajik_relations.model.names import folded

_OTHER_CHARACTERS = re.compile("[^a-z0-9]+")
_ADDRESS = re.compile(r"(https?://[^\s,;()]+(?:\([^\s()]*\))?)")
_WITHOUT_DATE = {tr.terms.Timing.CURRENT: "when written", tr.terms.Timing.UNDATED: "no date"}


def slug(*names: object) -> Markup:
    """Return names as one name of a file or an anchor: lower-case letters, digits, single hyphens.

    >>> print(slug("partner", "Côte d'Ivoire"))
    partner-cote-d-ivoire
    """
    name = "-".join(folded(str(name)) for name in names)
    return Markup(_OTHER_CHARACTERS.sub("-", name).strip("-"))  # noqa: S704 - only letters


def spaced(name: str) -> str:
    """Return the name of a type as words: `DiplomaticMission` becomes "Diplomatic mission"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def link(text: object, anchor: str) -> Markup:
    """Return a link to an anchor anywhere in the site."""
    return Markup("[{}](#{})").format(escaped(text), anchor)


def web_link(text: object, address: str | None) -> Markup:
    """Return a link to a page of the web; the text alone if there is no such address."""
    safe = address_of(address)
    return Markup("[{}](<{}>)").format(escaped(text), Markup(safe)) if safe else escaped(text)  # noqa: S704 - checked


def linked(sentence: str) -> Markup:
    """Return a sentence in which web addresses are links that show the name of the site; it ends with a full stop."""
    parts = _ADDRESS.split(f"{sentence[:1].upper()}{sentence[1:]}".rstrip("."))
    parts[1::2] = [web_link(urlsplit(address).hostname, address) for address in parts[1::2]]
    return Markup("{}.").format(Markup("").join(map(escaped, parts)))


def target(text: object, anchor: str, style: str) -> Markup:
    """Return text that has an anchor."""
    return Markup("[`{}`]{{#{} .{}}}").format(text, anchor, style)


def fact_link(fact: tr.Fact) -> Markup:
    """Return a fact's id as a link to its permanent place."""
    return Markup("{{fact}}`{}`").format(fact.id)


def report_link(report_to: str, fact: tr.Fact | None = None) -> Markup:
    """Return a link by which a mistake in a fact is reported, its id filled in; nothing if there is no such address."""
    address = address_of(report_to.replace("{title}", quote(fact.id if fact else "", safe="")))
    return Markup("[report a mistake](<{}>)").format(Markup(address)) if address else Markup("")  # noqa: S704 - checked


def _name_parts(disagreement: tr.Disagreement) -> tuple[str, ...]:
    unit = getattr(disagreement.values[0].value, "unit", None)
    return ("disagreement", disagreement.occurrence, disagreement.field, unit or "")


_PARTS: tuple[tuple[type, Callable[[Any], tuple[str, ...]]], ...] = (
    (tr.Fact, lambda fact: (fact.id,)),
    (tr.Relation, lambda relation: ("partner", relation.name)),
    (tr.Organization, lambda organization: ("organization", organization.code)),
    (tr.Person, lambda person: ("person", person.code)),
    (tr.SourceDocument, lambda document: ("document", document.id)),
    (tr.Disagreement, _name_parts),
    (type, lambda kind: ("kind", spaced(kind.__name__))),
)


def anchor_of(thing: object) -> Markup:
    """Return the anchor of the page, or of the place on a page, that is about something."""
    return next(slug(*parts(thing)) for thing_type, parts in _PARTS if isinstance(thing, thing_type))


def line_anchor(document: str, line: int) -> Markup:
    """Return the anchor of a line of a document."""
    return slug("line", document, line)


def dated(fact: tr.Fact) -> Markup:
    """Return the date of a fact in words; without a date, how else the words place it in time."""
    if fact.date is None:
        return Markup("*{}*").format(escaped(fact.relative or _WITHOUT_DATE[fact.timing]))
    return escaped(date_in_words(fact))


def cited_link(fact: tr.Fact) -> Markup:
    """Return the document and line of a fact as a link to its permanent place; its title has the words."""
    return Markup("{{cited}}`{}`").format(fact.id)


def cited(citation: tr.Citation, document: str = "") -> Markup:
    """Return the line, with the document if it is another one than that of the page, as a link, and the words.

    The link leads to the words at the document's own address, if there is one, else to the line's place in this site.
    """
    place = f"line {citation.line}" if citation.document == document else citation.place
    address = citation.source and address_of(citation.source.address)
    if not address:
        here = link(place, line_anchor(citation.document, citation.line))
        return Markup("{} {}").format(here, escaped(citation.quoted))
    words = "&".join(f"text={quote(fragment, safe='')}".replace("-", "%2D") for fragment in citation.words)
    at = Markup("{}#:~:{}").format(Markup(address), Markup(words))  # noqa: S704 - checked, and quoted
    return Markup('[{}](<{}> "may have changed") {}').format(escaped(place), at, escaped(citation.quoted))


@frozen
class Links:
    """Links to what may have a page, and may not."""

    dataset: tr.Dataset

    def actor(self, actor: object) -> Markup:
        """Return the name of an actor, as a link if there is a page on it."""
        relations = self.dataset.relations
        match actor:
            case tr.UnidentifiedState():
                row = next(row for row in relations.unidentified if row.identification.party == actor)
                return link(actor.name, anchor_of(row))
            case tr.State():
                return link(actor.name, anchor_of(relations[actor])) if actor in relations else escaped(actor.name)
            case tr.Organization():
                has_page = self.dataset.organizations[actor.code].facts
                return link(actor.name, anchor_of(actor)) if has_page else escaped(actor.name)
            case tr.Person():
                return link(actor.name, anchor_of(actor))
        return escaped(actor)

    def actors(self, actors: Iterable[object]) -> Markup:
        """Return the names of several."""
        return Markup(", ").join(map(self.actor, actors))

    def disagreements(self, facts: Iterable[tr.Fact]) -> list[tr.Disagreement]:
        """Return the disagreements in which one of these facts takes part, the less exact ones last."""
        ids = {fact.id for fact in facts}
        differing = (*self.dataset.disagreements, *self.dataset.less_exact)
        return [disagreement for disagreement in differing if ids & {fact.id for fact in disagreement.facts}]

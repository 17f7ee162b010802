"""Names of pages and anchors, and links to them as Markdown; anchors are for good, as others cite them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen
from markupsafe import Markup

import tajik_relations as tr
from generator.writing import escaped
from tajik_relations.exports.package_metadata import address_of
from tajik_relations.model.names import folded
from tajik_relations.notebook.cells import doubts

_REST = re.compile("[^a-z0-9]+")


def slug(*names: object) -> Markup:
    """Return names as one name of a file or an anchor: lower-case letters, digits, single hyphens.

    >>> print(slug("partner", "Côte d'Ivoire"))
    partner-cote-d-ivoire
    """
    return Markup(_REST.sub("-", "-".join(folded(str(name)) for name in names)).strip("-"))  # noqa: S704 - only letters


def spaced(name: str) -> str:
    """Return the name of a type as words: `DiplomaticMission` becomes "Diplomatic mission"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def link(text: object, anchor: str) -> Markup:
    """Return a link to an anchor anywhere in the site."""
    return Markup("[{}](#{})").format(escaped(text), anchor)


def web_link(text: object, address: str | None) -> Markup:
    """Return a link to a page of the web; the text alone if there is no such address."""
    known = address_of(address)
    return Markup("[{}](<{}>)").format(escaped(text), Markup(known)) if known else escaped(text)  # noqa: S704 - checked


def target(text: object, anchor: str, sort: str) -> Markup:
    """Return text that has an anchor."""
    return Markup("[`{}`]{{#{} .{}}}").format(text, anchor, sort)


def fact_link(fact: tr.Fact) -> Markup:
    """Return a fact's id as a link to its permanent place."""
    return Markup("{{fact}}`{}`").format(fact.id)


_PARTS: tuple[tuple[type, Callable[[Any], tuple[str, ...]]], ...] = (
    (tr.Fact, lambda fact: (fact.id,)),
    (tr.Relation, lambda relation: ("partner", relation.name)),
    (tr.Organization, lambda body: ("organization", body.code)),
    (tr.Person, lambda person: ("person", person.code)),
    (tr.SourceDocument, lambda document: ("document", document.id)),
    (tr.Disagreement, lambda each: ("difference", each.one.id, _other_side(each.other))),
    (type, lambda kind: ("kind", spaced(kind.__name__))),
)


def anchor_of(thing: object) -> Markup:
    """Return the anchor of the page, or of the place on a page, that is about something."""
    return next(slug(*parts(thing)) for sort, parts in _PARTS if isinstance(thing, sort))


def _other_side(statement: tr.Fact | tr.OutsideDate) -> str:
    return statement.id if isinstance(statement, tr.Fact) else f"{statement.publisher}-{statement.date}"


def line_anchor(document: str, line: int) -> Markup:
    """Return the anchor of a line of a document."""
    return slug("line", document, line)


def dated(fact: tr.Fact) -> Markup:
    """Return when a fact is, with what its date leaves open; without a date, how else the words place it."""
    if fact.date is None:
        return Markup("*{}*").format(escaped(fact.relative or fact.timing))
    told = Markup("as of {}").format(escaped(fact.date)) if fact.as_of else escaped(fact.date)
    left = ", ".join(doubts(fact.date))
    return Markup("{} *{}*").format(told, escaped(left)) if left else told


def cited(citation: tr.Citation) -> Markup:
    """Return document and line, as a link, and the words."""
    words = Markup(" … ").join(Markup("“{}”").format(escaped(each)) for each in citation.words)
    at = link(f"{citation.document}:{citation.line}", line_anchor(citation.document, citation.line))
    return Markup("{} {}").format(at, words)


@frozen
class Links:
    """Links to what may have a page, and may not."""

    dataset: tr.Dataset

    def actor(self, actor: object) -> Markup:
        """Return the name of an actor, as a link if there is a page on it."""
        match actor:
            case tr.UnidentifiedState():
                rows = (each for each in self.dataset.relations.unidentified if each.identification)
                return link(actor.name, next(anchor_of(each) for each in rows if each.identification.row == actor.row))
            case tr.State():
                relation = self.dataset.relations.get(actor.code)
                return link(actor.name, anchor_of(relation)) if relation else escaped(actor.name)
            case tr.Organization():
                has_page = self.dataset.organizations[actor.code].facts
                return link(actor.name, anchor_of(actor)) if has_page else escaped(actor.name)
            case tr.Person():
                return link(actor.name, anchor_of(actor))
        return escaped(actor)

    def actors(self, actors: Iterable[object]) -> Markup:
        """Return the names of several."""
        return Markup(", ").join(map(self.actor, actors))

    def differences(self, fact: tr.Fact) -> Sequence[tr.Disagreement]:
        """Return the pairs of statements that differ and of which one is this fact."""
        pairs = (*self.dataset.disagreements, *self.dataset.less_exact)
        return [each for each in pairs if fact in (each.one, each.other)]

    def about(self, relation: tr.Relation) -> Sequence[tr.Disagreement]:
        """Return the pairs of statements that differ and of which one belongs to a relation."""
        pairs = (*self.dataset.disagreements, *self.dataset.less_exact)
        return [each for each in pairs if each.one in relation.facts]

"""Whether the cited words name the actors and the place of a fact."""

from collections.abc import Iterator

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, Organization, Person, Place, State, UnidentifiedState
from tajik_relations.records.fact import items_of, own_fields


def named_actor(
    name: str, value: State | Organization | Person | UnidentifiedState, cited: CitedWords, derived: set[str]
) -> Iterator[Finding]:
    """Yield an actor whom the words do not name, or whom they name although a rule gives the actor."""
    if isinstance(value, UnidentifiedState):
        if name not in derived:
            yield wrong(
                name,
                "an unidentified State must come from the identification of its table row, found one that does not",
            )
        return
    named = cited.first(value) is not None or (name not in derived and cited.is_inside_a_name(value))
    meant = isinstance(value, State) and cited.by_capital(value, cited.fact.location)
    if not (named or meant) and name not in derived:
        strange = f"expected an actor whom the words name, found {value.code}"
        yield wrong(name, cited.in_one_piece(value.name, *value.names) or strange)._replace(firm=True)
    elif name not in derived and not name.startswith("mentioned") and _is_place_alone(value, cited):
        yield undecided(name, f"the words name {value.code} only as the place: judge whether it takes part")
    elif named and name in derived and not _named_otherwise(name, value, cited):
        yield wrong(
            name, f"the words name this actor: write the code {value.code} instead of leaving the actor to a rule"
        )


def _is_place_alone(value: Actor, cited: CitedWords) -> bool:
    """Whether words name a State once, behind "in", and the fact holds it as its place: "signed in Chile"."""
    place = cited.fact.location
    read = [(tokens(bare), name) for bare in cited.bare for name in cited.index.names_in([bare])]
    before = [words[max(0, name.position - 1)].text.casefold() for words, name in read if name.named == value]
    return place is not None and place.state == value and place.name == value.name and before == ["in"]


def _named_otherwise(name: str, value: Actor, cited: CitedWords) -> bool:
    """Whether words name someone in another part that the fact holds: in a title, as a place, as another actor."""
    fact = cited.fact
    derived = {basis.field for basis in fact.basis}
    title, place = getattr(fact, "title", None) or "", fact.location
    if value in {read.named for read in cited.index.names_in([title])} or (place and place.state == value):
        return True
    others = (other for other in own_fields(type(fact)) if other != name.partition("[")[0])
    paths = ((f"{other}[{at}]", item) for other in others for at, item in enumerate(items_of(getattr(fact, other))))
    return any(item == value and path not in derived for path, item in paths)


def named_place(name: str, place: Place, cited: CitedWords, derived: set[str]) -> Iterator[Finding]:
    """Yield a place that the words do not name, or that they put into another State."""
    if place.state is not None and place.name == place.state.name:  # a whole State
        if cited.first(place.state) is None:
            yield wrong(name, f"expected a State that the words name, found {place.name}")
        return
    if not any(read.named == place.name for read in cited.names):
        strange = f"expected a place that the words name, found {place.name}"
        yield wrong(name, cited.in_one_piece(place.name) or strange)
    beside = cited.state_beside(place.name)
    if beside is not None and place.state != beside:
        yield wrong(name, f"expected {place.name} in {beside}, as the words say, found {place.state}")
    if place.state is not None and beside is None and f"{name}.state" not in derived:
        named = any(read.named == place.state for read in cited.names)
        yield (undecided if named else wrong)(
            name, f"expected a State that the words name right next to {place.name}, found {place.state}"
        )
    if beside is not None and f"{name}.state" in derived:
        yield wrong(name, f"the words name the State of {place.name}: write this State instead of leaving it to a rule")

"""A data set: the facts with everything that they name, and the ways into them."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from attrs import field, frozen

from tajik_relations import model, query, records
from tajik_relations.model.actors import KnownActor, Organization, Person, Place, State
from tajik_relations.model.by_value import ByValue, takes_named
from tajik_relations.model.dates import DateLike, When
from tajik_relations.model.lazy import LazySequence, Sealed, joined, made_once
from tajik_relations.model.names import NO_FURTHER_NAMES, Directory, FurtherNames, names_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection, NamedCollection, States, named_actors, states_by_name
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.query.profiles import ByKind
from tajik_relations.query.relations import Relations, relations_of
from tajik_relations.query.scope import Disagreements, Index, Scope, index_of
from tajik_relations.query.time_filters import Certainty
from tajik_relations.records.fact import Fact


class Readings(NamedTuple):
    """The record of a reading of the words of all facts."""

    rules: str
    """Hash of the rules by which they were read."""
    seeds: str
    """Hash of the fingerprints."""
    against: str
    """`"fingerprints"` or `"texts"`."""
    open: tuple[str, ...]
    """The ids of the facts of which the reading had something to say."""


@frozen(kw_only=True, slots=False, repr=False, eq=False)
class Dataset(Sealed, ByKind, ByValue, ReprMixin):
    """Everything that one data set holds; immutable.

    The attributes that begin with `all_` are what was read; the others are collections made from it on first use.
    """

    _asked_as: ClassVar[str] = "package"
    title: str
    """What it is called."""
    subject: State
    """The State whose relations these are."""
    description: str | None = None
    """What it holds, in a sentence; `None` like all the following if `dataset.toml` does not say it."""
    creator: str | None = None
    """Who made the data set."""
    license: str | None = None
    """Web address of the licence of the data set, not of the documents."""
    version: str | None = None
    """Version of the data; between releases it ends with the first digits of `data_hash`: `0.2.0.dev0+1a2b3c4d5e6f`."""
    published: When | None = None
    """When this version was published."""
    address: str | None = None
    """Web address of the data set, if it has one."""
    all_states: Sequence[State]
    """By name."""
    all_organizations: Sequence[Organization]
    """By name."""
    all_persons: Sequence[Person]
    """By name."""
    all_places: Sequence[Place]
    """By name."""
    all_documents: Sequence[SourceDocument]
    """In the manifest's order."""
    all_facts: Sequence[Fact]
    """In document order."""
    identifications: "Sequence[model.identification.Identification]"
    """The State of each table row, as far as it is known, by row."""
    outside_dates: "Sequence[model.identification.OutsideDate]"
    """What publishers other than the documents say; never part of `facts`."""
    organization_dates: "Sequence[model.identification.OrganizationDate]" = ()
    """When organizations began and ended, by publishers other than the documents; never part of `facts`."""
    set_aside: "Sequence[model.identification.SetAside]"
    """What the documents say that is no fact, with the reason."""
    occurrence_links: "Sequence[query.occurrences.OccurrenceLink]" = ()
    """Links between facts that a reader made; see `occurrences`."""
    changes: "Sequence[model.changes.Change]" = ()
    """Which facts each version added, changed or withdrew, and by which coding rules, as `changes.toml` has them."""
    judged_values: tuple[str, ...] = ()
    """Which sorts of value a reader may judge: `kind`, `status`, `terms` …; empty if any can be."""
    codebook: str = field(default="", eq=False)
    """The path of its own codebook, which is read beside the package's; empty if it has none."""
    names: FurtherNames = field(default=NO_FURTHER_NAMES, eq=False)
    """Everyday names in several languages, by which States and organizations are looked up; not part of the records."""
    seeds: str = field(eq=False)
    """The folder of the manifest and the fingerprints; empty for one of several layers, which have one each."""
    data_hash: str = field(default="", eq=False)
    """SHA-256 of everything that was read, in hexadecimal; the same however the files are laid out."""

    readings: Readings | None = field(default=None, init=False, eq=False, repr=False)
    """What was found when the words of all facts were read as the data were compiled."""
    layers: "tuple[Dataset, ...]" = field(default=(), init=False, eq=False, repr=False)
    """The data sets on its subject of which `load` made it, in their order; empty if it was not made of several."""
    index: Index | None = field(default=None, init=False, eq=False, repr=False)
    """Where to find facts without making them, if that was compiled; what `evolve` makes has none and makes its own."""

    @property
    def declared_version(self) -> str | None:
        """The version without the hash, as `dataset.toml` has it."""
        return self.version and self.version.partition("+")[0]

    @made_once
    def states(self) -> "States[query.profiles.StateProfile]":
        """All States that the data set knows by name, partners or not, each with its facts; equal to those in facts."""
        profiles = query.profiles.profiles_of(self.all_states, query.profiles.StateProfile, self.facts)
        return states_by_name(profiles, self.scope.index.states, self.names)

    @made_once
    def organizations(self) -> "NamedCollection[query.organizations.OrganizationProfile]":
        """All organizations and other bodies, by name, each with its facts; equal to those in the facts."""
        return named_actors(
            query.profiles.profiles_of(self.all_organizations, query.organizations.OrganizationProfile, self.facts),
            "organization",
            self.names,
        )

    @made_once
    def persons(self) -> "NamedCollection[query.profiles.PersonProfile]":
        """All persons, by name, each with their facts; equal to those in the facts."""
        profiles = query.profiles.profiles_of(self.all_persons, query.profiles.PersonProfile, self.facts)
        return named_actors(profiles, "person")

    @made_once
    def places(self) -> NamedCollection[Place]:
        """The places that the facts name, with the State that ISO 3166-2 lists them in, if it does."""
        return NamedCollection(self.all_places, self.scope.places)

    @made_once
    def documents(self) -> "NamedCollection[query.profiles.DocumentProfile]":
        """The source documents, in the manifest's order, each with its facts; looked up by id or title."""
        profiles = query.profiles.profiles_of(self.all_documents, query.profiles.DocumentProfile, self.facts)
        ids = self.scope.documents.codes
        return NamedCollection(profiles, Directory(profiles, profiles, _document_names, "document", ids))

    @made_once
    def scope(self) -> Scope:
        """What all collections of this data set share: an index, names, occurrences, disagreements."""
        documents = self.all_documents
        ids = LazySequence(lambda position: documents[position].id, range(len(documents)))
        actors: Sequence[KnownActor] = joined(self.all_states, self.all_organizations, self.all_persons)
        return Scope(
            facts=self.all_facts,
            subject=self.subject,
            index=self.index or index_of_dataset(self),
            actors=Directory(
                actors, actors, names_of, "State, organization or person", further=self.names, numbered=True
            ),
            places=Directory(self.all_places, self.all_places, _place_names, "place"),
            documents=Directory(documents, documents, _document_names, "document", ids),
            states=self.all_states,
            organizations=self.all_organizations,
            outside_dates=self.outside_dates,
            organization_dates=self.organization_dates,
            links=self.occurrence_links,
            changes=self.changes,
            title=self.title,
            version=self.version,
        )

    @made_once
    def facts(self) -> Facts[Fact]:
        """All facts in document order, the documents' own notes included."""
        return Facts(LazySequence(self.all_facts.__getitem__, range(len(self.all_facts))), self.scope)

    @made_once
    def treaties(self) -> "Facts[records.Treaty]":
        """The treaties and other agreements, whoever their parties are."""
        return self.facts.of(records.Treaty)

    @property
    def occurrences(self) -> "Collection[query.occurrences.Occurrence]":
        """What several facts speak of: the same visit, treaty, mission, post or beginning of relations."""
        return self.scope.occurrences

    @property
    def disagreements(self) -> Disagreements:
        """One for each occurrence and field whose values cannot all be true; outside dates count too."""
        return self.scope.disagreements

    @property
    def less_exact(self) -> Disagreements:
        """One for each occurrence and field whose values differ and can all be true: some are only less exact."""
        return self.scope.less_exact

    @made_once
    def relations(self) -> Relations:
        """The relations of the subject State with every partner, by name."""
        return relations_of(self.facts, self.identifications)

    @made_once
    def tables(self) -> "query.tables.Tables":
        """The tables by name, for data frames: `tables["facts"].to_polars()`."""
        return query.tables.Tables(self)

    @takes_named
    def timeline(self, name: AnyName | None = None) -> "query.timeline.Timeline":
        """Return the facts, or those about somebody, in the order of their dates, those without a date apart.

        Raises:
            UnknownName: if nobody has this name.
        """
        return (self.facts if name is None else self.facts.about(name)).timeline()

    @takes_named
    def shared(
        self,
        one: AnyName,
        other: AnyName,
        on: DateLike | None = None,
        *,
        certainty: Certainty = "possible",
        carry_forward: bool = False,
    ) -> "query.organizations.SharedMemberships":
        """Return the organizations of which the documents call both States members, by name.

        Args:
            one: a State, or any name or code of it.
            other: another.
            on: a day, month or year on which both were members; the repr says how many statements were left out.
            certainty: as for `Facts.as_of`.
            carry_forward: whether statements beyond the time of writing of their documents are possible.

        Raises:
            UnknownName: if nobody has one of these names.
            DateError: if `on` is no date.
        """
        return query.organizations.shared(
            self.memberships, one, other, on, certainty=certainty, carry_forward=carry_forward
        )

    def _short_form(self) -> NamedValues:
        """Yield the title and what there is, counted."""
        yield from (("title", self.title), ("subject", self.subject.name), ("facts", len(self.all_facts)))
        yield from (("partners", len(self.relations)), ("rows_without_a_State", len(self.relations.unidentified)))
        yield "disagreements", len(self.disagreements)

    def _full_form(self) -> NamedValues:
        """Yield the same, the kinds of fact, the documents and the partners."""
        yield from self._short_form()
        yield "kinds", ", ".join(f"{kind} {count}" for kind, count in self.facts.count_by("kind").items())
        yield "partners_by_name", ", ".join(map(str, self.relations))
        counts = self.facts.count_by("document")
        rows = (
            (document.id, document.title, document.publisher, counts.get(document.id, 0))
            for document in self.all_documents
        )
        heads = ("document", "title", "publisher", "facts")
        yield "Documents", Collection(tuple(dict(zip(heads, row, strict=True)) for row in rows))

    def __repr__(self) -> str:
        """Return the title and the size."""
        return f"<Dataset {self.title!r}: {len(self.all_facts)} facts from {len(self.all_documents)} documents>"


def index_of_dataset(dataset: Dataset) -> Index:
    """Return the index of a data set whose records are made already."""
    return index_of(
        dataset.all_facts,
        dataset.all_states,
        dataset.identifications,
        dataset.outside_dates,
        dataset.all_organizations,
    )


def _place_names(place: Place) -> tuple[str, ...]:
    return (place.name, *place.names, str(place))


def _document_names(document: SourceDocument) -> tuple[str, ...]:
    return (document.id, document.title)

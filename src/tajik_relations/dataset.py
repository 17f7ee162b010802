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
    """Everything in one data set; immutable.

    The attributes that begin with `all_` hold what was read; the others are collections made from it on first use.
    """

    _asked_as: ClassVar[str] = "package"
    title: str
    """The title of the data set."""
    subject: State
    """The State whose relations these are."""
    description: str | None = None
    """What it contains, in a sentence; `None`, like all following values, if `dataset.toml` does not say it."""
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
    """All States, in the order of their names."""
    all_organizations: Sequence[Organization]
    """All organizations, in the order of their names."""
    all_persons: Sequence[Person]
    """All persons, in the order of their names."""
    all_places: Sequence[Place]
    """All places, in the order of their names."""
    all_documents: Sequence[SourceDocument]
    """All documents, in the order of the manifest."""
    all_facts: Sequence[Fact]
    """All facts, in document order."""
    identifications: "Sequence[model.identification.Identification]"
    """The identification of each table row: which State it is about, and how well that is known; in row order."""
    outside_dates: "Sequence[model.identification.OutsideDate]"
    """What publishers other than the documents say; never part of `facts`."""
    organization_dates: "Sequence[model.identification.OrganizationDate]" = ()
    """When organizations began and ended, by publishers other than the documents; never part of `facts`."""
    set_aside: "Sequence[model.identification.SetAside]"
    """Lines and words of the documents that carry no fact of their own, with the reason."""
    occurrence_links: "Sequence[query.occurrences.OccurrenceLink]" = ()
    """Links between facts that a reader made; see `occurrences`."""
    changes: "Sequence[model.changes.Change]" = ()
    """Which facts each version added, changed or withdrew, and by which coding rules; from `changes.toml`."""
    judged_values: tuple[str, ...] = ()
    """The types of value that a reader may judge: `kind`, `status`, `terms` …; empty if all may be judged."""
    codebook: str = field(default="", eq=False)
    """The path of the data set's own codebook, which is read together with the package's; empty if it has none."""
    names: FurtherNames = field(default=NO_FURTHER_NAMES, eq=False)
    """Everyday names in several languages, for looking up States and organizations; not part of the records."""
    seeds: str = field(eq=False)
    """The folder of the manifest and the fingerprints; empty for a set of several layers, each of which has its own."""
    data_hash: str = field(default="", eq=False)
    """SHA-256 of everything that was read, in hexadecimal; it does not depend on how the files are laid out."""

    readings: Readings | None = field(default=None, init=False, eq=False, repr=False)
    """The findings of reading the words of all facts when the data were compiled."""
    layers: "tuple[Dataset, ...]" = field(default=(), init=False, eq=False, repr=False)
    """The layers on its subject State from which `load` made it, in order; empty if it was not made from several."""
    index: Index | None = field(default=None, init=False, eq=False, repr=False)
    """Index to find facts before they are made, if it was compiled; what `evolve` makes computes its own."""

    @property
    def declared_version(self) -> str | None:
        """The version without the hash, as `dataset.toml` has it."""
        return self.version and self.version.partition("+")[0]

    @made_once
    def states(self) -> "States[query.profiles.StateProfile]":
        """All States that the data set knows by name, partners or not, with their facts; equal to those in facts."""
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
        """The places that the facts name, each with its State if ISO 3166-2 lists it."""
        return NamedCollection(self.all_places, self.scope.places)

    @made_once
    def documents(self) -> "NamedCollection[query.profiles.DocumentProfile]":
        """The source documents, in the manifest's order, each with its facts; looked up by id or title."""
        profiles = query.profiles.profiles_of(self.all_documents, query.profiles.DocumentProfile, self.facts)
        ids = self.scope.documents.codes
        return NamedCollection(profiles, Directory(profiles, profiles, _document_names, "document", ids))

    @made_once
    def scope(self) -> Scope:
        """What all collections of this data set share: index, names, occurrences and disagreements."""
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
        """All facts in document order, including the documents' own notes."""
        return Facts(LazySequence(self.all_facts.__getitem__, range(len(self.all_facts))), self.scope)

    @made_once
    def treaties(self) -> "Facts[records.Treaty]":
        """The treaties and other agreements, whoever their parties are."""
        return self.facts.of(records.Treaty)

    @property
    def occurrences(self) -> "Collection[query.occurrences.Occurrence]":
        """Groups of facts about the same event or tie: a visit, treaty, mission, post or beginning of relations."""
        return self.scope.occurrences

    @property
    def disagreements(self) -> Disagreements:
        """Disagreements whose values cannot all be true, one for each occurrence and field; outside dates count too."""
        return self.scope.disagreements

    @property
    def less_exact(self) -> Disagreements:
        """The disagreements whose values can all be true, some only less exact; one for each occurrence and field."""
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
        """Return the facts, or those about somebody, in the order of their dates; `undated` has the others.

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
        """Return the organizations in which both States are members, according to the documents, by name.

        Args:
            one: the first State, or any name or code of it.
            other: the second State.
            on: a day, month or year on which both were members; the repr says how many statements were left out.
            certainty: as for `Facts.as_of`.
            carry_forward: whether statements count as possible after the time of writing of their documents.

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

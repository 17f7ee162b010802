"""A data set: all facts, everything that the facts name, and the collections made from them."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from attrs import field, frozen

from tajik_relations import model, query, records
from tajik_relations.model.actors import KnownActor, Organization, Person, Place, State
from tajik_relations.model.dates import DateLike, When
from tajik_relations.model.lazy import LazySequence, Sealed, joined, made_once
from tajik_relations.model.names import NO_FURTHER_NAMES, Directory, FurtherNames, names_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import ByValue, takes_named
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection, NamedCollection, States, named_actors, states_by_name
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.query.profiles import ByKind
from tajik_relations.query.relations import Relations, relations_of
from tajik_relations.query.scope import Disagreements, Index, Scope, index_of
from tajik_relations.query.time_filters import Certainty
from tajik_relations.records.fact import Fact


class Readings(NamedTuple):
    """What the checks found when they read the cited words of all facts."""

    rules: str
    """Hash of the rules by which the words were read."""
    seeds: str
    """Hash of the fingerprints."""
    against: str
    """`"fingerprints"` or `"texts"`."""
    open: tuple[str, ...]
    """The ids of the facts about which the checks reported something."""


@frozen(kw_only=True, slots=False, repr=False, eq=False)
class Dataset(Sealed, ByKind, ByValue, ReprMixin):
    """Everything in one data set; immutable.

    The attributes that begin with `all_` contain the records as they were read from the files. Collections such as
    `facts` and `relations` are made from these records on first use.
    """

    _asked_as: ClassVar[str] = "package"
    title: str
    """The title of the data set."""
    subject: State
    """The State whose relations the data set describes."""
    description: str | None = None
    """What the data set contains, in a sentence; `None` if `dataset.toml` does not say it."""
    creator: str | None = None
    """Who made the data set; `None` if `dataset.toml` does not say it."""
    license: str | None = None
    """Web address of the licence of the data set, not of the documents; `None` if `dataset.toml` does not say it."""
    version: str | None = None
    """Version of the data, or `None`. Between releases it ends with part of `data_hash`: `0.2.0.dev0+1a2b3c4d5e6f`."""
    published: When | None = None
    """When this version was published; `None` if `dataset.toml` does not say it."""
    address: str | None = None
    """Web address of the data set; `None` if `dataset.toml` does not say it."""
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
    """The identification of each table row: which State the row is about, and how certain that is; in row order."""
    outside_dates: "Sequence[model.identification.OutsideDate]"
    """When relations began according to publishers outside the documents; never part of `facts`."""
    organization_dates: "Sequence[model.identification.OrganizationDate]" = ()
    """When organizations began and ended according to publishers outside the documents; never part of `facts`."""
    set_aside: "Sequence[model.identification.SetAside]"
    """Lines and words of the documents that state no fact of their own, each with the reason."""
    occurrence_links: "Sequence[query.occurrences.OccurrenceLink]" = ()
    """Links that a reader made between facts about the same event or tie; see `occurrences`."""
    changes: "Sequence[model.changes.Change]" = ()
    """Which facts each version added, changed or withdrew, and by which coding rules; from `changes.toml`."""
    judged_values: tuple[str, ...] = ()
    """The types of value that a reader may judge: `kind`, `status`, `terms` …; empty if all may be judged."""
    codebook: str = field(default="", eq=False)
    """The path of the data set's own codebook, which is read with that of the package; empty if there is none."""
    names: FurtherNames = field(default=NO_FURTHER_NAMES, eq=False)
    """Everyday names in several languages, for looking up States and organizations; not part of the records."""
    seeds: str = field(eq=False)
    """The folder of the manifest and the fingerprints; empty for several layers, as each has a folder of its own."""
    data_hash: str = field(default="", eq=False)
    """SHA-256 of everything that was read, in hexadecimal; it does not depend on how the files are laid out."""

    readings: Readings | None = field(default=None, init=False, eq=False, repr=False)
    """What the checks found in the cited words when the data were compiled; `None` if the data were not compiled."""
    layers: "tuple[Dataset, ...]" = field(default=(), init=False, eq=False, repr=False)
    """The layers with the same subject State that `load` combined, in order; empty if it combined no layers."""
    index: Index | None = field(default=None, init=False, eq=False, repr=False)
    """A compiled index, with which facts are found before their objects exist; otherwise `None`."""

    @property
    def declared_version(self) -> str | None:
        """The version without the hash, as `dataset.toml` gives it."""
        return self.version and self.version.partition("+")[0]

    @made_once
    def states(self) -> "States[query.profiles.StateProfile]":
        """All States named in the data set, partners or not, with their facts; each equals the State in a fact."""
        profiles = query.profiles.profiles_of(self.all_states, query.profiles.StateProfile, self.facts)
        return states_by_name(profiles, self.scope.index.states, self.names)

    @made_once
    def organizations(self) -> "NamedCollection[query.organizations.OrganizationProfile]":
        """All organizations and other bodies, by name, each with its facts; each equals the organization in a fact."""
        profile = query.organizations.OrganizationProfile
        return named_actors(
            query.profiles.profiles_of(self.all_organizations, profile, self.facts), "organization", self.names
        )

    @made_once
    def persons(self) -> "NamedCollection[query.profiles.PersonProfile]":
        """All persons, by name, each with their facts; each equals the person in a fact."""
        profiles = query.profiles.profiles_of(self.all_persons, query.profiles.PersonProfile, self.facts)
        return named_actors(profiles, "person")

    @made_once
    def places(self) -> NamedCollection[Place]:
        """The places that the facts name, each with its State if ISO 3166-2 lists it."""
        return NamedCollection(self.all_places, self.scope.places)

    @made_once
    def documents(self) -> "NamedCollection[query.profiles.DocumentProfile]":
        """The source documents, in the manifest's order, each with its facts; you can find them by id or title."""
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
        """Disagreements whose values cannot all be true, one for each occurrence and field; outside dates included."""
        return self.scope.disagreements

    @property
    def less_exact(self) -> Disagreements:
        """Disagreements whose values can all be true: some are less exact. One for each occurrence and field."""
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
        """Return all facts, or the facts about an actor, in the order of their dates; undated facts are in `undated`.

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
        """Return the organizations of which the documents call both States members, sorted by name.

        Args:
            one: the first State, or any name or code of it.
            other: the second State.
            on: a day, month or year on which both were members; the repr says how many statements were left out.
            certainty: as for `Facts.as_of`.
            carry_forward: whether a statement still counts as possible for days after its document was written.

        Raises:
            UnknownName: if one of the names is not known.
            DateError: if `on` is not a date.
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

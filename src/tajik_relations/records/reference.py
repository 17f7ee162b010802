"""The documents' own notes and links."""

from attrs import frozen

from tajik_relations.model.dates import When
from tajik_relations.records.fact import Fact


@frozen(kw_only=True, eq=False, repr=False)
class Reference(Fact):
    """A note or link of the document to another publication; `date`: published. An empty note has no values."""

    comes_about = False

    mark: int | None = None
    """The document's number for it; `None` for links outside the numbered list."""
    publisher: str | None = None
    """As printed; `None` if the note gives none."""
    title: str | None = None
    """As printed; `None` if the note gives none."""
    address: str | None = None
    """As printed; `None` if the note gives none."""
    archived: When | None = None
    """When the copy was made that the note gives; `None` if it gives none."""
    retrieved: When | None = None
    """When the publication was read, by the note; `None` if it does not say."""
    topic: str | None = None
    """What the note says beside naming a publication, in our own words; `None` if nothing."""

    @property
    def empty(self) -> bool:
        """Whether the note says nothing but its number."""
        return not (self.publisher or self.title or self.address or self.topic)

    def _sentence(self) -> str:
        archived = f"archived {self.archived}" if self.archived else ""
        retrieved = f"retrieved {self.retrieved}" if self.retrieved else ""
        given = (self.title, self.publisher, self.address, self.topic, str(self.date or ""), archived, retrieved)
        name = "Link" if self.mark is None else f"Note {self.mark}"
        return f"{name} of the document: {'; '.join(part for part in given if part) or 'empty'}."

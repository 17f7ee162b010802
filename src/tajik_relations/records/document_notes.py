"""The documents' own notes and links."""

from attrs import frozen

from tajik_relations.model.dates import When
from tajik_relations.records.fact import Fact
from tajik_relations.records.sentences import dated


@frozen(kw_only=True, eq=False, repr=False)
class Reference(Fact):
    """A note or link to another publication; `date` says when that was published. An empty note has no values."""

    comes_about = False

    mark: int | None = None
    """The number of the note in the document; `None` for links outside the numbered list."""
    publisher: str | None = None
    """The publisher, as printed; `None` if the note gives none."""
    label: str | None = None
    """The running label of a link that has no title, as printed: "1"; otherwise `None`."""
    title: str | None = None
    """The title, as printed; `None` if the note gives none."""
    address: str | None = None
    """The web address, as printed; `None` if the note gives none."""
    archived: When | None = None
    """When the archived copy was made, according to the note; `None` if the note does not say."""
    retrieved: When | None = None
    """When the publication was read, according to the note; `None` if the note does not say."""
    topic: str | None = None
    """What the note says besides naming a publication, in our own words; `None` if it says nothing else."""

    @property
    def empty(self) -> bool:
        """Whether the note has only its number."""
        return not (self.label or self.publisher or self.title or self.address or self.topic)

    def _stem(self) -> str:
        note = "the document" if self.mark is None else f"note {self.mark} of the document"
        cites = "links to" if self.mark is None else "cites"
        if self.empty:
            return f"{note} is empty"
        if not (self.title or self.publisher or self.address):
            link = f"{note} {'has' if self.mark is None else 'is'} an untitled link with the label “{self.label}”"
            return link if self.label else f"{note} says: {self.topic}"
        name = f"“{self.title}”" if self.title else "a page" if self.publisher else f"<{self.address}>"
        written = self.topic is not None and self.topic.startswith(("by ", "on "))
        more = f" {self.topic}" if written else f" ({self.topic})" if self.topic else ""
        return f"{note} {cites} {name}{more}{self._published}"

    @property
    def _published(self) -> str:
        """Who published it and when, or else when it was read."""
        by = f" by {self.publisher}" if self.publisher else ""
        if self.date is not None:
            return f", published{by} {dated(self.date)}"
        read = f", retrieved {dated(self.retrieved)}" if self.retrieved else ""
        return f", published{by}{read}" if by else read

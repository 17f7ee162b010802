"""Lines that carry no fact: headings, stamps, numbers of pages, links and the like."""

import re
from textwrap import indent

from tajik_relations.coding.proposals.fact_units import NUMBERING, figures_of, is_telling
from tajik_relations.coding.proposals.titles import TITLES
from tajik_relations.evidence.english.verbs import Tense
from tajik_relations.evidence.lines import NOT_FINITE, LineRead
from tajik_relations.evidence.originals import Text
from tajik_relations.exports.dataset_folder import document
from tajik_relations.model.terms import AsideReason

_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp|tiff?)", re.IGNORECASE)
_PAGE = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_STAMP = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s+\d{1,2}:\d{2}.*)?|\d{4}-\d{2}-\d{2}(?:[T ]\S+)?")
_STATED = re.compile(r":\s+\S|\S\s+[–—-]\s+\S")
"""The sign between a name and its value: "Ambassador: …"."""
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|posted)\b(?: on)?\W+\S.{0,40}", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:print|share|back|home|menu|search|contacts?|read more|next|previous|copyright|©|all rights reserved|"
    r"last (?:updated|modified)|from an? |cookies?|subscribe|log in|sign in|edit|site ?map)\b.{0,60}",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"all rights reserved|©|\(c\) ?\d{4}|copyright \d{4}|\blast (?:updated|modified)\b", re.IGNORECASE)
"""Words of a line at the foot of a page, in which no sentence states a fact."""
_LINK = re.compile(
    r"(?:see (?!that)\S+.{0,60} relations|see also|main article|further information|more on)\b.*|(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[\W_]+|(?:\{\||\|\}|<[^>]*>|\[\[|\]\]|&\w+;)+.{0,20}")
_TABLE = frozenset("no. # country state date notes note year partner began relations formal number".split())
_LONGEST_HEADING = 12


def entry_of(document_id: str, line: int, reason: AsideReason) -> str:
    """Return an entry, in comments, that sets a line aside."""
    entry = {"document": document_id, "line": line, "reason": str(reason)}
    return indent(document({}, [("set_aside", entry)]), "# ")


def aside_reason(line: LineRead, text: Text) -> AsideReason | None:
    """Return why a line seems to carry no fact, or `None` for one that may."""
    plain = NUMBERING.sub("", line.text.strip())
    for pattern, reason in (
        (_IMAGE, AsideReason.IMAGE_NAME),
        (_PAGE, AsideReason.PAGE_FURNITURE),
        (_STAMP, AsideReason.PAGE_FURNITURE),
        (_UPDATED, AsideReason.PAGE_FURNITURE),
        (_MARKUP, AsideReason.BROKEN_MARKUP),
        (_LINK, AsideReason.LINK),
    ):
        if pattern.fullmatch(plain):
            return reason
    if plain == (text.document.stamp or "\0") or _is_footer(line):
        return AsideReason.PAGE_FURNITURE
    verbs = [group for group in line.groups if group.tense not in NOT_FINITE and group.tense is not Tense.MODAL]
    ends = plain[-1:] in (".", "!", "?", ";")
    if not verbs and _FURNITURE.fullmatch(plain) and not line.figures:
        return AsideReason.PAGE_FURNITURE
    if len(line.words) <= len(_TABLE) and {*line.text.casefold().replace("|", " ").split()} <= _TABLE:
        return AsideReason.TABLE_FURNITURE
    titled = plain.isupper() or not verbs
    listed = plain[:1] in "-–•*[^" or plain[:1].islower() or "|" in plain
    stated = _STATED.search(plain) is not None or any(pattern.match(plain) for pattern in TITLES)
    holds = (stated or bool(line.dates or figures_of(line))) and plain != text.document.title
    if titled and not ends and not listed and not holds and len(line.words) <= _LONGEST_HEADING:
        return AsideReason.HEADING
    return None


def _is_footer(line: LineRead) -> bool:
    """Whether a line has words of the foot of a page, and no sentence with a verb lacks them."""
    verbs = [group.start for group in line.groups if is_telling(group) and group.tense is not Tense.MODAL]
    texts = [line.text[line.tokens[start].start : line.tokens[end - 1].end] for start, end in line.sentences]
    marked = [bool(_FOOTER.search(text)) for text in texts]
    telling = [any(start <= verb < end for verb in verbs) for start, end in line.sentences]
    return any(marked) and all(mark or not tells for mark, tells in zip(marked, telling, strict=True))

"""The words by which the documents say what sort of thing they speak of."""

import re
from collections.abc import Iterable, Iterator

from tajik_relations.model.terms import (
    Designation,
    Instrument,
    MembershipStatus,
    MissionKind,
    Office,
    Ordinal,
    PostKind,
    Qualifier,
    RelationsTerm,
    Status,
    Term,
    TradeFlow,
    VisitKind,
)

_CUES: dict[Term, str] = {
    Instrument.PROTOCOL: r"protocol",
    Instrument.EXCHANGE_OF_NOTES: r"exchange of notes",
    MissionKind.EMBASSY: r"embassy",
    MissionKind.PERMANENT_MISSION: r"permanent mission",
    PostKind.CONSULATE_GENERAL: r"consulate general",
    PostKind.CONSULATE: r"consulate(?! general)",
    Designation.AGREEMENTS_AND_TREATIES: r"agreements and treaties",
    Designation.TREATY: r"(?<!agreements and )treat(?:y|ies)\b",
    Designation.AGREEMENT: r"(?<!-)agreements?\b(?! and treaties)",
    Designation.DECLARATION: r"declaration",
    Designation.JOINT_STATEMENT: r"joint statement",
    Designation.CONTRACT: r"contract",
    Designation.PROTOCOL: r"protocol",
    Designation.STATUTE: r"statute",
    Designation.DOCUMENT: r"documents?\b",
    VisitKind.STATE: r"state visit",
    VisitKind.OFFICIAL: r"official visit",
    VisitKind.WORKING: r"working (?:visit|trip)",
    Office.PRESIDENT: r"president|head of state",
    Office.FOREIGN_MINISTER: r"foreign minister",
    Office.SPEAKER: r"speaker|chairman of the assembly|president of the (?:\w+ )?state duma|chairman",
    Office.SECRETARY_GENERAL: r"secretary general(?!’s)",
    Office.SPECIAL_REPRESENTATIVE: r"special representative",
    Office.AMBASSADOR: r"ambassador",
    MembershipStatus.FULL_MEMBER: r"full members?\b",
    MembershipStatus.MEMBER: r"(?<!full )members?\b",
    MembershipStatus.JOINED: r"\bjoin(?:s|ed)?\b",
    MembershipStatus.PARTNER: r"\bpartners?\b(?! (?:countr|for))",
    MembershipStatus.SIGNATORY: r"signatory",
    MembershipStatus.CONSIDERING: r"considering",
    MembershipStatus.PARTICIPANT: r"(?<!considering )participat|engaged",
    TradeFlow.EXPORTS: r"exports?\b",
    TradeFlow.IMPORTS: r"imports?\b",
    RelationsTerm.DIPLOMATIC: r"diplomatic",
    RelationsTerm.FORMAL: r"formal",
    Ordinal.AMONG_THE_FIRST: r"one of the first",
    Ordinal.FIRST: r"(?<!one of the )first",
    Ordinal.SECOND: r"second(?: largest)?",
    Ordinal.MAIN: r"\bmain\b|largest(?<!second largest)",
    Qualifier.MORE_THAN: r"(?<!slightly )more than|(?<!handed )\bover\b(?! the past)",
    Qualifier.AT_LEAST: r"at least",
    Qualifier.LESS_THAN: r"(?<!no )(?<!not )\b(?:less|fewer) than\b",
    Qualifier.AT_MOST: r"\bat most\b|\bup to \d",
    Qualifier.NEARLY: r"\bnearly\b(?! all)|\balmost\b",
    Qualifier.ABOUT: r"\babout|in the region of|approximately",
    Qualifier.SOME: r"\bsome\b",
    Qualifier.SLIGHTLY_MORE: r"slightly more",
    Qualifier.SEVERAL: r"\bseveral\b",
    Qualifier.NUMBERS_OF: r"(?<!\ba )\bnumbers? of\b",
    Qualifier.A_NUMBER_OF: r"\ba number of\b",
    Qualifier.HUNDREDS_OF_THOUSANDS: r"hundreds of thousands",
    Qualifier.NEARLY_ALL: r"nearly all",
    Qualifier.ONE_OR_OTHER: r"\d or \d",
    Status.PLANNED: r"\bplan(?:s|ned)?\b|\bwill\b|\bwould\b|promise|agreed to|intention|for the construction",
    Status.CONDITIONAL: r"\bif\b|\brequires\b",
    Status.DRAFT: r"\bprojects of documents\b|\bdraft|\bwere created\b",
    Status.CONSIDERED: r"under review|\bconsider(?:s|ing|ed)?\b|\bpotential areas?\b",
    Status.ENDED: r"\buntil\b|\bonce\b|settled|\bwere not\b|suspended",
    Status.ONGOING: r"\b(?:is|are|has been|have been|has an?|have an?|now|today|current|stays|leads|makes|says)\b|"
    r"\bborder(?:ing|s)\b|occup(?:y|ies)\b|currently|at the moment|continu|consists|serve as|\bshares\b|"
    r"outstanding|\bdelay|enjoy|in common|\bhas steadily\b|"
    r"advocate|have common|has allowed|\b(?:meet|belongs|implement|hosts|does not|work (?:abroad|closely))\b|"
    r"\b(?:cooperates?|aims|participates?|supports|conducts|involves|includes?|brings|exchanges relevant|assist in)\b|"
    r"\benhance the\b|follows up|takes place|has sponsored",
    Status.DONE: r"(?<!will )(?<!to )\bsign\b|\b(?:signed|opened|began|held|gave|built|made|dated|was|had been)\b|"
    r"\bwere\b(?! not)|established|announced|provided|supplied|helped|undertook|deployed|recogni[sz]ed|become|became|"
    r"developed|grown|increased|reached|determined|expressed|stated|gained|extended|withdrawal|resurgence|dissolution|downfall|collapse|"
    r"taken place|\b(?:served|annexation|arrested|formed|issued|meets|withdrew)\b|"
    r"\b(?:started|joined|renamed|played|listed|participated|sent|completed|supported|launched)\b|"
    r"in the wake of|\b\d{4}:",
}
_PATTERNS = {term: re.compile(pattern, re.IGNORECASE) for term, pattern in _CUES.items()}

UNMARKED: frozenset[Term] = frozenset(
    {RelationsTerm.UNSPECIFIED, VisitKind.UNSPECIFIED, Qualifier.EXACTLY, TradeFlow.TOTAL}
)
"""Members that hold where no other member of their vocabulary has a cue in the words."""

KINDS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.IGNORECASE)
    for kind, pattern in {
        "DiplomaticRelations": r"relations|establish",
        "DiplomaticMission": r"embassy|mission|represented|accredited",
        "ConsularPost": r"consulate|represented|honorary",
        "Recognition": r"recogni|extend|diplomatic",
        "Membership": r"member|\bjoin|partner|participat|engaged|signatory",
        "Visit": r"visit",
        "Meeting": r"summit|meeting|contacts|\bmet\b|\bmeets?\b",
        "Announcement": r"announced|stated|\bsaid\b",
        "BoundaryQuestion": r"bound|border|delimit|disput|territor|claims|cede",
        "MilitaryPresence": r"troops|personnel|deployed|milit|base|guards|helicopter|camp|forces",
        "Exercise": r"exercise|war-game",
        "Assistance": r"provid|enhance the|\baid\b|\bgave\b|suppl|support|assist|train|built|help|donor|undertook",
        "Trade": r"trade|trading|export|import|turnover",
        "Investment": r"invest",
        "Cooperation": r"cooperat|partner|exchange|\bties\b|contacts|trained|take part|conference|"
        r"participat|consult|joint|continue to work|are working|\bareas\b|dialogue|networks|support|concerning",
        "Position": r"desire|significance is attached|efforts|propos|intention|willing|agreed|advocate|\baim|seeking|"
        r"ready|available|working to|position|support|reaffirmed|noted|issues|express",
        "Project": r"project|construct|buil[dt]|establish|creat|developing|open|destruct|eliminat",
        "Programme": r"programme|course|fund|academy|framework|network|process|highway|forum|mechanism|training|"
        r"initiative|program\b",
        # of no width: the record must carry these words too, in its topic
        "LegalMeasure": r"(?=allow|warrant|withdr[ae]w|ratif|decree|\blaws?\b|\bbann?)",
        "Renaming": r"renamed|later",
        "Reference": r"^\[\d+\]|[A-Z]",
    }.items()
}
"""What the words of a fact of this kind must have; kinds that are not here show themselves in their fields."""


ACTS = frozenset(
    "Announcement DiplomaticRelations Event Exercise LegalMeasure Meeting Recognition Renaming Treaty Visit".split()
)
"""Kinds of which a word for something done decides; for the others the words for what is still to come do."""
_OTHERS = (Status.CONDITIONAL, Status.PLANNED, Status.CONSIDERED, Status.ENDED, Status.ONGOING)
_FIRST_OF_ACTS = (Status.DRAFT, Status.DONE, *_OTHERS)
_FIRST_OF_OTHERS = (Status.DRAFT, *_OTHERS, Status.DONE)


def status_of(kind: str, text: str) -> Status | None:
    """Return the status that the words give a fact of this kind, or `None` if they have no cue for any."""
    order = _FIRST_OF_ACTS if kind in ACTS else _FIRST_OF_OTHERS
    return next((status for status in order if status in _PATTERNS and has_cue(status, text)), None)


def spans_of(kind: str, terms: Iterable[Term], text: str) -> Iterator[tuple[int, int]]:
    """Return where a text has cues for a kind of fact or for these members, as first and last-plus-one character."""
    patterns = [_PATTERNS[term] for term in terms if term in _PATTERNS]
    for pattern in (*patterns, *filter(None, (KINDS.get(kind),))):
        yield from (match.span() for match in pattern.finditer(text))


def said_of(vocabulary: type[Term], text: str) -> list[Term]:
    """Return the members of a vocabulary that the words have a cue for."""
    return [term for term in vocabulary if term in _PATTERNS and has_cue(term, text)]


def has_cue(term: Term, text: str) -> bool:
    """Whether the words say this member, or, for an unmarked one, none of its vocabulary."""
    if term in UNMARKED:
        return not any(_PATTERNS[other].search(text) for other in type(term) if other in _PATTERNS)
    return term in _PATTERNS and _PATTERNS[term].search(text) is not None

"""Negation and its kin in the clause of cited words: what says that something did not, or did not yet, come about."""

import re

from tajik_relations.evidence.english.word_lists import word_set

CARRIERS = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|(?:refus|den[iy]|fail|declin|reject|cancel|lack|absen)\w*|"
    r"(?:un|non|in)\w{5,}|(?:postpon|abandon|shelv|scrapp)\w*|call\w* off|f[ae]ll\w* through)\b",
    re.IGNORECASE,
)
"""Words of a summary that say the same."""
STRICT = frozenset("not never no neither nor without cannot".split())
"""Words that negate."""
DENIED = word_set("denying_verbs")
"""Verbs after which what follows did not happen."""
CALLED_OFF = word_set("calling_off_verbs")
"""Verbs by which what was planned does not come about."""
CALLING_OFF = word_set("calling_off_lemmas") | {"call off", "fall through"}
"""Their dictionary forms without those that refuse, and verbs of several words."""
OCCASIONS = frozenset(("Exercise", "Meeting", "Visit"))
"""Kinds of which a fact tells the occasion itself, so that one that was called off is never done."""
ENDING = CALLED_OFF | word_set("ending_verbs")
"""Verbs by which something that lasts ended."""
NEGATING = STRICT | DENIED
IDIOMS = re.compile(
    r"\bnot only\b|\bno(?:t)? (?:less|more|later|fewer|earlier)(?: than)?\b|\bnon-?resident\b|\bno doubt\b|\bNo\.\s*\d",
    re.IGNORECASE,
)

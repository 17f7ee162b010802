"""Words by which the flags of a record hold: that a date is the time spoken of, that something comes again."""

import re

COMES_AGAIN = re.compile(
    r"\b(?:every|each (?:year|month|week|spring|summer|autumn|winter)|annually|yearly|regularly|biennially|monthly|"
    r"weekly|quarterly|periodically|"
    r"(?:once|twice|thrice|\w+ times) (?:a|an|per|each|every) (?:year|month|week|decade))\b",
    re.IGNORECASE,
)
"""Words by which a verb in the present tells what comes again."""
SAID = {
    "as_of": re.compile(r"\bas (?:of|at)\b|\bfigures? (?:of|for)\b", re.IGNORECASE),
    "honorary": re.compile(r"\bhonorary\b", re.IGNORECASE),
    "aggregate": re.compile(r"\b(?:agreements|treaties|documents|contracts|protocols|declarations)\b", re.IGNORECASE),
    "recurrent": re.compile(
        r"\b(?:regular|annual|yearly|monthly|weekly|periodic|tradition|every|continuous)\w*", re.IGNORECASE
    ),
}
"""Words by which a flag holds, and without which it does not."""
CAN_SAY = {
    "as_of": re.compile(
        r"\b(?:at|by|until) the (?:end|beginning|start|close|middle) of\b|\bend of (?:\w+ )?\d{4}\b|"
        r"\b(?:stands?|stood) at\b",
        re.IGNORECASE,
    ),
    "recurrent": re.compile(
        r"\brepeated(?:ly)?\b|\b(?:several|many|numerous|various|countless) times\b|\btime and again\b|\beach year\b|"
        r"\bon (?:several|many|numerous|various|repeated) occasions\b|\b(?:often|frequent(?:ly)?|routine(?:ly)?)\b|"
        r"\b(?:once|twice|thrice|\w+ times) (?:a|an|per|each|every) (?:year|month|week|decade)\b|"
        r"\b(?:biennial|quarterly|biannual)(?:ly)?\b",
        re.IGNORECASE,
    ),
}
"""Words beside which a flag can hold or not: a time for which a state is told, or an act that was repeated."""
COUNTED: dict[str, tuple[str, ...]] = {"recurrent": ("Visit", "Meeting", "Exercise"), "aggregate": ("Treaty",)}
"""Kinds that are counted, for which it matters whether a fact stands for several acts."""
RECURRING = "Visit Meeting Exercise Event Assistance Cooperation Programme Project Treaty Announcement".split()
"""Kinds of what can come again and again."""

"""Values that must not be there, as the words do not give them, however well known they may be."""

import tajik_relations as tr

ABSENT = [
    ("mfaru-45-direct", "quantity.unit", "the sum of the investments is printed without a currency"),
    ("mfaaz-12-legal-base", "quantity.unit", "the words count agreements and treaties together"),
    ("mfaru-45-direct", "date", "the past few years are no date"),
    ("wfr-1-aslov", "date", "a current minister is not dated"),
    ("wfr-1-aslov", "partner", "a minister belongs to no one relation"),
    ("wfr-22-embassy", "date", "that a State is represented does not say since when"),
    ("wfr-22-consulate", "date", "the same"),
    ("wfr-28-visit", "place", "a visit to a State names no city"),
    ("wfr-63-diplomatic", "date", "soon after independence is no date"),
    ("wfr-106-relations", "date", "when it became independent is no date"),
    ("wfr-71-embassy", "date", "the first embassy is not dated"),
    ("wfr-65-training", "date", "the training is not dated, the base is"),
    ("wfr-65-aircraft", "date", "the same"),
    ("wfr-65-aircraft", "quantity", "the aircraft are not counted"),
    ("wfr-65-military", "date", "following the downfall of a regime is no date"),
    ("wfr-65-helicopters", "date", "the deployment is not dated"),
    ("wfr-65-helicopters", "host", "the words do not say in which State the base lies"),
    ("wfr-65-helicopters", "place.state", "the same"),
    ("wfr-65-mig", "date", "a plan is not dated"),
    ("wfr-44-health", "date", "the agreement on health is not dated"),
    ("wfr-44-health", "partner.code", "the row's State is not known"),
    ("wfr-117-troops", "date", "the troops are not dated, the agreement is"),
    ("wfr-117-troops", "place", "the bases are not named"),
    ("wfr-133-withdrawal", "date", "the withdrawal is not dated there"),
    ("mfaru-07-recognition", "date", "recognition is not dated, the protocol is"),
    ("mfaru-11-yekaterinburg", "date", "the consulates work at the moment"),
    ("mfaru-19-rahmon-2001-04", "place", "no city is tied to April 2001"),
    ("mfaru-19-rahmon-2005-10", "place", "no city is tied to October 2005"),
    ("mfaru-33-visit-rahmon", "place", "the paragraph names the State alone"),
    ("mfaru-39-mironov-2003", "place", "the visits are to the State"),
    ("mfaru-47-sangtuda", "quantity", "the words give the power station no figure"),
    ("mfaaz-10-visit-rahmon", "date", "the paragraph does not date the visit"),
    ("wru-28-attack", "date", "the arrests are dated, the attack is not"),
    ("wru-28-arrests", "place", "the district is where the arrested are from"),
    ("wru-26-lyakin-frolov", "date", "a current ambassador is not dated"),
    ("wru-24-invasion", "date", "the month may be the warrant's"),
    ("wru-24-statute", "partner", "one side's signature beside many is of no pair"),
    ("wfr-124-afghanistan-crisis", "date", "the years date the help, not the crisis"),
    ("mfaru-55-office", "date", "the opening is named and not dated"),
    ("nato-12-course", "date", "support for a course is not dated"),
]


def test_what_the_words_do_not_give_is_not_there() -> None:
    """Every value is `None`, for the reason given, and the fact has the field that is asked for."""
    wrong = []
    for code, path, why in ABSENT:
        first, *names = path.split(".")
        value: object = getattr(tr.facts[code], first)
        for name in names:
            value = getattr(value, name, None)
        if value is not None:
            wrong.append((code, path, why, value))
    assert not wrong


def test_enough_absent_values_are_named() -> None:
    """At least thirty are named, each once."""
    assert len({(code, path) for code, path, _ in ABSENT}) == len(ABSENT) >= 30

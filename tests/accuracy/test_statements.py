"""The statements of all shipped facts: sentences that a newspaper could print."""

import re

import tajik_relations as tr
from tajik_relations.records import KINDS
from tajik_relations.records.sentences import dated, years_of

MOST_WORDS = 30
LONG_NAMES = re.compile(r"“[^”]+”|https?://\S+|the Contract on [^.]+|North Atlantic Cooperation Council")
"""Titles as printed, addresses and official names, which may be as long as they are."""
_ISO_DATE = re.compile(r"\b\d{4}-\d\d\b|\b\d{4}/(?:\d|\.\.)|\.\./\d{4}")
_BRACKETED = re.compile(r"\((?:done|ongoing|ended|planned|draft|considered|conditional|\d{4})[);]")
_AGREEING = re.compile(
    r"\b(?:1|one) (?:[a-z]+ )?[a-z]+s\b(?! of)|\b(?:[2-9]|\d\d+) (?:agreement|year|helicopter|landmine|troop)\b"
)


def _all(dataset: tr.Dataset) -> list[tuple[str, str]]:
    return [(fact.id, fact.statement) for fact in dataset.facts]


def test_every_statement_is_one_sentence(dataset: tr.Dataset) -> None:
    """It begins with a capital, ends with one full stop, and has no blanks or commas too many."""
    wrong = [
        (name, text)
        for name, text in _all(dataset)
        if not (text[0].isupper() or text[0] in "“0123456789")
        or not text.endswith((".", "?", "!"))
        or text.endswith("..")
        or re.search(r"  | ,|,,|,\.|\.\.\.|\bNone\b|[{}]", text)
    ]
    assert not wrong


def test_no_statement_begins_with_its_kind_or_names_nobody(dataset: tr.Dataset) -> None:
    """None says "Kind of" or "Kind in", and none speaks of parties that are not named."""
    kinds = "|".join({re.sub(r"(?<=.)([A-Z])", r" \1", kind.__name__) for kind in KINDS.values()})
    form = re.compile(
        rf"(?:{kinds}|Mission|Post|Link|Note \d+)\b (?:of|in|on|between)\b(?! the document)", re.IGNORECASE
    )
    wrong = [(name, text) for name, text in _all(dataset) if form.match(text) or "not named" in text]
    assert not [
        (name, text) for name, text in wrong if not text.startswith(("Trade between", "Cooperation ", "Trade of"))
    ]


def test_dates_stand_in_words_and_no_status_in_brackets(dataset: tr.Dataset) -> None:
    """No statement has a date as EDTF writes it, or a status or year in brackets; addresses and titles apart."""
    texts = [(name, LONG_NAMES.sub("", text)) for name, text in _all(dataset)]
    assert not [(name, text) for name, text in texts if _ISO_DATE.search(text) or _BRACKETED.search(text)]


def test_numbers_and_nouns_agree(dataset: tr.Dataset) -> None:
    """One stands before a singular, more before a plural."""
    assert not [(name, text) for name, text in _all(dataset) if _AGREEING.search(LONG_NAMES.sub("", text))]


def test_statements_are_short(dataset: tr.Dataset) -> None:
    """At most thirty words, but for titles as printed and long official names."""
    long = [(name, text) for name, text in _all(dataset) if len(LONG_NAMES.sub("x", text).split()) > MOST_WORDS]
    assert not long


def test_every_date_stands_in_its_statement(dataset: tr.Dataset) -> None:
    """The words of the fact's date are there, with its day and month; a summary may put them elsewhere."""
    wrong = []
    for fact in dataset.facts:
        if fact.date is None or fact.kind == "Reference":
            continue
        day = dated(fact.date, fact.status).partition(" ")[2]
        exact = fact.as_of or day in fact.statement or all(year in fact.statement for year in years_of(fact.date))
        whole = "/" in str(fact.date) or fact.date.precision == "year" or day in fact.statement
        if not (exact and whole):
            wrong.append((fact.id, str(fact.date), fact.statement))
    assert not wrong


def test_every_principal_figure_stands_in_its_statement(dataset: tr.Dataset) -> None:
    """A number is told, as figures or in words, and so is what limits it."""
    wrong = []
    for fact in dataset.facts:
        quantity = fact.figure
        if quantity is None or quantity.number is None:
            continue
        told = {quantity.words.split(" ")[0 if quantity.qualifier.name in ("EXACTLY", "ONE_OR_OTHER") else -2]}
        told |= {f"{quantity.number:,}", *quantity.words.split(), _IN_WORDS.get(quantity.number, "")}
        limit = str(quantity.qualifier)
        limited = quantity.qualifier.name in ("EXACTLY", "ONE_OR_OTHER") or limit in fact.statement.casefold()
        if not limited or not any(word and word in fact.statement for word in told):
            wrong.append((fact.id, quantity.words, fact.statement))
    assert not wrong


_IN_WORDS = dict(enumerate("zero one two three four five six seven eight nine ten".split()))


def test_doubt_stays_in_words(dataset: tr.Dataset) -> None:
    """The State of a row that the document alone does not give carries its degree; a quoted source is named."""
    for fact in dataset.facts:
        degrees = {basis.degree for basis in fact.basis if basis.degree is not None}
        doubtful = {str(degree) for degree in degrees} & {"corroborated", "restored", "probable"}
        if doubtful and fact.summary is None and fact.partner in fact.actors:
            assert f"{doubtful.pop()})" in fact.statement, fact.id
        assert (fact.according_to or "") in fact.statement, fact.id


def test_narrative_kinds_have_a_summary_and_structural_ones_mostly_none(dataset: tr.Dataset) -> None:
    """Every narrative fact carries a sentence; of the structural ones few need one, as no pattern says them."""
    facts = [fact for fact in dataset.facts if fact.kind != "Reference"]
    assert not [fact.id for fact in facts if type(fact).narrative and fact.summary is None]
    structural = [fact for fact in facts if not type(fact).narrative]
    written = [fact.id for fact in structural if fact.summary is not None]
    assert len(written) * 4 < len(structural), written

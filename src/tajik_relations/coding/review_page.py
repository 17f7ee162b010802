"""The page of `review` as HTML: one file that loads nothing and needs no script."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase

from tajik_relations.coding.cited_text import Spans, cited_lines
from tajik_relations.coding.findings_by_fact import Found
from tajik_relations.coding.guide import templates
from tajik_relations.coding.review import Review
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.identification import SetAside
from tajik_relations.model.provenance import Basis
from tajik_relations.model.terms import BasisKind
from tajik_relations.notebook.html_values import cell, whole
from tajik_relations.records import Fact

NOTICE = "This page contains the publisher's text. It is only for the coder and the checker: do not publish it."
"""The note at the top of the page."""
OPEN_LINE, OPEN_WORD = "nothing cites this line", "neither cited nor set aside"
"""The flags of open words and lines."""
EMPTY = '<span class="quiet">empty line</span>'
"""What stands for the words of a line without any."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load: nothing but the style in the page itself."""


def page(review: Review) -> str:
    """Return the page of a document."""
    title = f"Review of {whole(review.source.title)}"
    style = templates()["style"]
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="robots" content="noindex">',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>",
            f'<header>\n<h1>{title}</h1>\n<p class="notice">{whole(NOTICE)}</p>\n{_about(review)}\n</header>\n<main>',
            *_summary(review),
            *_text(review),
            "</main>\n</body>\n</html>\n",
        )
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names with values that are HTML already."""
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{value}</dd>' for name, value in pairs)}</dl>"


def _about(review: Review) -> str:
    """Return what the document is."""
    source = review.source
    basis = f" ({source.time_of_writing_basis})" if source.time_of_writing_basis else ""
    written = f"{cell(source.time_of_writing)}{whole(basis)}" if source.time_of_writing else "not known"
    return _pairs(
        (
            ("document", f"<code>{whole(source.id)}</code>"),
            ("publisher", whole(source.publisher)),
            ("stamp", whole(source.stamp or "none")),
            ("time of writing", written),
            ("terms", whole(source.terms)),
        )
    )


def _summary(review: Review) -> Iterator[str]:
    """Yield the counts, and what is still to be done, with links."""
    ledger, every = review.ledger, [item for items in review.found.values() for item in items] + [*review.others]
    judged = [basis for fact in review.facts for basis in fact.basis if basis.kind is BasisKind.JUDGED]
    undecided = sum(item.undecided for item in every)
    lines = f"{ledger.lines}: {ledger.lines_cited} cited, {ledger.lines_set_aside} set aside"
    words = f"{ledger.words}: {ledger.words_cited} cited, {ledger.words_set_aside} set aside"
    counts = (
        ("facts", whole(len(review.facts))),
        ("lines with words", f"{lines}, {len(ledger.unaccounted_lines)} not accounted for"),
        ("numbers and names", f"{words}, {len(ledger.unaccounted_words)} not accounted for"),
        ("problems", whole(len(every) - undecided)),
        ("undecided values", whole(undecided)),
        ("judged values", whole(len(judged))),
    )
    yield f'<section aria-labelledby="counts">\n<h2 id="counts">Counts</h2>\n{_pairs(counts)}\n</section>'
    yield '<section aria-labelledby="open">\n<h2 id="open">Lines and words not accounted for</h2>'
    yield _numbers("Nothing on these lines is cited or set aside:", ledger.unaccounted_lines)
    partly = {line: None for line, _ in ledger.unaccounted_words if line not in ledger.unaccounted_lines}
    yield _numbers("A number or a name on these lines is neither cited nor set aside:", partly)
    yield "" if ledger.unaccounted else "<p>None: everything is cited or set aside.</p>"
    yield "</section>"
    yield from _to_do(review)


def _numbers(sentence: str, lines: Iterable[int]) -> str:
    """Return the numbers of lines as links, behind what they are."""
    links = "".join(f'<li><a href="#L{line}">{line}</a></li>' for line in lines)
    return f'<p>{sentence}</p>\n<ul class="numbers">{links}</ul>' if links else ""


def _to_do(review: Review) -> Iterator[str]:
    """Yield the facts about which something is found, and what is found elsewhere."""
    facts = [fact for fact in review.facts if review.found[fact.id]]
    if facts:
        items = "".join(f'<li><a href="#{fact.id}">{fact.id}</a>, line {fact.line}</li>' for fact in facts)
        yield '<section aria-labelledby="facts">\n<h2 id="facts">Facts with problems or undecided values</h2>'
        yield f"<ul>{items}</ul>\n</section>"
    if review.others:
        yield '<section aria-labelledby="beside">\n<h2 id="beside">Other problems and undecided values</h2>'
        yield f"{_findings(review.others)}\n</section>"


def _findings(found: Iterable[Found]) -> str:
    """Return problems and undecided values, each with its name before it."""
    names = {True: '<span class="left">Undecided:</span>', False: '<span class="wrong">Problem:</span>'}
    items = "".join(f"<li>{names[item.undecided]} {whole(item.sentence)}</li>" for item in found)
    return f'<ul class="findings">{items}</ul>' if items else ""


def _text(review: Review) -> Iterator[str]:
    """Yield the table of all lines."""
    yield '<section aria-labelledby="lines">\n<h2 id="lines">The document line by line</h2>'
    yield '<table role="table">\n<caption>Cited words are marked, with the letters of the facts that cite them; words '
    yield "set aside are in italics; numbers and names that are neither cited nor set aside are underlined with a "
    yield "wavy line.</caption>"
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in ("Line", "Text", "Facts"))
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
    cited = [(fact, cited_lines(review.text, fact)) for fact in review.facts]
    for number in range(1, len(review.text.lines) + 1):
        yield _row(number, [(fact, spans[number]) for fact, spans in cited if number in spans], review)
    yield "</tbody>\n</table>\n</section>"


def _row(line: int, cited: Sequence[tuple[Fact, Spans]], review: Review) -> str:
    """Return a line of the document with all that is recorded of it."""
    entries = [entry for entry in review.aside if entry.line == line]
    words = "".join(_marked(line, cited, entries, review))
    flag = f'<p class="wrong">{OPEN_LINE}</p>' if line in review.ledger.unaccounted_lines else ""
    aside = "".join(map(_set_aside, entries))
    facts = "".join(_fact(fact, _letter(at), line, review) for at, (fact, _) in enumerate(cited))
    empty = "" if words or facts or aside else ' class="empty"'
    number = f'<th role="rowheader" scope="row">{line}</th>'
    text = f'<td role="cell">{words or EMPTY}</td><td role="cell">{flag}{aside}{facts}</td>'
    return f'<tr role="row" id="L{line}"{empty}>{number}{text}</tr>'


def _letter(at: int) -> str:
    """Return what calls a fact of a line: a, b, and after z aa, ab."""
    more, last = divmod(at, len(ascii_lowercase))
    return (_letter(more - 1) if more else "") + ascii_lowercase[last]


def _marked(
    line: int, cited: Sequence[tuple[Fact, Spans]], entries: Sequence[SetAside], review: Review
) -> Iterator[str]:
    """Yield a line in stretches that are alike cited, set aside or open; letters stand where a citation ends."""
    content, parts = review.text.line(line), tokens(review.text.line(line))
    places = [parts[at] for number, at in review.ledger.unaccounted_words if number == line]
    uncited = [(part.start, part.end) for part in places]
    aside = [(entry, review.text.spans(line, entry.words) if entry.words else [(0, len(content))]) for entry in entries]
    every = [*uncited, *(span for _, spans in (*cited, *aside) for span in spans)]
    for start, end in pairwise(sorted({0, len(content), *(edge for span in every for edge in span)})):
        words = whole(content[start:end])
        if _covers(uncited, start):
            words = f'<u title="{OPEN_WORD}">{words}</u>'
        reasons = ", ".join(str(entry.reason) for entry, spans in aside if _covers(spans, start))
        if reasons:
            words = f'<span class="aside" title="set aside: {whole(reasons)}">{words}</span>'
        citing = [(fact, _letter(at), spans) for at, (fact, spans) in enumerate(cited) if _covers(spans, start)]
        if citing:
            words = f'<mark title="{whole(", ".join(fact.id for fact, _, _ in citing))}">{words}</mark>'
        ending = [(fact, letter) for fact, letter, spans in citing if not _covers(spans, end)]
        yield words + "".join(f'<sup><a href="#{fact.id}">{letter}</a></sup>' for fact, letter in ending)


def _covers(spans: Spans, at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _set_aside(entry: SetAside) -> str:
    """Return the words that are set aside and why."""
    words = ", ".join(f"<q>{whole(fragment)}</q>" for fragment in entry.words) or "the whole line"
    fact = f' of <a href="#{whole(entry.fact)}">{whole(entry.fact)}</a>' if entry.fact else ""
    return f'<p class="aside">set aside as {whole(entry.reason)}{fact}: {words}</p>'


def _fact(fact: Fact, letter: str, line: int, review: Review) -> str:
    """Return a fact beside the line where it is cited first, and a link to it beside any other."""
    head = f'<span class="letter">{letter}</span>'
    if line != fact.line:
        link = f'<a href="#{fact.id}">{fact.id}</a>, line {fact.line}'
        return f"<p>{head} {whole(fact.statement)} ({link})</p>"
    further = sorted({citation.line for citation in fact.citations} - {fact.line})
    basis = "".join(map(_basis, fact.basis))
    values = (
        ("id", f"<code>{fact.id}</code>"),
        ("kind", whole(fact.kind)),
        ("date", cell(fact.date) or "none"),
        ("status", whole(fact.status or "none")),
        ("realized", "" if fact.realized is None else whole(fact.realized)),
        ("also cites", ", ".join(f'<a href="#L{number}">line {number}</a>' for number in further)),
        ("basis", basis and f"<ul>{basis}</ul>"),
    )
    shown = _pairs((name, value) for name, value in values if value)
    found = _findings(review.found[fact.id]) + "".join(f"<p>{whole(place)}</p>" for place in review.where[fact.id])
    return f'<article id="{fact.id}"><h3>{head} {whole(fact.statement)}</h3>{found}{shown}</article>'


def _basis(basis: Basis) -> str:
    """Return why a value that the words do not state is there."""
    by = f", by {basis.coder}" if basis.coder else ""
    on = f" on {basis.date}" if basis.date else ""
    source = f"; source: {basis.source}" if basis.source else ""
    return f"<li><strong>{whole(basis.field)}</strong> {whole(f'{basis.kind}{by}{on}: {basis.reason}{source}')}</li>"

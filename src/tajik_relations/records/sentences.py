"""Parts of English sentences: names, dates, figures, verbs; records make their statements of them."""

from collections.abc import Iterable

from tajik_relations.model.actors import Actor, Place, State, UnidentifiedState
from tajik_relations.model.dates import MONTHS, DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.terms import Status

_SEASONS = ("spring", "summer", "autumn", "winter")
_MONEY = {"USD": "US$", "EUR": "€", "GBP": "£", "$": "$"}
_SCALES = ((10**9, "billion"), (10**6, "million"))
_UNCOUNTED = ("personnel", "people", "staff", "aircraft", "square kilometres")
_FIGURES = {"%": "%", "km2": "square kilometres"}


def joined(parts: Iterable[str]) -> str:
    """Return texts with commas and a last "and"."""
    *most, last = [part for part in parts if part] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def the(actor: Actor) -> str:
    """Return a name as it stands in a sentence, with an article where English puts one."""
    if isinstance(actor, UnidentifiedState):
        return f"an unidentified country (row {actor.row} of the table)"
    return f"the {actor.name}" if getattr(actor, "article", False) else actor.name


def a(noun: str) -> str:
    """Return a noun with the indefinite article.

    >>> a("embassy"), a("union"), a("honorary consulate")
    ('an embassy', 'a union', 'an honorary consulate')
    """
    vowel = noun[:1].lower() in "aeio" or (noun.startswith(("un", "hono")) and not noun.startswith(("uni", "unanim")))
    return f"a{'n' * vowel} {noun}"


def located(place: Place | None) -> str:
    """Return " in City, State,", " in State", or nothing; the last comma goes where nothing follows."""
    if place is None:
        return ""
    if place.state is None:
        return f" in {place.name}"
    if place.name == place.state.name:
        return f" in {the(place.state)}"
    return f" in {place.name}, {in_article(place.state)},"


def in_article(state: State) -> str:
    """Return a State's name behind a city: "in the Netherlands" where it has an article, else the bare name."""
    return f"in {the(state)}" if state.article else state.name


def possessive(name: str) -> str:
    """Return a name as an owner.

    >>> possessive("Norway"), possessive("the Netherlands")
    ("Norway's", "the Netherlands'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def counted(number: int, unit: str | None) -> str:
    """Return a figure as people write it, with its unit.

    >>> counted(3_595_000_000, "USD"), counted(17, "helicopter"), counted(20, "%")
    ('US$3.595 billion', '17 helicopters', '20%')
    """
    sign = _MONEY.get(unit or "", "")
    figure = f"{sign}{_scaled(number) if sign or unit is None else f'{number:,}'}"
    if sign or unit is None:
        return figure
    return f"{figure}%" if unit == "%" else f"{figure} {plural(unit, number)}"


def _scaled(number: int) -> str:
    for scale, name in _SCALES:
        if number >= scale and number % (scale // 1000) == 0:
            return f"{number / scale:.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}"


def plural(noun: str, number: int | None = None) -> str:
    """Return a unit in the number of its figure.

    >>> plural("army camp", 4), plural("agreement", 1), plural("body"), plural("personnel")
    ('army camps', 'agreement', 'bodies', 'personnel')
    """
    noun = _FIGURES.get(noun, noun)
    if number == 1 or noun.split()[-1] in _UNCOUNTED or noun in _UNCOUNTED:
        return noun
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def day_in_words(date: PartialDate) -> str:
    """Return a date without a preposition: "24 September 2007", "April 1992", "the 1990s"."""
    day = f"{date.day} " if date.day else ""
    season = date.precision == "season"
    month = "" if date.month is None else f"{_SEASONS[date.month - 21] if season else MONTHS[date.month - 1]} "
    doubt = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}.get(date.qualifier, "")
    return f"{day}{month}{_year(date)}{doubt}"


def _year(date: PartialDate) -> str:
    """Return the year as people write it: "1992", of a decade "the 1990s", of a century "1900–1999"."""
    years = {"decade": f"the {date.year}s", "century": f"{date.year}–{date.year + 99}"}
    return years.get(date.precision, str(date.year))


def dated(when: When, status: Status | None = None) -> str:
    """Return a date with its preposition, as it ends a sentence.

    >>> from tajik_relations.model.dates import parse
    >>> [dated(parse(text)) for text in ("1992-04", "2007-03-15/2007-03-16", "2007-09-22/..", "../2005")]
    ['in April 1992', 'on 15–16 March 2007', 'since 22 September 2007', 'until 2005']
    """
    if isinstance(when, PartialDate):
        return f"{'on' if when.day else 'in'} {day_in_words(when)}"
    first, last = when.start, when.end
    if isinstance(first, OpenEnd):
        assert isinstance(last, PartialDate)  # noqa: S101 - a range has a date on one side
        return f"{'by' if status in (Status.PLANNED, Status.CONSIDERED) else 'until'} {day_in_words(last)}"
    if isinstance(last, OpenEnd):
        return f"{'since' if last is OpenEnd.OPEN else 'from'} {day_in_words(first)}"
    if first.day and last.day and (first.year, first.month) == (last.year, last.month):
        return f"on {first.day}–{day_in_words(last)}"
    return f"from {day_in_words(first)} to {day_in_words(last)}"


def begun(when: When | None) -> bool:
    """Whether a date says since when something goes on."""
    return isinstance(when, DateRange) and when.end is OpenEnd.OPEN


def years_of(when: When) -> tuple[str, ...]:
    """Return the years in a date, as text."""
    sides = (when.start, when.end) if isinstance(when, DateRange) else (when,)
    return tuple(_year(side).removeprefix("the ") for side in sides if isinstance(side, PartialDate))


def closed(stem: str, *endings: str) -> str:
    """Return a sentence of a stem and its endings, with a capital and a full stop."""
    sentence = " ".join(part for part in (stem, *endings) if part).removesuffix(",").replace(" ,", ",")
    return f"{sentence[:1].upper()}{sentence[1:]}{'' if sentence.endswith(('.', '?', '!')) else '.'}"


def phased(status: Status | None, forms: str, *, many: bool = False) -> str:
    """Return a verb as a status wants it.

    Args:
        status: what the document says about the matter; without one, the sentence is as for what is done.
        forms: infinitive, past, past participle and gerund, with slashes between them.
        many: whether the subject of the sentence is plural.

    >>> phased(Status.PLANNED, "open/opened/opened/opening")
    'plans to open'
    """
    infinitive, past, _participle, gerund = forms.split("/")
    s = "" if many else "s"
    return {
        Status.PLANNED: f"plan{s} to {infinitive}",
        Status.DRAFT: f"{'have' if many else 'has'} drafted a plan to {infinitive}",
        Status.CONSIDERED: f"{'are' if many else 'is'} considering {gerund}",
        Status.CONDITIONAL: f"would {infinitive}",
        Status.ONGOING: f"{'are' if many else 'is'} {gerund}",
    }.get(status or Status.DONE, past)


def has(
    status: Status | None, date: When | None, *, many: bool = False, opened: str = "open/opened/opened/opening"
) -> str:
    """Return the words with which a sentence says that someone has something that lasts, or opened or began it."""
    have = "have" if many else "has"
    if status is Status.ENDED:
        return "had"
    if status is Status.ONGOING or status is None:
        return f"{have} had" if begun(date) else have
    return phased(status, opened, many=many)

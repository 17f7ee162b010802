"""Fingerprints of made-up texts: what stands there is found, anything else is refused, damage is told."""

import hashlib
import re
from pathlib import Path
from string import ascii_lowercase

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import tajik_relations as tr
from tajik_relations.evidence import originals
from tajik_relations.evidence.cited_words import LEADS_OF_NAMES, LEADS_OF_NOUNS, LEADS_OF_VERBS
from tajik_relations.evidence.english.codebook_signs import ALTERING
from tajik_relations.evidence.tokens import plain, tokens

TEXT = "Avalonia\tbegan relations  with Borduria\non 3 May 1999.[2]\n\nThe Lakes, the Lakes, and the Peaks met twice"


def document(text: str) -> tr.SourceDocument:
    """Return a made-up document with this text."""
    return tr.SourceDocument(
        id="almanac",
        prefix="alm",
        title="Almanac",
        publisher="Nobody",
        terms="none",
        file="almanac.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        lines=len(text.split("\n")),
    )


SOURCE = document(TEXT)
FILE = originals.fingerprint_of(SOURCE, TEXT)
FOUND = originals.parse_fingerprint(SOURCE, FILE)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (1, ["Avalonia began relations"]),
        (1, ["Avalonia", "with Borduria"]),
        (2, ["3 May 1999.[2]"]),
        (2, ["on", "1999"]),
        (4, ["The Lakes", "the Lakes", "the Peaks"]),
        (4, ["met twice"]),
    ],
)
def test_words_that_stand_on_the_line_in_order_are_found(line: int, words: list[str]) -> None:
    """Blanks and punctuation count for nothing, repeated words are found one after the other."""
    assert FOUND.missing(line, words) is None


@pytest.mark.parametrize(
    ("line", "words", "missing"),
    [
        (1, ["Avalonia began ties"], "Avalonia began ties"),
        (2, ["Avalonia"], "Avalonia"),
        (1, ["with Borduria", "Avalonia"], "Avalonia"),
        (2, ["3 May 1998"], "3 May 1998"),
        (2, ["May 3 1999"], "May 3 1999"),
        (4, ["the Lakes", "The Lakes"], "The Lakes"),
        (4, ["the lakes"], "the lakes"),
        (3, ["Lakes"], "Lakes"),
        (4, ["met twice more"], "met twice more"),
        (4, ["the Peaks", "the Peaks"], "the Peaks"),
    ],
)
def test_words_that_are_wrong_moved_or_out_of_order_are_refused(line: int, words: list[str], missing: str) -> None:
    """The first fragment that does not stand after those before it is named."""
    assert missing == FOUND.missing(line, words)


def test_positions_are_those_of_the_tokens() -> None:
    """Each fragment that is there has its first and last-plus-one token; one that is not has none."""
    assert FOUND.positions(4, ["the Lakes", "Peaks"]) == ((2, 4), (6, 7))
    assert FOUND.positions(4, ["a mountain", "twice"]) == ((8, 9),)


def test_marks_of_equal_words_differ_between_positions() -> None:
    """The same word elsewhere on a line, on another line or in another document has another mark."""
    assert FOUND.lines[3][1] != FOUND.lines[3][3]
    marks = {
        originals.token_mark(name, line, at, "word", "w")
        for name in ("almanac", "bulletin")
        for line in range(1, 6)
        for at in range(5)
    }
    assert len(marks) > 45


def test_a_mark_has_a_sort_and_at_most_twelve_bits() -> None:
    """A letter and three hexadecimal digits, so that many words share one mark."""
    for mark in (mark for line in FOUND.lines for mark in line):
        assert re.fullmatch(r"[dnw][0-9a-f]{3}", mark)
        assert 0 <= int(mark[1:], 16) < 2**12


def test_how_many_words_a_mark_fits() -> None:
    """A mark fits about twelve of fifty thousand words, and of a short list hardly one beside its own."""
    of_many = [originals.token_mark("almanac", 1, 0, f"word {at}", "w") for at in range(50_000)]
    assert 11 < sum(of_many.count(mark) for mark in of_many[:100]) / 100 < 14
    assert 97 <= len({*of_many[:100]})


CITED = [(1, ["Avalonia", "relations"]), (4, ["the Peaks"])]
SHORT = originals.parse_fingerprint(SOURCE, originals.fingerprint_of(SOURCE, TEXT, CITED))


def test_words_that_nothing_cites_have_short_marks() -> None:
    """Cited words and those that checks look for keep their marks, any other has its sort and one digit of it."""
    # The second "Lakes" of the last line keeps its own: by one digit "the Lakes" would pass for "the Peaks".
    lengths = [[len(mark) - 1 for mark in line] for line in SHORT.lines]
    assert lengths == [[3, 1, 3, 3, 1], [3, 1, 3, 1, 1], [], [3, 1, 3, 3, 3, 3, 3, 1, 1]]
    whole, cut = (" ".join(mark for line in one.lines for mark in line).split() for one in (FOUND, SHORT))
    assert all(full.startswith(mark) for full, mark in zip(whole, cut, strict=True))


def test_what_is_cited_keeps_its_place_among_short_marks() -> None:
    """A word that would pass for a cited one before it, by the one digit of its mark, keeps its whole mark."""
    text = " ".join(f"{letter}{other}" for letter in "bcdfgh" for other in "aeiouy")
    source, cited = document(text), [(1, [word]) for word in text.split()[-8:]]
    whole = originals.parse_fingerprint(source, originals.fingerprint_of(source, text))
    short = originals.parse_fingerprint(source, originals.fingerprint_of(source, text, cited))
    assert [whole.positions(*one) for one in cited] == [short.positions(*one) for one in cited]
    lengths = [len(mark) - 1 for mark in short.lines[0]]
    assert lengths[-8:] == [3] * 8
    assert {1, 3} == {*lengths[:-8]}


def test_a_fragment_of_words_that_nothing_cited_still_passes() -> None:
    """What a new fact cites stands there with one digit for each word, and one wrong word of sixteen passes for it."""
    assert SHORT.missing(1, ["Avalonia began relations with Borduria"]) is None
    assert SHORT.missing(4, ["Peaks met twice"]) is None
    words = [f"x{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    passing = [word for word in words if SHORT.missing(1, ["Avalonia", word, "relations"]) is None]
    assert 20 < len(passing) < 70


def test_a_short_mark_is_no_word_that_is_looked_for() -> None:
    """All words that checks look for before a fragment keep their marks, so that none is found by chance."""
    wanted = {*LEADS_OF_NAMES, *LEADS_OF_NOUNS, *LEADS_OF_VERBS, *ALTERING, *originals.SEEN, *originals.ARTICLES}
    assert wanted <= originals.LOOKED_FOR
    many = [f"y{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    assert SHORT.before(1, ["relations"], [many]) == ("",)


DENIALS = "Avalonia did not open an embassy\nno relations with Borduria, but ties, are known"


@pytest.mark.parametrize(
    ("line", "words", "telling", "found"),
    [
        (1, ["open an embassy"], [True], {"not"}),
        (1, ["Avalonia", "open an embassy"], [False, True], {"not"}),
        (1, ["Avalonia", "open an embassy"], [True, False], set()),
        (1, ["not open an embassy"], [True], set()),
        (1, ["an embassy"], [True], {"not"}),
        (1, ["embassy"], [True], set()),
        (1, ["opened an embassy"], [True], set()),
        (2, ["relations with Borduria"], [True], {"no"}),
        (2, ["relations", "ties"], [False, True], set()),
        (3, ["relations"], [True], set()),
    ],
)
def test_a_negation_right_before_words_that_tell_is_seen(
    line: int, words: list[str], telling: list[bool], found: set[str]
) -> None:
    """Uncited and within two words before them, in fingerprints and in texts; on no line there is none."""
    source = document(DENIALS)
    known = originals.parse_fingerprint(source, originals.fingerprint_of(source, DENIALS))
    assert known.beside(line, words, telling) == found
    if line <= source.lines:
        assert originals.Text(source, tuple(DENIALS.split("\n"))).beside(line, words, telling) == found


def test_no_word_of_the_text_stands_in_the_file() -> None:
    """The file has the header and marks, one line for each line of the text."""
    header, *lines = FILE.split("\n")
    assert header == f"fingerprint 2 almanac {SOURCE.sha256} 4"
    assert [len(list(tokens(line))) for line in TEXT.split("\n")] == [len(line.split()) for line in lines[:-1]]
    assert lines[-1] == ""
    assert "valonia" not in FILE


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (
            FILE.replace("fingerprint 2", "fingerprint 3"),
            (
                f"seeds/almanac.fingerprint: expected the header 'fingerprint 2 almanac {SOURCE.sha256} 4', "
                f"found 'fingerprint 3 almanac {SOURCE.sha256} 4'"
            ),
        ),
        (
            FILE.replace("almanac", "bulletin", 1),
            (
                f"seeds/almanac.fingerprint: expected the header 'fingerprint 2 almanac {SOURCE.sha256} 4', "
                f"found 'fingerprint 2 bulletin {SOURCE.sha256} 4'"
            ),
        ),
        ("", f"seeds/almanac.fingerprint: expected the header 'fingerprint 2 almanac {SOURCE.sha256} 4', found ''"),
        (FILE[:-1], "seeds/almanac.fingerprint: expected 4 whole lines after the header, found 3"),
        (FILE[:100], "seeds/almanac.fingerprint: expected 4 whole lines after the header, found 0"),
        (FILE + "\n", "seeds/almanac.fingerprint: expected 4 whole lines after the header, found 5"),
        (
            FILE.replace(FOUND.lines[1][0], "wxyz"),
            (
                f"seeds/almanac.fingerprint: line 3: expected marks such as w3af, "
                f"found {'wxyz ' + ' '.join(FOUND.lines[1][1:])!r}"
            ),
        ),
    ],
    ids=["version", "document", "empty", "cut in a line", "cut after the header", "a line too many", "damaged"],
)
def test_a_file_that_is_not_whole_is_refused(file: str, sentence: str) -> None:
    """A truncated, damaged or foreign file stops the check with one sentence."""
    with pytest.raises(tr.EvidenceError, match=f"^{re.escape(sentence)}$"):
        originals.parse_fingerprint(SOURCE, file)


def test_a_file_of_the_first_version_is_read() -> None:
    """Files of the first version have whole marks for all words, and are read as they were."""
    assert FOUND == originals.parse_fingerprint(SOURCE, FILE.replace("fingerprint 2", "fingerprint 1"))


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    """Reading names the file and what the system says."""
    wanted = "seeds/almanac.fingerprint: expected a fingerprint file, found none that can be read: "
    with pytest.raises(tr.EvidenceError, match=f"^{re.escape(wanted)}.*No such file"):
        originals.read_fingerprint(SOURCE, tmp_path)
    (tmp_path / "almanac.fingerprint").write_bytes(b"\xff\xfe")
    with pytest.raises(tr.EvidenceError, match=f"^{re.escape(wanted)}.*codec"):
        originals.read_fingerprint(SOURCE, tmp_path)


def test_a_file_is_read_back_as_it_was_made(tmp_path: Path) -> None:
    """Writing and reading change nothing."""
    (tmp_path / "almanac.fingerprint").write_text(FILE, encoding="ascii")
    assert originals.read_fingerprint(SOURCE, tmp_path) == FOUND


words = st.sampled_from("Ada Bo Cy met in of the 12 1,500 three lakes Lakes 5,64 € €3 [4] (so) don't".split())
lines = st.lists(words, max_size=12).map("  ".join)
made_up = st.lists(lines, min_size=1, max_size=6).map("\n".join)


@given(made_up, st.data())
def test_every_fragment_of_a_text_is_found_in_order(text: str, data: st.DataObject) -> None:
    """Whatever is cut out of a line, in order, has its place there, in the fingerprint as in the text."""
    source = document(text)
    found = originals.parse_fingerprint(source, originals.fingerprint_of(source, text))
    whole = originals.Text(source, tuple(plain(line) for line in text.split("\n")))
    for number, line in enumerate(text.split("\n"), start=1):
        parts = line.split()
        cuts = sorted(data.draw(st.sets(st.integers(0, len(parts)), max_size=6)))
        fragments = [" ".join(parts[start:end]) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
        assert found.missing(number, fragments) is None
        assert whole.missing(number, fragments) is None
        assert len(fragments) == len(found.positions(number, fragments))


@given(made_up)
def test_making_and_parsing_keep_every_token(text: str) -> None:
    """There is one mark for each token, with the token's sort."""
    source = document(text)
    found = originals.parse_fingerprint(source, originals.fingerprint_of(source, text))
    sorts = [[token.sort for token in tokens(plain(line))] for line in text.split("\n")]
    assert sorts == [[mark[0] for mark in line] for line in found.lines]


@pytest.mark.parametrize(
    ("words", "missing"),
    [(["relations with"], None), (["elations with"], "elations with"), (["relation"], "relation"), (["199"], "199")],
)
def test_a_text_has_whole_words_only(words: list[str], missing: str | None) -> None:
    """A fragment that begins or ends inside a word or a number does not stand in the text."""
    whole = originals.Text(SOURCE, tuple(plain(line) for line in TEXT.split("\n")))
    assert missing == whole.missing(2 if words == ["199"] else 1, words)


def test_a_text_that_is_missing_or_altered_is_refused(tmp_path: Path) -> None:
    """The hash of the manifest decides."""
    path = tmp_path / "almanac.txt"
    wanted = f"{path}: expected the text of almanac"
    with pytest.raises(tr.EvidenceError, match=f"^{re.escape(wanted)}, found none that can be read: No such file"):
        originals.read_text(SOURCE, tmp_path)
    path.write_bytes(TEXT.encode() + b"!")
    digest = hashlib.sha256(TEXT.encode() + b"!").hexdigest()[:12]
    sentence = f"{wanted} with SHA-256 {SOURCE.sha256[:12]}…, found another text, {digest}…"
    with pytest.raises(tr.EvidenceError, match=f"^{re.escape(sentence)}$"):
        originals.read_text(SOURCE, tmp_path)


def test_a_text_with_another_number_of_lines_is_refused(tmp_path: Path) -> None:
    """The manifest's number of lines must be the text's."""
    (tmp_path / "almanac.txt").write_bytes(TEXT.encode())
    with pytest.raises(tr.EvidenceError, match=r"^almanac: expected 5 lines, found 4$"):
        originals.read_text(evolve(SOURCE, lines=5), tmp_path)

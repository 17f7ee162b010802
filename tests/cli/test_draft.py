"""`draft`: for each line that nothing cites, proposed facts in comments, most of which verify as they are."""

import hashlib
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elsewhere import FOLDER
from running import SMALL, TEXTS, Run

import tajik_relations as tr
from tajik_relations.coding.drafts import draft_of
from tajik_relations.coding.proposals import proposed_facts as blocks_module
from tajik_relations.coding.proposals.adjectives import adjectives_in
from tajik_relations.coding.proposals.checked_proposals import tried
from tajik_relations.coding.proposals.proposed_facts import Block
from tajik_relations.coding.proposals.roles import actor_fields
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.lines import line_read
from tajik_relations.evidence.name_index import name_index
from tajik_relations.evidence.tokens import tokens
from tajik_relations.records.kinds import KIND_TABLES

TABLES = {path.partition(".")[2]: table for table, path in KIND_TABLES.items()}
MOST_WORDS = 8
KIND, DATE, PARTIES, CLEAN, RIGHT = 0.72, 0.68, 0.58, 0.75, 0.3
"""Of the right facts of the made-up texts: those with a block of their kind, with their date too, with those who take
part too; of the blocks: those of which the checks say nothing, and those that are the one fact that is coded of their
line, with its date and its actors in their parts."""
VISITS = """Prime Minister Ada Brenn visited Corland in May 2003.
Prime Minister Ada Brenn visited Dorvia in May 2004.
President Tom Vale of Corland visited Arvenia in June 2005.
"""
NAMES = """The Agreement on the Promotion and Protection of Harbours was signed on 2 July 2003.
The Agreement entered into force on 5 July 2004.
In 2004 the Corland Relief Group met in Tarn.
Foreign Ministers Ada Brenn and Tom Vale met in Miran Prefecture in 2005.
The 1000 Pilots Project cost 3 million euros in 2006.
Harbour Office. Quay 7, Tarn. Last updated: 12 June 2024. All rights reserved.
"""
PLAIN = """RELATIONS WITH BELMARK
1. Political relations
(1) Belmark recognized Arvenia on 4 May 1991.
Embassy of Arvenia in Tarn was opened in 1996.
Belmarkian farmers bought 300 pumps of Arvenia in 2001.
2. Visits
President Mira Tolen, June 1999
3. Agreements
Agreement on the building of dams, signed on 2 July 2003
More than 30 agreements are in force.
Trade between Arvenia and Belmark amounted to 12 million dollars in 2002.
As of March 2004 some 1,200 citizens of Belmark lived in Arvenia.
Arvenia and Belmark are friendly neighbours.
Ambassador of Belmark: Ilan Marek
Treaty of Friendship
Last updated: 03.05.2005
"""
"""Lines in the manner of a ministry's page of basic data."""
TRIALS = 30
"""How often a line's proposals are tried at most, on the average: each trial takes some milliseconds."""
LINES = """RELATIONS WITH CORLAND

In March 1998 Arvenia opened an honorary consulate in Port Sel.
On 5 October 2001 Corland and Arvenia signed an agreement on pilots.
The two countries are members of the League of Rivers.
Foreign Minister Pavel Orlin of Corland visited Arvenia on 7 May 2004.
Corland gave Arvenia more than 40 pumps in 2005.
The Lighthouse Union (LHU) was founded in Dry Harbour in 2006.
Page 2 of 2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small data set with one more document, of which nothing is coded."""
    return with_text(tmp_path, LINES, "XC")


def with_text(tmp_path: Path, lines: str, counterpart: str) -> Path:
    """Return a copy of the small data set with a document of these lines about one partner."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "arvenia"))
    (copy / "texts" / "harbours.txt").write_text(lines, encoding="utf-8")
    entered = Path(copy / "seeds" / "manifest.toml")
    digest = hashlib.sha256(lines.encode()).hexdigest()
    entry = {"id": "harbours", "prefix": "har", "title": "Relations with Corland", "publisher": "Harbour Office"}
    entry |= {"terms": "none: made up", "file": "harbours.txt", "sha256": digest, "counterpart": counterpart}
    rows = "".join(f'{key} = "{value}"\n' for key, value in entry.items())
    text = f"[[documents]]\n{rows}lines = {lines.count(chr(10)) + 1}\n\n{entered.read_text(encoding='utf-8')}"
    entered.write_text(text, encoding="utf-8")
    (copy / "documents" / "harbours.toml").write_text("", encoding="utf-8")
    return copy


def uncommented(draft: str) -> str:
    """Return a draft with the comment signs of its entries taken off."""
    return re.sub(r"^# ", "", draft, flags=re.MULTILINE)


def drafted(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> str:
    """Return the draft of the document without facts, as it is printed."""
    run = Run(capsys, "--dataset", folder, "draft", "harbours", *more)
    assert (0, "") == (run.status, run.err)
    return run.out


def entries(draft: str, table: str) -> list[dict[str, Any]]:
    """Return the entries of one table of a draft."""
    found: list[dict[str, Any]] = tomllib.loads(uncommented(draft)).get(table, [])
    return found


def test_a_draft_is_comments_that_are_toml_when_uncommented(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Each line is blank or a comment; without the signs the entries are TOML, with ids of their own."""
    draft = drafted(capsys, folder)
    assert [] == [line for line in draft.splitlines() if line and not line.startswith(("# ", "## "))]
    facts = [entry for table in KIND_TABLES for entry in entries(draft, table)]
    ids = [entry["id"] for entry in facts]
    assert len({*ids}) == len(ids) >= 6
    assert all(name.startswith("har-0") for name in ids)


def test_blocks_hold_what_the_readers_find(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Dates, terms, actors, tokens, seats and figures stand in the blocks of their lines."""
    draft = drafted(capsys, folder)
    post, treaty = entries(draft, "consular_posts")[0], entries(draft, "treaties")[0]
    expected = {"post": "consulate", "honorary": True, "sending": "XA", "seat": "Port Sel", "date": "1998-03"}
    assert expected == {key: post[key] for key in expected}
    expected = {"designation": "agreement", "parties": ["XC", "XA"], "topic": "pilots", "date_is": "signed"}
    assert expected == {key: treaty[key] for key in expected}
    member = entries(draft, "memberships")[0]
    expected = {"organization": "LOR", "members": ["subject", "partner"], "tie": "member", "status": "ongoing"}
    assert expected == {key: member[key] for key in expected}
    help_given = entries(draft, "assistance")[0]
    assert {"number": 40, "unit": "pump", "qualifier": "more than"} == help_given["quantity"]
    assert ("XC", "XA", "") == (help_given["provider"], help_given["recipient"], help_given["summary"])
    visit = entries(draft, "visits")[0]
    assert ["pavel-orlin"] == visit["visitors"]
    assert "## line 7: dates 2005; figures more than 40; names XC, XA" in draft


def test_unknown_names_and_furniture_are_proposed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Names of no vocabulary become entries by the words around them; headings and numbers of pages are set aside."""
    draft = drafted(capsys, folder)
    assert [{"code": "pavel-orlin", "name": "Pavel Orlin"}] == entries(draft, "persons")
    union = entries(draft, "organizations")[0]
    assert ("LHU", "Lighthouse Union", ["LHU"], True) == tuple(
        union[key] for key in ("code", "name", "names", "article")
    )
    assert [{"name": "Dry Harbour"}] == entries(draft, "places")
    aside = [(entry["line"], entry["reason"]) for entry in entries(draft, "set_aside")]
    assert [(1, "heading"), (9, "page furniture")] == aside


def test_a_page_of_basic_data(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Numbers of sections are no figures, headings lend lists their kind, and adjectives are known by their State."""
    draft = drafted(capsys, with_text(tmp_path, PLAIN, "XB"))
    aside = [(entry["line"], entry["reason"]) for entry in entries(draft, "set_aside")]
    headings = [(line, "heading") for line in (1, 2, 6, 8)]
    assert [*headings, (16, "page furniture")] == aside
    assert [("XB", "XA", "1991-05-04")] == [
        (entry["recognizing"], entry["recognized"], entry["date"]) for entry in entries(draft, "recognitions")
    ]
    visit = entries(draft, "visits")[0]
    assert ([{"line": 6, "words": ["Visits"]}], "1999-06") == (visit["also"], visit["date"])
    titled, counted, friendship = entries(draft, "treaties")
    assert ("Agreement on the building of dams", ["pair"]) == (titled["title"], titled["parties"])
    assert (True, 30) == (counted["aggregate"], counted["quantity"]["number"])
    assert "Treaty of Friendship" == friendship["title"]
    holder = next(entry for entry in entries(draft, "office_holders") if entry["line"] == 14)
    assert ("ilan-marek", "Ambassador", "XB") == (holder["person"], holder["office"], holder["state"])
    figure = next(entry for entry in entries(draft, "figures") if entry["line"] == 12)
    assert ("2004-03", True, "citizen") == (figure["date"], figure["as_of"], figure["quantity"]["unit"])
    assert ["Arvenia and Belmark are friendly neighbours"] == entries(draft, "characterizations")[-1]["words"]
    assert '## code = "XB": adjectives = ["Belmarkian"]' in draft


def test_adjectives_are_guessed_of_states_without_one() -> None:
    """A word like the name of a State that has an adjective already is left alone."""
    small = tr.load(SMALL)
    line = line_read("Arvenese and Belmarkian farmers met.", name_index(small), codebook_of())
    assert {"XB": ("Belmarkian",)} == adjectives_in([line], small.all_states)


def test_who_sends_is_only_said_where_words_say_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A visitor's State is that beside him; else the other of the pair, with a remark, or it is left open."""
    draft = drafted(capsys, with_text(tmp_path, VISITS, "XC"))
    sides = [(entry["sending"], entry["host"]) for entry in entries(draft, "visits")]
    assert [("subject", "XC"), ("", "XD"), ("XC", "XA")] == sides
    checks = re.findall(r"^## check: (.+)$", draft, re.MULTILINE)
    assert ["no words say for which side the visitor holds office"] == checks
    assert re.search(r'^# sending = ""  # code of an actor: ', draft, re.MULTILINE)


def test_names_end_where_titles_begin(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Titles of instruments and of offices are in no name, the State at the head of one is, and so is its number."""
    draft = drafted(capsys, with_text(tmp_path, NAMES, "XC"))
    assert ["Corland Relief Group"] == [entry["name"] for entry in entries(draft, "organizations")]
    assert ["Ada Brenn", "Tom Vale"] == [entry["name"] for entry in entries(draft, "persons")]
    assert "Miran Prefecture" in [entry["name"] for entry in entries(draft, "places")]
    assert [(6, "page furniture")] == [(entry["line"], entry["reason"]) for entry in entries(draft, "set_aside")]
    assert ["2003-07-02", "2004-07-05"] == [entry["date"] for entry in entries(draft, "treaties")]
    assert [] == entries(draft, "military_presences")
    assert "## line 5: dates 2006; figures 3000000 EUR" in draft


def test_what_holds_for_all_is_said_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries stand by files with the kinds named once above them; the call to verify has the path as it was given."""
    folder = with_text(tmp_path, NAMES + LINES, "XC")
    monkeypatch.chdir(folder.parent)
    draft = drafted(capsys, Path(folder.name))
    files = ["persons", "organizations", "places"]
    assert files == re.findall(r"^## for (\w+)\.toml:$", draft, re.MULTILINE)
    assert (1, 1) == (draft.count("government body | university"), draft.count("ISO 3166-2"))
    assert f"--dataset {folder.name} verify --documents {Path(folder.name, 'texts')}\n" in draft
    assert "`draft harbours --line N --kind KIND`" in draft


def test_blocks_without_a_remark_verify(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Uncommented as they are, with the entries of unknown names, such blocks have no problem and nothing undecided."""
    draft = drafted(capsys, folder)
    blocks = [uncommented(part) for part in draft.split("\n\n") if "# [[" in part]
    for table in ("persons", "organizations", "places"):
        more = "\n\n".join(block for block in blocks if f"[[{table}]]" in block)
        with (folder / f"{table}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{more}\n")
    ready = [block for block in blocks if 'id = "' in block and '= ""' not in block and "verify will say" not in block]
    assert len(ready) >= 4
    (folder / "documents" / "harbours.toml").write_text("\n\n".join(ready), encoding="utf-8")
    report = tr.verify(tr.load(folder), folder / "texts")
    assert [] == [line for line in (*report.problems, *report.undecided) if line.startswith("harbours: har-")]


def test_what_is_wrong_is_said_behind_the_block(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A block about which the checks would say something ends with a comment of what they would say."""
    lines = "The navies of Arvenia and Dorvia have patrolled the river.\n"
    draft = drafted(capsys, with_text(tmp_path, lines, "XD"))
    assert re.search(r"^## verify will say: .*from 'have patrolled'", draft, re.MULTILINE)


def test_few_trials_for_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft tries few proposals for a line, as each trial is read against all checks."""
    trials: list[str] = []

    def counted(table: str, *given: Any) -> Any:
        trials.append(table)
        return tried(table, *given)

    monkeypatch.setattr(blocks_module, "tried", counted)
    made = draft_of(tr.load(folder), "harbours", folder / "texts")
    assert 0 < len(trials) <= TRIALS * len(made.lines)


def longest_run(text: str, line: str) -> int:
    """Return how many words of a line stand one after another in a text, at most."""
    theirs = [token.text.casefold() for token in tokens(line)]
    ours = " ".join(token.text.casefold() for token in tokens(text))
    return max(
        (
            size
            for start in range(len(theirs))
            for size in range(1, len(theirs) - start + 1)
            if f" {' '.join(theirs[start : start + size])} " in f" {ours} "
        ),
        default=0,
    )


def test_no_sentence_of_the_document_is_copied(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """No fragment, and no run of words anywhere in the draft, has more than eight words of a line."""
    draft = drafted(capsys, folder)
    fragments = [words for table in KIND_TABLES for entry in entries(draft, table) for words in entry["words"]]
    assert max(len(words.split()) for words in fragments) <= MOST_WORDS
    assert max(longest_run(draft, line) for line in LINES.splitlines()) <= MOST_WORDS


def test_cited_lines_are_left_out(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Lines that a fact cites, or that are set aside, have no blocks, and others still have."""
    fact = uncommented(drafted(capsys, folder)).partition("[[treaties]]")[2].partition("\n\n")[0]
    (folder / "documents" / "harbours.toml").write_text(f"[[treaties]]{fact}\n", encoding="utf-8")
    aside = '\n[[set_aside]]\ndocument = "harbours"\nline = 5\nreason = "background"\n'
    with (folder / "set-aside.toml").open("a", encoding="utf-8") as file:
        file.write(aside)
    draft = drafted(capsys, folder)
    assert [3, 6, 7, 8] == [int(number) for number in re.findall(r"^## line (\d+)", draft, re.MULTILINE)]


def test_write_appends_comments_and_changes_no_byte(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """`--write` puts the draft behind what is there, once; the data set has the same facts as before."""
    path = folder / "documents" / "letter.toml"
    before, facts = path.read_bytes(), tr.load(folder).all_facts
    draft = drafted(capsys, folder, "--write")
    assert "6 lines" in draft
    assert f"verify --documents {folder / 'texts'}" in draft
    assert facts == tr.load(folder).all_facts
    assert 0 == Run(capsys, "--dataset", folder, "draft", "letter", "--write").status
    assert path.read_bytes().startswith(before)
    assert Run(capsys, "--dataset", folder, "draft", "harbours", "--write").refused(
        "without a draft, found a draft in it"
    )


def test_errors_are_one_line(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    """An unknown document, a text that has changed and a folder that is not there are told in one line each."""
    assert Run(capsys, "--dataset", folder, "draft", "harbors").refused(
        "document", "harbors", "similar names: harbours"
    )
    (folder / "texts" / "harbours.txt").write_text(f"{LINES}More.\n", encoding="utf-8")
    assert Run(capsys, "--dataset", folder, "draft", "harbours").refused("SHA-256")
    nowhere = tmp_path / "nowhere"
    assert Run(capsys, "--dataset", folder, "draft", "harbours", "--documents", nowhere).refused("nowhere")


@pytest.mark.parametrize("line", [0, -1, 10_000])
def test_a_line_that_the_document_lacks_is_refused(capsys: pytest.CaptureFixture[str], folder: Path, line: int) -> None:
    """Lines are counted from 1, and none from the end."""
    run = Run(capsys, "--dataset", folder, "draft", "letter", "--line", line)
    assert run.refused("draft: expected a line of letter with words, 1 to", f"found {line}")


def test_a_title_of_two_documents_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """A title that two documents have is not called unknown, nor does it mean one of them."""
    manifest = folder / "seeds" / "manifest.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace('"Arvenia and Belmark"', '"The neighbours of Arvenia"'), encoding="utf-8")
    assert Run(capsys, "--dataset", folder, "draft", "The neighbours of Arvenia").refused(
        "can mean more than one document"
    )


def test_nothing_is_proposed_where_all_is_cited(capsys: pytest.CaptureFixture[str]) -> None:
    """The draft of a document of which each line is cited has a head with noughts and nothing else."""
    run = Run(capsys, "--dataset", SMALL, "draft", "letter", "--documents", TEXTS)
    assert "0 lines that nothing cites, 0 proposed facts" in run.out
    assert {} == tomllib.loads(uncommented(run.out))


def uncoded(name: str, folder: Path) -> Path:
    """Return a copy of a set of made-up texts without its facts."""
    copy = Path(shutil.copytree(FOLDER / name, folder / name, ignore=shutil.ignore_patterns("wrong")))
    for path in (copy / "documents").iterdir():
        path.write_text("", encoding="utf-8")
    (copy / "set-aside.toml").unlink(missing_ok=True)
    return copy


def codes(entry: dict[str, Any], dataset: tr.Dataset, counterpart: str | None) -> Iterator[str | None]:
    """Yield the codes of those who take part in a proposed fact, in the place of tokens those whom they mean."""
    seat = next((place.state for place in dataset.all_places if place.name == entry.get("seat")), None)
    subject = dataset.subject.code
    meant: dict[str, list[str | None]] = {
        "subject": [subject],
        "partner": [counterpart],
        "pair": [subject, counterpart],
    }
    meant["seat"] = [seat.code if seat else None]
    for key, value in entry.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and key not in ("words", "id"):
                yield from meant.get(item, [item])


def is_right(block: Block, fact: tr.Fact, dataset: tr.Dataset, counterpart: str | None) -> bool:
    """Return whether a block has the kind and date of a fact, and its actors in their parts as far as it names any."""
    entry = block.entry
    if (TABLES[fact.kind], fact.line) != (block.table, block.line):
        return False
    parts = [name for name in actor_fields(type(fact)) if name != "mentioned" and name not in block.missing]
    proposed = {
        name: {*codes({name: entry.get(name, []), "seat": entry.get("seat")}, dataset, counterpart)} for name in parts
    }
    seats = {entry.get("seat")} - {None}
    values = {name: getattr(fact, name) for name in parts}
    held = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
    wanted = {name: {actor.code for actor in actors if actor is not None} for name, actors in held.items()}
    same = all(proposed[name] - seats == wanted[name] for name in parts)
    return same and entry.get("date") == (str(fact.date) if fact.date else None)


MEASURED = ("unseen",)
"""Of the made-up sets that one by which nothing was mended: a draft of it takes some seconds."""


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", MEASURED)
def test_most_right_facts_are_proposed(name: str, tmp_path: Path) -> None:
    """Of the right facts of made-up texts most have a block of their kind, date and parties; most blocks verify."""
    right, folder = tr.load(FOLDER / name), uncoded(name, tmp_path)
    dataset = tr.load(folder)
    drafts = {document.id: draft_of(dataset, document.id, folder / "texts") for document in dataset.all_documents}
    blocks = [block for draft in drafts.values() for block in draft.blocks]
    facts = [fact for fact in right.all_facts if fact.kind != "Reference"]
    kind = date = parties = 0
    for fact in facts:
        draft = drafts[fact.document]
        alike = [block for block in draft.blocks if (block.table, block.line) == (TABLES[fact.kind], fact.line)]
        dated = [block for block in alike if block.entry.get("date") == (str(fact.date) if fact.date else None)]
        wanted = {getattr(actor, "code", None) for actor in fact.actors}
        kind, date = kind + bool(alike), date + bool(dated)
        parties += any(wanted <= {*codes(block.entry, right, draft.document.counterpart)} for block in dated)
    assert (True, True, True) == (kind >= KIND * len(facts), date >= DATE * len(facts), parties >= PARTIES * len(facts))
    assert sum(block.clean for block in blocks) >= CLEAN * len(blocks)
    right_blocks = [
        block
        for name, draft in drafts.items()
        for block in draft.blocks
        if any(fact.document == name and is_right(block, fact, right, draft.document.counterpart) for fact in facts)
    ]
    assert len(right_blocks) >= RIGHT * len(blocks)

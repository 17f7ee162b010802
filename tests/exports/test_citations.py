"""Citations of facts and documents: text, BibTeX, CSL JSON."""

import json
import re

import pytest
from attrs import evolve
from running import SMALL, Run

import tajik_relations as tr
from tajik_relations.exports.bibliography import BibliographyEntry, entries, of_document
from tajik_relations.model.dates import parse


def test_cite_a_fact_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Publisher, title, every line with its words, the fact and the data set, on one line."""
    expected = (
        "River Press, “The neighbours of Arvenia”; line 7: “12 June 1993”; line 3: “relations began”; "
        "fact gaz-07-began of “Relations of Arvenia with its neighbours”\n"
    )
    assert expected == Run(capsys, "cite", "gaz-07-began", "--dataset", SMALL).out


def test_cite_a_fact_as_bibtex(capsys: pytest.CaptureFixture[str]) -> None:
    """One entry under the fact's id."""
    expected = """@misc{gaz-13-note,
  author = {{River Press}},
  title = {{The neighbours of Arvenia}},
  note = {line 13: “[1]” … “Old Treaties” … “River Press” … “Retrieved on 2001-02-03”; \
fact gaz-13-note of “Relations of Arvenia with its neighbours”},
}
"""
    assert expected == Run(capsys, "cite", "gaz-13-note", "--dataset", SMALL, "--format", "bibtex").out


def test_cite_a_document_as_csl(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """One item of CSL JSON under the document's id, with its address and the hash of its text."""
    document = next(each for each in dataset.documents if each.stamp)
    (item,) = Run(capsys, "cite", document.id, "--format", "csl").json
    assert (document.id, "webpage", document.title) == (item["id"], item["type"], item["title"])
    assert (document.address, [{"literal": document.publisher}]) == (item["URL"], item["author"])
    assert f"stamped {document.stamp}; text with SHA-256 {document.sha256}" == item["note"]


def test_cite_the_data_set(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Without an id the data set is cited: who made it, its title, when it was published, its address, its version."""
    address = f"; {dataset.address}" if dataset.address else ""
    cited = f"{dataset.creator}, “{dataset.title}” ({dataset.published}){address}; version {dataset.version}\n"
    assert cited == Run(capsys, "cite").out
    (item,) = Run(capsys, "cite", "--format", "csl").json
    assert ("dataset", dataset.title, f"version {dataset.version}") == (item["type"], item["title"], item["note"])
    assert [[int(part) for part in str(dataset.published).split("-")]] == item["issued"]["date-parts"]
    assert f"title = {{{{{dataset.title}}}}}" in Run(capsys, "cite", "--format", "bibtex").out
    unnamed = "publisher not named, “Relations of Arvenia with its neighbours”\n"
    assert unnamed == Run(capsys, "cite", "--dataset", SMALL).out


def test_cite_in_python(capsys: pytest.CaptureFixture[str]) -> None:
    """`cite` gives what the command writes, of the shipped data set or of another one."""
    small = tr.load(SMALL)
    for code, data in ((None, None), ("nato", None), ("wfr-91-formal", None), (None, small), ("gaz-07-began", small)):
        entry, words = tr.cite(code, data), ["cite", *([code] if code else []), *(["--dataset", SMALL] if data else [])]
        assert f"{entry.text()}\n" == Run(capsys, *words).out
        assert entry.bibtex() == Run(capsys, *words, "--format", "bibtex").out
        assert [entry.csl()] == Run(capsys, *words, "--format", "csl").json
    with pytest.raises(tr.UnknownName, match=r"^no fact or document is called 'nat'; similar names: nato$"):
        tr.cite("nat")
    with pytest.raises(tr.UnknownName, match=r"^no fact or document is called '5'$"):
        tr.cite(5)  # type: ignore[arg-type]


def test_cite_the_objects_themselves(dataset: tr.Dataset) -> None:
    """A fact or document is cited as by its id, and a fact that a data set lacks without naming the set."""
    for fact in dataset.facts[:30]:
        assert tr.cite(fact) == tr.cite(fact.id)
        assert fact.cite() == tr.cite(fact.id).text()
    for document in dataset.documents:
        assert tr.cite(document) == tr.cite(document.id)
    small = tr.load(SMALL)
    fact = small.facts["gaz-07-began"]
    assert tr.cite(fact, small) == tr.cite("gaz-07-began", small)
    cited = "River Press, “The neighbours of Arvenia”; line 7: “12 June 1993”; line 3: “relations began”"
    assert fact.cite() == cited
    assert evolve(dataset.facts[0], row=77).cite() == dataset.facts[0].cite().partition("; fact ")[0]
    stranger = tr.Citation(document="almanac", line=1, words=("a word",))
    with pytest.raises(tr.UnknownName, match=r"^no document is called 'almanac'"):
        evolve(dataset.facts[0], citations=(stranger,)).cite()


def test_cite_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id is told near ones of facts and of documents."""
    assert Run(capsys, "cite", "gaz-07-begun", "--dataset", SMALL).refused(
        "no fact or document", "similar", "gaz-07-began"
    )
    assert Run(capsys, "cite", "gazete", "--dataset", SMALL).refused("similar names: gazette")
    assert Run(capsys, "cite", "gazette", "--format", "json").refused("'json'")


def test_every_fact_and_document_can_be_cited(dataset: tr.Dataset) -> None:
    """Each has a citation of its own, with all words that carry it, which reads back as JSON."""
    for table, things in (("facts", dataset.facts), ("documents", dataset.documents)):
        made = entries(dataset.tables[table])
        assert [each.id for each in things] == [entry.key for entry in made]
        assert len({entry.text() for entry in made}) == len(made)
        assert [entry.csl() for entry in made] == json.loads(json.dumps([entry.csl() for entry in made]))
    for fact, entry in zip(dataset.facts, entries(dataset.tables["facts"]), strict=True):
        assert all(words in entry.note for citation in fact.citations for words in citation.words)


def test_notes_are_cited_by_what_they_name(dataset: tr.Dataset) -> None:
    """A note gives the publication that it names, with its dates; a note that says nothing gives none."""
    made = {entry.key: entry for entry in entries(dataset.tables["references"])}
    assert [note.id for note in dataset.references if not note.empty] == list(made)
    for note in dataset.references:
        if note.date and note.id in made:
            assert str(note.date) in made[note.id].text()
    (entry,) = entries(tr.load(SMALL).tables["references"])
    assert {"date-parts": [[2001, 2, 3]]} == entry.csl()["accessed"]
    assert "urldate = {2001-02-03}" in entry.bibtex()


@pytest.mark.parametrize(
    ("text", "issued", "year"),
    [
        ("2004", [[2004]], "2004"),
        ("2004-05", [[2004, 5]], "2004"),
        ("2004-05-06/2005", [[2004, 5, 6], [2005]], None),
        ("2004/..", None, None),
        ("2004~", [[2004]], "2004"),
    ],
)
def test_dates_of_citations(text: str, issued: list[list[int]] | None, year: str | None) -> None:
    """A date has its parts and no more; an open range has none in CSL JSON and no year in BibTeX."""
    entry = BibliographyEntry(key="x", title="X", date=parse(text))
    assert issued == entry.csl().get("issued", {}).get("date-parts")
    assert (f"year = {{{year}}}" in entry.bibtex()) is (year is not None)
    assert f"date = {{{text}}}" in entry.bibtex()


def test_signs_of_tex_are_written_out() -> None:
    """What TeX would run is written as a sign, in an address as an octet; a key keeps what keys may have."""
    address = "https://x.example/{a} b%20"
    document = evolve(tr.load(SMALL).all_documents[0], id="a b,{c}", title=r"5% of $x_1 & {\y}~^#", address=address)
    made = of_document(document).bibtex()
    braced = r"\textbraceleft{}\textbackslash{}y\textbraceright{}"
    title = rf"{{5\% of \$x\_1 \& {braced}\textasciitilde{{}}\textasciicircum{{}}\#}}"
    assert re.match(r"@misc\{a-b-c--[0-9a-f]{8},\n", made)
    assert f"title = {{{title}}}" in made
    assert "url = {https://x.example/%7Ba%7D%20b%20}" in made


def test_only_addresses_of_the_web_are_links() -> None:
    """Another address is told in the note, and nothing that follows links runs it."""
    entry = BibliographyEntry(key="x", title="X", address="javascript:alert(1)")
    assert entry.link is None
    assert "URL" not in entry.csl()
    assert "note = {address as printed: javascript:alert(1)}" in entry.bibtex()
    assert "url" not in entry.bibtex()


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("2004?", {"date-parts": [[2004]], "circa": True}),
        ("2004-05%", {"date-parts": [[2004, 5]], "circa": True}),
        ("2004~/2005", {"date-parts": [[2004], [2005]], "circa": True}),
        ("2004/..", {"literal": "since 2004"}),
        ("../2004-05", {"literal": "until May 2004"}),
        ("2004/", {"literal": "from 2004"}),
    ],
)
def test_doubtful_and_open_dates_stay_so(text: str, issued: dict[str, object]) -> None:
    """CSL JSON says circa or, where it has no parts, words; BibTeX has EDTF text that biblatex reads, and a note."""
    entry = BibliographyEntry(key="x", title="X", date=parse(text))
    assert issued == entry.csl()["issued"]
    assert f"date = {{{text.replace('%', '~')}}}" in entry.bibtex()
    told = text.replace("~", r"\textasciitilde{}").replace("%", r"\%")
    assert f"dated {told} (EDTF)" in entry.bibtex()
    assert not re.search(r"(?<!\\)%", entry.bibtex())


def test_keys_of_bibtex_are_unique_in_every_script() -> None:
    """Ids that differ in letters which a key cannot have, or in capitals alone, have different keys."""
    ids = ["страна", "город", "国", "a b", "a-b", "a,b", "A-b", "-"]
    keys = [BibliographyEntry(key=name, title="X").bibtex().split("{")[1].split(",")[0] for name in ids]
    assert len(ids) == len({key.casefold() for key in keys})
    assert all(re.fullmatch(r"[A-Za-z0-9:.-]+", key) for key in keys)


def test_cite_takes_what_is_cited() -> None:
    """A fact, a document and a data set are cited as their ids are; with a format, the text comes at once."""
    small = tr.load(SMALL)
    fact, document = small.facts["gaz-07-began"], small.documents["gazette"]
    assert tr.cite(fact.id, small) == tr.cite(fact, small)
    assert tr.cite("gazette", small) == tr.cite(document)
    assert tr.cite(None, small) == tr.cite(small)
    entry = tr.cite(fact, small)
    assert entry.text() == tr.cite(fact, small, format="text")
    assert entry.bibtex() == tr.cite(fact, small, format="bibtex")
    assert [entry.csl()] == json.loads(tr.cite(fact, small, format="csl"))
    assert small.title in entry.text()
    assert small.title not in tr.cite(fact).text()  # the shipped set does not have it, and the document does
    assert document.title in tr.cite(fact).text()
    with pytest.raises(tr.UnknownName, match=r"no format of citation is called 'bibtxt'; similar names: bibtex"):
        tr.cite("nato", format="bibtxt")  # type: ignore[call-overload]

"""Several data sets as one: what is joined, what may not differ, and that no layer is changed."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import SMALL, Run

import tajik_relations as tr
from tajik_relations.evidence.originals import fingerprint_of

TEXT = """The diary of a clerk.
Arvenia and Belmark established diplomatic relations on 6 May 1991.
Corland provided Ferrin with pumps in 1999.
"""
STATES = """
[[states]]
code = "XA"
alpha3 = "XAA"
numeric = "901"
name = "Arvenia"
names = ["Arvenian Realm"]

[[states]]
code = "XB"
alpha3 = "XBB"
numeric = "902"
name = "Belmark"
names = ["Kingdom of Belmark"]
cow = 77

[[states]]
code = "XC"
alpha3 = "XCC"
numeric = "903"
name = "Corland"

[[states]]
code = "XF"
alpha3 = "XFF"
numeric = "906"
name = "Ferrin"
"""
PLACES = """
[[places]]
name = "Tarn"
names = ["Old Tarn"]
subdivision = "XB-TA"
"""
DOCUMENT = """
[[documents]]
id = "diary"
prefix = "dia"
title = "The diary of a clerk"
publisher = "River Press"
terms = "none: made up for the tests"
file = "diary.txt"
sha256 = "{sha}"
lines = 4
"""
FACTS = """
[[diplomatic_relations]]
id = "dia-02-began"
line = 2
words = ["Arvenia and Belmark established diplomatic relations", "6 May 1991"]
states = ["XA", "XB"]
term = "diplomatic"
date = "1991-05-06"
status = "done"

[[assistance]]
id = "dia-03-pumps"
line = 3
words = ["Corland provided Ferrin with pumps", "1999"]
provider = "XC"
recipient = "XF"
summary = "Corland provided Ferrin with pumps"
date = "1999"
status = "done"
"""
ASIDE = """
[[set_aside]]
document = "diary"
line = 1
reason = "heading"
"""
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
FILES = {
    "dataset.toml": 'title = "My own facts"\nsubject = "XA"\nversion = "7.0"\n',
    "states.toml": STATES,
    "places.toml": PLACES,
    "seeds/manifest.toml": DOCUMENT.replace("{sha}", SHA),
    "documents/diary.toml": FACTS,
    "set-aside.toml": ASIDE,
    "texts/diary.txt": TEXT,
}
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a function that writes the second layer, with changes of texts in its files."""

    def make(name: str = "mine", files: dict[str, str] | None = None, **changes: tuple[str, str]) -> Path:
        folder = tmp_path / name
        for path, text in (FILES | (files or {})).items():
            for old, new in changes.values():
                text = text.replace(old, new)  # noqa: PLW2901 - one text, changed step by step
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
        for document in tr.load(folder).all_documents if not files and not changes else ():
            mark = fingerprint_of(document, TEXT)
            (folder / "seeds" / f"{document.id}.fingerprint").write_text(mark, encoding="utf-8", newline="\n")
        return folder

    return make


def problems(*layers: Path) -> tuple[str, ...]:
    """Return what is told of layers that cannot be joined."""
    before = tr.load(SMALL)
    with pytest.raises(tr.DatasetError, match=r"(layer|expected|alone)") as error:
        tr.load(*layers)
    assert tr.load(SMALL) is before, "the layers stay loaded, unchanged"
    return error.value.problems


def test_layers_on_one_subject_are_one_set(made: Made) -> None:
    """Facts and documents of both stand in one set, in the order of the layers; given by folder or as they are."""
    small, mine = tr.load(SMALL), tr.load(made())
    both = tr.load(small, mine)
    assert [document.id for document in both.all_documents] == ["gazette", "letter", "diary"]
    assert [fact.id for fact in both.all_facts] == [fact.id for part in (small, mine) for fact in part.all_facts]
    assert len(both.set_aside) == len(small.set_aside) + len(mine.set_aside)
    assert both.changes == small.changes
    assert both is tr.load(SMALL, mine) is tr.load(small, mine), "made once"
    assert tr.load(both) is both
    assert both.layers == (small, mine)
    assert both.relations["Belmark"].facts[0].id == "gaz-04-began"
    assert "dia-02-began" in both.relations["XB"].facts


def test_no_layer_is_changed(made: Made, tmp_path: Path) -> None:
    """The first layer stays the object that it was, equal to what is read of its files afresh."""
    small = tr.load(SMALL)
    plain = tr.to_dict(small.facts["gaz-04-began"])
    tr.load(small, made())
    assert tr.load(SMALL) is small
    assert small == tr.load(tr.export(tmp_path / "copy", small, format="dataset"))
    assert tr.to_dict(small.facts["gaz-04-began"]) == plain
    assert small.states["Belmark"].names == ()
    assert small.layers == ()


def test_names_of_one_actor_are_merged(made: Made) -> None:
    """An actor has the names of all layers, and is the same object's equal wherever a fact has it."""
    both = tr.load(SMALL, made())
    arvenia = both.states["Arvenian Realm"]
    assert arvenia.names == ("Republic of Arvenia", "Arvenian Realm")
    assert arvenia.adjectives == ("Arvenian",)
    assert both.subject == arvenia
    assert both.facts["gaz-04-began"].states == both.facts["dia-02-began"].states
    assert both.states.by(cow=77) == both.states["Kingdom of Belmark"] == both.facts["gaz-05-embassy"].sending
    assert both.places["Old Tarn"] == both.facts["let-05-embassy"].seat
    assert {state.name for state in both.all_states} >= {"Eastmere", "Ferrin"}


def test_everyday_names_of_all_layers_are_known(made: Made) -> None:
    """A name that one layer has in `names.toml` finds the actor, whose names in the other are not lost."""
    names = {"names.toml": '[names]\nXB = ["Belmarque"]\n'}
    other = {"names.toml": '[names]\nXB = ["Belmarquia"]\n', "dataset.toml": 'title = "Other"\nsubject = "XF"\n'}
    both = tr.load(SMALL, made("first", names), made("other", other))
    assert both.states["Belmarque"] == both.relations["Belmarquia"].partner == both.states["XB"]
    with pytest.raises(tr.UnknownName, match=r"Belmarque"):
        tr.load(SMALL).states["Belmarque"]


def test_disagreements_between_layers_appear(made: Made) -> None:
    """Two days for one beginning, each in another layer, are a disagreement of the whole and of no layer."""
    small, mine = tr.load(SMALL), tr.load(made())
    both = tr.load(small, mine)
    pairs = [[fact.id for fact in item.facts] for item in both.disagreements.about("Belmark")]
    assert any({"gaz-04-began", "dia-02-began"} <= {*ids} for ids in pairs)
    assert not any("dia-02-began" in ids for ids in [[fact.id for fact in item.facts] for item in mine.disagreements])
    assert len(both.disagreements) > 0


def test_a_set_on_another_subject_gives_its_vocabularies_alone(made: Made) -> None:
    """Its States are known, also by their names; its facts, documents and what is set aside are not there."""
    small, other = tr.load(SMALL), tr.load(made("other", None, subject=('subject = "XA"', 'subject = "XF"')))
    whole = tr.load(small, other)
    assert [fact.id for fact in whole.all_facts] == [fact.id for fact in small.all_facts]
    assert whole.documents.items == small.documents.items
    assert whole.set_aside == small.set_aside
    assert whole.states["Ferrin"].code == "XF"
    assert whole.states["Arvenian Realm"] == whole.subject
    assert whole.layers == (small,)
    assert (whole.title, tr.load(other, small).subject.code) == (small.title, "XF")


def test_the_whole_is_told_by_what_its_layers_agree_on(made: Made) -> None:
    """The title has all titles; no version is that of the whole; the hash is of all records, in any layout."""
    both = tr.load(SMALL, made())
    assert both.title == "Relations of Arvenia with its neighbours + My own facts"
    assert (both.version, both.license, both.creator, both.seeds) == (None, None, None, "")
    assert both.data_hash not in {"", tr.load(SMALL).data_hash}
    assert both.judged_values == ()
    limited = {"dataset.toml": 'title = "A"\nsubject = "XA"\ncreator = "Me"\njudged_values = ["kind", "dates"]\n'}
    apart = {"title": ('title = "The diary', 'title = "Another'), "id": ("diary", "notes"), "prefix": ("dia-", "not-")}
    apart |= {"other": ('prefix = "dia"', 'prefix = "not"')}
    one, other = made("one", limited), made("two", limited, **apart)
    (other / "documents" / "diary.toml").rename(other / "documents" / "notes.toml")
    together = tr.load(one, other)
    assert (together.creator, together.judged_values) == ("Me", ("kind", "dates"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Belmark"', '"Belmarkia"', r"states.toml: XB name: expected 'Belmark' as in {0}, found 'Belmarkia' in {1}"),
        ('"902"', '"912"', r"states.toml: XB numeric: expected '902' as in {0}, found '912' in {1}"),
        ("XB-TA", "XB-TB", r"places.toml: Tarn subdivision: expected 'XB-TA' as in {0}, found 'XB-TB' in {1}"),
        (
            'subdivision = "XB-TA"\n',
            "",
            r"places.toml: Tarn subdivision: expected 'XB-TA' as in {0}, found none in {1}",
        ),
        (
            'alpha3 = "XFF"',
            'alpha3 = "XDD"',
            r"states.toml: alpha3 'XDD': expected one State, found XD in {0} and XF in {1}",
        ),
        (
            '"dia"',
            '"gaz"',
            r"seeds/manifest.toml: prefix 'gaz' is in two layers, {0} and {1}; it can be in one only",
        ),
        (
            "diary.txt",
            "letter.txt",
            r"seeds/manifest.toml: file 'letter.txt' is in two layers, {0} and {1}; it can be in one only",
        ),
        (
            '[[states]]\ncode = "XC"',
            '[[states]]\narticle = true\ncode = "XC"',
            r"states.toml: XC article: expected False as in {0}, found True in {1}",
        ),
    ],
)
def test_a_clash_is_one_line_with_both_layers(made: Made, old: str, new: str, told: str) -> None:
    """What two layers say differently of one code, and what documents of both are called, is told with both layers."""
    facts = FACTS.replace('"dia-', '"gaz-') if new == '"gaz"' else FACTS
    mine = made("mine", {"documents/diary.toml": facts}, clash=(old, new))
    titles = ("'Relations of Arvenia with its neighbours'", "'My own facts'")
    assert problems(SMALL, mine) == (told.format(*titles),)


def test_one_code_of_a_state_and_of_an_organization_is_told(made: Made) -> None:
    """States, organizations and persons share one space of codes, also across layers."""
    files = {
        "organizations.toml": '[[organizations]]\ncode = "XD"\nname = "Old League"\nkind = "group of States"\n',
        "documents/diary.toml": FACTS,
    }
    told = problems(SMALL, made("mine", files))
    assert len(told) == 1
    assert told[0].startswith("vocabularies: XD: expected one actor, found it in states.toml of 'Relations of")
    assert told[0].endswith("and in organizations.toml of 'My own facts'")


def test_ids_of_facts_and_documents_cannot_clash(made: Made) -> None:
    """A layer under another title with the same documents is refused: each id, prefix and file, not the facts too."""
    first, second = made("first"), made("second", None, title=("My own facts", "Mine"))
    told = problems(SMALL, first, second)
    assert [line.partition(" is in")[0] for line in told] == [
        "seeds/manifest.toml: id 'diary'",
        "seeds/manifest.toml: prefix 'dia'",
        "seeds/manifest.toml: file 'diary.txt'",
    ]
    assert {line.partition(" is in ")[2] for line in told} == {
        "two layers, 'My own facts' and 'Mine'; it can be in one only"
    }


def test_layers_of_one_title_are_told_by_their_folders(made: Made) -> None:
    """Where two titles are alike the folder says which layer it is."""
    first, second = made("first"), made("second")
    assert f"is in two layers, 'My own facts' ({first}) and 'My own facts' ({second})" in problems(first, second)[0]


def test_table_rows_are_those_of_one_layer(made: Made) -> None:
    """A row is known by its number alone, so that only one layer may identify rows."""
    rows = """[[rows]]
row = 1
document = "diary"
first_line = 2
last_line = 2
basis = "stated"
partner = "XB"
text_candidates = ["XB"]
candidates = ["XB"]
reason = "the row names the country"
citations = [{document = "diary", line = 2, words = ["Belmark"]}]
"""
    told = problems(SMALL, made("mine", {"identifications.toml": rows}))
    titles = "'Relations of Arvenia with its neighbours' and in 'My own facts'"
    assert told == (f"identifications.toml: only one layer can have table rows; found table rows in {titles}",)


def test_a_name_that_would_move_a_fact_to_another_partner_is_told(made: Made) -> None:
    """Of two States the words name one first; a further name from another layer may not turn that round."""
    moved = STATES.replace('name = "Ferrin"', 'name = "Ferrin"\nnames = ["River Corland"]')
    text = FACTS.replace('"Corland provided', '"River Corland provided')
    other = {"dataset.toml": 'title = "Names"\nsubject = "XF"\n', "states.toml": moved}
    mine = made("mine", {"documents/diary.toml": text})
    assert tr.load(mine).facts["dia-03-pumps"].partner == tr.load(mine).states["Corland"]
    told = "facts: dia-03-pumps partner: XC in 'My own facts' alone, but XF with the names of the other layers"
    assert problems(mine, made("other", other)) == (told,)


def test_an_outside_date_of_both_layers_counts_once(made: Made) -> None:
    """What both layers say in the same words beside the facts stands once."""
    outside = (SMALL / "outside-dates.toml").read_text(encoding="utf-8").replace("XD", "XB")
    copied = {"outside-dates.toml": (SMALL / "outside-dates.toml").read_text(encoding="utf-8")}
    dorvia = '\n[[states]]\ncode = "XD"\nalpha3 = "XDD"\nnumeric = "904"\nname = "Dorvia"\n'
    both = tr.load(SMALL, made("mine", copied | {"states.toml": STATES + dorvia}))
    assert both.outside_dates == tr.load(SMALL).outside_dates
    assert len(tr.load(SMALL, made("more", {"outside-dates.toml": outside})).outside_dates) == 2


def test_a_mistake_in_a_layer_is_told_with_its_folder(made: Made) -> None:
    """Each layer has to be right by itself; nothing is loaded half."""
    mine = made("mine", {"documents/diary.toml": FACTS.replace('"done"', '"finished"')})
    told = problems(SMALL, mine)
    assert len(told) == 2
    assert all(line.startswith(f"{mine}: documents/diary.toml: ") for line in told)


def test_what_is_no_layer_is_refused(made: Made, tmp_path: Path) -> None:
    """A data set that `load` did not return has no folder, and no layer counts twice."""
    both = tr.load(SMALL, made())
    with pytest.raises(tr.WrongArgument, match=r"the layer .*small was given twice"):
        tr.load(both, SMALL)
    with pytest.raises(tr.DatasetError, match=r"expected a data set with a file dataset.toml, found none"):
        tr.load(SMALL, tmp_path / "nowhere")


@pytest.mark.parametrize("layer", [5, b"folder", ["folder"], object()])
def test_what_can_be_no_folder_is_refused(layer: Any) -> None:
    """A number, a list or any other object is no layer; and a layer has no name."""
    load: Callable[..., tr.Dataset] = tr.load
    with pytest.raises(tr.WrongArgument, match=r"^load: expected a folder or a data set that load returned, found "):
        tr.load(SMALL, layer)
    with pytest.raises(tr.WrongArgument, match=r"^load: got an unexpected .*'wrong'; it takes layers$"):
        load(wrong=layer)


def test_a_changed_copy_of_a_set_is_no_layer() -> None:
    """What `attrs.evolve` made is not what any folder holds."""
    from attrs import evolve

    with pytest.raises(tr.WrongArgument, match=r"expected a folder or a data set that load returned, found <Dataset"):
        tr.load(evolve(tr.load(SMALL), title="Other"), SMALL)


@pytest.mark.parametrize("operation", ["__or__", "__and__", "__sub__", "__xor__"])
@pytest.mark.parametrize("name", ["facts", "relations", "states", "documents", "disagreements"])
def test_set_operations_between_data_sets_are_refused(made: Made, name: str, operation: str) -> None:
    """Facts of another set have no place in a collection; the error names both sets and what joins them."""
    small = tr.load(SMALL)
    both = tr.load(small, made())
    told = re.escape(f"found {both.title!r} (15 facts) and {small.title!r} (13 facts); join these with tr.load(a, b)")
    with pytest.raises(tr.WrongArgument, match=rf"^both collections must be of one data set, {told}$"):
        getattr(getattr(both, name), operation)(getattr(small, name))
    same = getattr(both, name)
    assert getattr(same, operation)(same[:1]) is not NotImplemented


def test_set_operations_go_on_with_an_equal_copy(tmp_path: Path) -> None:
    """A set that was exported and read again has the same facts, which are the same in both."""
    small = tr.load(SMALL)
    copy = tr.load(tr.export(tmp_path / "copy", small, format="dataset"))
    assert small.facts & copy.facts == small.facts
    assert (small.facts - copy.facts).items == ()


def test_verify_and_coverage_check_each_layer_by_its_own(made: Made) -> None:
    """The report has the facts of all layers, each checked against the fingerprints in its own folder."""
    small, mine = tr.load(SMALL), tr.load(made())
    both = tr.load(small, mine)
    report, parts = tr.verify(both), [tr.verify(small), tr.verify(mine)]
    assert report.facts == (("gazette", 9), ("letter", 4), ("diary", 2))
    for name in ("facts", "problems", "undecided"):
        assert getattr(report, name) == getattr(parts[0], name) + getattr(parts[1], name)
    for name in ("fragments", "values", "read_before"):
        assert getattr(report, name) == sum(getattr(part, name) for part in parts)
    assert {*report.left_out} == {*parts[0].left_out, *parts[1].left_out}
    assert tr.coverage(both) == tr.coverage(small) + tr.coverage(mine)


def test_a_wrong_citation_in_the_second_layer_is_found(made: Made) -> None:
    """Being a layer spares nothing."""
    folder = made()
    path = folder / "documents" / "diary.toml"
    path.write_text(FACTS.replace('"6 May 1991"', '"7 May 1991"').replace("05-06", "05-07"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tajik_relations.reading._LOADED", {})
        problem = tr.verify(tr.load(SMALL, folder)).problems[0]
    assert problem.startswith("diary: dia-02-began ")


def test_an_export_of_layers_reads_back(made: Made, tmp_path: Path) -> None:
    """The folder has the facts and fingerprints of all layers, and no pinned tables, which are none of the whole."""
    both = tr.load(SMALL, made())
    folder = tr.export(tmp_path / "whole", both, format="dataset")
    read = tr.load(folder)
    assert (read, read.data_hash) == (both, both.data_hash)
    assert sorted(path.stem for path in (folder / "seeds").glob("*.fingerprint")) == ["diary", "gazette", "letter"]
    assert tr.verify(read).facts == tr.verify(both).facts
    copied = tr.export(tmp_path / "copied", both.layers[1], format="dataset")
    with pytest.raises(tr.OutputError, match=r"this folder is, or contains, the folder of the data set itself"):
        tr.export(copied, tr.load(SMALL, copied), format="dataset", replace=True)


@pytest.mark.parametrize("file", ["codebook.toml", "names.toml"])
def test_layers_with_two_codebooks_or_lists_of_names_are_not_exported_as_one(
    made: Made, tmp_path: Path, file: str
) -> None:
    """What cannot stand in one file is refused in one line, before anything is written."""
    apart = {"id": ("diary", "notes"), "prefix": ("dia-", "not-"), "other": ('prefix = "dia"', 'prefix = "not"')}
    texts = ("", "# other\n") if file == "codebook.toml" else ('[names]\nXB = ["A"]\n', '[names]\nXB = ["B"]\n')
    one, other = made("one", {file: texts[0]}), made("two", {file: texts[1]}, **apart)
    (other / "documents" / "diary.toml").rename(other / "documents" / "notes.toml")
    both = tr.load(one, other)
    told = rf"^dataset: expected one {file} in all layers, found 2; export each layer by itself$"
    with pytest.raises(tr.OutputError, match=told):
        tr.export(tmp_path / "whole", both, format="dataset")
    assert not (tmp_path / "whole").exists()


@pytest.mark.exhaustive
def test_the_shipped_set_takes_a_layer(dataset: tr.Dataset, tmp_path: Path) -> None:
    """Facts of one's own stand beside the shipped ones; the shipped set is the same object, equal as before."""
    before, names = dataset.data_hash, dataset.states["Malta"].names
    states = [state for state in dataset.all_states if state.code in ("TJ", "MT")]
    entries = "".join(
        f'[[states]]\ncode = "{state.code}"\nalpha3 = "{state.alpha3}"\nnumeric = "{state.numeric}"\n'
        f'name = "{state.name}"\nnames = ["The name {state.code}"]\n'
        for state in states
    )
    facts = FACTS.partition("[[assistance]]")[0].replace("XA", "TJ").replace("XB", "MT").replace("1991-05-06", "2007")
    files = {
        "dataset.toml": 'title = "Mine"\nsubject = "TJ"\n',
        "states.toml": entries,
        "places.toml": "",
        "documents/diary.toml": facts,
    }
    for path, text in (FILES | files).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    both = tr.load(None, tmp_path)
    assert len(both.facts) == len(dataset.facts) + 1
    assert "dia-02-began" in both.relations["The name MT"].established
    assert tr.load() is dataset is both.layers[0]
    assert (dataset.data_hash, dataset.states["Malta"].names) == (before, names)
    assert tr.export(tmp_path / "whole", both, format="dataset").is_dir(), "the package's codebook is no layer's own"


def test_the_program_takes_several_data_sets(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    """`--dataset` may be repeated, before and behind the command; `shipped` stands for the shipped set."""
    mine = str(made())
    for words in (
        ("list", "facts", "--dataset", str(SMALL), "--dataset", mine),
        ("--dataset", str(SMALL), "list", "facts", "--dataset", mine),
        ("--dataset", str(SMALL), "--dataset", mine, "list", "facts"),
    ):
        run = Run(capsys, *words)
        assert (run.status, run.err) == (0, "")
        assert "dia-03-pumps" in run.out
        assert "gaz-04-began" in run.out
    run = Run(capsys, "--dataset", "shipped", "--dataset", mine, "show", "Ferrin")
    assert run.status == 0
    assert run.out.startswith("Ferrin (XF, XFF)")
    alone = Run(capsys, "--dataset", "shipped")
    assert alone.out == Run(capsys).out


def test_the_program_tells_a_clash_of_layers(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, one line for each clash, nothing on standard output."""
    mine = str(made("mine", None, clash=('"Belmark"', '"Belmarkia"')))
    run = Run(capsys, "list", "--dataset", str(SMALL), "--dataset", mine)
    assert (run.status, run.out) == (2, "")
    assert run.err.startswith("tajik-relations: states.toml: XB name: expected 'Belmark' as in")
    assert run.err.count("\n") == 1

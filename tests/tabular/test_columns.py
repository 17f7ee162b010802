"""Tables as columns, which all libraries are handed: every value of its type, dates as days, errors in one line."""

import copy
import csv
import io
import json
import pickle
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from running import SMALL
from strategies import facts as any_facts
from tables import DAYS, HELD, dated, made_of

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.model import loading
from tajik_relations.records import KINDS
from tajik_relations.tabular.columns import TYPE_NAMES, FlatType, own_keys
from tajik_relations.tabular.schema import MEANINGS, keys_of

PYTHON = {"text": str, "integer": int, "number": float, "boolean": bool, "date": date}


def test_one_table_says_what_others_call_a_type() -> None:
    """Every flat type has its name in each system, in the one table that frames, files and descriptions read."""
    assert HELD == TYPE_NAMES
    assert [*get_args(FlatType)] == list(TYPE_NAMES)


@pytest.mark.parametrize("folder", [None, SMALL], ids=["shipped", "small"])
def test_columns_have_their_types(folder: Path | None) -> None:
    """Each column has one value a row, of its type, one of its choices, and nothing only where that may be."""
    for name, table in tr.load(folder).tables.items():
        columns, rows = table.columns(), len(table)
        assert [column.name for column in table.schema] == list(columns)
        for column in table.schema:
            values, where = columns[column.name], (name, column.name)
            kinds = {PYTHON[column.type], *([] if column.required else [type(None)])}
            assert rows == len(values), where
            assert {type(value) for value in values} <= kinds, where
            assert not column.choices or set(values) <= {*column.choices, None}, where
            if column.json:
                nested = {type(json.loads(value)) for value in values if value is not None}
                assert nested <= {{"array": list, "object": dict}[column.json]}, where


@given(any_facts)
def test_columns_of_any_fact(fact: tr.Fact) -> None:
    """The flat row of a fact of any kind says what its nested row says."""
    table = made_of((fact,))
    (row,), flat = table.rows(), {name: values[0] for name, values in table.columns().items()}
    for key in keys_of("facts", table.kinds):
        told, value = [flat[column.name] for column in key.columns], row.get(key.name)
        if key.type == "place":
            assert told == [value["city"], value["state"]] if value else [None, None]
        elif key.columns[0].json:
            assert value == (told[0] if told[0] is None else json.loads(told[0]))
        else:
            assert value == told[0]


@pytest.mark.parametrize("text", DAYS)
def test_dates_are_four_columns(text: str) -> None:
    """The text as it is, the first and the last day or nothing for an end that is open or unknown, the precision."""
    columns = dated(text).columns()
    found = tuple(columns[f"date{end}"][0] for end in ("", "_earliest", "_latest", "_precision"))
    assert (text, *DAYS[text]) == found


def test_a_number_that_no_column_holds() -> None:
    """A whole number of more than 64 bits is refused in columns, and told as it is in rows."""
    fact = evolve(tr.load(SMALL).facts["gaz-11-pumps"], quantity=tr.Quantity(number=2**63))
    assert 2**63 == made_of((fact,)).rows()[0]["number"]
    with pytest.raises(tr.RelationsError, match="number: expected a whole number of 64 bits, found one of 64"):
        made_of((fact,)).columns()


def test_tables_are_found_by_name(dataset: tr.Dataset) -> None:
    """Every table of the contract is there; another name is told near ones."""
    expected = (
        "facts relations memberships citations documents disagreements references participants fields actors years"
    )
    assert expected.split() == list(dataset.tables) == list(tr.tables)
    assert "<Table documents: 5 rows, 18 columns>" == repr(dataset.tables["documents"])
    assert "facts" in dataset.tables
    with pytest.raises(tr.UnknownName, match=r"no table is called 'fact'; similar names: facts, actors"):
        dataset.tables["fact"]


def test_tables_are_values(dataset: tr.Dataset) -> None:
    """A table can be copied, pickled, hashed and compared, and handing out rows changes nothing in it."""
    for table in (dataset.tables["citations"], dataset.facts.about("NATO").table, dataset.relations.table):
        copies = {table, copy.deepcopy(table), pickle.loads(pickle.dumps(table))}  # noqa: S301 - our own pickle
        assert {table} == copies
        table.rows()[0].clear()
        assert table.rows()[0]


def test_filters_leave_tables(dataset: tr.Dataset) -> None:
    """Facts and relations are tables themselves, of what a filter has left."""
    facts = dataset.facts.of(tr.Visit).about("Azerbaijan")
    assert [fact.id for fact in facts] == facts.table.columns()["id"]
    kept = dataset.relations.at_least("deduced")
    assert [one.name for one in kept] == kept.table.columns()["name"]
    assert len(dataset.relations) + len(dataset.relations.unidentified) == len(dataset.relations.table)


def test_namibia_survives(namibian: tr.Dataset) -> None:
    """The code NA is text in columns and in CSV."""
    expected = [fact.partner.code for fact in namibian.facts if isinstance(fact.partner, tr.State)]
    assert "NA" in expected
    assert expected == [code for code in namibian.facts.table.columns()["partner"] if code]
    rows = csv.DictReader(io.StringIO(str(content(namibian, "csv")), newline=""))
    assert expected == [row["partner"] for row in rows if row["partner"]]


def test_years_stay_text(dataset: tr.Dataset) -> None:
    """A column with years alone is text, not a number."""
    facts = dataset.facts.where(lambda fact: fact.date is not None and fact.date.precision == "year")
    assert all(re.fullmatch(r"\d{4}", year) for year in facts.table.columns()["date"])


@pytest.mark.parametrize(
    ("library", "use", "install"),
    [
        ("pandas", tr.facts.to_pandas, "pandas"),
        ("numpy", tr.facts.to_pandas, "pandas"),
        ("polars", tr.relations.to_polars, "polars"),
        ("pyarrow", tr.tables["citations"].to_arrow, "tajik-relations[arrow]"),
        ("pyarrow", tr.facts.__arrow_c_stream__, "tajik-relations[arrow]"),
        ("pyarrow or polars", lambda: tr.export("no.parquet", tr.facts), "pyarrow"),
    ],
)
def test_a_missing_library_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, use: Callable[[], object], install: str
) -> None:
    """What needs a library that is not there says which one and what to install, as our own error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "pandas", sys)  # numpy is looked for after pandas, for which any module stands in
    for hidden in library.split(" or "):
        for part in [name for name in sys.modules if name.startswith(f"{hidden}.")]:
            monkeypatch.delitem(sys.modules, part)
        monkeypatch.setitem(sys.modules, hidden, None)
    expected = f"the library {library} is needed, but not installed; install it with: pip install '{install}'"
    with pytest.raises(tr.MissingLibraryError, match=f"^{re.escape(expected)}$"):
        use()
    assert not list(tmp_path.iterdir())


def test_a_library_that_lacks_another_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there and cannot be imported for want of something else says what that is."""
    (tmp_path / "half_there.py").write_text("import its_other_half", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    expected = r"^the library half_there is installed, but .* here: .*\(\"No module named 'its_other_half'\"\)$"
    with pytest.raises(tr.MissingLibraryError, match=expected):
        loading.library("half_there")


def test_each_column_of_a_kind_has_its_meaning() -> None:
    """Every column that a kind adds has a meaning, and no meaning is of a column that is gone."""
    assert {key.name for kind in KINDS.values() for key in own_keys(kind)} == {*MEANINGS}

"""Pictures where the extra is not installed."""

import sys
from collections.abc import Callable

import pytest

import tajik_relations as tr

CALLS: list[Callable[[], object]] = [
    lambda: tr.pictures.timeline(tr.facts),
    lambda: tr.pictures.map(tr.relations),
    lambda: tr.pictures.network(tr.memberships),
]


@pytest.mark.parametrize("call", CALLS)
def test_without_altair_one_line_says_what_to_install(
    call: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Altair is missing each picture raises our own error, which is an ImportError too and names the extra."""
    monkeypatch.setitem(sys.modules, "altair", None)
    expected = (
        r"^the library altair is needed, but not installed; install it with: pip install 'tajik-relations\[pictures\]'$"
    )
    with pytest.raises(tr.MissingLibraryError, match=expected) as raised:
        call()
    assert isinstance(raised.value, tr.RelationsError)
    assert isinstance(raised.value, ImportError)

"""The parts of facts: dates, terms, actors, names, and where values come from."""

from typing import TYPE_CHECKING

from tajik_relations.model.loading import submodules_of

if TYPE_CHECKING:
    from tajik_relations.model import (
        answers as answers,
        changes as changes,
        identification as identification,
        page_stamps as page_stamps,
        periods as periods,
    )
else:
    __getattr__ = submodules_of(__name__)

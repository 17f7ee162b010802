"""Collections of facts and ways to ask them; as modules of `query`, rooms that few questions need are imported late."""

from typing import TYPE_CHECKING

from tajik_relations.loading import submodules_of

if TYPE_CHECKING:
    from tajik_relations.query import (
        disagreements as disagreements,
        field_values as field_values,
        missions as missions,
        occurrences as occurrences,
        organizations as organizations,
        tables as tables,
        timeline as timeline,
    )
else:
    __getattr__ = submodules_of(__name__)

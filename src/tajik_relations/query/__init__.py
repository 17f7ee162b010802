"""Collections of facts and ways to ask them; as modules of `query`, rooms that few questions need are imported late."""

from typing import TYPE_CHECKING

from tajik_relations.model.loading import submodules_of

if TYPE_CHECKING:
    from tajik_relations.query import (
        disagreements as disagreements,
        missions as missions,
        occurrences as occurrences,
        organizations as organizations,
        profiles as profiles,
        tables as tables,
        timeline as timeline,
    )
else:
    __getattr__ = submodules_of(__name__)

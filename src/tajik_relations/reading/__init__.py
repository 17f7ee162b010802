"""Data files to records: `load` reads a folder and reports every mistake in it at once."""

from tajik_relations.reading.loading import load

__all__ = ["load"]

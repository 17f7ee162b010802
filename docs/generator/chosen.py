"""Which data set a site is about, and where mistakes in it are reported."""

from pathlib import Path

from sphinx.application import Sphinx

import tajik_relations as tr


def dataset_of(app: Sphinx) -> tr.Dataset:
    """Return the data set of a site: that in the folder which `facts_of` of its conf.py names, or the shipped one."""
    folder = app.config.facts_of
    return tr.load(Path(app.confdir, folder) if folder else None)


def setup(app: Sphinx) -> None:
    """Register the settings: which data set, and the address for reports of mistakes, with `{title}` for what about."""
    app.add_config_value("facts_of", "", "env", str)
    app.add_config_value("report_to", "", "env", str)

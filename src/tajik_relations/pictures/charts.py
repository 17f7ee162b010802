"""Altair charts that also show themselves where nothing can be fetched."""

from io import StringIO
from typing import Any

import altair as alt

from tajik_relations.pictures.palette import Palette, settings

SAID: dict[str, Any] = {
    "tooltip": [alt.Tooltip(f"{name}:N", title=name) for name in ("who", "says", "date", "cited")],
    "description": alt.Description("spoken:N"),
}
"""What a mark says when a pointer is on it, and the same for screen readers; a saved SVG carries that at each mark."""


VEGA_LITE = "application/vnd.vegalite.v5+json"
"""What notebooks draw themselves. Altair 6 writes version 6, which JupyterLab does not know; ours are both."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


class ReprMixin(alt.TopLevelMixin):
    """A chart that gives a notebook its Vega-Lite specification and a static picture, and no page that loads scripts.

    Altair's own default is such a page, which stays empty without a network. Whoever has enabled another renderer of
    Altair's gets what it makes. Changes to the chart keep this; combining it with other charts does not.
    """

    def _repr_mimebundle_(self, *args: Any, **kwds: Any) -> Any:
        """Return the chart in the forms that a notebook can choose from, best first."""
        if alt.renderers.active != "default":
            return super()._repr_mimebundle_(*args, **kwds)
        chart = self.to_dict(context={"pre_transform": False})  # all of the data, whoever else transforms them
        return {VEGA_LITE: {**chart, "$schema": SCHEMA}, **self._drawn(), "text/plain": repr(self)}

    def _drawn(self) -> dict[str, str]:
        """Return the static picture: an SVG, a tenth of the size of a PNG, with the citation at each mark."""
        picture = StringIO()
        try:
            self.save(picture, format="svg")
        except (ImportError, ValueError):  # without the converter the specification alone is shown
            return {}
        return {"image/svg+xml": picture.getvalue()}


class Layers(ReprMixin, alt.LayerChart):
    """A picture of several layers; everything that an Altair chart can do."""


class Columns(ReprMixin, alt.HConcatChart):
    """Pictures side by side; everything that an Altair chart can do."""


def values(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Return rows as the data of a chart, written into it."""
    return alt.InlineData(values=rows)


def layers(drawn: list[alt.Chart], title: alt.TitleParams, colours: Palette, **size: Any) -> Layers:
    """Return a picture of layers in the colours of the house."""
    return Layers(layer=drawn, title=title, config=alt.Config(**settings(colours)), **size)

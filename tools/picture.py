"""Draw the output of `show` for one partner as the picture in the README."""

from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

import tajik_relations as tr
from tajik_relations.cli.pages import actor_page

PATH = Path(__file__).parents[1] / "docs" / "answer.svg"
NAME = "Malta"
_LINE, _LETTER = 18, 7.83
_STYLE = (
    "text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}"
    "text{white-space:pre;fill:#1f2328}"
    ".quiet{fill:#59636e}.first{font-weight:bold}rect{fill:#f6f8fa;stroke:#d1d9e0}"
    "@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}rect{fill:#151b23;stroke:#3d444d}}"
)


def picture() -> str:
    """Return the picture as SVG."""
    command = f"$ tajik-relations show {NAME}"
    lines = [command, *islice(actor_page(tr.load(), tr.facts.actor(NAME)), 14)]
    width = round(max(map(len, lines)) * _LETTER) + 32
    height = len(lines) * _LINE + 32
    drawn = "\n".join(
        f'<text x="16" y="{30 + at * _LINE}" class="{_look(at, line)}" xml:space="preserve">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(command)}">\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6"/>\n{drawn}\n</svg>\n'
    )


def _look(at: int, line: str) -> str:
    cited = line.lstrip().startswith(("wfr", "mfaaz", "“", "…")) or "”" in line
    if at == 0 or cited:
        return "quiet"
    return "first" if at == 1 else "plain"


if __name__ == "__main__":
    PATH.write_text(picture(), encoding="utf-8")

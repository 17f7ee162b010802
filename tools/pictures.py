"""Draw the pictures of the documentation again, for light and for dark pages; needs the extra [pictures]."""

from pathlib import Path

import tajik_relations as tr

TARGET = Path(__file__).parents[1] / "docs" / "pictures"


def main() -> int:
    """Draw and write them all."""
    for dark in (False, True):
        pictures = {
            "timeline": tr.pictures.timeline(tr.relations["Azerbaijan"], dark=dark),
            "beginnings": tr.pictures.timeline(tr.relations, dark=dark),
            "map": tr.pictures.map(tr.relations, dark=dark),
            "network": tr.pictures.network(tr.memberships, dark=dark),
        }
        for name, chart in pictures.items():
            path = TARGET / f"{name}{'-dark' if dark else ''}.svg"
            chart.save(path)
            print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Draw the pictures of the documentation again, on light and on dark ground; needs the extra [pictures]."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import tajik_relations as tr

TARGET = Path(__file__).parents[1] / "docs" / "pictures"
SCALE = 1.5
HEAD = 8
"""Bytes before the first chunk of a PNG."""


def smaller(png: bytes) -> bytes:
    """Return a PNG with the same pixels, packed harder: rows unfiltered, which suits flat colours."""
    chunks: list[tuple[bytes, bytes]] = []
    at = HEAD
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        chunks.append((name, png[at + 8 : at + 8 + size]))
        at += size + 12
    width, _ = struct.unpack(">II", chunks[0][1][:8])
    raw = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    length = width * 4 + 1
    packed = bytearray()
    for start in range(0, len(raw), length):
        row = bytearray(raw[start : start + length])
        if row[0] > 1:
            return png  # a filter that this does not undo
        for place in range(5, length) if row[0] else ():
            row[place] = (row[place] + row[place - 4]) & 255
        packed += b"\0" + row[1:]
    head = [chunk for chunk in chunks if chunk[0] not in (b"IDAT", b"IEND")]
    made = [*head, (b"IDAT", zlib.compress(bytes(packed), 9)), (b"IEND", b"")]
    return png[:HEAD] + b"".join(_chunk(name, body) for name, body in made)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


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
            drawn = BytesIO()
            chart.save(drawn, format="png", scale_factor=SCALE)
            path = TARGET / f"{name}{'-dark' if dark else ''}.png"
            path.write_bytes(smaller(drawn.getvalue()))
            print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

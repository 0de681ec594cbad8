"""Draw static/share.png: the picture that a link to the site carries where links are shown.

It is the sign of the site, as in static/icon.svg: rectangles on paper, so nothing is needed to draw
it but the format of the file. No words: the title of an archive is its keeper's.
"""

import struct
import zlib
from itertools import chain
from pathlib import Path

FILE = Path(__file__).parent.parent / "static" / "share.png"
WIDTH, HEIGHT = 1200, 630
"""What those who show links ask for."""

PAPER, INK, RED = range(3)
COLOURS = (0xFBFAF6, 0x1D1B18, 0x8E1B1E)
SIGN = ((RED, 6, 5, 11, 27), (INK, 15, 8, 27, 10), (INK, 15, 15, 27, 17), (INK, 15, 22, 23, 24))
"""Colour, left, top, right, bottom in a square of 32."""
SCALE = 14


def rows() -> list[bytearray]:
    """The picture, a byte a point."""
    drawn = [bytearray([PAPER]) * WIDTH for _ in range(HEIGHT)]
    left, top = (WIDTH - 32 * SCALE) // 2, (HEIGHT - 32 * SCALE) // 2
    for colour, x0, y0, x1, y1 in SIGN:
        for y in range(top + y0 * SCALE, top + y1 * SCALE):
            drawn[y][left + x0 * SCALE : left + x1 * SCALE] = bytes([colour]) * ((x1 - x0) * SCALE)
    return drawn


def chunk(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG file: length, kind, body, check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png() -> bytes:
    """The file: eight bits a point, from a palette."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    palette = bytes(chain.from_iterable(colour.to_bytes(3, "big") for colour in COLOURS))
    points = b"".join(b"\0" + row for row in rows())
    parts = (
        (b"IHDR", head),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(points, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


if __name__ == "__main__":
    FILE.write_bytes(png())

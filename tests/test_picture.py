"""The picture beside a link is what its script draws, in the size that is asked for."""

import runpy
import struct
import zlib
from pathlib import Path

ROOT = Path(__file__).parent.parent
MADE = (ROOT / "static" / "share.png").read_bytes()


def test_it_is_what_the_script_draws():
    assert runpy.run_path(str(ROOT / "scripts" / "make_picture.py"))["png"]() == MADE


def test_it_has_the_size_that_pages_claim():
    assert MADE.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", MADE[16:24]) == (1200, 630)
    length = struct.unpack(">I", MADE[8:12])[0]
    assert struct.unpack(">I", MADE[16 + length : 20 + length])[0] == zlib.crc32(
        MADE[12 : 16 + length]
    )


def test_a_link_carries_it_little():
    assert len(MADE) < 5_000

"""Seeds are read as they are; whatever is no text is refused by name and reason."""

import hashlib
import os
import unicodedata

import pytest

from antq_site.errors import SeedError
from antq_site.model import Seed
from antq_site.seeds import (
    LINE_LIMIT,
    LINES_LIMIT,
    SIZE_LIMIT,
    clashes,
    decode,
    find_seeds,
    read_seed,
    record_id,
    shown,
)

TEXT = "Quận Kiến An tổ chức hội nghị.\nĐến dự có đồng chí Nguyễn Văn Đức, Trưởng Công an quận.\n"


def seed(raw: bytes) -> Seed:
    return Seed("a.txt", raw, hashlib.sha256(raw).hexdigest())


def refused(raw: bytes) -> str:
    with pytest.raises(SeedError) as caught:
        decode(seed(raw))
    assert caught.value.place is not None
    assert caught.value.place.file == "a.txt"
    return caught.value.code


# ----------------------------------------------------------------------------------- decoding


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (unicodedata.normalize("NFD", TEXT).encode("utf-8"), "utf-8"),
        (TEXT.replace("\n", "\r\n").encode("utf-8"), "utf-8"),
        (TEXT.replace("\n", "\r").encode("utf-8"), "utf-8"),
        (TEXT.replace("\n", "\u2028").encode("utf-8"), "utf-8"),
    ],
)
def test_every_way_to_write_a_text_gives_the_same_text(raw, encoding):
    decoded = decode(seed(raw))
    assert decoded.text == TEXT
    assert (decoded.encoding, decoded.repairs) == (encoding, ())


def cp1258(text: str) -> bytes:
    """Text as Windows-1258 writes it: letters with hats and hooks whole, tones behind them."""
    whole = "ăâđêôơưĂÂĐÊÔƠƯàáèéìíòóùúÀÁÈÉÌÍÒÓÙÚ"
    split = "".join(
        letter if letter in whole else unicodedata.normalize("NFD", letter) for letter in text
    )
    for hat, letter in (("\u0302", "âêôÂÊÔaeoAEO"), ("\u0306", "ăĂaA"), ("\u031b", "ơưƠƯouOU")):
        split = _joined(split, hat, letter)
    return split.encode("cp1258")


def _joined(text: str, hat: str, letters: str) -> str:
    for letter in letters[len(letters) // 2 :]:
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            text = text.replace(
                letter + tone + hat, unicodedata.normalize("NFC", letter + hat) + tone
            )
    return text


def test_windows_1258_is_read_where_the_result_is_vietnamese():
    decoded = decode(seed(cp1258(TEXT)))
    assert (decoded.text, decoded.encoding) == (TEXT, "cp1258")


@pytest.mark.parametrize(
    "raw",
    [
        "Größe und Übermut tun selten gut".encode("latin-1"),
        "Привет, как дела".encode("cp1251"),
        b"caf\xe9 cr\xe8me",
        b"\xd2 only one word",
    ],
)
def test_nothing_else_is_guessed(raw):
    assert refused(raw) == "unknown-encoding"


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_an_empty_seed(raw):
    assert refused(raw) == "empty"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n" + b"a" * 50,
        b"%PDF-1.7 text",
        b"PK\x03\x04 docx",
        b"\x1f\x8b gz",
        b"a\x00\x01\x02\x03\x04" * 20,
    ],
)
def test_a_binary_seed(raw):
    assert refused(raw) == "binary"


def test_a_few_controls_are_taken_out_and_told():
    decoded = decode(seed(TEXT.replace("quận", "qu\x00ận").encode()))
    assert (decoded.text, decoded.repairs) == (TEXT, ("controls",))


def test_signs_that_turn_or_hide_text_are_taken_out_and_told():
    trick = TEXT.replace("quận", "qu\u202eận\u2066\u200b\ufeff\u00ad")
    decoded = decode(seed(trick.encode()))
    assert (decoded.text, decoded.repairs) == (TEXT, ("invisible",))


def test_both_repairs_are_told_in_order():
    decoded = decode(seed(f"\u200d{TEXT}\x07".encode()))
    assert decoded.repairs == ("controls", "invisible")


def test_blanks_that_do_not_break_stay():
    assert decode(seed("Quận\u00a011".encode())).text == "Quận\u00a011"


def test_too_many_lines():
    assert refused(b"a\n" * (LINES_LIMIT + 1)) == "too-many-lines"
    assert decode(seed(b"a\n" * (LINES_LIMIT - 1))).text.count("\n") == LINES_LIMIT - 1


def test_a_line_too_long_is_named_by_its_number():
    raw = b"a\n" + b"b" * (LINE_LIMIT + 1)
    with pytest.raises(SeedError) as caught:
        decode(seed(raw))
    assert (caught.value.code, str(caught.value.place)) == ("line-too-long", "a.txt:2")
    assert caught.value.words == (str(LINE_LIMIT + 1), str(LINE_LIMIT))


# ------------------------------------------------------------------------------------ finding


def test_seeds_are_found_in_the_order_of_their_paths(tmp_path):
    for name in ("b.txt", "2019/c.TXT", "a.md", ".hidden.txt", "README.md", "notes.yml", "d.html"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(TEXT)
    found = [path.relative_to(tmp_path).as_posix() for path in find_seeds(tmp_path)]
    assert found == ["2019/c.TXT", "a.md", "b.txt"]


def test_no_folder_no_seeds(tmp_path):
    assert find_seeds(tmp_path / "none") == ()


def test_a_seed_is_its_bytes_and_their_digest(tmp_path):
    raw = TEXT.encode("utf-16")
    (tmp_path / "a.txt").write_bytes(raw)
    found = read_seed(tmp_path / "a.txt", tmp_path)
    assert found == Seed("a.txt", raw, hashlib.sha256(raw).hexdigest())


def code_of(path, folder) -> str:
    with pytest.raises(SeedError) as caught:
        read_seed(path, folder)
    return caught.value.code


def test_a_link_is_refused_even_to_a_seed(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert len(find_seeds(tmp_path)) == 2
    assert code_of(tmp_path / "b.txt", tmp_path) == "not-a-file"


def test_a_linked_folder_is_named_and_not_entered(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(TEXT)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "way.txt").symlink_to(outside)
    (seeds / "other").symlink_to(outside)
    assert find_seeds(seeds) == (seeds / "other", seeds / "way.txt")
    assert code_of(seeds / "other", seeds) == "not-a-file"
    assert code_of(seeds / "way.txt", seeds) == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert find_seeds(tmp_path) == (tmp_path / "a.txt",)
    assert code_of(tmp_path / "a.txt", tmp_path) == "not-a-file"


def test_a_folder_called_like_a_seed_is_walked(tmp_path):
    (tmp_path / "2019.txt").mkdir()
    (tmp_path / "2019.txt" / "a.txt").write_text(TEXT)
    assert find_seeds(tmp_path) == (tmp_path / "2019.txt" / "a.txt",)


def test_a_seed_too_large_is_not_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a" * (SIZE_LIMIT + 1))
    assert code_of(tmp_path / "a.txt", tmp_path) == "seed-too-large"


def test_a_seed_that_is_gone(tmp_path):
    assert code_of(tmp_path / "a.txt", tmp_path) == "unreadable"


def test_a_path_is_shown_composed_and_without_controls(tmp_path):
    path = tmp_path / unicodedata.normalize("NFD", "Kiến An") / "a\x1b[31m.txt"
    assert shown(path, tmp_path) == "Kiến An/a\ufffd[31m.txt"


# ------------------------------------------------------------------------------------ identity


@pytest.mark.parametrize(
    ("stem", "identity"),
    [("002_ea2d5685bb414729", "002-ea2d5685bb414729"), ("Kiến An 2023", "kien-an-2023")],
)
def test_the_stem_is_the_identity(stem, identity):
    assert record_id(stem) == identity


def test_two_files_with_one_identity_name_each_other():
    found = clashes(["2019/Bài 1.txt", "a.txt", "2020/bai_1.txt"])
    assert sorted(found) == ["2019/Bài 1.txt", "2020/bai_1.txt"]
    for file, error in found.items():
        assert error.code == "same-identity"
        assert error.words == ("2019/Bài 1.txt", "2020/bai_1.txt", "bai-1")
        assert error.place is not None
        assert error.place.file == file


def test_no_two_alike_no_clash():
    assert clashes(["a.txt", "b.txt", "c/d.txt"]) == {}

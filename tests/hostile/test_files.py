"""Files that are no articles, and names that are no names: each is told, the rest is published."""

import os
import re
import time
import unicodedata

import pytest

from antq_site import reading
from antq_site.record import read
from tests.keeper import VINH_BAO, Ended, faults_of, files

BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t\n\xc2\xa0\n", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), "binary"),
    "zip": (b"PK\x03\x04" + bytes(300), "binary"),
    "elf": (b"\x7fELF\x02\x01\x01" + bytes(300), "binary"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "binary"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(60), "binary"),
    "zeros": ("Tin địa phương\n".encode() + bytes(400), "binary"),
    "a long line": (f"Tít\n\n{'một dòng ' * 8000}\n".encode(), "line-too-long"),
    "many lines": (b"d\n" * 20_001, "too-many-lines"),
    "too large": (b"a\n" * (1024 * 1024 + 1), "seed-too-large"),
    "french in latin-1": (
        ("Été à la préfecture, fête passée.\n" * 9).encode("latin-1"),
        "unknown-encoding",
    ),
    "utf-8 that is cut": ("Công an huyện tổ chức".encode()[:-2], "unknown-encoding"),
}


def told(ended: Ended, name: str = "hong.txt") -> str:
    """The line about a file."""
    (line,) = [one for one in ended.lines if one.startswith(f"{name}:")]
    return line


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_is_named_and_the_rest_is_published(keeper, what):
    raw, code = BAD[what]
    keeper.write("hong.txt", raw)
    ended = keeper.run("build")
    assert ended.code == 0
    assert f"[{code}]" in told(ended)
    assert told(ended).endswith("— để riêng bài này, các bài khác vẫn được xuất bản")
    assert ended.lines[-1].startswith("2 bài, ")
    assert ", 1 để riêng, " in ended.lines[-1]
    assert not (keeper.site / "bai" / "hong").exists()
    assert faults_of(keeper.site) == []


def test_a_line_that_is_too_long_is_named_by_its_number(keeper):
    keeper.write("hong.txt", BAD["a long line"][0])
    assert told(keeper.run("build"), "hong.txt:3")


def test_strict_tells_all_of_them_and_publishes_nothing(keeper):
    assert keeper.run("build").code == 0
    old = files(keeper.site)
    for number, (raw, _) in enumerate(BAD.values()):
        keeper.write(f"hong-{number}.txt", raw)
    ended = keeper.run("build", "--strict")
    assert ended.code == 3
    named = [line.partition(":")[0] for line in ended.lines if line.startswith("hong-")]
    assert sorted(named) == sorted(f"hong-{number}.txt" for number in range(len(BAD)))
    assert files(keeper.site) == old


def test_a_gigantic_file_is_refused_by_its_size(keeper):
    with (keeper.seeds / "hong.txt").open("wb") as file:
        file.truncate(1 << 40)
    ended = keeper.run("check")
    assert ended.code == 3
    assert "[seed-too-large]" in told(ended)


def test_a_few_zeros_in_a_text_are_taken_out_and_told(keeper):
    text = VINH_BAO.replace("Giấy khen", "Giấy\0 khen")
    keeper.write("2022-vinh-bao.txt", text)
    ended = keeper.run("build")
    assert ended.code == 0
    assert ended.lines[-1].startswith("2 bài, ")
    assert ", 1 đã sửa mã, " in ended.lines[-1]
    page = (keeper.site / "bai" / "2022-vinh-bao" / "index.html").read_text("utf-8")
    assert "\0" not in page
    assert "tặng Giấy khen cho" in page or "Giấy khen" in page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_article_saved_otherwise_is_the_same_article(keeper, encoding):
    plain = keeper.run("extract", "--text", "seeds/2022-vinh-bao.txt")
    keeper.write("2022-vinh-bao.txt", VINH_BAO.replace("\n", "\r\n").encode(encoding))
    other = keeper.run("extract", "--text", "seeds/2022-vinh-bao.txt")
    assert other.code == 0
    assert without_source(other.out) == without_source(plain.out)


def test_a_decomposed_article_is_the_same_article(keeper):
    plain = keeper.run("extract", "--text", "seeds/2022-vinh-bao.txt")
    keeper.write("2022-vinh-bao.txt", unicodedata.normalize("NFD", VINH_BAO))
    other = keeper.run("extract", "--text", "seeds/2022-vinh-bao.txt")
    assert without_source(other.out) == without_source(plain.out)


def without_source(line: str) -> str:
    """A record without what is said of its file."""
    start = line.index('"source":{')
    return line[:start] + line[line.index("}", start) :]


def test_an_article_that_takes_too_long_is_set_aside_however_busy_the_machine(keeper, monkeypatch):
    def slow(seed, knowledge):
        while seed.file == "hong.txt":
            pass
        if seed.file == "2022-vinh-bao.txt":
            time.sleep(0.5)  # others have the processor
        return read(seed, knowledge)

    monkeypatch.setattr(reading, "read", slow)
    monkeypatch.setattr(reading, "SECONDS", 0.4)
    keeper.write("hong.txt", VINH_BAO)
    ended = keeper.run("build", "-j1")
    assert ended.code == 0
    assert "[article-too-slow]" in told(ended)
    assert ended.lines[-1].startswith("2 bài, ")


# ------------------------------------------------------------------------ what is no file


def test_a_link_to_a_file_is_named_and_what_it_leads_to_stays_secret(keeper, tmp_path):
    secret = tmp_path / "bi-mat.txt"
    secret.write_text(VINH_BAO.replace("Phạm Văn Hòa", "Trần Bí Mật"), encoding="utf-8")
    (keeper.seeds / "hong.txt").symlink_to(secret)
    ended = keeper.run("build")
    assert "[not-a-file]" in told(ended)
    assert "Bí Mật".encode() not in b"".join(files(keeper.site).values())


def test_a_link_to_a_folder_is_named_whatever_it_is_called(keeper, tmp_path):
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "mot.txt").write_text(VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"), encoding="utf-8")
    (keeper.seeds / "2024").symlink_to(outside)
    ended = keeper.run("build")
    assert "[not-a-file]" in told(ended, "2024")
    assert ended.lines[-1].startswith("2 bài, ")


def test_a_pipe_is_named_and_not_waited_for(keeper):
    os.mkfifo(keeper.seeds / "hong.txt")
    assert "[not-a-file]" in told(keeper.run("build"))


@pytest.mark.parametrize(("part", "code"), [("static", 0), ("content", 2)])
def test_a_link_beside_the_articles_shows_nothing_of_what_it_leads_to(keeper, tmp_path, part, code):
    secret = tmp_path / "bi-mat"
    secret.write_text("# Bí mật\n\nTrần Bí Mật\n", encoding="utf-8")
    (keeper.root / part).mkdir()
    (keeper.root / part / "thu.md").symlink_to(secret)
    assert keeper.run("build").code == code
    made = files(keeper.site) if keeper.site.exists() else {}
    assert "Bí Mật".encode() not in b"".join(made.values())


# ---------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    "name",
    [
        "con.txt",
        "NUL.txt",
        "-rf.txt",
        "a b.txt",
        "%2e%2e%2f.txt",
        "x\\..\\windows.txt",
        "C:\\x.txt",
        "tên có dấu.txt",
        "<script>alert(1)<\u2215script>.txt",
        "{{ 7*7 }}.txt",
        "\u202egpj.txt",
        "dài" * 60 + ".txt",
        "dòng\nmới.txt",
        "\x1b[31mđỏ.txt",
    ],
)
def test_an_odd_name_makes_an_ordinary_address(keeper, tmp_path, name):
    keeper.write(name, VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"))
    before = set(files(tmp_path))
    ended = keeper.run("build")
    assert ended.code == 0
    assert "\x1b" not in ended.err
    assert faults_of(keeper.site) == []
    beside = {path for path in set(files(tmp_path)) - before if not path.startswith("kho/_site/")}
    assert all(path.startswith(("kho/._site.", "kho/addresses.yml")) for path in beside)
    made = files(keeper.site)
    pages = [path for path in made if path.startswith("bai/")]
    assert len(pages) == 6
    assert all(re.fullmatch(r"[a-z0-9/.-]+", path) for path in pages)
    assert all(len(path.encode()) <= 200 for path in made)
    shown = b"".join(body for path, body in made.items() if path.endswith(".html"))
    assert b"<script>alert(1)" not in shown


def test_a_name_that_is_no_utf_8_is_an_ordinary_file_or_told(keeper):
    name = os.fsdecode(b"t\xean.txt")
    keeper.write(name, VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"))
    ended = keeper.run("build")
    assert ended.code == 0
    assert ended.lines[-1].startswith(("3 bài, ", "2 bài, "))
    assert faults_of(keeper.site) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bai_viet.txt", "bai-viet.txt"),
        ("bai.txt", "2019/bai.md"),
        ("Bai.txt", "bai.txt"),
        ("đường.txt", "duong.txt"),
        (
            unicodedata.normalize("NFC", "tổng kết.txt"),
            unicodedata.normalize("NFD", "tổng kết.txt"),
        ),
    ],
)
def test_two_files_with_one_address_name_each_other(keeper, one, other):
    (keeper.seeds / "2019").mkdir()
    keeper.write(one, VINH_BAO)
    keeper.write(other, VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"))
    ended = keeper.run("build")
    lines = [line for line in ended.lines if "[same-identity]" in line]
    assert lines
    shown = [unicodedata.normalize("NFC", name) for name in (one, other)]
    assert all(name in line for line in lines for name in shown)
    assert ended.lines[-1].startswith("2 bài, ")
    assert keeper.run("build", "--strict").code == 3


def test_a_text_without_letters_has_an_address_of_its_own(keeper):
    keeper.write("….txt", VINH_BAO)
    keeper.write("！.txt", VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"))
    ended = keeper.run("build")
    assert ended.code == 0
    assert faults_of(keeper.site) == []
    assert (keeper.site / "index.html").is_file()

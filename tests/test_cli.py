"""What the commands do, and the status each of them ends with."""

import fcntl
import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from antq_site import cli
from tests.keeper import ROOT, UNWATCHED, VINH_BAO, environment, faults_of, files, stamps


@pytest.fixture
def published(keeper):
    """A keeper whose site stands; the files of it."""
    assert keeper.run("build").code == 0
    return files(keeper.site)


# ------------------------------------------------------------------------------- 0: published


def test_a_build_publishes_a_whole_site_and_ends_with_the_summary(keeper):
    ended = keeper.run("build")
    assert ended.code == 0
    assert ended.lines[-1].startswith("2 bài, ")
    assert ended.lines[-1].endswith(", 0 để riêng, 0 đã sửa mã, đã xuất bản")
    assert faults_of(keeper.site) == []


def test_a_second_build_changes_no_file(keeper, published):
    before = stamps(keeper.site)
    assert keeper.run("build").code == 0
    assert stamps(keeper.site) == before


def test_build_py_is_the_command_build(tmp_path):
    shown = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--help"],
        cwd=tmp_path,
        env=environment({}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout.startswith("Cách dùng: antq-site build")


def test_an_article_that_cannot_be_read_is_named_and_the_rest_published(keeper):
    keeper.write("trong.txt", "")
    ended = keeper.run("build")
    assert ended.code == 0
    assert "trong.txt: tệp trống [empty] — để riêng bài này" in ended.err
    assert ended.lines[-1].startswith("2 bài, ")
    assert ", 1 để riêng, " in ended.lines[-1]


def test_the_report_for_machines_says_the_same(keeper):
    keeper.write("trong.txt", "")
    keeper.run("build")
    (path,) = keeper.root.glob("*.report.json")
    kept = json.loads(path.read_bytes())
    assert kept["published"] is True
    assert kept["counts"]["articles"] == 2
    assert kept["counts"]["set-aside"] == 1
    (error,) = [one for one in kept["entries"] if one["severity"] == "error"]
    assert (error["file"], error["code"], error["message"]) == ("trong.txt", "empty", "tệp trống")


# ------------------------------------------------------------- 2: command line and settings


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--seeds", "khong-co"], "no-seeds-folder"),
        (["--seeds", "seeds/2022-vinh-bao.txt"], "no-seeds-folder"),
        (["--config", "khong-co.yml"], "no-settings-file"),
        (["--out", "seeds"], "out-in-seeds"),
        (["--out", "seeds/trang"], "out-in-seeds"),
        (["--out", "."], "seeds-in-out"),
    ],
)
def test_places_that_cannot_be_leave_the_site_alone(keeper, published, words, code):
    ended = keeper.run("build", *words)
    assert ended.code == 2
    assert f"[{code}]" in ended.err
    assert files(keeper.site) == published


def test_settings_that_cannot_be_used_leave_the_site_alone(keeper, published):
    keeper.settings("title: Kho\ntilte: Kho\n")
    ended = keeper.run("build")
    assert ended.code == 2
    assert "site.yml:2: không có mục “tilte”; gần nhất là “title” [unknown-key]" in ended.lines
    assert ended.lines[-1].endswith("không xuất bản")
    assert files(keeper.site) == published


# --------------------------------------------------------------------------- 3: set aside


def test_strict_refuses_to_publish_without_an_article(keeper, published):
    keeper.write("trong.txt", "")
    ended = keeper.run("build", "--strict")
    assert ended.code == 3
    assert "trong.txt" in ended.err
    assert ended.lines[-1].endswith("không xuất bản")
    assert files(keeper.site) == published


def test_check_reads_all_and_writes_nothing(keeper):
    before = files(keeper.root)
    ended = keeper.run("check")
    assert ended.code == 0
    assert ended.lines[-1].startswith("2 bài, ")
    keeper.write("trong.txt", "")
    assert keeper.run("check").code == 3
    assert files(keeper.root) == {**before, "seeds/trong.txt": b""}


def test_extract_prints_one_record_a_line(keeper):
    ended = keeper.run("extract", "seeds", "seeds/2022-vinh-bao.txt")
    assert ended.code == 0
    records = [json.loads(line) for line in ended.out.splitlines()]
    names = ["2022-vinh-bao", "2023-kien-thuy", "2022-vinh-bao"]
    assert [one["id"] for one in records] == names
    assert records[0]["awards"][0]["collectives"] == 3
    assert "text" not in records[0]


def test_extract_gives_the_text_that_offsets_count_in(keeper):
    ended = keeper.run("extract", "--text", "seeds/2022-vinh-bao.txt")
    record = json.loads(ended.out)
    at = next(one for one in record["awards"][0]["evidence"] if one["part"] == "collectives")
    assert record["text"][at["start"] : at["end"]] == "3 tập thể"


def test_extract_passes_over_what_cannot_be_read(keeper):
    keeper.write("anh.txt", b"\x89PNG\r\n\x1a\n" + bytes(100))
    ended = keeper.run("extract", "seeds")
    assert ended.code == 3
    assert len(ended.out.splitlines()) == 2
    assert "anh.txt: không phải văn bản [binary] — bỏ qua tệp này" in ended.err


def test_explain_shows_facts_with_words_rules_and_reasons(keeper):
    ended = keeper.run("explain", "seeds/2022-vinh-bao.txt")
    assert ended.code == 0
    lines = ended.out.splitlines()
    at = lines.index("Ngày: 2022-08-15, of=event")
    assert lines[at + 1] == "  dòng 5: “Sáng 15-8”  [date.day-of-event]"
    assert "  ← năm lấy theo ngày đăng (2022-08-15)" in lines
    english = keeper.run("explain", "--lang", "en", "seeds/2022-vinh-bao.txt").out
    assert "Date: 2022-08-15, of=event" in english.splitlines()


def test_explain_names_the_article_that_is_not_there(keeper):
    ended = keeper.run("explain", "seeds/khong-co.txt")
    assert ended.code == 3
    assert ended.lines == [
        "khong-co.txt: không mở được: không có tệp hoặc thư mục này [unreadable]"
    ]


# ---------------------------------------------------------------------- 4: the disk refuses


def test_an_output_that_cannot_be_made_is_told(keeper):
    (keeper.root / "tep").write_text("", encoding="utf-8")
    ended = keeper.run("build", "--out", "tep/trang")
    assert ended.code == 4
    assert "đĩa từ chối: " in ended.err
    assert ended.lines[-1].endswith("không xuất bản")


def test_a_folder_that_is_not_ours_is_never_replaced(keeper):
    own = keeper.root / "anh"
    own.mkdir()
    (own / "con-toi.jpg").write_bytes(b"\xff\xd8\xff")
    ended = keeper.run("build", "--out", "anh")
    assert ended.code == 4
    assert "[out-not-ours]" in ended.err
    assert files(own) == {"con-toi.jpg": b"\xff\xd8\xff"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_site_is_an_ordinary_folder(keeper, tmp_path, kind):
    elsewhere = tmp_path / "noi-khac"
    elsewhere.mkdir()
    if kind == "link":
        keeper.site.symlink_to(elsewhere)
    else:
        keeper.site.write_text("của tôi", encoding="utf-8")
    ended = keeper.run("build", "--out", "_site")
    if kind == "file":
        assert ended.code == 4
        assert keeper.site.read_text("utf-8") == "của tôi"
    else:  # what a link leads to is the keeper's own choice; the link stays
        assert ended.code == 0
        assert keeper.site.is_symlink()
        assert faults_of(elsewhere) == []


def test_a_file_that_grows_too_large_leaves_the_old_site(keeper, published):
    keeper.write("moi.txt", VINH_BAO.replace("Vĩnh Bảo", "Tiên Lãng"))
    ended = subprocess.run(
        [sys.executable, "-m", "antq_site.cli", "build", "-j1"],
        cwd=keeper.root,
        env=environment({}),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 4
    assert "đĩa từ chối: " in ended.stderr
    assert files(keeper.site) == published
    assert keeper.run("build").code == 0
    assert faults_of(keeper.site) == []


def test_records_that_cannot_be_written_are_no_success(keeper):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "antq_site.cli", "extract", "seeds"],
            cwd=keeper.root,
            env=environment({}),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (4, "đĩa từ chối: hết chỗ [disk]\n")


# -------------------------------------------------------- 5: the site does not hold together


def test_a_broken_link_of_the_keeper_leaves_the_old_site(keeper, published):
    (keeper.root / "content").mkdir()
    page = keeper.root / "content" / "gioi-thieu.md"
    page.write_text("# Giới thiệu\n\n[Sai](/khong-co/)\n", encoding="utf-8")
    ended = keeper.run("build")
    assert ended.code == 5
    assert "gioi-thieu/index.html: liên kết hỏng: " in ended.err
    assert ended.lines[-1].endswith("không xuất bản")
    assert files(keeper.site) == published


# ------------------------------------------------------------------ 70: a fault of the program


def test_a_fault_of_the_program_is_one_line_and_a_file(keeper, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("một\nhai")

    monkeypatch.setattr("antq_site.explain.explain", fail)
    ended = keeper.run("explain", "seeds/2022-vinh-bao.txt")
    assert ended.code == 70
    (line,) = ended.lines
    assert "lỗi của chương trình: RuntimeError: một\\x0ahai" in line
    told = Path(line.partition(": ")[0])
    assert "Traceback" in told.read_text("utf-8")
    told.unlink()
    with pytest.raises(RuntimeError):
        keeper.run("explain", "--debug", "seeds/2022-vinh-bao.txt")


def test_a_template_that_asks_for_what_there_is_not_leaves_the_old_site(keeper, published):
    own = keeper.root / "templates" / "pages"
    own.mkdir(parents=True)
    (own / "home.html").write_text("{{ khong_co }}", encoding="utf-8")
    ended = keeper.run("build")
    assert ended.code == 70
    assert "pages/home.html" in ended.err
    assert "khong_co" in ended.err
    assert files(keeper.site) == published


# ------------------------------------------------------------------------- 75: one at a time


def test_a_second_build_waits_for_nobody(keeper, published):
    (lock,) = keeper.root.glob("*.lock")
    with lock.open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ended = keeper.launch("build")
    assert ended.code == 75
    assert "một lần dựng khác đang chạy" in ended.err
    assert files(keeper.site) == published


def test_the_lock_of_a_killed_build_is_free(keeper):
    keeper.grow()
    with keeper.start("build") as process:
        keeper.begun()
        process.kill()
    keeper.shrink()
    assert keeper.run("build").code == 0
    assert faults_of(keeper.site) == []


# --------------------------------------------------------------------------- 130, 143: stopped


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("workers", ["-j1", "-j2"])
def test_a_build_that_is_stopped_leaves_the_old_site(keeper, published, sign, code, workers):
    for left in keeper.root.glob("._site.*lock"):
        left.unlink()
    keeper.grow(200)
    with keeper.start("build", workers) as process:
        keeper.begun()
        process.send_signal(sign)
        _, said = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "đã dừng; trang đã xuất bản vẫn nguyên vẹn"
    assert files(keeper.site) == published
    keeper.shrink()
    assert keeper.run("build").code == 0
    assert files(keeper.site) == published


# -------------------------------------------------------------------------- words go astray


def test_a_reader_who_hangs_up_does_not_stop_a_build(keeper):
    with keeper.start("build", **UNWATCHED) as process:
        assert process.stderr is not None
        process.stderr.close()
        assert process.wait(timeout=60) == 0
    assert faults_of(keeper.site) == []


def test_a_reader_of_records_may_have_enough(keeper):
    keeper.grow()
    with keeper.start("extract", "seeds") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10).startswith('{"id":')
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(timeout=60), said) == (0, "")


@pytest.mark.parametrize("words", [["list"], ["--help"], ["explain", "seeds/2022-vinh-bao.txt"]])
def test_a_locale_without_vietnamese_letters_stops_no_command(keeper, words):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = keeper.launch(*words, **plain)
    assert (ended.code, ended.err) == (0, "")
    assert ended == keeper.launch(*words)


# ------------------------------------------------------------------------------------- others


def test_list_names_the_members_of_each_family(keeper):
    ended = keeper.run("list")
    assert ended.code == 0
    assert [line.partition(": ")[0] for line in ended.out.splitlines()] == [
        "bố cục",
        "bộ đọc",
        "trang",
        "dữ liệu",
    ]
    assert ", awards," in ended.out


def test_clean_removes_what_builds_left_and_nothing_else(keeper):
    keeper.settings("title: Kho của tôi\n")
    (keeper.root / "content").mkdir()
    before = files(keeper.root)
    keeper.run("build")
    addresses = keeper.root / "addresses.yml"
    kept = addresses.read_bytes()
    ended = keeper.run("clean")
    assert ended.code == 0
    assert files(keeper.root) == {**before, "addresses.yml": kept}
    assert [path.name for path in keeper.root.iterdir() if path.name.startswith("._site")] == []
    assert keeper.run("clean").code == 0


def test_clean_removes_no_folder_it_did_not_make(keeper):
    own = keeper.root / "anh"
    own.mkdir()
    (own / "con-toi.jpg").write_bytes(b"\xff\xd8\xff")
    ended = keeper.run("clean", "--out", "anh")
    assert ended.code == 4
    assert "[out-not-ours]" in ended.err
    assert (own / "con-toi.jpg").is_file()


def test_clean_keeps_what_somebody_put_into_the_site(keeper, published):
    (keeper.site / "CNAME").write_text("kho.vn\n", encoding="utf-8")
    ended = keeper.run("clean")
    assert ended.code == 0
    assert files(keeper.site) == {"CNAME": b"kho.vn\n"}
    assert "CNAME" in ended.err


def test_new_makes_an_archive_that_builds(keeper, tmp_path):
    folder = tmp_path / "kho-moi"
    assert keeper.run("new", str(folder)).code == 0
    assert keeper.run("new", str(folder)).code == 2


def test_a_command_loads_only_what_it_needs():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, antq_site.cli; print(*sys.modules)"],
        env=environment({}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split()
    heavy = {"jinja2", "markdown", "rich", "selectolax", "antq_site.pipeline", "antq_site.wire"}
    assert heavy & set(loaded) == set()


def test_words_of_the_command_line_stay_as_typed():
    words = ["--version"]
    assert cli.run(words) == 0
    assert words == ["--version"]

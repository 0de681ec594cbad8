"""What was read before is found again; what is damaged, foreign or old is made anew."""

import sqlite3
from contextlib import closing

import msgspec
import pytest

from antq_site import cache
from antq_site.cache import Cache, Entry, Failed, Reading
from antq_site.digests import digest
from antq_site.errors import PublishError
from antq_site.summaries import summarise
from tests.keeper import VINH_BAO, files
from tests.pages.small import small_records

EVERY = 97
"""Bytes from one that is turned to the next."""


def keys(number: int = 30) -> list[bytes]:
    return [digest("key", place) for place in range(number)]


@pytest.fixture(scope="module")
def entries(knowledge) -> list[Entry]:
    """Thirty readings of three records, long and short, and one failure."""
    records = small_records(knowledge)
    made = []
    for place, key in enumerate(keys()):
        record = records[place % 3]
        reading = Reading(summarise(record), None, f"{place:064}")
        made.append(Entry(key, msgspec.msgpack.encode(reading), msgspec.msgpack.encode(record)))
    failed = Reading(None, Failed("empty", (), 3), "")
    return [*made[:-1], Entry(keys()[-1], msgspec.msgpack.encode(failed), b"")]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kho" / "readings.sqlite"


@pytest.fixture
def full(path, entries):
    with closing(Cache(path)) as made:
        made.keep(entries)
    return path.read_bytes()


def answers(path) -> tuple[dict[bytes, bytes], bool]:
    """What a cache says of every key, as bytes, and whether it was found damaged."""
    with closing(Cache(path)) as found:
        readings = found.readings(keys())
        told = {key: msgspec.msgpack.encode(one) for key, one in readings.items()}
        for key in keys():
            if (record := found.record(key)) is not None:
                told[key + b"record"] = msgspec.msgpack.encode(record)
        return told, found.damaged


def expected(entries) -> dict[bytes, bytes]:
    whole = {one.key + b"record": one.record for one in entries if one.record}
    return {one.key: one.reading for one in entries} | whole


def test_what_was_kept_is_found(path, full, entries):
    assert answers(path) == (expected(entries), False)


def test_what_was_never_kept_is_not_found(path, full):
    with closing(Cache(path)) as found:
        assert found.readings([digest("khac")]) == {}
        assert found.record(digest("khac")) is None
        assert found.readings([]) == {}


def test_many_keys_are_asked_for_at_once(path, entries):
    many = [digest(number) for number in range(1203)]
    with closing(Cache(path)) as made:
        made.keep(Entry(key, entries[-1].reading, b"") for key in many)
        assert made.readings(many).keys() == set(many)


@pytest.mark.parametrize("start", range(8))
def test_turned_bytes_never_make_a_wrong_record(path, full, entries, start):
    """Whatever is still told is as it was; the rest is read again."""
    right, lost = expected(entries), 0
    for place in range(start * EVERY // 8, len(full), EVERY):
        raw = bytearray(full)
        raw[place] ^= 0x55
        path.write_bytes(raw)
        told, damaged = answers(path)
        assert told.items() <= right.items(), place
        lost += damaged or len(told) < len(right)
    assert lost > len(full) // EVERY // 2  # most of the file is entries


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_made_anew(path, full, entries, share):
    path.write_bytes(full[: int(len(full) * share)])
    told, damaged = answers(path)
    assert damaged
    assert told.items() <= expected(entries).items()
    with closing(Cache(path)) as mended:
        mended.keep(entries)
    assert answers(path) == (expected(entries), False)


@pytest.mark.parametrize("raw", [b"khong phai SQLite " * 400, b"SQLite format 3\0", b"\0" * 4096])
def test_what_is_no_base_at_all_is_made_anew(path, raw, entries):
    path.parent.mkdir()
    path.write_bytes(raw)
    with closing(Cache(path)) as made:
        assert made.readings(keys()) == {}
        assert made.damaged
        made.keep(entries)
    assert answers(path) == (expected(entries), False)


def test_an_empty_file_is_an_empty_cache(path, entries):
    path.parent.mkdir()
    path.write_bytes(b"")
    with closing(Cache(path)) as made:
        made.keep(entries)
    assert answers(path) == (expected(entries), False)


def test_a_file_of_another_format_is_made_anew_without_a_word(path, full, monkeypatch):
    monkeypatch.setattr(cache, "_FORMAT", 999)
    with closing(Cache(path)) as made:
        assert made.readings(keys()) == {}
        assert not made.damaged


def test_a_table_of_other_columns_is_made_anew(path, full, entries):
    with closing(sqlite3.connect(path)) as base:
        base.execute("drop table reading")
        base.execute("create table reading (key blob primary key, khac text)")
        base.commit()
    with closing(Cache(path)) as made:
        assert made.readings(keys()) == {}
        assert made.damaged
        made.keep(entries)
    assert answers(path) == (expected(entries), False)


def test_a_record_under_the_key_of_another_is_not_believed(path, full):
    one, other = keys()[:2]
    with closing(sqlite3.connect(path)) as base:
        base.execute(
            "update reading set record = (select record from reading where key = ?) where key = ?",
            (other, one),
        )
        base.commit()
    with closing(Cache(path)) as found:
        assert found.record(one) is None
        assert found.record(other) is not None


def test_a_break_that_shows_when_something_is_kept_is_mended(path, full, entries):
    """A root page that is none: nothing can be looked up nor kept until the file is made anew."""
    raw = bytearray(full)
    raw[4096:4104] = b"\xff" * 8
    path.write_bytes(raw)
    with closing(Cache(path)) as found:
        found.keep(entries)
        assert found.damaged
        found.keep(entries)
    assert answers(path) == (expected(entries), False)


def test_where_no_file_can_be_made_that_is_told(tmp_path):
    (tmp_path / "tep").write_bytes(b"")
    (tmp_path / "readings.sqlite").mkdir()
    for path in (tmp_path / "tep" / "readings.sqlite", tmp_path / "readings.sqlite"):
        with pytest.raises(PublishError) as told:
            Cache(path)
        assert (told.value.code, told.value.exit_code) == ("disk", 4)
        assert told.value.place is not None
        assert told.value.place.file == str(path)


def test_a_cache_that_can_only_be_read_still_answers(path, full, entries, monkeypatch):
    with closing(Cache(path)) as found:
        found._base.execute("pragma query_only = on")  # noqa: SLF001  nothing else shows it
        found.keep([Entry(digest("moi"), entries[-1].reading, b"")])
        found.forget_others([])
        assert found.readings(keys()).keys() == set(keys())
        assert found.readings([digest("moi")]) == {}
        assert not found.damaged


def test_what_nobody_wants_is_dropped_when_there_is_much_of_it(path, entries, monkeypatch):
    monkeypatch.setattr(cache, "_AT_ONCE", 10)
    wanted = keys()[:4]
    with closing(Cache(path)) as made:
        made.keep(entries[:20])
        made.forget_others(wanted)
        assert len(made.readings(keys())) == 20  # not worth its time
        made.keep(entries)
        made.forget_others(wanted)
        assert set(made.readings(keys())) == set(wanted)


# ------------------------------------------------------------------------- in a whole build


def test_a_build_over_damaged_files_equals_a_clean_one(keeper):
    """Every kept file is damaged in turn; the site is the same."""
    assert keeper.run("build", "-j1").code == 0
    right = files(keeper.site)
    (kept,) = keeper.root.glob("._site.cache")
    for number, file in enumerate(sorted(kept.iterdir())):
        raw = bytearray(file.read_bytes())
        for place in range(number % EVERY, len(raw), EVERY):
            raw[place] ^= 0x55
        file.write_bytes(raw)
        keeper.write("moi.txt", VINH_BAO.replace("3 tập thể", "4 tập thể"))
        assert keeper.run("build", "-j1").code == 0
        (keeper.seeds / "moi.txt").unlink()
        assert keeper.run("build", "-j1").code == 0
        assert files(keeper.site) == right, file.name

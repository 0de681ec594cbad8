"""Whatever strikes a build, at whichever change of the disk: the site is the old or the new one.

`ANTQ_SWEEP=all` strikes at every change; without it, at a sample that always holds the last ones,
where the trees are exchanged. After each blow the site is compared with the one before and the one
after, byte for byte, and the next build must end well and leave the new one.
"""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.strike import BLOWS, Blow, changes, kill, struck
from tests.keeper import ROOT, Keeper, files

RA_QUAN = """\
Ra quân bảo đảm trật tự

12/03/2021 08:00

Lực lượng đã ra quân bảo đảm trật tự, an toàn giao thông trên các tuyến đường.
"""
THI_DUA = """\
Phát động thi đua

20/11/2021 16:05

Đơn vị phát động đợt thi đua lập thành tích chào mừng ngày lễ lớn.
"""
TONG_KET = """\
Tổng kết phong trào

02/12/2021 10:00

Thượng tá Phạm Văn Hòa, Trưởng Công an huyện Vĩnh Bảo, Hải Phòng phát biểu.
"""

PAGE = """\
<!doctype html>
<html lang="vi">
<title>{{ page.title }}</title>
<body>{{ page.url }}</body>
</html>
"""
"""In place of each template: pages of a few lines are made in no time, and are as many."""

EVERY = os.environ.get("ANTQ_SWEEP") == "all"
LAST = 6
"""So many changes at the end are never left out."""
SAMPLE = {"kill": 12}
FEW = 4
"""So many others are struck, by kind of blow."""


class State(NamedTuple):
    """A folder as it is before the build that is struck.

    Attributes:
        folder: To be copied.
        old: The published files; empty when there is no site.
        new: What the build publishes.
        steps: How often it changes something on the disk.
        before: Done in each process first.
        gap: Whether the site may be away for a moment: two renames are no single step.
    """

    folder: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    steps: int
    before: Callable[[], None] | None = None
    gap: bool = False


def without_exchange() -> None:
    """As on a system that cannot exchange two folders in one step."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no such library")

    pytest.MonkeyPatch().setattr("ctypes.CDLL", refuse)


def copied(folder: Path, target: Path) -> Keeper:
    """A keeper with a copy of a folder; files that share their bytes still do."""
    shutil.rmtree(target, ignore_errors=True)
    shared: dict[int, str] = {}

    def copy(source: str, to: str) -> None:
        number = Path(source).stat().st_ino
        if number in shared:
            os.link(shared[number], to)
        else:
            shutil.copy2(source, to)
            shared[number] = to

    shutil.copytree(folder, target, copy_function=copy)
    return Keeper(target)


def state(folder: Path, before: Callable[[], None] | None = None, *, gap: bool = False) -> State:
    """What a folder is and becomes."""
    copy = copied(folder, folder.with_name(f"{folder.name}-built"))
    old = files(copy.site)
    steps = changes(copy, before)
    return State(folder, old, files(copy.site), steps, before, gap)


def first(folder: Path) -> Keeper:
    """Two articles, and no site."""
    pages = folder / "templates" / "pages"
    pages.mkdir(parents=True)
    for template in (ROOT / "templates" / "pages").glob("*.html"):
        (pages / template.name).write_text(PAGE, encoding="utf-8")
    keeper = Keeper(folder)
    keeper.write("2022-vinh-bao.txt", RA_QUAN)
    keeper.write("2023-kien-thuy.txt", THI_DUA)
    return keeper


def second(folder: Path) -> Keeper:
    """A site; one article is other than it was then, one is new, one is gone."""
    keeper = first(folder)
    assert keeper.run("build", "-j1").code == 0
    keeper.write("2022-vinh-bao.txt", RA_QUAN.replace("Ra quân", "Xuất quân"))
    keeper.write("tong-ket.txt", TONG_KET)
    (keeper.seeds / "2023-kien-thuy.txt").unlink()
    return keeper


def third(folder: Path) -> Keeper:
    """A site, the one before it, and changes once more."""
    keeper = second(folder)
    assert keeper.run("build", "-j1").code == 0
    keeper.write("2022-vinh-bao.txt", RA_QUAN.replace("Ra quân", "Lại ra quân"))
    keeper.write("thi-dua.txt", THI_DUA)
    (keeper.seeds / "tong-ket.txt").unlink()
    return keeper


def broken_off(folder: Path) -> Keeper:
    """The same, with a build that was killed half-way."""
    keeper = third(folder)
    steps = state(folder).steps
    assert struck(keeper, steps // 2, kill) == -9
    return keeper


MAKERS: dict[str, Callable[[Path], Keeper]] = {
    "first build": first,
    "second build": second,
    "third build": third,
    "after a kill": broken_off,
    "two renames": third,
}


@pytest.fixture(scope="module")
def states(tmp_path_factory) -> dict[str, State]:
    made = {}
    for name, make in MAKERS.items():
        folder = tmp_path_factory.mktemp("states") / "kho"
        make(folder)
        gap = name == "two renames"
        made[name] = state(folder, without_exchange if gap else None, gap=gap)
    return made


def points(count: int, many: int) -> list[int]:
    """At which changes to strike: all of them, or the last ones and some before."""
    if EVERY:
        return list(range(1, count + 1))
    step = max(1, (count - LAST) // many)
    return sorted({*range(1, count + 1, step), *range(max(1, count - LAST), count + 1)})


@pytest.mark.slow
@pytest.mark.parametrize("blow", BLOWS)
@pytest.mark.parametrize("name", MAKERS)
def test_the_site_is_the_old_or_the_new_one(states, tmp_path, name, blow):
    wanted = states[name]
    expected = {"kill": {-9}, "interrupt": {130}}.get(blow, {4, 0})
    for at in points(wanted.steps, SAMPLE.get(blow, FEW)):
        fault = fault_of(wanted, tmp_path / "kho", at, BLOWS[blow], expected)
        assert not fault, f"{name}, {blow} at change {at} of {wanted.steps}: {fault}"


def fault_of(wanted: State, target: Path, at: int, blow: Blow, expected: set[int]) -> str:
    """Strike at one change, look, and build again.

    Returns:
        What is wrong; "" when nothing is.
    """
    keeper = copied(wanted.folder, target)
    code = struck(keeper, at, blow, wanted.before)
    if code not in expected:
        return f"the build ended with {code}"
    found = files(keeper.site)
    allowed = {0: [wanted.new], 4: [wanted.old]}.get(code, [wanted.old, wanted.new])
    if found not in allowed:
        absent = wanted.gap and not keeper.site.exists()
        if not absent:
            return f"the site is neither: {different(found, wanted)}"
    if (again := struck(keeper, 0, blow, wanted.before)) != 0:
        return f"the next build ended with {again}"
    if files(keeper.site) != wanted.new:
        return f"after the next build: {different(files(keeper.site), wanted)}"
    return ""


def different(found: dict[str, bytes], wanted: State) -> dict[str, list[str]]:
    """Paths in which a folder differs from the old and from the new site."""
    return {
        name: sorted(p for p in found.keys() | site.keys() if found.get(p) != site.get(p))
        for name, site in (("old", wanted.old), ("new", wanted.new))
    }


def test_a_blow_is_a_blow(states, tmp_path):
    """The sweep would see a site that is written in place."""
    wanted = states["third build"]
    keeper = copied(wanted.folder, tmp_path / "kho")
    (keeper.site / "index.html").write_bytes(b"half of it")
    assert files(keeper.site) not in (wanted.old, wanted.new)
    assert wanted.old != wanted.new
    assert wanted.steps > LAST
    assert struck(keeper, 1, partial(kill)) == -9

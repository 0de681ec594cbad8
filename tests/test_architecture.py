"""The table of layers in docs/architecture.md is true: of every module, and of every import."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "antq_site"
PAGE = "docs/architecture.md"
FAMILIES = ("anatomy", "extract", "pages", "exports")
UNSTEADY = {"time", "random", "secrets", "socket", "subprocess", "multiprocessing", "threading"}
"""What makes the result of a function depend on more than its arguments."""


def rows() -> Iterator[tuple[str, str, str]]:
    """The rows of the table: layer, module, purpose; a row that names no layer is of the last."""
    layer = ""
    for line in (ROOT / PAGE).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if len(cells) == 3 and cells[1].startswith("`") and cells[1].endswith(".py`"):
            layer = cells[0] or layer
            yield layer, cells[1].strip("`"), cells[2]


ROWS = tuple(rows())
PLACES = {module: number for number, (_, module, _) in enumerate(ROWS)}
MODULES = tuple(
    path.relative_to(SOURCE).as_posix()
    for path in sorted(SOURCE.rglob("*.py"))
    if path.name != "__init__.py"
)


def row_of(module: str) -> str:
    """The row that speaks of a module: members of a family share one."""
    folder, _, name = module.rpartition("/")
    return f"{folder}/*.py" if folder in FAMILIES and not name.startswith("_") else module


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse((SOURCE / module).read_text("utf-8"))


def purpose_of(module: str) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(parsed(module)) or "").partition("\n")[0]


def imports_of(module: str) -> Iterator[tuple[int, str]]:
    """The modules of this package that a module imports, wherever in it, with the line."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name) for one in node.names if (name := file_of(one.name)))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: write the whole name of the module"
            base = node.module or ""
            for one in node.names:
                name = file_of(f"{base}.{one.name}") or file_of(base)
                if name:
                    yield node.lineno, name


def foreign_imports_of(module: str) -> set[str]:
    """The top-level names of what a module imports from elsewhere."""
    found = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def file_of(dotted: str) -> str | None:
    """The file of a module of this package; None for packages, names in modules, and others'."""
    if not dotted.startswith("antq_site."):
        return None
    path = dotted.removeprefix("antq_site.").replace(".", "/") + ".py"
    return path if (SOURCE / path).is_file() else None


def lowest_place(module: str) -> str:
    """The row below which a module's own row may stand, in words."""
    known = [row for _, name in imports_of(module) if (row := row_of(name)) in PLACES]
    return f"below `{max(known, key=PLACES.__getitem__)}`" if known else "anywhere"


def told(faults: Iterable[str]) -> None:
    """Fail with every fault, a line each."""
    lines = list(faults)
    assert not lines, "\n".join(["", *lines])


def test_every_module_stands_in_the_table():
    told(
        f"{PAGE} has no line for src/antq_site/{module}. Add it {lowest_place(module)}:\n"
        f"|  | `{row_of(module)}` | {purpose_of(module)} |"
        for module in MODULES
        if row_of(module) not in PLACES
    )


def test_the_table_tells_what_the_module_tells_of_itself():
    told(
        f"{PAGE}, `{module}`: write what its docstring begins with:\n{purpose_of(module)}"
        for module in MODULES
        if module in PLACES and ROWS[PLACES[module]][2] != purpose_of(module)
    )


def test_the_table_speaks_of_nothing_that_is_gone():
    told(
        f"{PAGE}: there is no src/antq_site/{row}; take its line out"
        for _, row, _ in ROWS
        if row not in map(row_of, MODULES)
    )


def test_no_module_stands_in_the_table_twice():
    assert len(PLACES) == len(ROWS)


def test_each_layer_is_one_stretch_of_the_table():
    layers = [layer for layer, _, _ in ROWS]
    changes = [one for one, before in zip(layers, ["", *layers], strict=False) if one != before]
    assert len(changes) == len(set(changes)) >= 6


def wrong_imports(module: str) -> Iterator[str]:
    row = row_of(module)
    for line, other in imports_of(module):
        below, where = row_of(other), f"src/antq_site/{module}:{line} imports {other}"
        if below == row:
            yield f"{where}: members of a family never import each other"
        elif PLACES.get(below, -1) > PLACES.get(row, len(PLACES)):
            yield (
                f"{where}, whose line in {PAGE} stands lower. Either the import is wrong, or"
                f" `{row}` belongs {lowest_place(module)}"
            )


def test_imports_point_down():
    told(fault for module in MODULES for fault in wrong_imports(module))


def test_packages_hold_no_code():
    """A family's `__init__` would be loaded by each of its members, and see them all."""
    for path in SOURCE.glob("*/**/__init__.py"):
        body = ast.parse(path.read_text("utf-8")).body
        assert len(body) == 1, f"{path.relative_to(ROOT)} holds more than its docstring"
        assert isinstance(body[0], ast.Expr)


ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [one for one in sys.modules if one.partition(".")[0] == "antq_site"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except Exception as problem:
        print(f"{name}: {type(problem).__name__}: {problem}")
"""


def test_each_module_loads_alone():
    names = [f"antq_site.{module.removesuffix('.py').replace('/', '.')}" for module in MODULES]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *names],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_the_pure_middle_touches_no_clock_no_socket_and_no_process():
    """What reads an article, assembles the archive or plans a page gives the same every time."""
    told(
        f"src/antq_site/{module} imports {name}; that belongs to the workshop"
        for layer, row, _ in ROWS
        if "workshop" not in layer
        for module in MODULES
        if row_of(module) == row
        for name in sorted(foreign_imports_of(module) & UNSTEADY)
    )


CLOCK = {"now", "today", "utcnow", "fromtimestamp", "localtime", "gmtime", "time_ns"}
"""Names under which a clock is asked; `monotonic` measures and tells no day."""
MAY_ASK = {"fingerprints.py"}
"""A file that changed this very moment may change again under the same time: it is not trusted."""


def clocks_of(module: str) -> Iterator[int]:
    """The lines of a module on which a clock is asked."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            base = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            if node.func.attr in CLOCK or (base, node.func.attr) == ("time", "time"):
                yield node.lineno


def test_nothing_asks_the_clock():
    """What is built tomorrow has the bytes of what is built today."""
    told(
        f"src/antq_site/{module}:{line} asks the clock; the day of an article is in its text"
        for module in sorted(set(MODULES) - MAY_ASK)
        for line in clocks_of(module)
    )

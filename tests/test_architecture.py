"""Imports point one way, as docs/architecture.md says."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import awesomekit

PACKAGE = Path(awesomekit.__file__).parent

# a room may import from its own row's room and from rows above
ROWS = [
    {"errors", "keys", "diffing", "addresses"},
    {"source"},
    {"model"},
    {"findings"},
    {"silencing"},
    {"markdown", "values", "badges"},
    {"config"},
    {"reader", "ordering", "moving", "translations"},
    {"rules"},
    {"formatting", "engine", "fixing", "confirming"},
    {"disk", "report", "writing"},
    {"build", "checking", "caching", "workspace"},
    {"parallel"},
    {"linting"},
    {"mending"},
    {"adopting"},
    {"api"},
    {"cli"},
    {"__main__", "__init__"},
]
RANK = {room: rank for rank, rooms in enumerate(ROWS) for room in rooms}
ONLY_ROOM = {"markdown_it": {"markdown"}, "mdit_py_plugins": {"markdown"}, "click": {"cli"}}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    """Every module that is imported anywhere in a file, for types too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_has_a_row() -> None:
    assert {room_of(module) for module in MODULES} == set(RANK)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_imports_point_up_the_table(module: Path) -> None:
    own = room_of(module)
    for name in imports(module):
        package, *rest = name.split(".")
        if package != "awesomekit":
            assert own in ONLY_ROOM.get(package, {own}), f"{own} imports {package}"
            continue
        other = rest[0] if rest and rest[0] in RANK else "__init__"
        if other == "__init__" and rest:
            other = "api" if own == "cli" else other
        assert other == own or RANK[other] < RANK[own], f"{own} imports {name}"


def test_no_network_client_outside_its_room() -> None:
    clients = {"socket", "urllib.request", "http.client", "httpx", "requests", "aiohttp"}
    for module in MODULES:
        assert not clients & {
            prefix for name in imports(module) for prefix in (name, name.rsplit(".", 1)[0])
        }, module

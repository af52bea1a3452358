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
    {"liveness"},
    {"reader", "ordering", "moving", "translations"},
    {"rules"},
    {"formatting", "engine", "fixing", "confirming", "importers", "export", "project_files"},
    {"adding"},
    {"changes", "disk", "report", "writing"},
    {"build", "checking", "caching", "workspace"},
    {"parallel"},
    {"linting"},
    {"recalling", "settling"},
    {"linking", "mending", "importing", "exporting", "starting"},
    {"adopting"},
    {"api", "link_api"},
    {"transfer_api", "new_api"},
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


CLIENTS = {"socket", "ssl", "urllib.request", "http.client", "httpx", "requests", "aiohttp"}
CLIENTS |= {"httpx_aiohttp", "asyncio"}


def test_no_network_client_outside_its_room() -> None:
    for module in MODULES:
        if module.is_relative_to(PACKAGE / "liveness" / "execution"):
            continue
        assert not CLIENTS & {
            prefix for name in imports(module) for prefix in (name, name.rsplit(".", 1)[0])
        }, module


def test_one_module_makes_requests() -> None:
    makers = {"httpx", "aiohttp", "httpx_aiohttp"}
    found = {
        module.relative_to(PACKAGE).as_posix()
        for module in MODULES
        if makers & {name.partition(".")[0] for name in imports(module)}
    }
    assert found == {"liveness/execution/client.py"}


# plan, policy and execution are apart: the first two are pure and do not know each other
APART = {
    "plan": {"plan"},
    "policy": {"policy"},
    "execution": {"plan", "policy", "execution"},
}


@pytest.mark.parametrize("room", APART)
def test_plan_policy_and_execution_are_apart(room: str) -> None:
    for module in (PACKAGE / "liveness" / room).rglob("*.py"):
        for name in imports(module):
            if name.startswith("awesomekit.liveness."):
                assert name.split(".")[2] in APART[room], f"{module} imports {name}"
            if room != "execution":
                assert name.partition(".")[0] not in {"asyncio", "sqlite3", "time", "os"}, module

"""The project around a folder: the nearest one, and files that cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from awesomekit.config.discover import MAX_BYTES, find_project, load_config
from awesomekit.errors import ConfigError


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def found(start: Path) -> tuple[Path, Path | None] | None:
    config = find_project(start)
    return None if config is None else (config.root, config.path)


def refused(start: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        find_project(start)
    return str(caught.value)


def test_no_project(tmp_path: Path) -> None:
    write(tmp_path / "lists" / "notes.txt")
    write(tmp_path / "lists" / "sub" / "x.md")
    write(tmp_path / "other" / "x.md")
    assert find_project(tmp_path) is None


def test_a_file_that_is_called_lists_is_no_project(tmp_path: Path) -> None:
    write(tmp_path / "lists")
    assert find_project(tmp_path) is None


@pytest.mark.parametrize("name", ["x.md", "X.MD", "x.markdown"])
def test_a_folder_of_lists_is_a_project(tmp_path: Path, name: str) -> None:
    write(tmp_path / "lists" / name)
    assert found(tmp_path) == (tmp_path, None)
    assert found(tmp_path / "lists") == (tmp_path, None)


def test_the_nearest_project_is_found(tmp_path: Path) -> None:
    outer = write(tmp_path / "awesomekit.yaml", "lists: here\n")
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert found(deep) == (tmp_path, outer)
    write(tmp_path / "a" / "lists" / "x.md")
    assert found(deep) == (tmp_path / "a", None)
    inner = write(tmp_path / "a" / "b" / "awesomekit.yaml")
    assert found(deep) == (tmp_path / "a" / "b", inner)
    assert found(tmp_path) == (tmp_path, outer)


def test_a_configuration_comes_before_the_lists_beside_it(tmp_path: Path) -> None:
    path = write(tmp_path / "awesomekit.yaml", "schema: model")
    write(tmp_path / "lists" / "x.md")
    assert found(tmp_path / "lists") == (tmp_path, path)


def test_dots_lead_to_another_folder(tmp_path: Path) -> None:
    outer = write(tmp_path / "awesomekit.yaml")
    write(tmp_path / "a" / "awesomekit.yaml")
    assert found(tmp_path / "a" / "..") == (tmp_path, outer)


def test_a_start_that_does_not_exist(tmp_path: Path) -> None:
    path = write(tmp_path / "awesomekit.yaml")
    assert found(tmp_path / "no" / "such") == (tmp_path, path)


def test_the_root_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "awesomekit.yaml")
    monkeypatch.chdir(tmp_path)
    assert load_config(Path("awesomekit.yaml")).root == tmp_path
    assert found(Path()) == (tmp_path, tmp_path / "awesomekit.yaml")


def test_mistakes_are_named_from_where_one_stands(tmp_path: Path) -> None:
    write(tmp_path / "awesomekit.yaml", "x: 1")
    (tmp_path / "a" / "b").mkdir(parents=True)
    message = 'unknown key "x"; there are languages, lists, skeleton, readmes, schema, schemas, '
    message += "collation, badges, lint, links, import"
    assert refused(tmp_path) == f"awesomekit.yaml:1:1: {message}"
    assert refused(tmp_path / "a" / "b") == f"../../awesomekit.yaml:1:1: {message}"
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "awesomekit.yaml")
    assert str(caught.value) == f"awesomekit.yaml:1:1: {message}"


def test_the_other_ending_is_pointed_out(tmp_path: Path) -> None:
    write(tmp_path / "awesomekit.yml")
    write(tmp_path / "lists" / "x.md")
    wanted = 'awesomekit.yml:1:1: the configuration is called "awesomekit.yaml"; rename this file'
    assert refused(tmp_path) == wanted
    write(tmp_path / "awesomekit.yaml")
    assert found(tmp_path) == (tmp_path, tmp_path / "awesomekit.yaml")


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        pytest.param(
            "a: 1\r\nb: 中文".encode() + b"\xe9\n",
            "2:6: 0xE9 is not UTF-8; save the file in that encoding",
            id="Latin-1",
        ),
        pytest.param(
            "a: 1".encode("utf-16"),
            "1:1: 0xFF is not UTF-8; save the file in that encoding",
            id="UTF-16",
        ),
        pytest.param(
            b"#" * (MAX_BYTES + 1), "1:1: the file has more than 1 MiB; shorten it", id="too large"
        ),
        pytest.param(
            b"\xed\xa0\x80",
            "1:1: 0xED is not UTF-8; save the file in that encoding",
            id="surrogate",
        ),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, data: bytes, wanted: str) -> None:
    (tmp_path / "awesomekit.yaml").write_bytes(data)
    assert refused(tmp_path) == f"awesomekit.yaml:{wanted}"


def test_a_folder_in_the_configurations_place(tmp_path: Path) -> None:
    (tmp_path / "awesomekit.yaml").mkdir()
    wanted = "awesomekit.yaml:1:1: not a file; the configuration is a text in YAML"
    assert refused(tmp_path) == wanted


def test_a_broken_link_in_the_configurations_place(tmp_path: Path) -> None:
    (tmp_path / "awesomekit.yaml").symlink_to(tmp_path / "nowhere")
    wanted = "awesomekit.yaml:1:1: the file cannot be read: No such file or directory"
    assert refused(tmp_path) == wanted


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "awesomekit.yaml")
    wanted = "awesomekit.yaml:1:1: not a file; the configuration is a text in YAML"
    assert refused(tmp_path) == wanted


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "awesomekit.yaml").chmod(0)
    wanted = "awesomekit.yaml:1:1: the file cannot be read: Permission denied"
    assert refused(tmp_path) == wanted


HEAVY = "{'yaml', 'msgspec', 'jsonschema'} & set(sys.modules)"


def imported(folder: Path) -> str:
    """The heavy packages that finding the project imports, in a process of its own."""
    code = (
        "import sys; from pathlib import Path;"
        "from awesomekit.config.discover import find_project;"
        f"assert find_project(Path('.')); print(sorted({HEAVY}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_nothing_heavy_is_imported_without_a_configuration(tmp_path: Path) -> None:
    write(tmp_path / "lists" / "x.md")
    assert imported(tmp_path) == "[]"


def test_jsonschema_is_imported_for_mistakes_only(tmp_path: Path) -> None:
    write(tmp_path / "awesomekit.yaml", "schema: model\n")
    assert imported(tmp_path) == "['msgspec', 'yaml']"

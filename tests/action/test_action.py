"""The GitHub Action: its description, and its scripts run with the files of a runner."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from projects import LIST, Ran, project, run

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "action"
BASH = shutil.which("bash")
HEADING = "# A\n\n### B\n\ntext\n"
FOUND = (
    "::warning file={},line=3,col=1,endLine=3,endColumn=6,title=AK203 heading-increment"
    '::heading "B" has level 3 after level 1; use level 2\n'
)

needs_bash = pytest.mark.skipif(
    BASH is None or os.name == "nt", reason="the scripts need bash on Linux or macOS"
)


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def steps(name: str) -> list[dict[str, Any]]:
    data = load(name)
    if "runs" in data:
        return list(data["runs"]["steps"])
    return [step for job in data["jobs"].values() for step in job["steps"]]


FILES = ["action.yml", ".github/workflows/checks.yml"]


@pytest.mark.parametrize("name", FILES)
def test_no_expression_is_a_part_of_a_script(name: str) -> None:
    scripts = [step["run"] for step in steps(name) if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


@pytest.mark.parametrize("name", FILES)
def test_actions_of_others_are_pinned_to_a_commit(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    assert not [u for u in used if u != "./" and not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", u)]
    # the page's example, too, for all but this action
    page = (ROOT / "docs" / "github.md").read_text(encoding="utf-8")
    assert {u for u in used if u.startswith("actions/checkout@")} <= set(
        re.findall(r"uses: (actions/\S+)", page)
    )


def test_workflows_may_only_read() -> None:
    workflow = load(".github/workflows/checks.yml")
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        checkouts = [s for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
        assert [step["with"]["persist-credentials"] for step in checkouts] == [False]


def test_inputs_and_outputs_are_on_the_page_and_reach_the_scripts() -> None:
    action = load("action.yml")
    page = (ROOT / "docs" / "github.md").read_text(encoding="utf-8")
    for name in (*action["inputs"], *action["outputs"]):
        assert f"`{name}`" in page
    whole = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name in action["inputs"]:
        assert f"inputs.{name} " in whole
    for step in steps("action.yml"):
        if "run" not in step:
            continue
        script = SCRIPTS / step["run"].rsplit("/", 1)[1].rstrip('"')
        wanted = set(re.findall(r"\$\{?([A-Z_]+)", script.read_text(encoding="utf-8")))
        given = {*step["env"], "RUNNER_TEMP", "GITHUB_OUTPUT", "GITHUB_WORKSPACE", "BASH_SOURCE"}
        assert wanted - {"PIPESTATUS"} <= given
        assert {*step["env"]} - {"ACTION"} <= wanted


def script(name: str, folder: Path, workspace: Path | None = None, **inputs: str) -> Ran:
    """Run a script as the action does; what it gives out is in ``<folder>.output``.

    Only the environment differs from a runner's: ``bin/awesomekit`` starts this interpreter.
    """
    temp = folder.parent / "runner temp"
    commands = temp / "awesomekit" / "bin"
    commands.mkdir(parents=True, exist_ok=True)
    command = commands / "awesomekit"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m awesomekit "$@"\n', "utf-8")
    command.chmod(0o755)
    output(folder).write_text("", encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "RUNNER_"))}
    environment = {
        **kept,
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(output(folder)),
        "GITHUB_WORKSPACE": str(workspace or folder),
        "ACTION": str(ROOT),
        **inputs,
    }
    done = subprocess.run(
        [str(BASH), str(SCRIPTS / name)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        check=False,
        timeout=120,
    )
    left = sorted(path.name for path in temp.iterdir())
    assert left == ["awesomekit"], "a temporary file was left"
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def output(folder: Path) -> Path:
    return folder.parent / f"{folder.name}.output"


def status_of(folder: Path) -> str:
    return output(folder).read_text(encoding="utf-8")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    return folder


def obeyed(printed: str) -> list[str]:
    """The commands that a runner obeys in what is printed.

    As ActionCommandManager of actions/runner does: "::name …::" at the start of a line, else
    "##[name …]" anywhere in it; between "::stop-commands::token::" and "::token::" none.
    """
    found = []
    token = None
    for line in printed.split("\n"):
        second = re.match(r"\s*::([^ :]+)(?: .*?)?::(.*)", line)
        first = re.search(r"##\[([^ \]]+)[^\]]*\](.*)", line)
        matched = second or first
        if matched is None or (token is not None and matched[1] != token):
            continue
        if matched[1] == "stop-commands":
            token = matched[2]
            assert len(token) == 32
        elif matched[1] == token:
            token = None
        else:
            found.append(line)
    assert token is None, "commands are still off at the end"
    return found


@needs_bash
def test_a_clean_project(repo: Path) -> None:
    project(repo)
    assert run(repo, "build").status == 0
    assert script("lint.sh", repo) == (0, "1 file checked: no problems found\n", "")
    assert status_of(repo) == "status=0\n"
    ran = script("build.sh", repo)
    assert (ran.status, ran.err, obeyed(ran.out)) == (0, "", [])
    assert "up to date: README.md, README_zh.md\n" in ran.out
    assert status_of(repo) == "status=0\n"


@needs_bash
def test_findings_are_annotations(repo: Path) -> None:
    (repo / "a.md").write_text(HEADING, encoding="utf-8")
    ran = script("lint.sh", repo)
    assert ran == (1, FOUND.format("a.md") + "1 file checked: 1 warning\n", "")
    assert status_of(repo) == "status=1\n"


@needs_bash
def test_files_of_a_folder_are_named_from_the_root_of_the_repository(repo: Path) -> None:
    folder = repo / "100%, a:b" / "中文 file=x"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(HEADING, encoding="utf-8")
    ran = script("lint.sh", folder, workspace=repo)
    assert ran.out.startswith(FOUND.format("100%25%2C a%3Ab/中文 file=x/a.md"))


@needs_bash
def test_rules_are_chosen_by_the_inputs(repo: Path) -> None:
    (repo / "a.md").write_text(HEADING, encoding="utf-8")
    assert script("lint.sh", repo, IGNORE="AK2,AK1").status == 0
    assert script("lint.sh", repo, SELECT="AK203").status == 1
    assert script("lint.sh", repo, SELECT="AK203", IGNORE="heading-increment").status == 0
    ran = script("lint.sh", repo, SELECT="AK2O3%")
    assert ran.status == 2
    (error,) = obeyed(ran.out)
    assert error.startswith('::error title=awesomekit::no rule is called "AK2O3%25"; ')
    assert status_of(repo) == "status=2\n"


@needs_bash
def test_a_stale_readme_is_shown_and_only_by_its_own_step(repo: Path) -> None:
    project(repo)
    assert run(repo, "build").status == 0
    with (repo / "README.md").open("a", encoding="utf-8") as file:
        file.write("\nmine\n")
    assert script("lint.sh", repo).status == 0
    ran = script("build.sh", repo)
    assert (ran.status, ran.err) == (1, "")
    assert obeyed(ran.out) == ['::error title=stale README::README.md; run "awesomekit build"']
    assert "\n-mine\n" in ran.out
    assert status_of(repo) == "status=1\n"
    assert (repo / "README.md").read_text(encoding="utf-8").endswith("\nmine\n")


@needs_bash
@pytest.mark.parametrize("folder", ["", "lists"], ids=["nothing", "lists without a list"])
def test_without_a_project_there_is_no_readme_to_check(repo: Path, folder: str) -> None:
    (repo / folder).mkdir(exist_ok=True)
    assert script("build.sh", repo) == (0, "no project here: no README to check\n", "")
    assert status_of(repo) == "status=0\n"


@needs_bash
def test_a_project_above_the_folder_is_found(repo: Path) -> None:
    project(repo)
    (repo / "docs").mkdir()
    ran = script("build.sh", repo / "docs", workspace=repo)
    assert ran.status == 1
    assert obeyed(ran.out) == [
        '::error title=stale README::../README.md, ../README_zh.md; run "awesomekit build"'
    ]


@needs_bash
def test_a_mistake_in_the_configuration_is_an_annotation_of_both(repo: Path) -> None:
    project(repo)
    (repo / "awesomekit.yaml").write_text("langauges: [en]\n", encoding="utf-8")
    for name in ("lint.sh", "build.sh"):
        ran = script(name, repo)
        assert (ran.status, ran.err) == (2, "")
        (error,) = obeyed(ran.out)
        assert error.startswith("::error title=awesomekit::awesomekit.yaml:1:1: ")
        assert status_of(repo) == "status=2\n"


@needs_bash
@pytest.mark.parametrize("value", ["", "yes", "$(touch x)"])
def test_a_build_input_that_is_neither_is_refused(repo: Path, value: str) -> None:
    ran = script("build.sh", repo, BUILD=value)
    expected = (2, "neither") if value else (0, "no project here")
    assert (ran.status, expected[1] in ran.out) == (expected[0], True)
    assert not (repo / "x").exists()


@needs_bash
def test_paths_are_one_a_line_and_nothing_else(repo: Path) -> None:
    names = ["a b.md", "--exit-zero", "$(touch x).md", "c;touch x.md", "*.md", "'\".md", "-"]
    for name in names:
        (repo / name).write_text(HEADING, encoding="utf-8")
    (repo / "not named.md").write_text(HEADING, encoding="utf-8")
    ran = script("lint.sh", repo, PATHS="\n".join(["", *names, ""]))
    assert (ran.status, ran.err) == (1, "")
    assert sorted(ran.out.splitlines(keepends=True)[:-1]) == sorted(map(FOUND.format, names))
    assert not (repo / "x").exists()


@needs_bash
@pytest.mark.parametrize(
    ("select", "ignore"),
    [
        ("--exit-zero", ""),
        ("", "--exit-zero"),
        ("$(touch x)", ""),
        ("", "`touch x`"),
        ("; touch x", ""),
        ("AK2\n--exit-zero", ""),
        ("", "##[debug]x"),
    ],
)
def test_rules_cannot_be_options_or_commands(repo: Path, select: str, ignore: str) -> None:
    (repo / "a.md").write_text(HEADING, encoding="utf-8")
    ran = script("lint.sh", repo, SELECT=select, IGNORE=ignore)
    assert (ran.status, ran.err) == (2, "")
    commands = obeyed(ran.out)
    assert commands
    for line in commands:
        assert line.startswith("::error title=awesomekit::")
    assert not (repo / "x").exists()


FORGED = (
    "::set-output name=status::0",
    "::error::forged",
    "::stop-commands::x",
    "  ::add-mask::a",
    "see ##[set-output name=status]0",
    "##[error]forged",
)


@needs_bash
def test_text_of_a_list_is_no_command(repo: Path) -> None:
    text = LIST.replace("A family of models.", "\n\n".join(FORGED))
    project(repo, text)
    ran = script("build.sh", repo)
    assert ran.status == 1
    assert obeyed(ran.out) == [
        '::error title=stale README::README.md, README_zh.md; run "awesomekit build"'
    ]
    # a removed README puts the same text behind "-", and a context line behind a space
    assert run(repo, "build").status == 0
    project(repo, text.replace("::error::forged", "::error::other"))
    ran = script("build.sh", repo)
    assert " ::set-output name=status::0\n" in ran.out
    assert len(obeyed(ran.out)) == 1
    assert status_of(repo) == "status=1\n"


@needs_bash
def test_names_and_findings_are_no_commands(repo: Path) -> None:
    for number, forged in enumerate(FORGED):
        (repo / f"{forged}\n{forged} {number}.md").write_text(
            HEADING.replace("B", forged), encoding="utf-8"
        )
    ran = script("lint.sh", repo, PATHS="\n".join([".", *FORGED]))
    assert (ran.status, ran.err) == (2, "")
    commands = obeyed(ran.out)
    assert len([line for line in commands if line.startswith("::warning file=")]) >= len(FORGED)
    assert len([line for line in commands if "no such file" in line]) == len(FORGED)
    for line in commands:
        assert re.match(r"::(warning|error|notice) (file=[^:]*,line=\d|title=awesomekit::)", line)


@needs_bash
def test_no_name_of_a_file_passes_for_a_missing_project(repo: Path) -> None:
    project(repo)
    (repo / "lists" / "x\nno project here: y.md").write_bytes(b"# A\0\xff\n")
    ran = script("build.sh", repo)
    assert ran.status == 2
    assert "is binary" in ran.out
    assert status_of(repo) == "status=2\n"


@needs_bash
def test_installing_and_checking_run_no_code_of_the_repository(repo: Path) -> None:
    for name in ("venv", "secrets", "sitecustomize", "click", "awesomekit", "runpy"):
        (repo / f"{name}.py").write_text(
            f"open({str(repo / 'ran')!r}, 'w').close()\n", encoding="utf-8"
        )
    action = repo.parent / "the action"
    # an environment without pip, and in pip's place what writes its arguments down
    python = repo.parent / "python"
    python.write_text(
        f'#!{BASH}\n"{sys.executable}" "$@" --without-pip || exit\n'
        'pip="${!#}/bin/pip"\n'
        'printf \'#!/bin/sh\\nprintf "%%s\\\\n" "$@" >"$0.arguments"\\n\' >"$pip"\n'
        'chmod +x "$pip"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    ran = script("install.sh", repo, PYTHON=str(python), ACTION=str(action))
    assert ran == (0, "", "")
    commands = repo.parent / "runner temp" / "awesomekit" / "bin"
    assert (commands / "python").exists()
    assert (commands / "pip.arguments").read_text(encoding="utf-8").splitlines() == [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        str(action),
    ]
    project(repo)
    assert script("lint.sh", repo).status == 0
    assert script("build.sh", repo).status == 1
    assert not (repo / "ran").exists()

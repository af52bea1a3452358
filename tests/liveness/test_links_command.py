"""``awesomekit links`` as a process: what it prints, writes, remembers and exits with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from web import Web, answer, by_path, in_turn, redirect, silent

from projects import Ran, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = """\
links:
  allow: [{allow}]
  spacing: 0
  retries: 1
  timeout: 2
  connect-timeout: 1
  read-timeout: 1
{more}"""


class Site:
    """A folder, and a host on loopback that the configuration allows."""

    def __init__(self, folder: Path, web: Web) -> None:
        self.folder = folder
        self.web = web
        web.host(
            "h.web",
            by_path(
                {
                    "/": answer(200),
                    "/old": redirect(301, "/new"),
                    "/new": answer(200),
                    "/gone": answer(404),
                    "/no": answer(403),
                    "/down": answer(503),
                    "/flap": in_turn(answer(503), answer(503), answer(200)),
                    "/never": silent,
                }
            ),
        )
        self.url = f"http://{web.real('h.web')}"
        self.configure()

    def configure(self, more: str = "") -> None:
        text = CONFIG.format(allow=f'"{self.web.real("h.web")}"', more=more)
        (self.folder / "awesomekit.yaml").write_text(text, encoding="utf-8")

    def write(self, text: str, name: str = "README.md") -> None:
        (self.folder / name).write_text(text.replace("URL", self.url), encoding="utf-8")

    def read(self, name: str = "README.md") -> str:
        return (self.folder / name).read_text(encoding="utf-8").replace(self.url, "URL")

    def run(self, *arguments: str, stdin: bytes = b"") -> Ran:
        ran = run(
            self.folder,
            *("links", *arguments, "--memory", "memory.sqlite3", "--output-format", "concise"),
            stdin=stdin,
        )
        return Ran(ran.status, ran.out.replace(self.url, "URL"), ran.err.replace(self.url, "URL"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with Web() as web:
        yield Site(tmp_path, web)


def test_all_is_well(site: Site) -> None:
    site.write("[a](URL/) [b](URL/#x) [c](README.md)\n")
    assert site.run("README.md") == (
        0,
        "1 file checked: no problems found\n",
        "3 links: 3 alive (1 request, 0 known from before)\n",
    )


def test_findings_and_status(site: Site) -> None:
    site.write(
        "# A\n\n[a](URL/gone)\n[b](URL/old)\n[c](URL/no)\n[d](URL/down)\n[e](none.md)\n"
        "[f](http://127.0.0.1/)\n[g](#b)\n"
    )
    ran = site.run("README.md")
    assert ran.status == 1
    assert ran.out == (
        "README.md:3:5: error AK601 this link is dead: it answers 404; correct or remove it\n"
        'README.md:4:5: warning AK602 this link moved: it is at "URL/new" for good; link the new '
        "address\n"
        "README.md:5:5: information AK603 this link cannot be verified: it refuses programs (403); "
        "look at it in a browser\n"
        "README.md:6:5: warning AK604 this link fails: it answers 503; run again later, as only 3 "
        "failures over 7 days are an error\n"
        'README.md:7:5: error AK503 there is no file "none.md"; correct the path\n'
        "README.md:8:5: error AK609 this link was not followed: 127.0.0.1 is a loopback address; "
        'remove it, or allow its host in the configuration under "links.allow"\n'
        'README.md:9:5: error AK504 no heading has the anchor "b"; correct it\n'
        "1 file checked: 4 errors, 2 warnings, 1 note; 1 with a safe fix\n"
    )
    assert ran.err == (
        "7 links: 1 moved, 3 dead, 1 unverifiable, 1 failing, 1 forbidden\n"
        "(7 requests, 0 known from before)\n"
    )


@pytest.mark.parametrize("path", ["no", "down", "never"])
def test_what_is_not_sure_fails_no_run(site: Site, path: str) -> None:
    site.write(f"[a](URL/) [b](URL/{path})\n")
    assert site.run("README.md").status == 0


def test_exit_zero(site: Site) -> None:
    site.write("[a](URL/gone)\n")
    assert site.run("README.md").status == 1
    assert site.run("README.md", "--exit-zero").status == 0


def test_what_is_known_is_not_asked_for_again(site: Site) -> None:
    site.write("[a](URL/) [b](URL/gone)\n")
    first = site.run("README.md")
    asked = len(site.web.received)
    second = site.run("README.md")
    assert len(site.web.received) == asked == 3
    assert second.out == first.out
    assert second.err == "2 links: 1 alive, 1 dead (0 requests, 2 known from before)\n"
    site.run("README.md", "--refresh")
    assert len(site.web.received) == 2 * asked


def test_without_a_memory_all_is_asked_for_again(site: Site) -> None:
    site.write("[a](URL/)\n")
    for _ in range(2):
        ran = run(site.folder, "links", "README.md", "--no-memory")
        assert (ran.status, ran.err) == (0, "1 link: 1 alive (1 request, 0 known from before)\n")


def test_offline_reports_what_is_known(site: Site) -> None:
    site.write("[a](URL/gone) [b](URL/)\n")
    before = site.run("README.md")
    site.write("[a](URL/gone) [b](URL/) [c](URL/new)\n")
    asked = len(site.web.received)
    ran = site.run("README.md", "--offline")
    assert len(site.web.received) == asked
    assert ran.out == before.out
    assert ran.err == "3 links: 1 alive, 1 dead, 1 skipped (0 requests, 2 known from before)\n"


def test_fix_rewrites_what_moved(site: Site) -> None:
    site.write("# A\r\n\r\n[a](URL/old#x 't')\r\n\r\n[b]: URL/old\r\n\r\n[b] <URL/gone>\r\n")
    ran = site.run("README.md", "--fix")
    assert ran.status == 1
    assert ran.err == (
        "rewrote 2 links in 1 file\n3 links: 2 moved, 1 dead (4 requests, 0 known from before)\n"
    )
    assert (site.folder / "README.md").read_bytes().replace(site.url.encode(), b"URL") == (
        b"# A\r\n\r\n[a](URL/new#x 't')\r\n\r\n[b]: URL/new\r\n\r\n[b] <URL/gone>\r\n"
    )
    again = site.run("README.md", "--fix")
    assert again.err.splitlines()[0] == "no link to rewrite"


def test_diff_writes_nothing(site: Site) -> None:
    site.write("[a](URL/old)\n")
    ran = site.run("README.md", "--diff")
    assert ran.status == 1
    assert ran.out == (
        "--- README.md\n+++ README.md (fixed)\n@@ -1 +1 @@\n-[a](URL/old)\n+[a](URL/new)\n"
    )
    assert site.read() == "[a](URL/old)\n"


def test_rules_are_selected(site: Site) -> None:
    site.write("[a](URL/gone) [b](URL/old)\n")
    assert "AK602" not in site.run("README.md", "--ignore", "AK602").out
    assert "AK601" not in site.run("README.md", "--select", "moved-link").out
    site.configure("lint: {ignore: [AK601], severity: {AK602: error}}\n")
    out = site.run("README.md").out
    assert "AK601" not in out
    assert "error AK602" in out


def test_comments_silence(site: Site) -> None:
    comment = "<!-- awesomekit: disable-next AK601 it comes back -->"
    site.write(f"# A\n\n{comment}\n\n[a](URL/gone)\n", "a.md")
    assert site.run("a.md").status == 0
    # and lint has nothing to say of such a comment
    assert run(site.folder, "lint", "a.md").status == 0


def test_report(site: Site) -> None:
    site.write("[a](URL/old)\n\n中文 [b](URL/gone) [c](URL/old)\n")
    site.run("README.md", "--report", "report.json")
    text = site.read("report.json").replace(site.url.removeprefix("http://"), "HOST")
    data = json.loads(text)
    assert data == {
        "version": 1,
        "links": [
            {
                "url": "URL/old",
                "verdict": "moved",
                "status": 200,
                "final_url": "URL/new",
                "reason": "it moved to URL/new for good",
                "attempts": 2,
                "cached": False,
                "asked": "http",
                "chain": [{"url": "URL/old", "status": 301}],
                "failures": 0,
                "confirmed": False,
                "archived_copy": None,
                "places": [
                    {"path": "README.md", "line": 1, "column": 5},
                    {"path": "README.md", "line": 3, "column": 19 + len(site.url)},
                ],
            },
            {
                "url": "URL/gone",
                "verdict": "dead",
                "status": 404,
                "final_url": None,
                "reason": "it answers 404",
                "attempts": 2,
                "cached": False,
                "asked": "http",
                "chain": [],
                "failures": 1,
                "confirmed": True,
                "archived_copy": None,
                "places": [{"path": "README.md", "line": 3, "column": 8}],
            },
        ],
        "requests": {"total": 4, "by_host": {site.url.split("/")[2].split(":")[0]: 4}},
    }


def test_the_report_replaces_no_list(site: Site) -> None:
    site.write("[a](URL/)\n")
    ran = site.run("README.md", "--report", "README.md")
    assert ran.status == 2
    assert "is one of the files that were checked" in ran.err
    assert site.read() == "[a](URL/)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--offline", "--refresh"], '"--offline" asks nobody'),
        (["--offline", "--wayback"], '"--offline" asks nobody'),
        (["--offline", "--no-memory"], '"--offline" reports from the memory'),
        (["--memory", "x", "--no-memory"], '"--memory" and "--no-memory" cannot both be meant'),
        (["--select", "AK999"], 'no rule is called "AK999"'),
        (["none.md"], "none.md: no such file"),
        (["--since", "HEAD"], '"--since" needs a git repository'),
    ],
)
def test_mistakes_of_users(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.md").write_text("[a](b.md)\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# B\n", encoding="utf-8")
    ran = run(tmp_path, "links", *arguments)
    assert (ran.status, message in ran.err) == (2, True), ran.err


def test_certificates_that_cannot_be_read(site: Site) -> None:
    site.write("[a](URL/)\n")
    site.configure("  ca-file: none.pem\n")
    ran = site.run("README.md")
    assert ran.status == 2
    assert ran.err == (
        'error: the file of "links.ca-file", none.pem, holds no certificates that can be read: '
        "No such file or directory; name a PEM file\n"
    )


def test_standard_input(site: Site) -> None:
    ran = site.run("-", "--stdin-filename", "x.md", stdin=f"[a]({site.url}/gone)\n".encode())
    assert ran.status == 1
    assert ran.out.startswith("x.md:1:5: error AK601 ")


def test_a_broken_memory_is_begun_anew(site: Site) -> None:
    site.write("[a](URL/)\n")
    (site.folder / "memory.sqlite3").write_bytes(b"x" * 5000)
    ran = site.run("README.md")
    assert ran.status == 0
    assert ran.err.splitlines()[1].endswith("begun anew, the old file is memory.sqlite3.broken")
    assert "1 known" in site.run("README.md").err


# ---------------------------------------------------------------------------------------- history


def test_history(site: Site) -> None:
    site.write("[a](URL/old)\n")
    site.run("README.md")
    ran = run(site.folder, "links", "history", f"{site.url}/old", "--memory", "memory.sqlite3")
    lines = ran.out.replace(site.url, "URL").splitlines()
    assert ran.status == 0
    assert lines[0] == "URL/old"
    assert lines[1].endswith("UTC  moved         it moved to URL/new for good")
    assert lines[2:] == ["  redirect 301: URL/old", "  leads to: URL/new"]


def test_history_of_what_failed(site: Site) -> None:
    site.write("[a](URL/flap)\n")
    site.run("README.md")
    ran = run(site.folder, "links", "history", f"{site.url}/flap", "--memory", "memory.sqlite3")
    assert "failing       it answers 503" in ran.out
    assert ran.out.splitlines()[-1].endswith(", in 1 run since")
    site.run("README.md", "--refresh")
    ran = run(site.folder, "links", "history", f"{site.url}/flap", "--memory", "memory.sqlite3")
    assert "alive         it answers 200" in ran.out
    assert "failed first" not in ran.out


def test_history_of_nothing(site: Site) -> None:
    ran = run(site.folder, "links", "history", "https://e.com/", "--memory", "memory.sqlite3")
    assert (ran.status, ran.out) == (0, "https://e.com/: never asked for\n")
    ran = run(site.folder, "links", "history", "mailto:x@y.z", "--memory", "memory.sqlite3")
    assert (ran.status, ran.err) == (
        2,
        'error: "mailto:x@y.z" is not asked for: no web address\n',
    )


# -------------------------------------------------------------------------------------- interrupt


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_was_learnt(site: Site, sent: signal.Signals) -> None:
    quick = "".join(f"[a](URL/?{number})\n" for number in range(5))
    site.write(quick + "[z](URL/never)\n")
    site.configure("  per-host: 1\n")
    config = site.folder / "awesomekit.yaml"
    text = config.read_text(encoding="utf-8").replace("timeout: 2\n", "timeout: 60\n")
    text = text.replace("read-timeout: 1\n", "read-timeout: 60\n")
    config.write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "awesomekit", "links", "README.md", "--memory", "memory.sqlite3"],
        cwd=site.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    for _ in range(200):
        if any(received.path == "/never" for received in site.web.received):
            break
        time.sleep(0.05)
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "interrupted: 1 link is left; run again to go on from here"
    before = len(site.web.received)
    ran = site.run("README.md", "--offline")
    assert "5 alive, 1 skipped" in ran.err
    assert len(site.web.received) == before


# ------------------------------------------------------------------------------------------ since


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, timeout=60
    )


ENTRIES = """\
# A

### First

- **Date:** 2024-01
- **License:** [MIT](URL/gone)

### Second

- **Date:** 2024-02
- **License:** [MIT](URL/down)
"""


@pytest.fixture
def repository(site: Site) -> Site:
    git(site.folder, "init", "-q", "-b", "main")
    site.write("[a](URL/gone)\n\n[b](URL/)\n")
    site.write("[x](URL/gone)\n", "other.md")
    site.write(ENTRIES, "entries.md")
    git(site.folder, "add", ".")
    git(site.folder, "commit", "-q", "-m", "first")
    return site


def test_since_checks_only_what_changed(repository: Site) -> None:
    repository.write("[a](URL/gone)\n\n[b](URL/old)\n\n[c](none.md)\n")
    ran = repository.run(".", "--since", "main")
    assert ran.out == (
        'README.md:3:5: warning AK602 this link moved: it is at "URL/new" for good; link the new '
        "address\n"
        'README.md:5:5: error AK503 there is no file "none.md"; correct the path\n'
        "3 files checked: 1 error, 1 warning; 1 with a safe fix\n"
    )
    assert {received.path for received in repository.web.received} == {"/old", "/new"}


def test_since_checks_whole_entries(repository: Site) -> None:
    repository.write(ENTRIES.replace("2024-01", "2024-03"), "entries.md")
    ran = repository.run(".", "--since", "HEAD")
    assert [line.split(":")[0:2] for line in ran.out.splitlines()[:-1]] == [["entries.md", "6"]]


def test_since_checks_all_of_a_new_file(repository: Site) -> None:
    repository.write("[x](URL/gone)\n\n[y](URL/)\n", "new 中文.md")
    ran = repository.run(".", "--since", "HEAD")
    assert ran.out.startswith("new 中文.md:1:5: error AK601 ")
    assert "2 links" in ran.err


def test_since_counts_from_where_a_branch_began(repository: Site) -> None:
    git(repository.folder, "checkout", "-q", "-b", "topic")
    repository.write("[t](URL/)\n", "topic.md")
    git(repository.folder, "add", ".")
    git(repository.folder, "commit", "-q", "-m", "topic")
    git(repository.folder, "checkout", "-q", "main")
    repository.write("[x](URL/no)\n", "other.md")
    git(repository.folder, "commit", "-q", "-a", "-m", "main goes on")
    git(repository.folder, "checkout", "-q", "topic")
    ran = repository.run(".", "--since", "main")
    assert ran.err == "1 link: 1 alive (1 request, 0 known from before)\n"


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("no-such", 'git knows no revision "no-such"'),
        ("--output=evil.md", '"--output=evil.md" is no revision'),
        ("HEAD; touch evil.md", 'git knows no revision "HEAD; touch evil.md"'),
    ],
)
def test_since_what_is_no_revision(repository: Site, revision: str, message: str) -> None:
    ran = repository.run(".", f"--since={revision}")
    assert ran.status == 2
    assert message in ran.err
    assert not (repository.folder / "evil.md").exists()


def test_nothing_that_a_repository_configures_is_run(repository: Site) -> None:
    attributes = "*.md diff=evil filter=evil\n"
    (repository.folder / ".gitattributes").write_text(attributes, encoding="utf-8")
    for name in ("diff.evil.command", "diff.evil.textconv", "core.fsmonitor"):
        git(repository.folder, "config", name, "touch evil #")
    git(repository.folder, "config", "diff.external", "touch evil #")
    repository.write("[a](URL/)\n")
    assert repository.run(".", "--since", "HEAD").status == 0
    assert not (repository.folder / "evil").exists()

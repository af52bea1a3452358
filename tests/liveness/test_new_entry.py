"""``awesomekit new``: what services tell, the entry's text, and its place."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from web import answer, by_path, redirect, server_context

from awesomekit import link_api, new_api
from awesomekit.adding import told_by_address
from awesomekit.api import require_project
from awesomekit.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from linked import Linked
    from web import Handler

LIST = """\
---
schema: model
sort: [-date, name]
---

# Models

<!-- [zh] 模型 -->

## Base

<!-- [zh] 基础 -->

### New

- **Date:** 2024-01

### Old

- **Date:** 2022-01

## Tuned

<!-- [zh] 微调 -->
"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2307.09288v2</id><published>2023-07-18T14:31:57Z</published>
<title>Llama 2: Open Foundation and
 Fine-Tuned Chat Models</title></entry></feed>"""
MODEL = {
    "id": "meta-llama/Llama-2-7b-hf",
    "createdAt": "2023-07-13T16:16:13.000Z",
    "tags": ["transformers", "arxiv:2307.09288", "en", "license:llama2"],
    "cardData": {"language": ["en", "de"], "license": "apache-2.0"},
    "safetensors": {"total": 6738417664},
}
REPOSITORY = {
    "name": "tool",
    "full_name": "new-owner/tool",
    "private": False,
    "created_at": "2023-02-14T09:29:12Z",
    "license": {"spdx_id": "Apache-2.0"},
}


TOKEN = {"GITHUB_TOKEN": "s3cret"}
NO_TOKEN: Mapping[str, str] = MappingProxyType({})


def serve(project: Linked, name: str, handler: Handler) -> None:
    project.web.host(name, handler, tls=server_context(name))


def as_json(data: Any) -> bytes:
    return json.dumps(data).encode()


@pytest.fixture
def project(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> Linked:
    (linked.folder / "lists").mkdir()
    (linked.folder / "lists" / "models.md").write_text(LIST, encoding="utf-8")
    linked.configure()
    monkeypatch.chdir(linked.folder)
    return linked


def fetch(project: Linked, environment: Mapping[str, str] = NO_TOKEN) -> new_api.Fetch:
    config = require_project(project.folder)
    links = replace(config.links, spacing=0.0)
    session = link_api.open_session(replace(config, links=links), environment, project.web.network)
    return session.fetch


def test_a_model_and_its_paper(project: Linked) -> None:
    api = "/api/models/meta-llama/Llama-2-7b-hf"
    serve(project, "huggingface.co", by_path({api: answer(200, as_json(MODEL))}))
    serve(project, "export.arxiv.org", answer(200, ATOM))
    subject = "https://huggingface.co/meta-llama/Llama-2-7b-hf"
    known, silent = new_api.look_up(subject, fetch(project))
    drafted = new_api.draft_entry(new_api.Wanted(subject, section="基础"), known)
    assert silent == ()
    assert drafted.text == (
        "### Llama-2-7b-hf\n\n"
        "[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)]"
        "(https://arxiv.org/abs/2307.09288)\n"
        "[![Hugging Face model](https://img.shields.io/badge/Hugging%20Face-"
        "meta--llama%2FLlama--2--7b--hf-ffd21e?logo=huggingface)]"
        "(https://huggingface.co/meta-llama/Llama-2-7b-hf)\n\n"
        "- **Date:** 2023-07\n"
        "- **Pretrain Data Scale:**\n"
        "- **Language:** de,en\n"
        "- **Parameter Size:** 7B\n"
        "- **License:** Apache-2.0\n\n"
        "<!-- [en] -->\n\nTODO: two or three sentences on what sets it apart.\n\n"
        "<!-- [zh] -->\n\n待写：用两三句话说明它的特别之处。\n"
    )
    assert drafted.entry.sources == {
        "date": "arXiv",
        "language": "Hugging Face",
        "parameter-size": "Hugging Face",
        "license": "Hugging Face",
    }
    assert drafted.missing == ("Pretrain Data Scale",)
    # between the entries of 2024 and 2022
    lines = drafted.file.text.split("\n")
    assert lines[drafted.line - 1] == "### Llama-2-7b-hf"
    assert drafted.file.text.index("### New") < drafted.file.text.index("### Llama-2")
    assert drafted.file.text.index("### Llama-2") < drafted.file.text.index("### Old")
    assert drafted.file.text.replace(drafted.text + "\n", "") == LIST


def test_a_repository_that_moved_and_the_token(project: Linked) -> None:
    moved = redirect(301, "https://api.github.com/repositories/1")
    pages = {"/repos/old/tool": moved, "/repositories/1": answer(200, as_json(REPOSITORY))}
    serve(project, "api.github.com", by_path(pages))
    known, _ = new_api.look_up("https://github.com/old/tool", fetch(project, TOKEN))
    assert [(one.source, one.name, dict(one.values), one.links) for one in known[1:3]] == [
        ("GitHub", "tool", {}, ()),
        (
            "GitHub",
            "tool",
            {"date": "2023-02", "license": "Apache-2.0"},
            ("https://github.com/new-owner/tool",),
        ),
    ]
    sent = [one.headers.get("authorization") for one in project.web.asked("api.github.com")]
    assert sent == ["Bearer s3cret", "Bearer s3cret"]


def test_the_token_goes_nowhere_else(project: Linked) -> None:
    serve(project, "api.github.com", redirect(302, "https://other.example/x"))
    serve(project, "other.example", answer(200, as_json(REPOSITORY)))
    new_api.look_up("https://github.com/old/tool", fetch(project, TOKEN))
    (received,) = project.web.asked("other.example")
    assert "authorization" not in received.headers


def test_a_page(project: Linked) -> None:
    page = (
        b'<html><head><title>x</title><meta property="og:title" content="A\x07 Model">'
        b'<meta property="article:published_time" content="2024-05-06T00:00:00Z"></head>'
    )
    serve(project, "blog.example", answer(200, page))
    known, _ = new_api.look_up("https://blog.example/a-model", fetch(project))
    drafted = new_api.draft_entry(
        new_api.Wanted("https://blog.example/a-model", section="Base"), known
    )
    assert (drafted.entry.name, drafted.entry.values) == ("A Model", {"date": "2024-05"})


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"[]", id="another shape"),
        pytest.param(as_json(MODEL | {"id": "someone/else"}), id="another model"),
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
def test_answers_that_are_none(project: Linked, body: bytes) -> None:
    serve(project, "huggingface.co", answer(200, body))
    subject = "https://huggingface.co/meta-llama/Llama-2-7b-hf"
    known, silent = new_api.look_up(subject, fetch(project))
    assert [one.name for one in known] == ["", "Llama-2-7b-hf"]
    assert len(silent) == 1


def test_strange_facts_are_left_out(project: Linked) -> None:
    strange = MODEL | {
        "createdAt": "2022-03-02T23:29:04.000Z",
        "tags": ["en"] * 3,
        "cardData": {"language": "klingon", "license": {"x": 1}},
        "safetensors": {"total": True},
    }
    serve(project, "huggingface.co", answer(200, as_json(strange)))
    subject = "https://huggingface.co/meta-llama/Llama-2-7b-hf"
    known, _ = new_api.look_up(subject, fetch(project))
    assert dict(known[2].values) == {
        "date": "",
        "license": "",
        "language": "",
        "parameter-size": "",
    }


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://arxiv.org/abs/2307.09288", ""),
        ("https://github.com/meta-llama/llama", "llama"),
        ("https://huggingface.co/Qwen/Qwen2-7B", "Qwen2-7B"),
        ("https://example.org/blog/some-new_model/", "some new model"),
        ("https://example.org/", ""),
    ],
)
def test_the_address_alone(url: str, name: str) -> None:
    assert told_by_address(url).name == name


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exited:
        main(["new", *arguments])
    assert isinstance(exited.value.code, int)
    return exited.value.code


def test_command_writes_what_lint_asks_about(
    project: Linked, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "https://github.com/QwenLM/Qwen3"
    assert run(url, "--offline", "--section", "Tuned", "--field", "date=2025/4") == 0
    out, err = capsys.readouterr()
    assert out == 'lists/models.md:26: wrote "Qwen3"\n'
    assert err == (
        "left to write: Pretrain Data Scale, Language, Parameter Size, the description; check what "
        "was filled in\n"
    )
    assert "- **Date:** 2025-04\n" in (project.folder / "lists" / "models.md").read_text("utf-8")
    with pytest.raises(SystemExit):
        main(["lint", "--no-cache", "--output-format", "concise", "--select", "AK301,AK308"])
    found = [line for line in capsys.readouterr().out.splitlines() if line[15:19] >= ":26:"]
    assert [line.split(" ", 3)[2] for line in found if '"Qwen3"' in line] == [
        *("AK301", "AK301", "AK301", "AK308", "AK308"),
    ]


def test_by_name_alone(project: Linked, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("Some Model", "--section", "Base", "--dry-run") == 0
    assert capsys.readouterr().out.startswith("### Some Model\n\n- **Date:**\n")
    assert (project.folder / "lists" / "models.md").read_text("utf-8") == LIST


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["New", "--section", "Base"], '"New" is there already: lists/models.md:14'),
        (["X"], '"models" has several sections; name one: --section "Base", "Tuned"'),
        (
            ["X", "--section", "Y"],
            'lists/models.md: no section is called "Y"; there are "Base", "Tuned"',
        ),
        (["X", "--list", "y"], 'no list of the project is called "y"; there are models'),
        (
            ["X", "--section", "Base", "--field", "date=July"],
            '"July" is no Date: "July" is not a date; write "2023-07" or "2023-07-18"',
        ),
        (
            ["X", "--section", "Base", "--field", "size=1B"],
            'the schema "model" has no field "size"; there are organization, aliases, date, '
            "pretrain-data-scale, language, parameter-size, license",
        ),
        (
            ["https://arxiv.org/abs/2307.09288", "--offline", "--section", "Base"],
            'nothing says what "https://arxiv.org/abs/2307.09288" is called; name it with "--name"',
        ),
        (["X", "--link", "ftp://x"], '"--link ftp://x" is no address; write https://…'),
    ],
)
def test_mistakes(
    project: Linked, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err == f"error: {message}\n"
    assert (project.folder / "lists" / "models.md").read_text("utf-8") == LIST


def test_line_ends_and_all_else_stay(project: Linked, tmp_path: Path) -> None:
    file = project.folder / "lists" / "models.md"
    file.write_bytes(LIST.replace("\n", "\r\n").encode())
    assert run("Last", "--section", "Base", "--field", "date=2021-01") == 0
    data = file.read_bytes().decode()
    assert data.count("\n") == data.count("\r\n")
    start = data.index("### Last")
    end = data.index("## Tuned")
    assert (data[:start] + data[end:]).replace("\r\n", "\n") == LIST

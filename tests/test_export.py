"""``awesomekit export``: whole outputs, their JSON Schema, and mistakes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import awesomekit
from awesomekit import transfer_api
from awesomekit.cli import main
from awesomekit.importing import ImportOptions
from awesomekit.keys import name_key
from shared import SHARED

SHIPPED = Path(awesomekit.__file__).parent / "export" / "export.schema.json"
MODELS = """\
---
schema: model
---

# Models

<!-- [zh] 模型 -->

## Base

<!-- [zh] 基础 -->

### One

[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

- **Aliases:** Eins, Uno
- **Date:** 2023-07
- **Pretrain Data Scale:** 2.2T-3T (1.8B: 2.2T; 7B: 3T)
- **Language:** en+
- **Parameter Size:** 8x7B/57B-A14B
- **License:** [Own](https://example.org/l)

Same for all.

<!-- [en] -->

English.

<!-- [zh] -->

中文。

### Two

- **Date:** soon
- **Pretrain Data Scale:** same as [One](#one)
- **Language:** unknown
- **Notes:** =HYPERLINK("https://example.org")
"""
ONE = {
    "id": "one",
    "name": "One",
    "aliases": ["Eins", "Uno"],
    "fields": {
        "Aliases": {"text": "Eins, Uno", "value": {"type": "names", "names": ["Eins", "Uno"]}},
        "Date": {
            "text": "2023-07",
            "value": {"type": "date", "year": 2023, "month": 7, "day": None},
        },
        "Pretrain Data Scale": {
            "text": "2.2T-3T (1.8B: 2.2T; 7B: 3T)",
            "value": {
                "type": "token-count",
                "unit": "tokens",
                "low": 2_200_000_000_000,
                "high": 3_000_000_000_000,
                "approximate": False,
                "at_least": False,
                "detail": [
                    {"size": "1.8B", "amount": 2_200_000_000_000},
                    {"size": "7B", "amount": 3_000_000_000_000},
                ],
            },
        },
        "Language": {
            "text": "en+",
            "value": {"type": "languages", "codes": ["en"], "mostly": True},
        },
        "Parameter Size": {
            "text": "8x7B/57B-A14B",
            "value": {
                "type": "parameter-count",
                "sizes": [
                    {
                        "text": "8x7B",
                        "parameters": 56_000_000_000,
                        "experts": 8,
                        "active": None,
                        "approximate": False,
                    },
                    {
                        "text": "57B-A14B",
                        "parameters": 57_000_000_000,
                        "experts": None,
                        "active": 14_000_000_000,
                        "approximate": False,
                    },
                ],
            },
        },
        "License": {
            "text": "[Own](https://example.org/l)",
            "value": {
                "type": "license",
                "name": "Own",
                "url": "https://example.org/l",
                "spdx": False,
            },
        },
    },
    "badges": [
        {"kind": "arxiv", "url": "https://arxiv.org/abs/2307.09288", "identity": "2307.09288"}
    ],
    "prose": {"en": "Same for all.\n\nEnglish.", "zh": "Same for all.\n\n中文。"},
}
TWO = {
    "id": "two",
    "name": "Two",
    "aliases": [],
    "fields": {
        "Date": {"text": "soon", "value": None},
        "Pretrain Data Scale": {
            "text": "same as [One](#one)",
            "value": {"type": "same-as", "name": "One", "target": "#one"},
        },
        "Language": {"text": "unknown", "value": {"type": "unknown"}},
        "Notes": {"text": '=HYPERLINK("https://example.org")', "value": None},
    },
    "badges": [],
    "prose": {},
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "models.md").write_text(MODELS, encoding="utf-8")
    (tmp_path / "lists" / "tools.md").write_text("# Tools\n\n### Hammer\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as exited:
        main(["export", *arguments])
    assert isinstance(exited.value.code, int)
    return exited.value.code


def test_json_of_one_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models") == 0
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "lists": [
            {
                "id": "models",
                "schema": "model",
                "title": {"en": "Models", "zh": "模型"},
                "sections": [{"title": {"en": "Base", "zh": "基础"}, "entries": [ONE, TWO]}],
            }
        ],
    }


def test_all_lists_in_the_order_of_paths(project: Path) -> None:
    data = json.loads(transfer_api.export_lists())
    assert [one["id"] for one in data["lists"]] == ["models", "tools"]
    assert data["lists"][1]["sections"] == [
        {
            "title": {"en": "", "zh": ""},
            "entries": [
                {"id": "hammer", "name": "Hammer", "aliases": [], "fields": {}, "badges": []}
                | {"prose": {}}
            ],
        }
    ]


def test_csv(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "csv", "-o", "out.csv", "lists/models.md") == 0
    assert capsys.readouterr() == ("", "wrote out.csv\n")
    data = (project / "out.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert data.count(b"\r\n") == 3
    assert list(rows[0]) == [
        *("list", "section", "id", "name", "Aliases", "Date", "Pretrain Data Scale", "Language"),
        *("Parameter Size", "License", "Notes", "links", "prose_en", "prose_zh"),
    ]
    assert (rows[0]["section"], rows[0]["links"]) == ("Base", "https://arxiv.org/abs/2307.09288")
    assert rows[0]["prose_zh"] == "Same for all.\n\n中文。"
    # no formula for a spreadsheet
    assert rows[1]["Notes"] == '\'=HYPERLINK("https://example.org")'


def test_output_fits_the_shipped_schema(project: Path) -> None:
    schema: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(transfer_api.export_lists())
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    data["lists"][0]["sections"][0]["entries"][0]["fields"]["Date"]["value"]["month"] = 13
    assert len(list(Draft202012Validator(schema).iter_errors(data))) == 1


def test_shipped_schema_is_fresh(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "awesomekit.export.schema_file"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert SHIPPED.read_bytes() == done.stdout
    assert run("--schema") == 0
    assert capsys.readouterr().out.encode() == done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["other"], 'no list of the project is called "other"; there are models, tools'),
        (["--schema", "models"], '"--schema" is the same for all lists; leave them out'),
        (
            ["lists/models.md", "-o", "lists/models.md"],
            '"lists/models.md" is one of the files that were read; give it another name',
        ),
    ],
)
def test_mistakes(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(*arguments) == 2
    assert capsys.readouterr().err == f"error: {message}\n"
    assert (project / "lists" / "models.md").read_text(encoding="utf-8") == MODELS


def test_the_own_list_is_data_without_gaps() -> None:
    """Every value of this repository's list parses, so it can be charted."""
    data = json.loads(transfer_api.export_lists(base=Path(__file__).parents[1]))
    entries = [e for one in data["lists"] for s in one["sections"] for e in s["entries"]]
    assert entries
    assert [e["name"] for e in entries for f in e["fields"].values() if f["value"] is None] == []


def test_the_own_list_has_all_models_of_its_sources() -> None:
    """The sources name 93 models, 9 methods and 16 projects; by name or alias all are here."""
    root = Path(__file__).parents[1]
    data = json.loads(transfer_api.export_lists(base=root))
    count = {one["id"]: sum(len(s["entries"]) for s in one["sections"]) for one in data["lists"]}
    assert count["vlms"] >= 25
    assert count["llms"] + count["tuned"] + count["closed"] + count["media"] >= 93 + 30
    known = {
        name_key(name)
        for one in data["lists"]
        for section in one["sections"]
        for entry in section["entries"]
        for name in (entry["name"], *entry["aliases"])
    }
    if not SHARED.exists():
        pytest.skip(f"the source documents are not here: {SHARED}")
    seeds = sorted((SHARED / "seeds").glob("0*.txt"))
    options = ImportOptions(output=root / "lists" / "none")
    result = transfer_api.import_files(seeds, options, base=root)
    entries = {new.schema: list(new.entries) for new in result.imported.merged.lists}
    assert [len(entries[name]) for name in ("model", "method", "project")] == [93, 9, 16]
    for name in ("model", "method", "project"):
        assert [e.name for e in entries[name] if name_key(e.name) not in known] == []

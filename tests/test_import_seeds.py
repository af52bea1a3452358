"""The five seeds and the corpus, imported: counts, nothing lost, nothing invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from awesomekit import transfer_api
from awesomekit.cli import main
from awesomekit.config.discover import default_config
from awesomekit.formatting import format_text
from awesomekit.importing import ImportOptions, ImportResult
from awesomekit.markdown import read_markdown
from awesomekit.report.imports import import_json
from awesomekit.source import Source
from shared import corpus_files, needs_shared, seed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_shared

# what the documents hold: entries by schema, and rows that tell of entries which stand elsewhere
SEEDS = {
    0: ("headings", {"model": 10, "platform": 2, "benchmark": 6}, 10),
    1: ("headings", {"model": 19, "platform": 2, "benchmark": 6}, 0),
    2: ("bullets", {"model": 26, "method": 9}, 0),
    3: ("article", {"model": 20}, 8),
    4: ("tables", {"model": 57, "project": 16}, 28),
}
# names of one model in several seeds; the name key knows "Llama2", "LLaMA-2" and "Llama 2" already
ALIASES = (
    ("Alpaca", "Alpaca 7B"),
    ("ChatGLM", "ChatGLM-6B"),
    ("ChatGLM2", "ChatGLM2-6B"),
    ("GPT-J", "GPT-J 6B"),
    ("Mistral", "Mistral 7B"),
    ("Persimmon", "Persimmon 8B"),
    ("Phi", "Phi-1.5"),
    ("Qwen1.5", "Qwen-1.5-110B"),
)
DOCUMENTS = [*(("seed", number) for number in SEEDS), *(("corpus", n) for n in range(7))]
_WORD = re.compile(r"[^\W_]+")


def imported(texts: list[str], folder: Path, **options: object) -> ImportResult:
    for number, text in enumerate(texts):
        (folder / f"{number}.md").write_text(text, encoding="utf-8", newline="")
    names = [f"{number}.md" for number in range(len(texts))]
    return transfer_api.import_files(names, ImportOptions(**options), base=folder)  # type: ignore[arg-type]


# bytes of this value were lost before the seed was saved
PHI3 = "3.3Tï½4.8T"


def document(kind: str, number: int) -> str:
    if kind == "seed":
        return seed(f"{number:03}")
    return corpus_files()[number].read_text(encoding="utf-8")


@pytest.mark.parametrize("number", SEEDS)
def test_counts(number: int, tmp_path: Path) -> None:
    style, entries, rows = SEEDS[number]
    result = imported([document("seed", number)], tmp_path)
    (outline,) = result.imported.outlines
    assert outline.style == style
    assert Counter(entry.schema for entry in outline.entries) == entries
    assert outline.rows == rows


@pytest.mark.parametrize("number", SEEDS)
def test_every_seed_lints_and_builds(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What lint finds after an import is of the content; the form of the lists is right."""
    imported_lists = imported([document("seed", number)], tmp_path)
    transfer_api.write_imported(imported_lists)
    monkeypatch.chdir(tmp_path)
    form = "AK2,AK302,AK303,AK304,AK306,AK307,AK406,AK503,AK504,AK512,AK706"
    # a heading of the article's own holds a link
    with pytest.raises(SystemExit) as exited:
        main(["lint", "--no-cache", "--select", form, "--ignore", "AK205"])
    assert (exited.value.code, capsys.readouterr().out.splitlines()[-1:]) == (
        0,
        [f"{len(imported_lists.files)} files checked: no problems found"]
        if len(imported_lists.files) > 1
        else ["1 file checked: no problems found"],
    )
    with pytest.raises(SystemExit) as exited:
        main(["build"])
    assert exited.value.code == 0


@pytest.mark.parametrize(("kind", "number"), DOCUMENTS)
def test_nothing_is_lost(kind: str, number: int, tmp_path: Path) -> None:
    """Every word and every address of a source is in a list or in the report."""
    result = imported([document(kind, number)], tmp_path)
    report = json.loads(import_json(result.imported, result.paths))
    told = " ".join(
        [
            *(file.text for file in result.files),
            *(note["text"] for note in report["dropped"]),
            *(note["text"] for note in report["kept"]),
            *(one[side]["text"] for one in report["disagreements"] for side in ("kept", "other")),
            *(field["source"] for field in report["fields"]),
            *(f"{link['url']} {link['text']}" for link in report["links"]),
        ]
    )
    source = result.imported.outlines[0].page.markdown.source.text
    # names of definitions are gone where links have their addresses themselves
    plain = re.sub(r"\]\[[^\]]*\]", "]", source)
    plain = re.sub(r"(?m)^\s*\d+\. |^\[[^\]]+\]:|<br ?/?>", " ", plain)
    words = set(_WORD.findall(plain))
    missing = words - set(_WORD.findall(told))
    # what takes the place of titles of columns and labels is the schema's own label
    # titles of columns and labels, instead of which the fields' own stand
    labels = {"模型", "参数量", "发布时间", "发布日期", "来源", "资源", "Tokens数量", "语言"}
    labels |= {"证书", "论文链接", "灵感", "Params", "Parameters", "Tokens", "LLMs", "Model"}
    labels |= {"CheckPoint", "Support", "Details", "Insight", "Link", "none"}
    assert missing <= labels, missing
    addresses = {link.url for link in read_markdown(Source("s.md", source)).links}
    reported = {link["url"] for link in report["links"]}
    assert addresses <= reported
    written = " ".join(file.text for file in result.files)
    led = {link["url"] for link in report["links"] if link["as"] == "text"}
    for url in sorted(led)[:200]:
        assert not url.startswith("http") or url in written or url.partition("(")[0] in written


@pytest.mark.parametrize(("kind", "number"), DOCUMENTS)
def test_lists_are_in_canonical_form(kind: str, number: int, tmp_path: Path) -> None:
    result = imported([document(kind, number)], tmp_path)
    for file in result.files:
        shown = file.path.relative_to(tmp_path).as_posix()
        assert format_text(file.text, shown, default_config(tmp_path)) == file.text


def test_the_seeds_name_93_models(tmp_path: Path) -> None:
    result = imported([document("seed", number) for number in SEEDS], tmp_path, aliases=ALIASES)
    models = next(new for new in result.imported.merged.lists if new.schema == "model")
    names = [entry.name for entry in models.entries]
    assert len(names) == 93
    assert len(set(names)) == 93
    # each is told where all its sources have it
    llama = next(entry for entry in models.entries if entry.name == "Llama 2")
    assert {place.path for place in (llama.place, *llama.also)} == {
        *("0.md", "1.md", "2.md", "3.md")
    }


def test_conflicts_have_both_values_and_places(tmp_path: Path) -> None:
    result = imported([seed("001"), seed("000")], tmp_path)
    conflicts = {
        (one.entry, one.label): (one.kept[0], str(one.kept[1]), one.other[0], str(one.other[1]))
        for one in result.imported.merged.conflicts
    }
    assert conflicts == {
        ("Gemma", "Date"): ("2024-02", "0.md:86", "2024-04", "1.md:171"),
        ("Gemma", "Pretrain Data Scale"): ("2T", "0.md:87", "3.3T-4.8T", "1.md:172"),
        ("Phi3", "Pretrain Data Scale"): (*("3.3T-4.8T", "1.md:163", PHI3, "0.md:72"),),
    }

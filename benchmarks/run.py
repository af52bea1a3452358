"""Speed as ratios, measured in one run: ``.venv/bin/python benchmarks/run.py``.

Times of one machine say little about another; ratios within one run do. Each figure is the
median of several rounds in which both sides take turns. Documents: the corpus beside the
checkout where there is one, else generated lists of the same size.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from awesomekit.api import lint_text
from awesomekit.markdown import read_markdown
from awesomekit.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
PLAIN = MarkdownIt("commonmark").use(gfm_plugin, front_matter=True)


def entry(number: int) -> str:
    """One entry of a generated list."""
    year, month = 2015 + number % 11, 1 + number % 12
    return f"""\
### Model {number}

[arXiv](https://arxiv.org/abs/{year % 100:02}{month:02}.{number:05})
[GitHub](https://github.com/example/model-{number})

- **Organization:** Example {number % 37}
- **Date:** {year}-{month:02}
- **Pretrain Data Scale:** {1 + number % 15}T
- **Language:** en,zh
- **Parameter Size:** {1 + number % 9}B/{10 + number % 90}B

<!-- [en] -->

Model {number} follows [Model {number // 2}](#model-{number // 2}) and was trained on two languages.

<!-- [zh] -->

Model {number} 沿用 [Model {number // 2}](#model-{number // 2}) 的设计，用两种语言的文本训练。
"""


def generated_list(entries: int) -> str:
    """A canonical list."""
    head = "---\nschema: model\nsort: [-date, name]\n---\n\n# Models\n\n<!-- [zh] 模型 -->\n\n"
    section = "## Base models\n\n<!-- [zh] 基础模型 -->\n\n"
    return head + section + "\n".join(entry(number) for number in range(entries))


def project(folder: Path, entries: int) -> Path:
    """A project with one generated list."""
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "models.md").write_text(generated_list(entries), encoding="utf-8")
    return folder


def seconds(run: Callable[[], object]) -> float:
    """The wall time of one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def ratio(
    run: Callable[[], object], base: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """Median time of ``run``, and median of its ratio to ``base`` in the same round."""
    run()
    base()
    pairs = [(seconds(run), seconds(base)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def show(name: str, value: float, unit: str, goal: str) -> None:
    """One row."""
    print(f"{name:<58} {value:>8.2f} {unit:<3} goal {goal}")


def warm_and_memory(texts: list[str], folder: Path) -> None:
    """A run whose results are all known, and the memory of one that knows none."""
    for number, text in enumerate(texts):
        place = folder / "documents" / f"{number}"
        place.mkdir(parents=True)
        (place / "README.md").write_text(text, encoding="utf-8")
    # as installed: with bytecode
    compileall.compile_dir(ROOT / "src", quiet=2)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lint = [sys.executable, "-m", "awesomekit", "lint", "documents", "--output-format", "concise"]
    warm = [*lint, "--cache-dir", "cache"]
    imports = [sys.executable, "-c", "import click, yaml"]
    _, times = ratio(
        lambda: subprocess.run(warm, cwd=folder, check=False, capture_output=True),
        lambda: subprocess.run(imports, cwd=folder, check=True),
        15,
    )
    show('warm run over all documents / python -c "import click, yaml"', times, "x", "<= 2.5")
    cold = [*lint, "--no-cache", "--jobs", "1"]
    peak = subprocess.run(
        [sys.executable, "-c", MEASURE, *cold], cwd=folder, check=True, capture_output=True
    )
    show("peak memory of a cold run over all documents", float(peak.stdout), "MB", "<= 150")


def imports(folder: Path) -> None:
    """Importing each document against checking it, both as commands; the worst counts."""
    documents = sorted((folder / "documents").glob("*/README.md"))
    base = [sys.executable, "-m", "awesomekit"]

    def run(*arguments: str, cwd: Path) -> None:
        subprocess.run([*base, *arguments], cwd=cwd, check=False, capture_output=True)

    worst = max(
        ratio(
            partial(run, "import", "README.md", "--force", cwd=document.parent),
            partial(run, "lint", "README.md", "--no-cache", "--jobs", "1", cwd=document.parent),
            5,
        )[1]
        for document in documents
    )
    show("import of a document / lint of it, the worst of all", worst, "x", "<= 3")


MEASURE = """\
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=False, stdout=subprocess.DEVNULL)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))
"""


def documents() -> list[str]:
    """The corpus, or generated lists of about its size."""
    files = sorted(CORPUS.glob("*/*.md"))
    return [path.read_text(encoding="utf-8") for path in files] or [generated_list(900)] * 3


def main() -> None:
    """Measure and print."""
    texts = documents()
    largest = max(texts, key=len)
    print(f"documents: {len(texts)}, {sum(map(len, texts)) / 1000:.0f} thousand characters")

    def positions() -> None:
        for text in texts:
            read_markdown(Source("x", text))

    def plain() -> None:
        for text in texts:
            PLAIN.parse(text)

    show(
        "parse with positions / plain markdown-it-py parse",
        ratio(positions, plain, 5)[1],
        "x",
        "<= 1.6",
    )
    show(
        f"lint of one {len(largest) // 1000} KB list / plain parse of it",
        ratio(lambda: lint_text(largest), lambda: PLAIN.parse(largest), 5)[1],
        "x",
        "<= 2.5",
    )

    def every_rule() -> None:
        for text in texts:
            lint_text(text)

    show(
        "all rules over all documents, cold, one process / plain parse",
        ratio(every_rule, plain, 5)[1],
        "x",
        "<= 2.5",
    )
    with tempfile.TemporaryDirectory() as folder:
        warm_and_memory(texts, Path(folder))
        imports(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        small = project(Path(folder, "small"), 3)
        # as installed: with bytecode
        compileall.compile_dir(ROOT / "src", quiet=2)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-m", "awesomekit", "lint", "lists/models.md"]
        nothing = [sys.executable, "-c", "pass"]
        wall, times = ratio(
            lambda: subprocess.run(command, cwd=small, check=False, capture_output=True),
            lambda: subprocess.run(nothing, cwd=small, check=True),
            9,
        )
        show("lint of one small list, wall time", wall, "s", "< 0.25")
        show("lint of one small list / python -c pass", times, "x", "-")
        one = project(Path(folder, "one"), 1000)
        four = project(Path(folder, "four"), 4000)
        command = [sys.executable, "-m", "awesomekit", "build"]

        def built(folder: Path) -> None:
            for readme in folder.glob("README*.md"):
                readme.unlink()
            subprocess.run(command, cwd=folder, check=True, capture_output=True)

        wall, _ = ratio(lambda: built(one), lambda: None, 3)
        _, times = ratio(lambda: built(four), lambda: built(one), 3)
        show("build of 1,000 entries, wall time", wall, "s", "-")
        show("build of 4,000 entries / of 1,000", times, "x", "<= 4.4")


if __name__ == "__main__":
    main()

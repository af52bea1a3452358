"""awesomekit beside other Markdown linters, as ratios: ``.venv/bin/python benchmarks/compare.py``.

Compares with those of ``markdownlint-cli2`` (npm) and ``pymarkdown`` (``pymarkdownlnt``) that
are on ``PATH``, each with its default rules, as whole processes in turn on the same files. The
rules are not the same, so this says what a check costs, not which check is better.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from run import documents, ratio


def main() -> None:
    """Measure and print."""
    others = {
        "markdownlint-cli2": ["markdownlint-cli2", "**/*.md"],
        "pymarkdown": ["pymarkdown", "scan", "-r", "."],
    }
    ours = [sys.executable, "-m", "awesomekit", "lint", "--output-format", "concise"]
    ways = {
        "no cache, one process": [*ours, "--no-cache", "--jobs", "1"],
        "no cache": [*ours, "--no-cache"],
        "results known": [*ours, "--cache-dir", ".cache"],
    }
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(documents()):
            place = Path(folder, f"{number}")
            place.mkdir()
            (place / "README.md").write_text(text, encoding="utf-8")
        for name, command in others.items():
            if shutil.which(name) is None:
                print(f"{name}: not on PATH; install it to compare")
                continue
            for way, own in ways.items():
                _, times = ratio(partial(_run, command, folder), partial(_run, own, folder), 3)
                print(f"{name} / awesomekit, {way:<24} {times:>8.1f} x")


def _run(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, check=False, capture_output=True)


if __name__ == "__main__":
    main()

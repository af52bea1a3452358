"""The project's files in, its READMEs out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.build.layout import Inputs
from awesomekit.build.pieces import Origin
from awesomekit.build.problems import BuildError, BuildProblem, problem
from awesomekit.build.render import render
from awesomekit.build.verify import verify
from awesomekit.diffing import unified
from awesomekit.disk import decode_strictly, display_path, is_file, list_files, load
from awesomekit.errors import UsageError
from awesomekit.markdown import read_markdown
from awesomekit.reader import read_document
from awesomekit.rules import Generated
from awesomekit.source import Source
from awesomekit.writing import NewText, replace_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from awesomekit.config.settings import Config
    from awesomekit.model import Document


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What ``build`` would write.

    Attributes:
        config: the project.
        generated: each README: path as shown, wanted text, present text.
        files: where they are, in the same order.
    """

    config: Config
    generated: tuple[Generated, ...]
    files: tuple[Path, ...]

    def diff(self) -> str:
        """A unified diff from the files on disk to what build would write."""
        return "".join(
            unified(file.present or "", file.wanted, file.path, f"{file.path} (built)")
            for file in self.generated
        )


def build_project(
    config: Config, *, base: Path, texts: Mapping[str, Source] | None = None
) -> BuildResult:
    """Render and check the READMEs of a project; nothing is written.

    Args:
        config: the project.
        base: the folder that shown paths are relative to.
        texts: what stands for files on disk, by real path.

    Raises:
        BuildError: the READMEs cannot be rendered or would lose something.
        SourceError: a list cannot be read.
        UsageError: there is no list.
    """
    inputs = read_inputs(config, base, texts)
    readmes = render(inputs)
    generated = {config.readmes[language] for language in config.languages}

    def exists(path: str) -> bool:
        return path in generated or os.path.exists(config.root / path)  # noqa: PTH110

    problems = [found for readme in readmes for found in verify(readme, inputs, exists)]
    if problems:
        raise BuildError(problems)
    files = tuple(config.root / readme.path for readme in readmes)
    return BuildResult(
        config,
        tuple(
            Generated(display_path(file, base), readme.text, _present(file, base, texts))
            for readme, file in zip(readmes, files, strict=True)
        ),
        files,
    )


def write(result: BuildResult) -> None:
    """Replace all stale READMEs, or none; see :func:`awesomekit.writing.replace_files`."""
    stale = [
        NewText(path, file.wanted)
        for file, path in zip(result.generated, result.files, strict=True)
        if file.present != file.wanted
    ]
    replace_files(stale, result.config.root)


def _present(file: Path, base: Path, texts: Mapping[str, Source] | None) -> str | None:
    return _source(file, base, texts).text if os.path.lexists(file) else None


def read_inputs(config: Config, base: Path, texts: Mapping[str, Source] | None = None) -> Inputs:
    """Read the lists and the skeleton of a project; ``texts`` as for :func:`build_project`."""
    lists: dict[str, tuple[Origin, Document]] = {}
    problems: list[BuildProblem] = []
    for path in list_files(config):
        source = decode_strictly(_source(path, base, texts))
        markdown = read_markdown(source)
        document = read_document(markdown, config)
        key = document.id
        if key in lists:
            other = lists[key][0].markdown.source.path
            message = f'this list has the same name as "{other}"; rename one of the files'
            problems.append(problem(source, 0, message))
        folder = os.path.relpath(path.parent, config.root).replace(os.sep, "/")
        lists[key] = (Origin(key, markdown, "" if folder == "." else folder), document)
        problems += _unsafe(document, config)
    if not lists:
        raise UsageError(f'there is no list in "{config.lists}"; add a Markdown file there')
    if problems:
        raise BuildError(problems)
    return Inputs(_skeleton(config, base, lists, texts), lists, config)


def _unsafe(document: Document, config: Config) -> list[BuildProblem]:
    """What of a list would be in no README."""
    found = []
    if document.title is None:
        message = 'the list has no title; begin it with a heading "# …"'
        found.append(problem(document.source, 0, message))
    for block in document.stray:
        message = "this belongs to no title, section or entry and would be in no README; move it"
        found.append(problem(document.source, block.span.start, message))
    parts = [document.prose]
    for section in document.sections:
        parts += [section.prose, *(entry.prose for entry in section.entries)]
    for prose in parts:
        for part in prose:
            if part.language is not None and part.language not in config.languages:
                message = f'"{part.language}" is no language of the project; correct the marker'
                found.append(problem(document.source, part.blocks[0].span.start, message))
    return found


def _source(path: Path, base: Path, texts: Mapping[str, Source] | None) -> Source:
    given = texts.get(str(path.resolve())) if texts else None
    return given or load(path, display_path(path, base))


def _skeleton(
    config: Config,
    base: Path,
    lists: dict[str, tuple[Origin, Document]],
    texts: Mapping[str, Source] | None,
) -> Origin:
    path = config.root / config.skeleton
    folder = config.skeleton.rpartition("/")[0]
    if is_file(path):
        source = decode_strictly(_source(path, base, texts))
    else:
        source = Source(display_path(path, base), default_skeleton(lists, config))
    return Origin("", read_markdown(source), folder)


def default_skeleton(lists: dict[str, tuple[Origin, Document]], config: Config) -> str:
    """The skeleton of a project that has none: switch, contents, tables, entries."""
    name = config.root.resolve().name or "Awesome list"
    parts = [f"# {name}", "<!-- awesomekit: languages -->"]
    for key in lists:
        parts += [f"<!-- awesomekit: table {key} -->", f"<!-- awesomekit: entries {key} -->"]
    return "\n\n".join(parts) + "\n"

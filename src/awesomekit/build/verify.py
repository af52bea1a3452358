"""A rendered README read back and compared with the lists that it was made of.

What a reader sees must be the same, in the same order, once.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from awesomekit.build.layout import section_called, skeleton_blocks
from awesomekit.build.problems import BuildProblem, problem
from awesomekit.build.told import ListTelling, Target, Telling, Told, fold, seen
from awesomekit.markdown import read_markdown
from awesomekit.markdown.relative import fragment, is_relative, relative_path
from awesomekit.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from awesomekit.build.layout import Inputs
    from awesomekit.build.render import Readme
    from awesomekit.model import Heading, Markdown

_TABLE = re.compile(
    r"\s*awesomekit:\s*table\s+(?P<list>[^\s:]+)\s*(?::\s*(?P<section>[^\n]*?))?\s*\Z"
)


def verify(readme: Readme, inputs: Inputs, exists: Callable[[str], bool]) -> Iterator[BuildProblem]:
    """What a README lacks, has twice, or gets wrong.

    Args:
        readme: the README.
        inputs: what it was made of.
        exists: whether a path relative to the project is a file or folder.
    """
    markdown = read_markdown(Source(readme.path, readme.text))
    yield from _targets(markdown, readme, exists)
    skeleton = inputs.skeleton.markdown
    reader = Telling(markdown, posixpath.dirname(readme.path), {})
    units = [reader.told(h, span) for h, span in _parts(markdown)]
    at: dict[tuple[int, str], list[int]] = {}
    for number, unit in enumerate(units):
        at.setdefault((unit.level, unit.heading), []).append(number)
    taken: set[int] = set()
    for origin, document in inputs.lists.values():
        expected = list(ListTelling(inputs, origin, document, readme.language).tell())
        if not expected:
            continue
        first = expected[0]
        starts = [n for n in at.get((first.level, first.heading), ()) if n not in taken]
        fitting = [n for n in starts if _same(units[n], first)] or starts
        if not fitting:
            yield problem(*first.place, f'"{first.heading}" is missing in {readme.path}')
            continue
        for offset, unit in enumerate(expected):
            number = fitting[0] + offset
            found = units[number] if number < len(units) else None
            taken.add(number)
            # what the skeleton puts behind a list stands under its last heading
            last = offset == len(expected) - 1
            message = _difference(unit, _cut(found, unit) if last and found else found)
            if message is not None:
                yield problem(*unit.place, f"{message} in {readme.path}")
                break
    own = {seen(text) for _, text in skeleton_blocks(skeleton, readme.language) if text is not None}
    for number, unit in enumerate(units):
        if number not in taken and unit.heading not in own:
            yield problem(*unit.place, f'"{unit.heading}" is in no list, or stands there twice')
    yield from _tables(inputs, readme, markdown, reader)
    yield from _skeleton(inputs, readme, markdown)


def _parts(markdown: Markdown) -> Iterator[tuple[Heading, Span]]:
    """Each heading of levels 1 to 4 with what follows it up to the next."""
    headings = [h for h in markdown.headings if h.top_level and h.level <= 4]
    ends = [h.span.start for h in headings[1:]] + [len(markdown.source.text)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading, Span(heading.span.start, end)


def _same(found: Told, wanted: Told) -> bool:
    return (found.texts, found.links) == (wanted.texts, wanted.links)


def _cut(found: Told, wanted: Told) -> Told:
    """As much of a part as the list has."""
    return replace(
        found,
        texts=found.texts[: len(wanted.texts)],
        links=found.links[: len(wanted.links)],
        code=found.code[: len(wanted.code)],
        html=found.html[: len(wanted.html)],
    )


def _difference(wanted: Told, found: Told | None) -> str | None:
    """How a part of the README differs from the list, as a sentence without its end."""
    if found is None or (found.level, found.heading) != (wanted.level, wanted.heading):
        instead = f', "{found.heading}" stands there' if found is not None else ""
        return f'"{wanted.heading}" is missing{instead}'
    for name, ours, theirs in (
        ("text", wanted.texts, found.texts),
        ("code", wanted.code, found.code),
        ("piece of HTML", wanted.html, found.html),
        ("link", tuple(map(_words, wanted.links)), tuple(map(_words, found.links))),
    ):
        if ours == theirs:
            continue
        for index in range(max(len(ours), len(theirs))):
            one = ours[index] if index < len(ours) else None
            other = theirs[index] if index < len(theirs) else None
            if one != other:
                if one is None:
                    return f'a {name} too many under "{wanted.heading}", "{_short(other)}",'
                return f'a {name} under "{wanted.heading}" is lost or changed, "{_short(one)}",'
    lost = wanted.pictures - found.pictures
    if lost:
        return f'a picture under "{wanted.heading}" is lost, "{_words(next(iter(lost)))}",'
    return None


def _words(target: Target) -> str:
    return " ".join(target)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 60 else f"{text[:57]}…"


def _tables(
    inputs: Inputs, readme: Readme, markdown: Markdown, reader: Telling
) -> Iterator[BuildProblem]:
    """Each table of a list must name all its entries, in order."""
    shown = {
        tuple(
            (target, reader.links(row.cells[-1].span)[0])
            for row in table.rows[1:]
            for target in reader.links(row.cells[0].span)[0][:1]
        )
        for table in markdown.tables
    }
    for block in inputs.skeleton.markdown.blocks:
        match = _TABLE.match(block.comment or "")
        if match is None or match["list"] not in inputs.lists:
            continue
        origin, document = inputs.lists[match["list"]]
        teller = ListTelling(inputs, origin, document, readme.language)
        only = section_called(document, match["section"]) if match["section"] else None
        wanted = teller.table(only)
        if not any(links for _, links in wanted):
            # the last column is a field's then
            shown = {tuple((name, ()) for name, _ in rows) for rows in shown}
        if wanted not in shown:
            yield problem(
                inputs.skeleton.markdown.source,
                block.span.start,
                f'the table of "{match["list"]}" lacks an entry in {readme.path}',
            )


def _skeleton(inputs: Inputs, readme: Readme, markdown: Markdown) -> Iterator[BuildProblem]:
    """Every text of the skeleton in this language must stand in the README, in order."""
    skeleton = inputs.skeleton.markdown
    present = iter([text for text in (fold(t.plain) for t in markdown.texts) if text])
    for block, heading in skeleton_blocks(skeleton, readme.language):
        if heading is not None:
            texts: Sequence[str] = [seen(heading)]
        else:
            texts = [fold(text.plain) for text in skeleton.texts_in(block.span)]
        for text in texts:
            if text and not any(text == other for other in present):
                yield problem(
                    skeleton.source,
                    block.span.start,
                    f'the text "{_short(text)}" is missing in {readme.path}',
                )
                return


def _targets(
    markdown: Markdown, readme: Readme, exists: Callable[[str], bool]
) -> Iterator[BuildProblem]:
    """Every anchor and every relative link must lead somewhere."""
    anchors = {heading.anchor for heading in markdown.headings} | markdown.html_ids
    folder = posixpath.dirname(readme.path)
    for link in markdown.links:
        if not is_relative(link.url) or not link.url:
            continue
        path, wanted = relative_path(link.url), fragment(link.url)
        if not path:
            if wanted and wanted != "top" and wanted not in anchors:
                yield problem(
                    markdown.source, link.span.start, f'no heading has the anchor "{wanted}"'
                )
            continue
        place = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        place = posixpath.normpath(place)
        if place.startswith("../"):
            continue  # a page of the repository on GitHub
        if not exists(place):
            yield problem(markdown.source, link.span.start, f'there is no file "{place}"')

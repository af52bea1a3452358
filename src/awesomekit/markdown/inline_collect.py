"""Inline tokens become links, literal text, code and HTML spans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from awesomekit.markdown.content_map import ContentMap, Pieces
from awesomekit.markdown.html import tags
from awesomekit.markdown.parser import parser
from awesomekit.model import Definition, Link, LinkKind, Text
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from awesomekit.markdown.inline import PositionedState
    from awesomekit.markdown.normalized import Normalized

_BREAKS = frozenset({"softbreak", "hardbreak"})


class InlineCollector:
    """Gathers what stands in the inline contents and raw HTML of one file."""

    def __init__(self, normalized: Normalized) -> None:
        self._env: dict[str, Any] = {}
        self._destinations: dict[str, str] = {}
        self.links: list[Link] = []
        self.texts: list[Text] = []
        self.code: list[Span] = []
        self.html: list[Span] = []
        self.html_ids: set[str] = set()
        self._normalized = normalized
        self._parser = parser()

    def use(self, env: dict[str, Any], definitions: Sequence[Definition]) -> None:
        """Set what the file's blocks defined; the first definition of a label counts."""
        self._env = env
        for definition in definitions:
            self._destinations.setdefault(definition.reference, definition.url)

    def collect(self, content: str, mapping: ContentMap) -> str:
        """Parse one block's content and gather it; return the text that a reader sees."""
        state = self._parser.inline.parse_positioned(content, self._parser.md, self._env)
        span = self._spans(mapping)
        runs: list[tuple[Span, str]] = []
        seen: list[str] = []
        run_start = run_end = 0
        run_text = ""
        tokens, at = state.tokens, state.at
        # index of each open link and where its text starts; raw HTML can make links nest
        open_links: list[tuple[int, int]] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                text = token.content
                if not text:
                    continue
                seen.append(text)
                if open_links and tokens[open_links[-1][0]].info == "auto":
                    continue
                start = at[index]
                if start == run_end and run_text:
                    run_text += text
                    run_end = start + len(text)
                else:
                    if run_text:
                        runs.append((span(run_start, run_end), run_text))
                    run_start, run_end, run_text = start, start + len(text), text
            elif kind == "link_open":
                open_links.append((index, len(seen)))
            elif kind == "link_close":
                opening, first = open_links.pop()
                self._link(state, opening, index, "".join(seen[first:]), span)
            elif kind == "image":
                self._image(state, index, span)
            elif kind in _BREAKS:
                seen.append("\n")
                if run_text:
                    runs.append((span(run_start, run_end), run_text))
                    run_text = ""
                runs.append((span(at[index], at[index] + 1), "\n"))
            elif kind == "code_inline":
                seen.append(token.content)
                self.code.append(span(at[index], state.ends[index]))
            elif kind == "text_special":
                seen.append(token.content)
                start = at[index]
                runs.append((span(start, start + len(token.markup)), token.content))
            elif kind == "html_inline":
                start = at[index]
                self.html.append(span(start, start + len(token.content)))
                self.take_html(token.content, mapping, start)
        if run_text:
            runs.append((span(run_start, run_end), run_text))
        runs.sort()
        self.texts.append(Text(span(0, len(content)), tuple(runs)))
        return "".join(seen)

    def take_html(self, html: str, mapping: ContentMap, offset: int) -> None:
        """Gather the addresses and anchors of raw HTML that starts at ``offset``."""
        if "=" not in html:
            return
        span = self._spans(mapping)
        for name, attributes in tags(html):
            image = name in {"img", "source", "image"}
            alt = next((a.value for a in attributes if a.name == "alt"), "") if image else ""
            for attribute in attributes:
                if attribute.name in {"href", "src", "srcset"}:
                    where = span(offset + attribute.start, offset + attribute.end)
                    self.links.append(Link("html", image, attribute.value, where, None, where, alt))
                elif attribute.name == "id" or (attribute.name == "name" and name == "a"):
                    self.html_ids.add(attribute.value)

    # ------------------------------------------------------------------------- links

    def _spans(self, mapping: ContentMap) -> Callable[[int, int], Span]:
        """The function from offsets in a content to a span of the file's text."""
        normalized = self._normalized
        if isinstance(mapping, Pieces):
            pieces = mapping

            def of_pieces(start: int, end: int) -> Span:
                first = pieces.start(start)
                last = pieces.end(end) if end > start else first
                return Span(normalized.original(first), normalized.original(last))

            return of_pieces
        base = mapping
        if normalized.identical:
            return lambda start, end: Span(base + start, base + end)
        original = normalized.original
        return lambda start, end: Span(original(base + start), original(base + end))

    def _link(
        self,
        state: PositionedState,
        opening: int,
        closing: int,
        text: str,
        span: Callable[[int, int], Span],
    ) -> None:
        token = state.tokens[opening]
        start, end = state.at[opening], state.ends[opening]
        if token.info == "auto":
            angle = state.src[start] == "<"
            inner = (start + 1, end - 1) if angle else (start, end)
            written = state.src[inner[0] : inner[1]]
            href = str(token.attrs["href"])
            url = (
                f"mailto:{written}"
                if href.startswith("mailto:") > written.startswith("mailto:")
                else written
            )
            if written.startswith("www."):
                url = f"http://{written}"
            place = span(*inner)
            self.links.append(
                Link(
                    "autolink" if angle else "bare",
                    False,
                    url,
                    span(start, end),
                    place,
                    place,
                    text,
                )
            )
            return
        self._bracketed(state, token, (start, end), (start + 1, state.at[closing]), text, span)

    def _image(self, state: PositionedState, index: int, span: Callable[[int, int], Span]) -> None:
        token = state.tokens[index]
        start = state.at[index]
        label = (start + 2, start + 2 + len(token.content))
        alt = _alternative_text(token.children or ())
        self._bracketed(state, token, (start, state.ends[index]), label, alt, span)

    def _bracketed(
        self,
        state: PositionedState,
        token: Token,
        whole: tuple[int, int],
        label: tuple[int, int],
        text: str,
        span: Callable[[int, int], Span],
    ) -> None:
        image = token.type == "image"
        src, end = state.src, whole[1]
        reference = token.meta.get("label", "") if token.meta else ""
        destination: Span | None = None
        kind: LinkKind
        if reference:
            tail = end - label[1]
            kind = "shortcut" if tail == 1 else "collapsed" if tail == 3 else "full"
            url = self._destinations.get(reference, "")
        else:
            kind = "inline"
            at = label[1] + 2
            while src[at] in " \t\n":
                at += 1
            result = state.md.helpers.parseLinkDestination(src, at, end)
            stop = result.pos if result.ok else at
            url = result.str if result.ok else ""
            if src[at] == "<" and stop > at:
                at, stop = at + 1, stop - 1
            destination = span(at, stop)
        title = str(token.attrs.get("title", ""))
        self.links.append(
            Link(kind, image, url, span(*whole), span(*label), destination, text, title, reference)
        )


def _alternative_text(tokens: Sequence[Token]) -> str:
    """What CommonMark's reference renderer puts into ``alt``."""
    parts = []
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            parts.append(token.content)
        elif token.type == "image":
            parts.append(_alternative_text(token.children or ()))
        elif token.type in _BREAKS:
            parts.append("\n")
    return "".join(parts)

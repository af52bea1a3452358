"""Links of lists and skeleton, made right for a README."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesomekit.build.problems import BuildProblem, problem
from awesomekit.markdown import read_markdown
from awesomekit.markdown.relative import fragment, is_relative
from awesomekit.source import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from awesomekit.build.pieces import Origin
    from awesomekit.model import Link

_UNSAFE = re.compile(r"[\s<>()\"\\|]")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")


@dataclass(slots=True)
class LinkWriter:
    """Rewrites the links of one README.

    Attributes:
        folder: the README's folder relative to the project, POSIX.
        anchors: key of a file and anchor of a heading there → anchor in the README.
        lists: path of a list relative to the project → its key.
        titles: key of a list → anchor of its title in the README.
        problems: links that lead nowhere.
    """

    folder: str
    anchors: Mapping[tuple[str, str], str]
    lists: Mapping[str, str]
    titles: Mapping[str, str]
    problems: list[BuildProblem]

    def copied(self, origin: Origin, span: Span, more: Sequence[Edit] = ()) -> str:
        """The text of a span with its links rewritten and all line ends LF."""
        source = origin.markdown.source
        edits = list(more)
        for link in origin.markdown.links_in(span):
            edit = self._edit(origin, source, link, origin.markdown.source)
            if edit is not None:
                edits.append(edit)
        moved = [Edit(Span(s - span.start, e - span.start), text) for (s, e), text in edits]
        text = apply_edits(source.slice(span), moved)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def inline(self, origin: Origin, text: str, where: Span) -> str:
        """A piece of Markdown that stands for itself, such as a value, with links rewritten."""
        if "](" not in text and "<" not in text and "][" not in text:
            return text
        source = Source(origin.markdown.source.path, text)
        edits = []
        for link in read_markdown(source).links:
            edit = self._edit(origin, source, link, None, where)
            if edit is not None:
                edits.append(edit)
        return apply_edits(text, edits)

    def target(self, origin: Origin, url: str) -> str | None:
        """Where a link of a file leads in the README; ``None`` if nowhere."""
        if not is_relative(url) or not url:
            return url
        path, hash_, _ = url.partition("#")
        if not path:
            return self._anchor(origin.key, url)
        path, question, query = path.partition("?")
        if path.startswith("/"):
            return url
        place = posixpath.normpath(posixpath.join(origin.folder, path))
        key = self.lists.get(unquote(place))
        if key is not None:
            if hash_ and fragment(url):
                return self._anchor(key, url)
            return f"#{self.titles[key]}" if key in self.titles else None
        rebased = posixpath.relpath(place, self.folder or ".")
        if path.endswith("/") and not rebased.endswith("/"):
            rebased += "/"
        return rebased + question + query + url[len(path + question + query) :]

    def _anchor(self, key: str, url: str) -> str | None:
        wanted = fragment(url)
        if not wanted or wanted == "top":
            return url[url.index("#") :]
        found = self.anchors.get((key, wanted))
        if found is None:
            return None
        # an anchor that stays the same stays as it is written
        return url[url.index("#") :] if found == wanted else f"#{found}"

    def _edit(
        self,
        origin: Origin,
        source: Source,
        link: Link,
        file: Source | None,
        where: Span | None = None,
    ) -> Edit | None:
        if link.kind in {"autolink", "bare"}:
            return None
        target = self.target(origin, link.url)
        if target is None:
            place = file or origin.markdown.source
            offset = link.span.start if where is None else where.start
            message = f'the link "{link.url}" leads to no heading of the README; correct it'
            self.problems.append(problem(place, offset, message))
            return None
        if link.destination is None:
            return self._inlined(source, link, target)
        if target == link.url:
            return None
        if link.kind == "html":
            return Edit(link.destination, target.replace("&", "&amp;").replace('"', "&quot;"))
        return Edit(link.destination, escaped(target))

    @staticmethod
    def _inlined(source: Source, link: Link, target: str) -> Edit:
        """A reference link as an inline one: definitions are not copied."""
        assert link.label is not None
        title = link.title.replace("\\", "\\\\").replace('"', '\\"')
        tail = f' "{title}"' if title else ""
        end = link.span.end
        # "[text][reference]" and "[text][]" and "[text]" all end their label the same way
        return Edit(Span(link.label.end, end), f"]({escaped(target)}{tail})")


def escaped(url: str) -> str:
    """A destination that needs no angle brackets, percent-encoded where it must be."""
    url = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return _ENTITY.sub("&amp;", url)

r"""Raw HTML stands in the text that GitHub does not show as it is written.

GitHub shows some elements, removes the tags of others, such as `<center>` and `<font>`, and shows
the tags of scripts and forms as text. It removes `style` and attributes that run scripts. What
looks fine in a preview is then not what readers get. A name in angle brackets that is no element,
such as `<package>`, vanishes without a trace: write `\<package>` or code. Comments are always fine.
The unsafe fix removes the tags or the attribute, or adds the backslash.

Options:

    allow: elements that are allowed beside those that GitHub shows (default: none).

Fails:

    # Tools

    <center>An editor.</center>

Passes:

    # Tools

    <p align="center">An editor.</p>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown

# the sanitizer of https://github.com/gjtorikian/html-pipeline, which GitHub's own is like
_SHOWN = frozenset(
    {
        *("a", "abbr", "b", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del"),
        *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3"),
        *(
            "h4",
            "h5",
            "h6",
            "h7",
            "h8",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "picture",
        ),
        *("pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike"),
        *("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("time", "tr", "tt", "ul", "var", "video", "wbr"),
    }
)
# https://github.github.com/gfm/#disallowed-raw-html-extension-
_ESCAPED = frozenset(
    {
        *("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes"),
        *("script", "plaintext"),
    }
)
_OTHER = frozenset(
    {
        *("acronym", "address", "applet", "area", "article", "aside", "audio", "base"),
        *("basefont", "bdi", "big", "body", "button", "canvas", "center", "circle"),
        *("col", "colgroup", "data", "datalist", "defs", "dialog", "dir", "embed"),
        *("ellipse", "fieldset", "font", "footer", "form", "frame", "frameset", "g"),
        *("head", "header", "hgroup", "html", "input", "label", "legend", "line", "link"),
        *("main", "map", "marquee", "math", "menu", "meta", "meter", "nav", "nobr"),
        *("noscript", "object", "optgroup", "option", "output", "param", "path"),
        *("polygon", "polyline", "portal", "progress", "rect", "search", "section"),
        *("select", "slot", "stop", "svg", "template", "text", "track", "u", "use"),
    }
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
)
_ATTRIBUTE = re.compile(
    r"\s+(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?"
)
_REMOVED = re.compile(r"(?:style|on[a-z]+)\Z", re.IGNORECASE)


class _Tag(NamedTuple):
    """A tag and where its parts stand."""

    name: str
    span: Span
    closes: bool
    attributes: Span


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look at every tag, and pair those that GitHub does not show."""
    if not markdown.html:
        return
    allowed = _SHOWN | {name.lower() for name in context.config.lint.options.raw_html.allow}
    text = markdown.source.text
    open_tags: dict[str, list[_Tag]] = {}
    for tag in _tags(markdown):
        if tag.name in allowed:
            yield from _attributes(text, tag)
        elif tag.closes:
            opening = open_tags.get(tag.name)
            yield _finding(opening.pop(), tag) if opening else _finding(tag, None)
        else:
            open_tags.setdefault(tag.name, []).append(tag)
    for tags in open_tags.values():
        yield from (_finding(tag, None) for tag in tags)


def _tags(markdown: Markdown) -> Iterator[_Tag]:
    text = markdown.source.text
    for span in markdown.html:
        html = text[span.start : span.end]
        if "<!--" in html:
            html = _COMMENT.sub(lambda match: " " * len(match[0]), html)
        for match in _TAG.finditer(html):
            first, last = match.span("attributes")
            yield _Tag(
                match["name"].lower(),
                Span(span.start + match.start(), span.start + match.end()),
                bool(match["close"]),
                Span(span.start + first, span.start + last),
            )


def _finding(tag: _Tag, closing: _Tag | None) -> Finding:
    shown = f"<{'/' if tag.closes else ''}{tag.name}>"
    tags = [tag.span] if closing is None else [tag.span, closing.span]
    if tag.name in _ESCAPED:
        return Finding(
            tag.span, f'GitHub shows "{shown}" as text; write it in Markdown, or remove it'
        )
    if tag.name in _OTHER or tag.closes:
        fix = Fix("Remove the tags", tuple(Edit(span, "") for span in tags), safe=False)
        message = (
            f'GitHub removes "{shown}" and shows what is in it; write it in Markdown, or remove it'
        )
        return Finding(tag.span, message, fix)
    start = Span(tag.span.start, tag.span.start)
    fix = Fix("Write a backslash before it", (Edit(start, "\\"),), safe=False)
    message = f'"{shown}" is no element of HTML, so GitHub removes it; write "\\{shown}" or code'
    return Finding(tag.span, message, fix if closing is None else None)


def _attributes(text: str, tag: _Tag) -> Iterator[Finding]:
    for match in _ATTRIBUTE.finditer(text, *tag.attributes):
        name = match["name"].lower()
        if not _REMOVED.match(name):
            continue
        fix = Fix(f'Remove "{name}"', (Edit(Span(*match.span()), ""),), safe=False)
        yield Finding(
            Span(match.start("name"), match.end()),
            f'GitHub removes the attribute "{name}"; remove it, or use one that it keeps, such as '
            '"align" or "width"',
            fix,
        )


RULE = Rule(
    code="AK208",
    slug="raw-html",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)

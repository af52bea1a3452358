"""HTML as GitHub's dialect renders it, to compare two texts by what a reader sees."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

_WHITE_SPACE = re.compile(r"[ \t\n]+")


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    # plain markdown-it on purpose: independent of the parser that positions come from
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    md.options["tasklists"] = True
    md.options["alerts"] = True
    md.options["strikethrough_single_tilde"] = True
    md.options["maxNesting"] = 50
    md.use(gfm_autolink_plugin).use(footnote_plugin, inline=False).use(front_matter_plugin)
    return md


def rendered(text: str) -> str:
    """The HTML of a text, each run of white space as one space."""
    html: str = _renderer().render(text.removeprefix("\ufeff"))
    return _WHITE_SPACE.sub(" ", html).strip()

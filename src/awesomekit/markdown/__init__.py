"""GitHub Flavored Markdown with exact positions; the only room that knows markdown-it."""

from awesomekit.markdown.anchors import Slugger, slug
from awesomekit.markdown.collect import read_markdown

__all__ = ["Slugger", "read_markdown", "slug"]

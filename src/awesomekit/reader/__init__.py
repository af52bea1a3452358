"""A Markdown file becomes a :class:`~awesomekit.model.Document`.

Nothing here fails: whatever does not fit is kept where rules can see it.
"""

from awesomekit.reader.lists import read_document
from awesomekit.reader.loose import read_loosely
from awesomekit.reader.parts import COMMON, is_control, read_marker

__all__ = ["COMMON", "is_control", "read_document", "read_loosely", "read_marker"]

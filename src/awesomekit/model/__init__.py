"""Frozen types that the rooms of awesomekit hand to each other."""

from awesomekit.model.badge import BadgeInfo
from awesomekit.model.diagnostic import Diagnostic, Fix, Related, Severity
from awesomekit.model.document import (
    Badge,
    Document,
    Entry,
    Field,
    FrontMatter,
    Marker,
    Prose,
    Section,
    Translation,
)
from awesomekit.model.markdown import (
    Block,
    BlockKind,
    Cell,
    Control,
    Definition,
    Heading,
    Link,
    LinkKind,
    ListItem,
    Markdown,
    Row,
    Table,
    Text,
)
from awesomekit.model.schema import FieldSpec, Schema, SortKey, field_key
from awesomekit.model.suppression import CommentMistake, Comments, Suppression
from awesomekit.model.value import InvalidValue, Value

__all__ = [
    "Badge",
    "BadgeInfo",
    "Block",
    "BlockKind",
    "Cell",
    "CommentMistake",
    "Comments",
    "Control",
    "Definition",
    "Diagnostic",
    "Document",
    "Entry",
    "Field",
    "FieldSpec",
    "Fix",
    "FrontMatter",
    "Heading",
    "InvalidValue",
    "Link",
    "LinkKind",
    "ListItem",
    "Markdown",
    "Marker",
    "Prose",
    "Related",
    "Row",
    "Schema",
    "Section",
    "Severity",
    "SortKey",
    "Suppression",
    "Table",
    "Text",
    "Translation",
    "Value",
    "field_key",
]

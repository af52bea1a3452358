"""Lists as CSV, one row an entry (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.export.documents import Export

# spreadsheets take what begins so for a formula, and a list is anyone's to write
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(export: Export, labels: Sequence[str], languages: Sequence[str]) -> str:
    """The entries as CSV with a header, lines ended by CRLF.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.

    Args:
        export: the lists.
        labels: of fields, in the order of columns; those that no entry has are left out.
        languages: of titles and prose.
    """
    used = {
        label
        for one in export.lists
        for section in one.sections
        for entry in section.entries
        for label in entry.fields
    }
    known = [label for label in dict.fromkeys(labels) if label in used]
    columns = [*known, *sorted(used - set(known))]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    first = languages[0]
    prose = [f"prose_{language}" for language in languages]
    writer.writerow(["list", "section", "id", "name", *_safe(columns), "links", *prose])
    for one in export.lists:
        for section in one.sections:
            for entry in section.entries:
                fields = entry.fields
                row = [one.id, section.title.get(first, ""), entry.id, entry.name]
                row += (fields[label].text if label in fields else "" for label in columns)
                row.append(" ".join(badge.url for badge in entry.badges))
                row += (entry.prose.get(language, "") for language in languages)
                writer.writerow(_safe(row))
    return stream.getvalue()


def _safe(cells: Iterable[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]

"""``export.schema.json``, for those who read exports.

``python -m awesomekit.export.schema_file > src/awesomekit/export/export.schema.json``
"""

from __future__ import annotations

import json
import sys


def schema_text() -> str:
    """The shipped file's text."""
    from awesomekit.export import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())

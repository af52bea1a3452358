"""Lists as data: JSON with a JSON Schema, and CSV."""

from awesomekit.export.documents import VERSION, exported, json_schema, json_text
from awesomekit.export.table import csv_text

__all__ = ["VERSION", "csv_text", "exported", "json_schema", "json_text"]

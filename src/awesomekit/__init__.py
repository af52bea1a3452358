"""awesomekit keeps bilingual awesome lists correct and builds their READMEs.

The public functions are those of ``docs/api.md``; they are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from awesomekit.api import (
        FormatResult,
        FormattedFile,
        LintOptions,
        add_suppressions,
        build_readmes,
        confirm_translations,
        fix,
        format_files,
        format_text,
        lint,
        lint_text,
        write_formatted,
        write_mended,
        write_readmes,
    )
    from awesomekit.build import BuildError, BuildResult
    from awesomekit.errors import AwesomekitError, ConfigError, SourceError
    from awesomekit.findings import Fixed, LintResult
    from awesomekit.link_api import LinkOptions, check_links, fix_links, link_history
    from awesomekit.liveness.result import CheckedLink, LinkHistory, LinksResult
    from awesomekit.mending import Mended
    from awesomekit.model import Diagnostic, Fix, Severity
    from awesomekit.model.liveness import Outcome, Verdict
    from awesomekit.source import Edit, Position, Source, Span, apply_edits
    from awesomekit.transfer_api import (
        ImportOptions,
        ImportResult,
        export_lists,
        import_files,
        write_imported,
    )

__all__ = [
    "AwesomekitError",
    "BuildError",
    "BuildResult",
    "CheckedLink",
    "ConfigError",
    "Diagnostic",
    "Edit",
    "Fix",
    "Fixed",
    "FormatResult",
    "FormattedFile",
    "ImportOptions",
    "ImportResult",
    "LinkHistory",
    "LinkOptions",
    "LinksResult",
    "LintOptions",
    "LintResult",
    "Mended",
    "Outcome",
    "Position",
    "Severity",
    "Source",
    "SourceError",
    "Span",
    "Verdict",
    "add_suppressions",
    "apply_edits",
    "build_readmes",
    "check_links",
    "confirm_translations",
    "export_lists",
    "fix",
    "fix_links",
    "format_files",
    "format_text",
    "import_files",
    "link_history",
    "lint",
    "lint_text",
    "write_formatted",
    "write_imported",
    "write_mended",
    "write_readmes",
]

_ROOMS = {
    "awesomekit.build": ("BuildError", "BuildResult"),
    "awesomekit.errors": ("AwesomekitError", "ConfigError", "SourceError"),
    "awesomekit.findings": ("Fixed", "LintResult"),
    "awesomekit.mending": ("Mended",),
    "awesomekit.link_api": ("LinkOptions", "check_links", "fix_links", "link_history"),
    "awesomekit.liveness.result": ("CheckedLink", "LinkHistory", "LinksResult"),
    "awesomekit.model": ("Diagnostic", "Fix", "Severity"),
    "awesomekit.model.liveness": ("Outcome", "Verdict"),
    "awesomekit.source": ("Edit", "Position", "Source", "Span", "apply_edits"),
    "awesomekit.transfer_api": (
        *("ImportOptions", "ImportResult", "export_lists", "import_files", "write_imported"),
    ),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name on its first use: a command must start quickly."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "awesomekit.api")), name)

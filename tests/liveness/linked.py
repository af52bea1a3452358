"""A folder with links in it, and a run over them against the test web."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Unpack

from awesomekit import link_api

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from web import Web

    from awesomekit.liveness.result import LinksResult
    from awesomekit.model.liveness import Outcome

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
QUICK = """\
links:
  connect-timeout: 5
  read-timeout: 2
  timeout: 6
  longest-wait: 2
"""


@dataclass(slots=True)
class Linked:
    """A folder with a README and a configuration.

    Attributes:
        folder: where they are.
        web: what is asked.
        settings: further lines of ``links`` in the configuration, indented by two.
        overrides: its ``overrides``, each in braces; nobody is spaced unless it says so.
    """

    folder: Path
    web: Web
    settings: str = "  spacing: 0\n  retries: 1\n"
    overrides: list[str] = field(default_factory=lambda: ['{match: "*", spacing: 0}'])
    seen: list[Outcome] = field(default_factory=list)
    runs: int = 0

    def write(self, urls: Iterable[str] | str, name: str = "README.md") -> Path:
        """Write a file of links, or a text."""
        text = urls if isinstance(urls, str) else "".join(f"- [x](<{url}>)\n" for url in urls)
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self) -> None:
        """Write the configuration."""
        overrides = f"  overrides: [{', '.join(self.overrides)}]\n"
        text = QUICK + self.settings + overrides
        (self.folder / "awesomekit.yaml").write_text(text, encoding="utf-8")

    def options(self, options: link_api.LinkOptions) -> link_api.LinkOptions:
        """What a run is told; each is a minute after the one before unless it says when it is."""
        self.runs += 1
        usual = link_api.LinkOptions(
            base=self.folder,
            network=self.web.network,
            now=NOW + timedelta(minutes=self.runs - 1),
            on_outcome=self.seen.append,
        )
        return {**usual, **options}

    def check(
        self, urls: Iterable[str] | str | None = None, **options: Unpack[link_api.LinkOptions]
    ) -> LinksResult:
        """Check the links of the README."""
        self.configure()
        if urls is not None:
            self.write(urls)
        return link_api.check_links([self.folder / "README.md"], **self.options(options))


def outcomes(result: LinksResult) -> dict[str, Outcome]:
    """What became of each address."""
    return {link.url: link.outcome for link in result.links}


def told(result: LinksResult) -> dict[str, str]:
    """The verdict and the reason of each address."""
    return {
        link.url: f"{link.outcome.verdict.value}: {link.outcome.reason}" for link in result.links
    }

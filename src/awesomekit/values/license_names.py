"""SPDX identifiers that models, software and data sets use most, and how lists spell them.

The full list of https://spdx.org/licenses/ is that of :mod:`packaging.licenses`, which costs
20 ms to import; these identifiers are read without it, and near misses are sought among them.
"""

from __future__ import annotations

import re
from functools import cache

from awesomekit.keys import name_key

IDS = frozenset(
    {
        *("0BSD", "AFL-3.0", "AGPL-3.0", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-1.1"),
        *("Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-3-Clause-Clear"),
        *("BSL-1.0", "BUSL-1.1", "C-UDA-1.0", "CC-BY-2.0", "CC-BY-3.0", "CC-BY-4.0"),
        *("CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0"),
        *("CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-3.0", "CC-BY-ND-4.0"),
        *("CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "CDLA-Permissive-1.0"),
        *("CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "ECL-2.0", "Elastic-2.0", "EPL-1.0"),
        *("EPL-2.0", "EUPL-1.1", "EUPL-1.2", "GFDL-1.3", "GPL-2.0", "GPL-2.0-only"),
        *("GPL-2.0-or-later", "GPL-3.0", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-2.1"),
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0", "LGPL-3.0-only"),
        *("LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-1.1", "MPL-2.0", "MS-PL", "MulanPSL-2.0"),
        *("NCSA", "ODbL-1.0", "ODC-By-1.0", "OFL-1.1", "OSL-3.0", "PDDL-1.0", "PostgreSQL"),
        *("PSF-2.0", "Python-2.0", "SSPL-1.0", "Unlicense", "UPL-1.0", "WTFPL", "Zlib"),
    }
)
"""SPDX identifiers in canonical spelling."""

_SPELLINGS = {
    "CC0": "CC0-1.0",
    "CC Zero 1.0": "CC0-1.0",
    "Creative Commons Zero 1.0": "CC0-1.0",
    "Creative Commons Attribution 4.0": "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International": "CC-BY-4.0",
    "Creative Commons Attribution ShareAlike 4.0": "CC-BY-SA-4.0",
    "Creative Commons Attribution NonCommercial 4.0": "CC-BY-NC-4.0",
    "Creative Commons Attribution NonCommercial ShareAlike 4.0": "CC-BY-NC-SA-4.0",
    "Creative Commons Attribution NonCommercial NoDerivatives 4.0": "CC-BY-NC-ND-4.0",
    "BSD 2 Clause Simplified": "BSD-2-Clause",
    "2-Clause BSD": "BSD-2-Clause",
    "3-Clause BSD": "BSD-3-Clause",
    "New BSD": "BSD-3-Clause",
    "General Public License v2": "GPL-2.0",
    "General Public License v3": "GPL-3.0",
    "GPL v2+": "GPL-2.0-or-later",
    "GPL v3+": "GPL-3.0-or-later",
    "Affero General Public License v3": "AGPL-3.0",
    "Lesser General Public License v3": "LGPL-3.0",
    "Mozilla Public License 2.0": "MPL-2.0",
    "Eclipse Public License 2.0": "EPL-2.0",
    "Boost Software License 1.0": "BSL-1.0",
    "Business Source License 1.1": "BUSL-1.1",
    "Open Data Commons Attribution 1.0": "ODC-By-1.0",
    "Open Database License 1.0": "ODbL-1.0",
    "Mulan PSL v2": "MulanPSL-2.0",
    "SIL Open Font License 1.1": "OFL-1.1",
    "The Unlicense": "Unlicense",
}

_ALIAS = re.compile(r"[A-Za-z0-9\s.,:_-]+\+?", re.ASCII)
_FILLER = re.compile(r"(?<!un)licen[cs]e|version|gnu|^the")
_VERSION_MARK = re.compile(r"v(?=[0-9])")
_MINOR_ZERO = re.compile(r"\.0(?![0-9])")
_DIGITS = re.compile(r"[0-9]+")

_LONGEST = 80
_SHORTEST_NEAR = 6
_NEAR_ENOUGH = 0.85


def spdx_id(name: str) -> str | None:
    """The identifier that ``name`` spells: ``Apache License, Version 2.0`` → ``Apache-2.0``.

    A version that names neither "only" nor "or later" stays so: ``GPL v3`` → ``GPL-3.0``, which
    SPDX has deprecated, because nobody but the authors can tell which they meant.
    """
    if name in IDS:
        return name
    if len(name) > _LONGEST or not _ALIAS.fullmatch(name):
        return None
    return _ids_by_key().get(_key(name))


def nearest_id(name: str) -> str | None:
    """The one identifier from which ``name`` differs by letters only, and by few."""
    if len(name) > _LONGEST:
        return None
    key = _key(name)
    if len(key) < _SHORTEST_NEAR:
        return None
    from difflib import get_close_matches

    known = _ids_by_key()
    digits = _DIGITS.findall(key)
    near = {
        known[match]
        for match in get_close_matches(key, known, 5, _NEAR_ENOUGH)
        if _DIGITS.findall(match) == digits
    }
    return near.pop() if len(near) == 1 else None


@cache
def _ids_by_key() -> dict[str, str]:
    return {
        **{_key(identifier): identifier for identifier in sorted(IDS)},
        **{_key(spelling): identifier for spelling, identifier in _SPELLINGS.items()},
    }


def _key(name: str) -> str:
    plus = "+" if name.endswith("+") else ""
    key = _VERSION_MARK.sub("", _FILLER.sub("", name_key(name)))
    return _MINOR_ZERO.sub("", key) + plus

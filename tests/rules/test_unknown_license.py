"""AK311: licences that are not named by an SPDX identifier."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### A\n\n- **License:** "


@pytest.mark.parametrize(
    ("value", "column", "text", "message"),
    [
        (
            "[License](https://example.org/x)",
            17,
            "License",
            '"License" does not say which licence it is; write its SPDX identifier, or its own '
            "name",
        ),
        (
            "[ LICENSE.md ](https://example.org/x)",
            18,
            "LICENSE.md",
            '"LICENSE.md" does not say which licence it is; write its SPDX identifier, or its own '
            "name",
        ),
        (
            "[许可证](https://creativecommons.org/licenses/by-nc/4.0/deed.zh)",
            17,
            "许可证",
            '"许可证" does not say which licence it is; write "CC-BY-NC-4.0"',
        ),
        (
            "GPL-3.0",
            16,
            "GPL-3.0",
            '"GPL-3.0" does not say whether later versions are allowed; write "GPL-3.0-only" or '
            '"GPL-3.0-or-later"',
        ),
        (
            "MIT OR LGPL-2.1",
            23,
            "LGPL-2.1",
            '"LGPL-2.1" does not say whether later versions are allowed; write "LGPL-2.1-only" or '
            '"LGPL-2.1-or-later"',
        ),
        (
            "[AGPL-3.0](https://example.org)",
            17,
            "AGPL-3.0",
            '"AGPL-3.0" does not say whether later versions are allowed; write "AGPL-3.0-only" or '
            '"AGPL-3.0-or-later"',
        ),
    ],
    ids=["no name", "a file name", "in Chinese", "old identifier", "in an expression", "linked"],
)
def test_finds(value: str, column: int, text: str, message: str) -> None:
    source = f"{HEAD}{value}\n"
    assert shown(diagnose("AK311", source), source) == [Found(11, column, text, message)]


@pytest.mark.parametrize(
    "value",
    [
        "Apache-2.0",
        "Apache 2.0",
        "Apacch 2.0",
        "GPL-3.0-only",
        "GPL-3.0-or-later",
        "[Llama 2 Community License](https://example.org)",
        "[License Zero](https://example.org)",
        "[MIT](https://example.org)",
        "unknown",
        "TBD",
    ],
)
def test_noop(value: str) -> None:
    assert diagnose("AK311", f"{HEAD}{value}\n") == []


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("http://apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("https://opensource.org/license/mit", "MIT"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0"),
    ],
)
def test_a_link_to_a_known_text_says_the_name(url: str, identifier: str) -> None:
    text = f"{HEAD}[the licence]({url})\n"
    after = mended(diagnose("AK311", text), text)
    assert after == f"{HEAD}[{identifier}]({url})\n"
    assert diagnose("AK311", after) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://creativecommons.org/licenses/sampling/4.0/",
        "https://www.apache.org/licenses/LICENSE-2.0.evil.example",
        "https://github.com/a/b/blob/main/LICENSE",
    ],
)
def test_other_links_do_not(url: str) -> None:
    (found,) = diagnose("AK311", f"{HEAD}[License]({url})\n")
    assert found.fix is None

"""AK513: a licence link into a repository that is not the entry's."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### A\n\n"


def text(badge: str, licence: str) -> str:
    return f"{HEAD}[x]({badge})\n\n- **License:** {licence}\n"


FOREIGN = "https://github.com/sample/sample/blob/main/LICENSE"


@pytest.mark.parametrize(
    ("badge", "licence", "identity"),
    [
        ("https://github.com/a/b", f"[Own]({FOREIGN})", "sample/sample"),
        ("https://huggingface.co/a/b", f"[Apacch 2.0]({FOREIGN})", "sample/sample"),
        (
            "https://stability.ai/blog/x",
            "[Apache-2.0](https://github.com/EleutherAI/gpt-neox/blob/main/LICENSE)",
            "EleutherAI/gpt-neox",
        ),
    ],
    ids=["repository", "a value that does not parse", "a known site"],
)
def test_finds(badge: str, licence: str, identity: str) -> None:
    source = text(badge, licence)
    url = licence.partition("(")[2].rstrip(")")
    message = (
        f'this licence is in the repository "{identity}", which is none of "A"; link the licence '
        "of the entry itself"
    )
    column = 16 + licence.index("(") + 1
    assert shown(diagnose("AK513", source), source) == [Found(13, column, url, message)]


@pytest.mark.parametrize(
    ("badge", "licence"),
    [
        ("https://github.com/a/b", "[Own](https://github.com/a/c/blob/main/LICENSE)"),
        ("https://github.com/QwenLM/Qwen", "[Q](https://huggingface.co/Qwen/Qwen-7B)"),
        ("https://github.com/a/b", "[MIT](https://choosealicense.com/licenses/mit/)"),
        ("https://github.com/a/b", "[MIT](https://github.com/spdx/license-list-data)"),
        ("https://arxiv.org/abs/2307.09288", f"[Own]({FOREIGN})"),
        ("https://github.com/a/b", "MIT"),
    ],
    ids=["own", "a related account", "elsewhere", "a collection", "nobody known", "no link"],
)
def test_noop(badge: str, licence: str) -> None:
    assert diagnose("AK513", text(badge, licence)) == []

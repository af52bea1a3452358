"""AK513: a licence link into a repository that is not the entry's."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### {name}\n\n"


def text(badge: str, licence: str, name: str = "A") -> str:
    return f"{HEAD.format(name=name)}[x]({badge})\n\n- **License:** {licence}\n"


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
        (
            "https://github.com/lm-sys/FastChat",
            "[Llama 2 License](https://github.com/meta-llama/llama/blob/main/LICENSE)",
        ),
        (
            "https://huggingface.co/zai-org/glm-4-9b",
            "[Apache-2.0](https://github.com/THUDM/GLM-4/blob/main/LICENSE)",
        ),
        (
            "https://huggingface.co/other/sample-a",
            "[MIT](https://github.com/c/sample-A-7B/blob/main/LICENSE)",
        ),
    ],
    ids=[
        "own",
        "a related account",
        "elsewhere",
        "a collection",
        "nobody known",
        "no link",
        "the licence of what it is derived from",
        "two accounts of one organization",
        "the repository has the name of the entry",
    ],
)
def test_noop(badge: str, licence: str) -> None:
    assert diagnose("AK513", text(badge, licence, name="Sample-A")) == []


def test_the_field_says_whose_the_entry_is() -> None:
    licence = "[Apache-2.0](https://github.com/EleutherAI/gpt-neox/blob/main/LICENSE)"
    source = text("https://github.com/kingoflolz/mesh-transformer-jax", licence)
    assert len(diagnose("AK513", source)) == 1
    assert diagnose("AK513", f"{source}- **Organization:** EleutherAI\n") == []

"""AK404: another organization's badge."""

from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown

HEAD = "---\nschema: model\n---\n\n# M\n\n## S\n\n### {name}\n\n"
PICTURE = "https://img.shields.io/badge/AI%20Blog-{who}-orange.svg"


def text(who: str, url: str, name: str = "Gemma", more: str = "") -> str:
    badge = f"[![AI Blog]({PICTURE.format(who=who)})]({url})"
    return f"{HEAD.format(name=name)}{badge}\n{more}"


GOOGLE = "https://blog.google/technology/developers/gemma-open-models/"


@pytest.mark.parametrize(
    ("who", "url", "owner"),
    [
        ("Phi%20AI", GOOGLE, "Google"),
        ("Meta%20AI", "https://www.together.ai/blog/stripedhyena-7b", "Together AI"),
        ("Mistral", "https://storage.googleapis.com/deepmind-media/gemma/r.pdf", "Google"),
        ("Google", "https://github.com/meta-llama/llama", "Meta"),
    ],
)
def test_finds(who: str, url: str, owner: str) -> None:
    source = text(who, url, name="Some model")
    said = who.replace("%20", " ")
    message = (
        f'the badge names "{said}", but the link is a page of {owner}; correct the one that is '
        "wrong"
    )
    picture = PICTURE.format(who=who)
    assert shown(diagnose("AK404", source), source) == [Found(11, 13, picture, message)]


def test_the_unsafe_fix_writes_the_canonical_badge() -> None:
    source = text("Phi%20AI", GOOGLE)
    after = mended(diagnose("AK404", source), source, safe=False)
    assert GOOGLE in after
    assert after != source


@pytest.mark.parametrize(
    "source",
    [
        text("Google%20DeepMind", GOOGLE),
        text("Gemma", GOOGLE),
        text("Phi%20AI", "https://example.org/blog/phi"),
        text("Example", GOOGLE),
        text("Meta%20AI", GOOGLE, more="\n- **Organization:** Google, Meta\n"),
        text("Meta%20AI", GOOGLE, name="Llama"),
        text("Meta%20AI", GOOGLE, more="[x](https://github.com/meta-llama/llama)\n"),
    ],
    ids=["own", "brand", "unknown site", "unknown name", "field", "name", "another badge"],
)
def test_noop(source: str) -> None:
    assert diagnose("AK404", source) == []

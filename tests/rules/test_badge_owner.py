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
    ids=["a brand", "a blog", "a folder of files", "a repository"],
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
    found = diagnose("AK404", source)
    badge = f"[![Blog](https://img.shields.io/badge/Blog-Google-f59e0b.svg)]({GOOGLE})"
    after = f"{HEAD.format(name='Gemma')}{badge}\n"
    assert mended(found, source, safe=False) == after
    assert mended(found, source) == source
    assert diagnose("AK404", after) == []


def test_lists_in_other_styles_are_looked_at() -> None:
    fields = "\n- **Date:** 2023-07\n- **Language:** en\n"
    source = text("Phi%20AI", GOOGLE, more=fields).partition("# M\n\n")[2]
    assert len(diagnose("AK404", source, kind="markdown")) == 1


@pytest.mark.parametrize(
    "source",
    [
        text("Google%20DeepMind", GOOGLE),
        text("Gemma", GOOGLE),
        text("Phi%20AI", "https://example.org/blog/phi"),
        text("Example", GOOGLE),
        text("Meta%20AI", GOOGLE, more="\n- **Organization:** Google, Meta\n"),
        text("Meta%20AI", GOOGLE, name="Llama"),
        text("Meta%20AI", GOOGLE, name="Llama 3.1"),
        text("Meta%20AI", GOOGLE, more="[x](https://github.com/meta-llama/llama)\n"),
        text("Meta%20AI", "https://ai.meta.com/blog/x/"),
    ],
    ids=[
        "own",
        "brand",
        "unknown site",
        "unknown name",
        "field",
        "name",
        "name with a version",
        "another badge",
        "a badge that is true of its link",
    ],
)
def test_noop(source: str) -> None:
    assert diagnose("AK404", source) == []

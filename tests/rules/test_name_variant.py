"""AK109: names in another spelling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.config.settings import LintSettings, NameVariantOptions, RuleOptions
from rulecheck import CONFIG, Found, diagnose, diagnose_project, mended, shown

HEAD = "---\nschema: model\n---\n\n# M\n\n## S\n\n"


def listed(prose: str, *names: str, aliases: str = "") -> str:
    field = f"\n- **Aliases:** {aliases}\n" if aliases else ""
    return HEAD + "".join(f"### {name}\n{field}\n{prose}\n\n" for name in names)


def message(written: str, name: str, what: str = "its entry") -> str:
    return (
        f'"{written}" is probably "{name}" in another spelling than that of {what}; write one of '
        "the two everywhere"
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Llama 2", "Llama2"),
        ("Llama 2", "LLaMa-2"),
        ("Llama 2", "llama 2"),
        ("Qwen", "QWen"),
        ("GPT-4", "GPT4"),
        ("Qwen1.5", "Qwen 1.5"),
        ("Winogrande", "WINOGRANDE"),
        ("Code Llama", "CodeLlama"),
    ],
)
def test_finds(name: str, written: str) -> None:
    text = listed(f"Better than {written}, 与{written}相比。", name)
    found = diagnose_project("AK109", {"lists/a.md": text})
    assert shown(found, text)[0] == Found(11, 13, written, message(written, name))
    assert found[0].path == "lists/a.md"
    after = mended(found, text, safe=False)
    assert f"Better than {name}," in after
    assert diagnose_project("AK109", {"lists/a.md": after}) == []


@pytest.mark.parametrize(
    ("names", "aliases", "prose"),
    [
        (("Llama 2",), "", "Llama 2, the Llama family, Llama 3, Llama 2's"),
        (("LLaMA", "Llama 2"), "", "Llama and LLaMA and Llama 2"),
        (("Llama 2",), "Llama2", "Llama2"),
        (("Falcon", "Phi", "Yi"), "", "a falcon, phi and yi"),
        (("llama.cpp",), "", "Llama"),
        (("Llama 2",), "", "Llama2-7B, meta/llama2, llama2.cpp, xLlama2, Llama21"),
        (("Llama 2",), "", "`Llama2` and <https://a.example/Llama2> and [x](Llama2)"),
        (("3D", "中文", "A+B"), "", "3d 中文 a+b"),
    ],
    ids=[
        "families",
        "two spellings",
        "alias",
        "common words",
        "other signs",
        "longer names",
        "code and addresses",
        "no names to look for",
    ],
)
def test_noop(names: tuple[str, ...], aliases: str, prose: str) -> None:
    text = listed(prose, *names, aliases=aliases)
    assert diagnose_project("AK109", {"lists/a.md": text}) == []


def test_names_of_other_lists_and_of_the_configuration() -> None:
    options = RuleOptions(name_variant=NameVariantOptions(("Hugging Face",)))
    config = replace(CONFIG, lint=LintSettings(options=options))
    first = listed("Uses HuggingFace.", "Mamba")
    second = listed("Like MAMBA.", "Jamba")
    texts = {"lists/a.md": first, "lists/b.md": second}
    found = diagnose_project("AK109", texts, config=config)
    assert [(one.path, one.message) for one in found] == [
        ("lists/a.md", message("HuggingFace", "Hugging Face", "the configuration")),
        ("lists/b.md", message("MAMBA", "Mamba")),
    ]
    assert [other.path for other in found[1].related] == ["lists/a.md"]


def test_other_styles_are_looked_at() -> None:
    fields = "- **Date:** 2024-01\n- **Parameter Size:** 7B\n"
    text = f"### Qwen\n\n{fields}\nQWen is a model.\n"
    assert len(diagnose("AK109", text, kind="markdown")) == 1

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.rules.model_name import ModelName, read_model_name


@pytest.mark.parametrize(
    ("name", "family", "mark", "version"),
    [
        pytest.param("Llama 2", "llama", "", (2,), id="a word of its own"),
        pytest.param("LLaMA", "llama", "", (), id="without a version"),
        pytest.param("Llama3🦙", "llama", "", (3,), id="glued, with a picture"),
        pytest.param("Qwen1.5", "qwen", "", (1, 5), id="two numbers"),
        pytest.param("Qwen-1.5-110B", "qwen", "", (1, 5), id="with a size"),
        pytest.param("Ｑｗｅｎ２", "qwen", "", (2,), id="full-width"),
        pytest.param("GPT 3.0", "gpt", "", (3,), id="zeros at the end say nothing"),
        pytest.param("phi-1_5", "phi", "", (1, 5), id="as in an address"),
        pytest.param("YI-1.5", "yi", "", (1, 5), id="a short name and a hyphen"),
        pytest.param("Qwen2-VL", "qwenvl", "", (2,), id="a kind of its own"),
        pytest.param("Qwen-VL", "qwenvl", "", (), id="the same kind"),
        pytest.param("GPT-4o", "gpto", "", (4,), id="a kind glued to the version"),
        pytest.param("DeepSeek-V2.5", "deepseek", "v", (2, 5), id="marked"),
        pytest.param("Vicuna-13B-v1.5", "vicuna", "v", (1, 5), id="marked, with a size"),
        pytest.param("ChatGLM2-6B", "chatglm", "", (2,), id="glued, with a size"),
        pytest.param("文心一言4", "文心一言", "", (4,), id="Chinese"),
        pytest.param("wav2vec 2.0", "wav2vec", "", (2,), id="a number within a word"),
        pytest.param("T5", "t5", "", (), id="T5 is no version of T0"),
        pytest.param("DeepSeek-R1", "deepseekr1", "", (), id="R1 is no version of DeepSeek"),
        pytest.param("Mixtral 8x7B", "mixtral", "", (), id="experts"),
        pytest.param("Qwen2-57B-A14B", "qwen", "", (2,), id="active parameters"),
        pytest.param("XGen-7B-8K-4bit", "xgen", "", (), id="a context and bits"),
        pytest.param("Bloom-7b1", "bloom", "", (), id="7.1B as in an address"),
        pytest.param("GSM8K (Grade School Math 8K)", "gsm8k", "", (), id="an aside"),
        pytest.param("3D-LLM", "3dllm", "", (), id="a number comes first"),
        pytest.param("GPT4All", "gpt4all", "", (), id="a number with letters around"),
    ],
)
def test_names(name: str, family: str, mark: str, version: tuple[int, ...]) -> None:
    assert read_model_name(name) == ModelName(family, mark, version)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Mistral-Large-2407", id="a month"),
        pytest.param("GPT-4-0613", id="a version and a day"),
        pytest.param("Aya 23", id="a year or a number of languages"),
        pytest.param("Aya-101", id="a number of languages"),
        pytest.param("7B", id="only a size"),
        pytest.param("2", id="only a number"),
        pytest.param("🦙", id="no letters"),
        pytest.param("Model " + "9" * 5000, id="more digits than a number may have"),
    ],
)
def test_no_versions(name: str) -> None:
    assert read_model_name(name) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    found = read_model_name(text)
    assert found is None or (found.family and found.mark in {"", "v"})


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 19), min_size=1, max_size=3),
    st.sampled_from([" ", "-", "_", ""]),
    st.sampled_from(["", "-7B", " 8x22B", "-32k-chat"]),
)
def test_versions_are_found(numbers: list[int], separator: str, tail: str) -> None:
    found = read_model_name(f"Model{separator}{'.'.join(map(str, numbers))}{tail}")
    assert found is not None
    assert found.version == tuple(numbers)
    assert found.family == ("modelchat" if "chat" in tail else "model")

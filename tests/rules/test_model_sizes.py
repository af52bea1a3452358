from __future__ import annotations

import pytest

from awesomekit.rules.model_sizes import fits, named_sizes
from awesomekit.values import ParameterCount
from awesomekit.values.parameter_count import parse_parameter_count


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("Yi-34B", [("34B", 34_000_000_000)], id="billions"),
        pytest.param("mamba-2.8b", [("2.8b", 2_800_000_000)], id="small letters, a fraction"),
        pytest.param("Pythia 70M", [("70M", 70_000_000)], id="millions"),
        pytest.param("模型7B版", [("7B", 7_000_000_000)], id="between Chinese characters"),
        pytest.param("a-7B.gguf", [("7B", 7_000_000_000)], id="before an ending"),
        pytest.param("7B/13B", [("7B", 7_000_000_000), ("13B", 13_000_000_000)], id="two"),
        pytest.param("Qwen2-57B-A14B", [("57B", 57_000_000_000)], id="active parameters are none"),
        pytest.param("8x7B 8 x 7B 8×22B 8*7B", [], id="experts"),
        pytest.param("7b1 Qwen1.5B 4bit int8 32k 7TB 7Bit", [], id="other numbers"),
        pytest.param("1M 9M", [], id="too few for a model"),
        pytest.param("1,000B 12345B", [], id="no number that is written so"),
    ],
)
def test_named_sizes(name: str, wanted: list[tuple[str, int]]) -> None:
    found = list(named_sizes(name))
    assert [(size.text, size.amount) for size in found] == wanted
    assert [name[slice(*size.span)] for size in found] == [text for text, _ in wanted]


@pytest.mark.parametrize(
    ("amount", "sizes", "wanted"),
    [
        pytest.param("6.3B", "7B", True, id="a tenth less"),
        pytest.param("6.2B", "7B", False, id="more than a tenth less"),
        pytest.param("7.7B", "7B", True, id="a tenth more"),
        pytest.param("13B", "7B/13B/70B", True, id="one of several"),
        pytest.param("34B", "7B/13B/70B", False, id="between two"),
        pytest.param("47B", "8x7B", True, id="experts share a part"),
        pytest.param("57B", "8x7B", True, id="all experts"),
        pytest.param("70B", "8x7B", False, id="more than all experts"),
        pytest.param("39B", "141B-A39B", True, id="active parameters"),
    ],
)
def test_fits(amount: str, sizes: str, *, wanted: bool) -> None:
    one, many = parse_parameter_count(amount), parse_parameter_count(sizes)
    assert isinstance(one, ParameterCount)
    assert isinstance(many, ParameterCount)
    assert fits(one.variants[0].amount, many) is wanted

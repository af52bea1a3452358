from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

CHECK = "so one of the two is probably wrong; check both"


def listed(prose: str, data: str = "1.37T") -> str:
    return small_list(
        entry("XGen", f"**Pretrain Data Scale:** {data}", prose=prose + "\n"),
        entry("Gemma 2", prose="Text.\n"),
        front="schema: model",
    )


@pytest.mark.parametrize(
    ("prose", "data", "marked"),
    [
        pytest.param(
            "It is trained with dense attention and with up to 1.5T tokens.",
            "1.37T",
            "1.5T",
            id="T",
        ),
        pytest.param(
            "XGen was pre-trained on 2 trillion high-quality tokens.",
            "3T",
            "2 trillion",
            id="words",
        ),
        pytest.param("Trained on 20B tokens, XGen is small.", "2T", "20B", id="it begins with it"),
        pytest.param("The model has seen 737 billion tokens.", "7.37T", "737 billion", id="seen"),
        pytest.param("XGen模型在1.5万亿个词元上进行预训练。", "3T", "1.5万亿", id="Chinese"),
        pytest.param("该模型的训练数据有 1.5 T 词元。", "3T", "1.5 T", id="Chinese, the other way"),
        pytest.param("It was trained on over 1 trillion tokens.", "3T", "1 trillion", id="over"),
        pytest.param("It was trained on 4T tokens.", "1T-3T", "4T", id="outside a range"),
        pytest.param("It was trained on 14T tokens.", "18T+", "14T", id="fewer than at least"),
        pytest.param("They were trained on 54B, 150B and 9T tokens.", "50B-1T", "9T", id="a list"),
    ],
)
def test_finds(prose: str, data: str, marked: str) -> None:
    text = listed(prose, data)
    (found,) = diagnose("AK804", text)
    assert found.severity is Severity.INFORMATION
    wanted = (
        f"the text speaks of training on {marked} tokens, but the Pretrain Data Scale is {data}, "
        f"{CHECK}"
    )
    assert [(one.text, one.message) for one in shown([found], text)] == [(marked, wanted)]
    (related,) = found.related
    assert (related.path, related.message) == ("lists/x.md", "the field is here")
    assert text[slice(*related.span)] == data


def test_position() -> None:
    text = listed("模型。XGen 在 &lt; 1.5万亿\n个词元上训练。", "3T").replace("\n", "\r\n")
    message = (
        "the text speaks of training on 1.5万亿 tokens, but the Pretrain Data Scale is 3T, " + CHECK
    )
    assert shown(diagnose("AK804", text), text) == [Found(15, 16, "1.5万亿", message)]


@pytest.mark.parametrize(
    ("prose", "data"),
    [
        pytest.param("It was trained on 1.37 trillion tokens.", "1.37T", id="the same"),
        pytest.param("It was trained on 1370 billion tokens.", "1.37T", id="in another unit"),
        pytest.param("It was trained on 1.4 trillion tokens.", "1.37T", id="rounded in the text"),
        pytest.param("It was trained on 1.83 trillion tokens.", "2T", id="rounded in the field"),
        pytest.param("It was trained on about 1.45 trillion tokens.", "1.37T", id="about"),
        pytest.param("It was trained on 2.15T tokens.", "~2.3T", id="about in the field"),
        pytest.param("It was trained on 20T tokens.", "15T+", id="at least so many"),
        pytest.param("They were trained on 1T, 2T and 3T tokens.", "1T-3T", id="within a range"),
        pytest.param("It was trained on another 500 billion tokens.", "3.6T", id="more data"),
        pytest.param("It was fine-tuned on 1 billion tokens.", "3.6T", id="fine-tuning"),
        pytest.param("在原有基础上又用5000亿词元继续训练。", "3.6T", id="more data in Chinese"),
        pytest.param("It was trained on 500B code tokens.", "3.6T", id="a part of the data"),
        pytest.param("It was trained on 500B tokens of code.", "500B", id="tokens of something"),
        pytest.param("It was trained with contexts of 2B tokens.", "3.6T", id="a context"),
        pytest.param("It was trained on sequences of 8K tokens.", "3.6T", id="a short context"),
        pytest.param("It was trained on 3 million samples.", "3.6T", id="samples"),
        pytest.param("Llama 2 was trained on 2T tokens.", "3.6T", id="another model"),
        pytest.param("Gemma 2 was trained on 8T tokens.", "3.6T", id="another entry"),
        pytest.param("Unlike others trained on 2T tokens.", "3.6T", id="a comparison"),
        pytest.param("Somebody trained it on 2T tokens.", "3.6T", id="no subject that is known"),
        pytest.param("It was trained on 2T tokens.", "unknown", id="unknown"),
        pytest.param("It was trained on 2T tokens.", "825GiB", id="bytes"),
        pytest.param("It was trained on 2T tokens.", "13K items", id="items"),
        pytest.param("It was trained on 2T tokens.", "same as [A](#a)", id="those of another"),
        pytest.param("It writes 2T tokens.", "3.6T", id="no training"),
    ],
)
def test_noop(prose: str, data: str) -> None:
    assert diagnose("AK804", listed(prose, data)) == []

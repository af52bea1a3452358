from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

BEFORE = "unless the release came long before the paper; check both"
AFTER = "unless the paper is that of an earlier work; check both"


def listed(date: str, *urls: str, prose: str = "Text.\n", label: str = "Date") -> str:
    badges = "\n".join(f"[paper]({url})" for url in urls)
    return small_list(
        entry("Falcon", f"**{label}:** {date}", badges=badges, prose=prose), front="schema: model"
    )


def arxiv(identity: str) -> str:
    return f"https://arxiv.org/abs/{identity}"


@pytest.mark.parametrize(
    ("date", "urls", "wanted"),
    [
        pytest.param(
            "2023-05",
            [arxiv("2310.16944")],
            "the Date 2023-05 is 5 months before the arXiv paper 2310.16944 (2023-10), "
            f"so one of them is probably wrong, {BEFORE}",
            id="before the paper",
        ),
        pytest.param(
            "2023/3/31",
            ["https://arxiv.org/pdf/2103.10360v2.pdf"],
            "the Date 2023-03-31 is 24 months after the arXiv paper 2103.10360 (2021-03), "
            f"so one of them is probably wrong, {AFTER}",
            id="after the paper, whose PDF is linked",
        ),
        pytest.param(
            "2023-11",
            [arxiv("2403.04652")],
            "the Date 2023-11 is 4 months before the arXiv paper 2403.04652 (2024-03), "
            f"so one of them is probably wrong, {BEFORE}",
            id="four months are more than a quarter, over the turn of a year",
        ),
        pytest.param(
            "2024-01",
            [arxiv("2103.10360"), arxiv("2306.05685")],
            "the Date 2024-01 is 7 months after the arXiv paper 2306.05685 (2023-06), "
            f"so one of them is probably wrong, {AFTER}",
            id="the nearest of several papers",
        ),
        pytest.param(
            "2004-01",
            [arxiv("math.GT/0309136")],
            "the Date 2004-01 is 4 months after the arXiv paper math/0309136 (2003-09), "
            f"so one of them is probably wrong, {AFTER}",
            id="an old identifier",
        ),
        pytest.param(
            "2002-01",
            [arxiv("hep-th/9108001")],
            "the Date 2002-01 is 125 months after the arXiv paper hep-th/9108001 (1991-08), "
            f"so one of them is probably wrong, {AFTER}",
            id="an old identifier of the last century",
        ),
        pytest.param(
            "2023-05",
            ["https://huggingface.co/papers/2310.16944"],
            "the Date 2023-05 is 5 months before the arXiv paper 2310.16944 (2023-10), "
            f"so one of them is probably wrong, {BEFORE}",
            id="the paper's page on Hugging Face",
        ),
    ],
)
def test_finds(date: str, urls: list[str], wanted: str) -> None:
    text = listed(date, *urls)
    (found,) = diagnose("AK801", text)
    line = text[: text.index(f"** {date}")].count("\n") + 1
    assert shown([found], text) == [Found(line, 13, date, wanted)]
    assert found.severity is Severity.WARNING


def test_the_paper_is_told() -> None:
    text = listed("2023-05", arxiv("2307.09288"), arxiv("2310.16944"), arxiv("2403.04652"))
    assert diagnose("AK801", text) == []
    text = listed("2023-05", arxiv("2310.16944"))
    (found,) = diagnose("AK801", text)
    (related,) = found.related
    assert (related.path, related.message) == ("lists/x.md", "the paper is here")
    assert text[slice(*related.span)] == f"[paper]({arxiv('2310.16944')})"


def test_windows_lines_and_a_chinese_label() -> None:
    text = listed("2023年5月", arxiv("2310.16944"), label="发布日期").replace("\n", "\r\n")
    wanted = (
        "the Date 2023-05 is 5 months before the arXiv paper 2310.16944 (2023-10), "
        f"so one of them is probably wrong, {BEFORE}"
    )
    assert shown(diagnose("AK801", text), text) == [Found(15, 13, "2023年5月", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("2023-07", arxiv("2307.09288")), id="the same month"),
        pytest.param(listed("2023-07", arxiv("2310.06825")), id="a quarter before"),
        pytest.param(listed("2024-01", arxiv("2310.06825")), id="a quarter after"),
        pytest.param(listed("2023-05", arxiv("2103.10360"), arxiv("2306.01116")), id="one fits"),
        pytest.param(listed("2020-05"), id="no paper"),
        pytest.param(listed("2020-05", "https://arxiv.org/list/cs.CL/2310"), id="no paper's page"),
        pytest.param(listed("2020-05", "https://github.com/a/2310.06825"), id="not on arXiv"),
        pytest.param(listed("unknown", arxiv("2310.06825")), id="the date is unknown"),
        pytest.param(listed("5/2020", arxiv("2310.06825")), id="the date cannot be read"),
        pytest.param(
            listed("2020-05", prose=f"See [its paper]({arxiv('2310.06825')}).\n"),
            id="a paper in prose may be any paper",
        ),
        pytest.param(
            small_list(
                entry("A", f"**Paper:** {arxiv('2310.06825')}", "**Date:** 2020-05"),
                front="schema: model",
            ),
            id="a canonical list has papers in badges",
        ),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK801", text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "## Falcon\n\nA model.\n\n- **Released:** 2023-05\n- **Params:** 7B\n\n"
            "[![arXiv](https://img.shields.io/badge/x-y-red)](https://arxiv.org/abs/2311.16867)\n",
            id="a badge",
        ),
        pytest.param(
            "## Falcon [paper](https://arxiv.org/abs/2311.16867)\n\n"
            "- **Released:** 2023-05\n- **Params:** 7B\n",
            id="a link in the heading",
        ),
        pytest.param(
            "## Falcon\n\n- **Released:** 2023-05\n- **Params:** 7B\n"
            "- **论文：** [RefinedWeb](https://arxiv.org/abs/2311.16867)\n",
            id="a field",
        ),
    ],
)
def test_other_styles(text: str) -> None:
    (found,) = diagnose("AK801", text, kind="markdown")
    assert text[slice(*found.span)] == "2023-05"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("\nSee [paper](https://arxiv.org/abs/2311.16867).", id="prose"),
        pytest.param("- **Base:** [x](https://arxiv.org/abs/2311.16867)", id="another field"),
    ],
)
def test_noop_in_other_styles(line: str) -> None:
    text = f"## Falcon\n\n- **Released:** 2023-05\n- **Params:** 7B\n{line}\n"
    assert diagnose("AK801", text, kind="markdown") == []

"""How other people's lists are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME, BADGES, PROSE, DROP = "name", "badges", "prose", "drop"
PARTS = (NAME, BADGES, PROSE, DROP)
"""What a label or column may hold besides a field."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("Name", "Model", "Models", "LLM", "LLMs", "Project", "Tool", "Benchmark"),
                *("模型", "名称", "项目", "工具", "模型名称"),
            ),
            NAME,
        ),
        **dict.fromkeys(
            (
                *("Paper", "Papers", "Link", "Links", "Code", "Repo", "Repository", "GitHub"),
                *("Checkpoint", "Checkpoints", "CheckPoint", "Weights", "Demo", "Blog", "Homepage"),
                *("Website", "Source", "Sources", "Resources", "Release Details", "URL"),
                *("论文", "论文链接", "链接", "代码", "来源", "资源", "来源 & 资源", "模型链接"),
                *("权重", "主页", "官网", "博客", "模型权重"),
            ),
            BADGES,
        ),
        **dict.fromkeys(
            (
                *("Description", "Details", "Insight", "Insights", "Summary", "Notes", "Note"),
                *("Comment", "Comments", "Introduction", "About", "Highlights"),
                *("灵感", "说明", "描述", "简介", "备注", "介绍", "详情", "特点", "亮点"),
            ),
            PROSE,
        ),
    }
)
"""Titles of columns that are no fields."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("benchmark", "benchmarks", "evaluation dataset", "基准", "评测集", "评测基准"),
            "benchmark",
        ),
        **dict.fromkeys(
            ("platform", "platforms", "leaderboard", "leaderboards", "平台", "排行榜"), "platform"
        ),
        **dict.fromkeys(
            (
                *("fine-tuning", "finetuning", "method", "methods", "technique", "techniques"),
                *("微调方法", "方法", "微调技术"),
            ),
            "method",
        ),
        **dict.fromkeys(
            (
                *("project", "projects", "tool", "tools", "extension", "extensions"),
                *("framework", "frameworks", "application", "applications", "library", "libraries"),
                *("扩展", "工具", "项目", "应用", "框架"),
            ),
            "project",
        ),
        **dict.fromkeys(("model", "models", "llm", "llms", "模型"), "model"),
    }
)
"""Words in section titles; the first that is found says the schema."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What names in other lists mean; the project's own stand before those that are known.

    Attributes:
        fields: label or column title: a field's key, or ``name``, ``badges``, ``prose``, ``drop``.
        sections: word or words in a section's title: the schema of its entries.
        aliases: name: other names of the same thing.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

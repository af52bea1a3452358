"""The schemas that every project has."""

from __future__ import annotations

from awesomekit.model import FieldSpec, Schema

_ORGANIZATION = FieldSpec(
    "Organization",
    "text",
    labels={"zh": "机构"},
    aliases=("Organisation", "Developer", "Company", "组织", "开发者"),
    column=True,
)
_ALIASES = FieldSpec("Aliases", "names", labels={"zh": "别名"}, aliases=("Also Known As",))
_LICENSE = FieldSpec(
    "License",
    "license",
    labels={"zh": "许可证"},
    aliases=("Licence", "证书", "许可", "许可协议"),
)


def _date(*, required: bool) -> FieldSpec:
    return FieldSpec(
        "Date",
        "date",
        required=required,
        labels={"zh": "发布日期"},
        aliases=("Release Date", "Released", "发布时间", "日期"),
        column=True,
    )


def _language(*, required: bool) -> FieldSpec:
    return FieldSpec(
        "Language",
        "languages",
        required=required,
        labels={"zh": "语言"},
        aliases=("Languages", "Language Support", "支持语言"),
        column=True,
    )


_DATA = FieldSpec(
    "Pretrain Data Scale",
    "token-count",
    required=True,
    labels={"zh": "预训练数据规模"},
    aliases=("Tokens", "Training Tokens", "Pretraining Data", "Tokens数量", "训练数据规模"),
    column=True,
)
_SIZE = FieldSpec(
    "Parameter Size",
    "parameter-count",
    required=True,
    labels={"zh": "参数规模"},
    aliases=("Parameters", "Params", "Model Size", "参数量"),
    column=True,
)
_TASK = FieldSpec(
    "Task", "text", labels={"zh": "任务"}, aliases=("Tasks", "Measures", "评测内容"), column=True
)
_PRIMARY_SOURCE = (
    "arxiv",
    "acl",
    "openreview",
    "doi",
    "pdf",
    "blog",
    "github",
    "hf-model",
    "hf-collection",
)

_ALL = (
    Schema(
        "model",
        (
            _ORGANIZATION,
            _ALIASES,
            _date(required=True),
            _DATA,
            _language(required=True),
            _SIZE,
            _LICENSE,
        ),
        badges=(_PRIMARY_SOURCE,),
    ),
    Schema(
        "benchmark",
        (
            _ORGANIZATION,
            _ALIASES,
            _date(required=False),
            _language(required=False),
            _TASK,
            _LICENSE,
        ),
        badges=((*_PRIMARY_SOURCE, "hf-dataset", "website"),),
    ),
    Schema("platform", (_ORGANIZATION, _ALIASES, _date(required=False), _LICENSE)),
    Schema("method", (_ORGANIZATION, _ALIASES, _date(required=False), _LICENSE)),
    Schema(
        "project",
        (_ORGANIZATION, _ALIASES, _date(required=False), _language(required=False), _LICENSE),
    ),
)

BUILT_IN = {schema.name: schema for schema in _ALL}
"""By name: ``model``, ``benchmark``, ``platform``, ``method``, ``project``."""

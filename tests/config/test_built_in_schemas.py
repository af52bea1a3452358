"""The schemas that every project has."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from awesomekit.badges import KINDS
from awesomekit.config.builtin import BUILT_IN
from awesomekit.config.config_file import FieldType
from awesomekit.keys import name_key
from awesomekit.values import TYPES

if TYPE_CHECKING:
    from awesomekit.model import Schema


def test_their_fields() -> None:
    assert {name: [spec.label for spec in schema.fields] for name, schema in BUILT_IN.items()} == {
        "model": [
            "Organization",
            "Aliases",
            "Date",
            "Pretrain Data Scale",
            "Language",
            "Parameter Size",
            "License",
        ],
        "benchmark": ["Organization", "Aliases", "Date", "Language", "Task", "License"],
        "platform": ["Organization", "Aliases", "Date", "License"],
        "method": ["Organization", "Aliases", "Date", "License"],
        "project": ["Organization", "Aliases", "Date", "Language", "License"],
    }


def test_what_they_require() -> None:
    required = {
        name: [spec.label for spec in schema.fields if spec.required]
        for name, schema in BUILT_IN.items()
    }
    assert required == {
        "model": ["Date", "Pretrain Data Scale", "Language", "Parameter Size"],
        "benchmark": [],
        "platform": [],
        "method": [],
        "project": [],
    }


@pytest.mark.parametrize("schema", BUILT_IN.values(), ids=BUILT_IN)
def test_each_is_sound(schema: Schema) -> None:
    assert {spec.type for spec in schema.fields} <= set(TYPES)
    assert {kind for group in schema.badges for kind in group} <= set(KINDS)
    assert [spec.label for spec in schema.fields if "zh" not in spec.labels] == []
    names = [
        {name_key(name) for name in (spec.label, *spec.labels.values(), *spec.aliases)}
        for spec in schema.fields
    ]
    assert sum(map(len, names)) == len(set().union(*names))


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Date", "date"),
        ("release date", "date"),
        ("发布日期", "date"),
        ("发布时间", "date"),
        ("Tokens", "pretrain-data-scale"),
        ("Tokens数量", "pretrain-data-scale"),
        ("预训练数据规模", "pretrain-data-scale"),
        ("Language Support", "language"),
        ("支持语言", "language"),
        ("参数量", "parameter-size"),
        ("Parameters", "parameter-size"),
        ("Licence", "license"),
        ("证书", "license"),
    ],
)
def test_labels_of_real_lists_name_their_field(label: str, key: str) -> None:
    spec = BUILT_IN["model"].find(label)
    assert spec is not None
    assert spec.key == key


def test_configuration_knows_every_type_of_value() -> None:
    assert set(get_args(FieldType)) == set(TYPES)

"""Any data and any text is a configuration or has mistakes, whatever it is."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from awesomekit.config.config_file import ConfigFile, json_schema, parse_config
from awesomekit.errors import ConfigError, ConfigProblem

if TYPE_CHECKING:
    from awesomekit.config.settings import Config

ROOT = Path("/p")


def parse(text: str) -> Config:
    return parse_config(text, ROOT, ROOT / "awesomekit.yaml", "awesomekit.yaml")


WORDS = st.sampled_from(["en", "x", "A", "Date", "../x", "model", "AK3", "blog", "", "a b", "no"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
LANGUAGES = st.sampled_from(["en", "zh", "de", "no"])
PATHS = st.sampled_from(["README.md", "readme.md", "lists/x.md", "docs/x.md", "../x.md", "a\\b"])
SCHEMAS = st.sampled_from(["model", "project", "a", "b", "modle"])
KINDS = st.sampled_from(["arxiv", "blog", "github"])
SELECTORS = st.sampled_from(["AK", "AK3", "AK305", "invalid-value"])


def some(key: str, valid: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping that has the key or not, rarely with something else as its value."""
    rarely = st.integers(0, 9).flatmap(lambda n: ANYTHING if n == 0 else valid)
    return st.just({}) | rarely.map(lambda value: {key: value})


def mapping(**valid: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping of some of the keys; ``_`` stands for a hyphen."""
    parts = [some(key.replace("_", "-"), value) for key, value in valid.items()]
    return st.tuples(*parts).map(merged)


def merged(parts: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {key: value for part in parts for key, value in part.items()}


FIELD = mapping(
    label=WORDS,
    type=st.sampled_from(["date", "text", "names"]),
    required=st.booleans(),
    labels=st.dictionaries(LANGUAGES, WORDS, max_size=2),
    aliases=st.lists(WORDS, max_size=2),
    column=st.booleans(),
)
SCHEMA = mapping(
    extends=SCHEMAS,
    fields=st.lists(FIELD, max_size=2),
    badges=st.lists(st.lists(KINDS, max_size=2), max_size=2),
    prose=st.booleans(),
)
CONFIGURATIONS = mapping(
    languages=st.lists(LANGUAGES, min_size=1, max_size=3),
    lists=st.sampled_from(["lists", "docs/", ".", "../x"]),
    skeleton=PATHS,
    readmes=st.dictionaries(LANGUAGES, PATHS, max_size=2),
    schema=SCHEMAS,
    schemas=st.dictionaries(SCHEMAS, SCHEMA, max_size=3),
    collation=st.sampled_from(["pinyin", "codepoint"]),
    badges=mapping(style=st.just("flat"), order=st.lists(KINDS, max_size=2)),
    lint=mapping(
        select=st.lists(SELECTORS, max_size=2),
        ignore=st.lists(SELECTORS, max_size=2),
        per_file_ignores=st.dictionaries(PATHS, st.lists(SELECTORS, max_size=2), max_size=2),
    ),
)


@given(CONFIGURATIONS)
@settings(max_examples=200, deadline=None)
def test_any_data_is_a_configuration_or_has_mistakes(data: dict[str, Any]) -> None:
    problems: tuple[ConfigProblem, ...] = ()
    try:
        config = parse(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    except ConfigError as error:
        problems = error.problems
        assert problems
    else:
        assert set(config.readmes) == set(config.languages)
        assert len({path.casefold() for path in config.readmes.values()}) == len(config.readmes)
        assert config.skeleton not in config.readmes.values()
        assert config.schema in config.schemas
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert not [problem for problem in problems if "\n" in problem.message]


@given(CONFIGURATIONS)
@settings(max_examples=200, deadline=None)
def test_types_and_json_schema_agree(data: dict[str, Any]) -> None:
    valid = not list(Draft202012Validator(json_schema()).iter_errors(data))
    try:
        msgspec.convert(data, ConfigFile)
    except msgspec.ValidationError:
        converted = False
    else:
        converted = True
    assert converted is valid


@given(st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@, \n\t0.~?"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_configuration_or_has_mistakes(text: str) -> None:
    with contextlib.suppress(ConfigError):
        assert parse(text).languages

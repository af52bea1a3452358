"""The part "links" of the configuration: every key, and what is wrong with values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from awesomekit.config.config_file import parse_config
from awesomekit.config.link_settings import (
    ARXIV,
    GITHUB,
    HUGGING_FACE,
    LinkOverride,
    LinkSettings,
    ServiceSettings,
)
from awesomekit.errors import ConfigError

ROOT = Path("/p")


def links(text: str) -> LinkSettings:
    return parse_config(text, ROOT, ROOT / "awesomekit.yaml", "awesomekit.yaml").links


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("links: {}", LinkSettings(), id="nothing"),
        pytest.param("links: {concurrency: 128}", LinkSettings(concurrency=128), id="concurrency"),
        pytest.param("links: {per-host: 1}", LinkSettings(per_host=1), id="per-host"),
        pytest.param("links: {spacing: 0}", LinkSettings(spacing=0.0), id="spacing"),
        pytest.param(
            "links: {connect-timeout: 1.5, read-timeout: 2, timeout: 3}",
            LinkSettings(connect_timeout=1.5, read_timeout=2.0, timeout=3.0),
            id="timeouts",
        ),
        pytest.param(
            "links: {retries: 0, longest-wait: 5, redirects: 3}",
            LinkSettings(retries=0, longest_wait=5.0, redirects=3),
            id="retries",
        ),
        pytest.param(
            "links: {fresh-days: 1, failing-days: 0.5, confirm-runs: 2, confirm-days: 1}",
            LinkSettings(fresh_days=1.0, failing_days=0.5, confirm_runs=2, confirm_days=1.0),
            id="memory",
        ),
        pytest.param("links: {stale-days: 365}", LinkSettings(stale_days=365), id="stale-days"),
        pytest.param(
            "links: {fragments: true, badges: true}",
            LinkSettings(fragments=True, badges=True),
            id="what is looked at",
        ),
        pytest.param(
            'links: {allow: [Wiki.example.com, "10.0.0.1:8000", "*.lan"]}',
            LinkSettings(allow=("wiki.example.com", "10.0.0.1:8000", "*.lan")),
            id="allow, in lower case",
        ),
        pytest.param(
            "links: {contact: me@example.com, ca-file: ca.pem, proxy: environment}",
            LinkSettings(contact="me@example.com", ca_file="ca.pem", proxy="environment"),
            id="texts",
        ),
        pytest.param(
            "links: {github: {api: 'https://g.example.com/api/v3/', web: 'https://g.example.com'}}",
            LinkSettings(
                github=ServiceSettings("https://g.example.com/api/v3", "https://g.example.com")
            ),
            id="an Enterprise",
        ),
        pytest.param(
            "links: {arxiv: {api: 'http://mirror.example'}, hugging-face: {web: 'https://m.x'}}",
            LinkSettings(
                arxiv=replace(ARXIV, api="http://mirror.example"),
                hugging_face=replace(HUGGING_FACE, web="https://m.x"),
            ),
            id="mirrors",
        ),
        pytest.param("links: {github: {}}", LinkSettings(github=GITHUB), id="an empty service"),
        pytest.param(
            """
            links:
              overrides:
                - match: "*.example.com"
                  accept: [403, 999]
                  headers: {Accept-Language: de}
                  method: head
                  concurrency: 1
                  spacing: 0
                  timeout: 5
                - {match: example.org, exclude: always asleep}
            """,
            LinkSettings(
                overrides=(
                    LinkOverride(
                        "*.example.com",
                        (403, 999),
                        "",
                        {"Accept-Language": "de"},
                        "head",
                        1,
                        0.0,
                        5.0,
                    ),
                    LinkOverride("example.org", exclude="always asleep"),
                )
            ),
            id="overrides",
        ),
    ],
)
def test_keys(text: str, wanted: LinkSettings) -> None:
    assert links(text) == wanted


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        pytest.param(
            "links: {concurency: 3}",
            ['1:9: unknown key "concurency" in "links"; did you mean "concurrency"?'],
            id="a misspelt key",
        ),
        pytest.param(
            "links: {concurrency: 0, retries: 11}",
            [
                '1:22: "links.concurrency" must be 1 or more',
                '1:34: "links.retries" must be 10 or less',
            ],
            id="out of range",
        ),
        pytest.param(
            "links: {timeout: soon}",
            ['1:18: "links.timeout" must be a number, not a text'],
            id="no number",
        ),
        pytest.param(
            "links: {retries: 1.5}",
            ['1:18: "links.retries" must be a whole number, not a number'],
            id="no whole number",
        ),
        pytest.param(
            "links: {overrides: [{accept: [403]}]}",
            ['1:21: "links.overrides[0]" needs the key "match"'],
            id="an override of nothing",
        ),
        pytest.param(
            "links: {overrides: [{match: a.b, method: post}]}",
            [
                '1:42: "links.overrides[0].method" cannot be "post"; there are get, head',
            ],
            id="a method that changes things",
        ),
        pytest.param(
            "links: {overrides: [{match: a.b, accept: ['403']}]}",
            ['1:43: "links.overrides[0].accept[0]" must be a whole number, not a text'],
            id="a status that is a text",
        ),
        pytest.param(
            "links: {allow: ['http://a.b/']}",
            [
                '1:17: "links.allow[0]" cannot be "http://a.b/"; write it like '
                '"wiki.example.com:8443"'
            ],
            id="an address for a host",
        ),
        pytest.param(
            "links: {github: {api: api.github.com}}",
            [
                '1:23: "links.github.api" cannot be "api.github.com"; write it like '
                '"https://github.example.com/api"'
            ],
            id="a host for an address",
        ),
        pytest.param(
            "links: {contact: 团队}",
            ['1:18: "links.contact" cannot be "团队"; write it like "someone@example.com"'],
            id="a contact that no header can hold",
        ),
        pytest.param(
            "links: {github: {web: 'https://[::1'}, arxiv: {api: 'https://a b'}}",
            [
                '1:23: "links.github.web" cannot be "https://[::1"; write it like '
                '"https://github.example.com/api"',
                '1:53: "links.arxiv.api" cannot be "https://a b"; write it like '
                '"https://github.example.com/api"',
            ],
            id="addresses that are none",
        ),
        pytest.param(
            "links: {github: {api: 'https://user@evil.example'}}",
            [
                '1:23: "links.github.api" cannot be "https://user@evil.example"; write it like '
                '"https://github.example.com/api"'
            ],
            id="an address with a user",
        ),
        pytest.param(
            'links: {overrides: [{match: a.b, headers: {"X: y": z}}]}',
            [
                '1:44: key "X: y" in "links.overrides[0].headers" is not allowed; write it like '
                '"Accept-Language"'
            ],
            id="two headers in one",
        ),
        pytest.param(
            "links: {overrides: [{match: a.b, headers: {Host: c, X-A: b, Proxy-Connection: e}}]}",
            [
                '1:44: "Host" is set by awesomekit itself; remove it',
                '1:61: "Proxy-Connection" is set by awesomekit itself; remove it',
            ],
            id="headers of the connection",
        ),
        pytest.param(
            'links: {overrides: [{match: a.b, headers: {X: "a\\nEvil: b"}}]}',
            [
                '1:47: "links.overrides[0].headers.X" cannot be "a Evil: b"; write it like '
                '"someone@example.com"'
            ],
            id="a header of two lines",
        ),
    ],
)
def test_mistakes(text: str, messages: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        links(text)
    assert str(caught.value).splitlines() == [f"awesomekit.yaml:{message}" for message in messages]

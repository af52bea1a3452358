from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.config.settings import InsecureUrlOptions, LintSettings, RuleOptions
from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, mended, shown
from shared import corpus_files, needs_shared


def known(host: str = "github.com") -> str:
    return f'"{host}" serves https; write "https:"'


def unknown(host: str) -> str:
    return (
        '"http:" can be read and changed by anyone on the way; '
        f'write "https:" if "{host}" serves it'
    )


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "文 [a](http://github.com/a/b 't')",
            Found(1, 7, "http:", known()),
            "文 [a](https://github.com/a/b 't')",
            id="a link",
        ),
        pytest.param(
            "![a](<http://www.github.com/a b>)",
            Found(1, 7, "http:", known()),
            "![a](<https://www.github.com/a b>)",
            id="a picture in angle brackets, www, a space",
        ),
        pytest.param(
            "[a](HTTP://GitHub.com)",
            Found(1, 5, "HTTP:", known()),
            "[a](https://GitHub.com)",
            id="capitals: those of the host stay",
        ),
        pytest.param(
            "[a](http://github.com/a\\_b?c&amp;d)",
            Found(1, 5, "http:", known()),
            "[a](https://github.com/a\\_b?c&amp;d)",
            id="escapes and entities stay",
        ),
        pytest.param(
            "[a](http&#58;//github.com)",
            Found(1, 5, "http&#58;", known()),
            "[a](https&#58;//github.com)",
            id="an entity in the scheme",
        ),
        pytest.param(
            "[a](ht\\tp://github.com) http://arxiv.org/abs/1, and",
            Found(1, 25, "http:", known("arxiv.org")),
            "[a](ht\\tp://github.com) https://arxiv.org/abs/1, and",
            id="a bare address; before it none of the web",
        ),
        pytest.param(
            "<http://en.wikipedia.org/wiki/A_(b>",
            Found(1, 2, "http:", known("en.wikipedia.org")),
            "<https://en.wikipedia.org/wiki/A_(b>",
            id="an autolink, of a host that a domain names",
        ),
        pytest.param(
            "[http://a.github.io/b](http://a.github.io/b)",
            Found(1, 24, "http:", known("a.github.io")),
            "[https://a.github.io/b](https://a.github.io/b)",
            id="the address as the link's text",
        ),
        pytest.param(
            "[http://github.com](http://github.com/b)",
            Found(1, 21, "http:", known()),
            "[http://github.com](https://github.com/b)",
            id="another address as the link's text is text",
        ),
        pytest.param(
            "[a] [b][a]\r\n\r\n[a]: http://github.com/b\r\n",
            Found(3, 6, "http:", known()),
            "[a] [b][a]\r\n\r\n[a]: https://github.com/b\r\n",
            id="a definition, once",
        ),
        pytest.param(
            "a <a href='http://github.com/?b&amp;c'>d</a>",
            Found(1, 12, "http:", known()),
            "a <a href='https://github.com/?b&amp;c'>d</a>",
            id="raw HTML",
        ),
        pytest.param(
            "| a |\n| - |\n| [b](http://github.com/\\|) |\n",
            Found(3, 7, "http:", known()),
            "| a |\n| - |\n| [b](https://github.com/\\|) |\n",
            id="a table cell",
        ),
    ],
)
def test_known_hosts(text: str, wanted: Found, after: str) -> None:
    found = diagnose("AK505", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert [one.fix.title for one in found if one.fix] == ['Write "https:"']
    assert mended(found, text) == after
    assert diagnose("AK505", after, kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "<a href=http://github.com>a</a>", Found(1, 9, "http:", known()), id="no quotes"
        ),
        pytest.param(
            "[http&#58;//github.com](http://github.com)",
            Found(1, 25, "http:", known()),
            id="the address as text, written otherwise",
        ),
        pytest.param(
            "[http://github.com/*](http://github.com/*)",
            Found(1, 23, "http:", known()),
            id="the address as text, with what may be markup",
        ),
    ],
)
def test_no_sure_fix(text: str, wanted: Found) -> None:
    found = diagnose("AK505", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert [one.fix for one in found] == [None]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("http://www.Tool.dev/a", "tool.dev", id="unknown"),
        pytest.param("http://github.com.tool.dev/", "github.com.tool.dev", id="a name in a name"),
        pytest.param("http://notgithub.io", "notgithub.io", id="an ending without its dot"),
        pytest.param("http://github.com:8080/", "github.com", id="another port"),
    ],
)
def test_unknown_hosts_are_information(url: str, host: str) -> None:
    text = f"[a]({url})"
    found = diagnose("AK505", text, kind="markdown")
    assert shown(found, text) == [Found(1, 5, "http:", unknown(host))]
    assert [(one.severity, one.fix) for one in found] == [(Severity.INFORMATION, None)]


@pytest.mark.parametrize(
    ("hosts", "url", "severity"),
    [
        (("tool.dev",), "http://www.tool.dev/a", Severity.WARNING),
        (("www.Tool.dev",), "http://tool.dev/a", Severity.WARNING),
        (("tool.dev",), "http://a.tool.dev/a", Severity.INFORMATION),
        (("*.tool.dev",), "http://a.tool.dev/a", Severity.WARNING),
        (("*.tool.dev",), "http://tool.dev/a", Severity.WARNING),
        (("*.tool.dev",), "http://mytool.dev/a", Severity.INFORMATION),
    ],
)
def test_a_project_knows_further_hosts(
    hosts: tuple[str, ...], url: str, severity: Severity
) -> None:
    options = RuleOptions(insecure_url=InsecureUrlOptions(hosts))
    config = replace(CONFIG, lint=LintSettings(options=options))
    found = diagnose("AK505", f"[a]({url})", kind="markdown", config=config)
    assert [one.severity for one in found] == [severity]
    assert [one.fix is not None for one in found] == [severity is Severity.WARNING]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://github.com www.github.com", id="https, and no scheme"),
        pytest.param("[a](http://localhost:80) [b](http://build)", id="no public host"),
        pytest.param(
            "[a](http://127.0.0.1/) [b](http://[::1]/) [c](http://0x7f.1)", id="addresses"
        ),
        pytest.param("[a](http://a.onion) [b](http://nas.local/)", id="private domains"),
        pytest.param("[a](http://www.example.com) [b](http://a.example)", id="documentation"),
        pytest.param("http://www.w3.org/2000/svg http://schemas.android.com/a", id="namespaces"),
        pytest.param("[a](http://user@github.com) [b](http://github.com\\@c.dev)", id="accounts"),
        pytest.param("[a](http://) [b](http:///c) [d](http://github..com)", id="another rule's"),
        pytest.param("`http://github.com` <!-- http://github.com -->", id="code and comments"),
        pytest.param("[a][b]", id="no definition"),
        pytest.param("[a](httpx://github.com) [b](http:github.com)", id="no such scheme"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK505", text, kind="markdown") == []


@needs_shared
def test_real_lists() -> None:
    """Each of them is right."""
    found = {}
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8")
        warnings = [
            one
            for one in diagnose("AK505", text, kind="markdown")
            if one.severity is Severity.WARNING
        ]
        if warnings:
            found[f"{path.parent.name}/{path.stem}"] = len(warnings)
    assert found == {
        "avelino__awesome-go/README": 5,
        "jaywcjlove__awesome-mac/README-zh": 11,
        "luban-agi__Awesome-AIGC-Tutorials/README": 1,
        "luban-agi__Awesome-AIGC-Tutorials/README_zh": 1,
    }

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.settings import LintSettings, RuleOptions, TrackingUrlOptions
from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, mended, shown
from shared import corpus_files, needs_shared

ZHIHU = "https://link.zhihu.com/?target="


def through(service: str) -> str:
    return f'this link goes through "{service}"; link the page itself'


def tracks(*names: str) -> str:
    if len(names) == 1:
        return f'"{names[0]}" only tracks who follows this link; remove it'
    return f'"{names[0]}" and "{names[1]}" only track who follows this link; remove them'


@pytest.mark.parametrize(
    ("url", "service", "target"),
    [
        (f"{ZHIHU}https%3A//a.dev/b", "link.zhihu.com", "https://a.dev/b"),
        ("http://link.zhihu.com?a=b&target=http%3A%2F%2Fa.dev", "link.zhihu.com", "http://a.dev"),
        (f"{ZHIHU}https%3A%2F%2Fa.dev%2F%3Fb%3Dc%26d&e", "link.zhihu.com", "https://a.dev/?b=c&d"),
        (f"{ZHIHU}https://a.dev/b?c", "link.zhihu.com", "https://a.dev/b?c"),
        (f"{ZHIHU}https%3A//a.dev/%25E4%25B8%2580", "link.zhihu.com", "https://a.dev/%E4%B8%80"),
        (f"{ZHIHU}https%3A//a.dev/%E4%B8%80%20b", "link.zhihu.com", "https://a.dev/%E4%B8%80%20b"),
        ("https://link.juejin.cn/?target=https%3A%2F%2Fa.dev", "link.juejin.cn", "https://a.dev"),
        ("https://www.google.co.uk/url?sa=t&url=https://a.dev/", "google.co.uk", "https://a.dev/"),
        ("https://www.google.com/amp/s/a.dev/b.html", "google.com", "https://a.dev/b.html"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.dev&h=A",
            "l.facebook.com",
            "https://a.dev",
        ),
        ("https://out.reddit.com/t3_a?url=https%3A%2F%2Fa.dev", None, None),
        ("https://href.li/?https://a.dev/?b&c", "href.li", "https://a.dev/?b&c"),
        ("https://exit.sc/?url=https%3A%2F%2Fa.dev", "exit.sc", "https://a.dev"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.dev", "duckduckgo.com", "https://a.dev"),
        (
            "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.dev&data=b",
            "a.safelinks.protection.outlook.com",
            "https://a.dev",
        ),
        (f"{ZHIHU}https%3A//href.li/%3Fhttps%3A//a.dev", "link.zhihu.com", "https://a.dev"),
        (f"{ZHIHU}https%3A//a.dev/%3Futm_source%3Db%26c", "link.zhihu.com", "https://a.dev/?c"),
    ],
)
def test_redirectors(url: str, service: str | None, target: str | None) -> None:
    text = f"文 [a]({url} 't')"
    found = diagnose("AK506", text, kind="markdown")
    if service is None:
        assert found == []
        return
    assert shown(found, text) == [Found(1, 7, url, through(service))]
    assert [one.severity for one in found] == [Severity.WARNING]
    after = mended(found, text)
    assert after == f"文 [a]({target} 't')"
    assert diagnose("AK506", after, kind="markdown") == []


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(f"{ZHIHU}https://a.dev/?b&c", id="plain, and more parameters"),
        pytest.param(f"{ZHIHU}https%3A//a.dev#b", id="a fragment of its own"),
        pytest.param(f"{ZHIHU}https%3A//a.dev/%28", id="a parenthesis that does not pair"),
        pytest.param(f"{ZHIHU}https%3A//a.dev/%26lt;", id="what Markdown takes for an entity"),
        pytest.param("https://google.com/amp/s/a.dev?b", id="parameters of the redirector or not"),
    ],
)
def test_no_sure_target(url: str) -> None:
    found = diagnose("AK506", f"[a]({url})", kind="markdown")
    assert [(one.message[:22], one.fix) for one in found] == [("this link goes through", None)]


def test_redirectors_within_redirectors_end() -> None:
    url = "https://a.dev"
    for _ in range(7):
        url = ZHIHU + quote(url, safe="")
    found = diagnose("AK506", f"[a]({url})", kind="markdown")
    assert [(one.message, one.fix) for one in found] == [(through("link.zhihu.com"), None)]


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "[a](https://a.dev/b?utm_source=c#d)",
            Found(1, 21, "utm_source=c", tracks("utm_source")),
            "[a](https://a.dev/b#d)",
            id="the only one",
        ),
        pytest.param(
            "[a](https://a.dev?utm_a=1&b=%2f&&utm_c=2&d&)",
            Found(1, 19, "utm_a=1&b=%2f&&utm_c=2", tracks("utm_a", "utm_c")),
            "[a](https://a.dev?b=%2f&&d&)",
            id="the others stay as written",
        ),
        pytest.param(
            "[a](https://a.dev/?b&utm_c=\\_&amp;UTM_C=2&amp;d=\\_)",
            Found(1, 22, "utm_c=\\_&amp;UTM_C=2", tracks("utm_c", "UTM_C")),
            "[a](https://a.dev/?b&amp;d=\\_)",
            id="escapes and entities",
        ),
        pytest.param(
            "https://a.dev/?fbclid=1&gclid=2&mc_cid=3&igshid=4.",
            Found(
                1,
                16,
                "fbclid=1&gclid=2&mc_cid=3&igshid=4",
                '"fbclid", "gclid" and 2 more parameters only track who follows this link; '
                "remove them",
            ),
            "https://a.dev/.",
            id="a bare address",
        ),
        pytest.param(
            "[https://a.dev/?vd_source=1](https://a.dev/?vd_source=1)",
            Found(1, 45, "vd_source=1", tracks("vd_source")),
            "[https://a.dev/](https://a.dev/)",
            id="the address as the link's text",
        ),
        pytest.param(
            "[a]\r\n\r\n[a]: <https://a.dev/b c?utm_d>\r\n",
            Found(3, 25, "utm_d", tracks("utm_d")),
            "[a]\r\n\r\n[a]: <https://a.dev/b c>\r\n",
            id="a definition",
        ),
        pytest.param(
            "[a](https://www.bilibili.com/video/BV1/?p=1&spm_id_from=333.9&unique_k=x)",
            Found(1, 45, "spm_id_from=333.9&unique_k=x", tracks("spm_id_from", "unique_k")),
            "[a](https://www.bilibili.com/video/BV1/?p=1)",
            id="the part of a video is no tracking",
        ),
        pytest.param(
            "[a](https://help.aliyun.com/b?spm=c&d) [e](https://youtu.be/f?si=g&t=1)",
            None,
            "[a](https://help.aliyun.com/b?d) [e](https://youtu.be/f?t=1)",
            id="names of one site",
        ),
    ],
)
def test_parameters(text: str, wanted: Found | None, after: str) -> None:
    found = diagnose("AK506", text, kind="markdown")
    if wanted is not None:
        assert shown(found, text) == [wanted]
    assert {one.severity for one in found} == {Severity.WARNING}
    assert mended(found, text) == after
    assert diagnose("AK506", after, kind="markdown") == []


def test_signed_addresses_are_not_edited() -> None:
    found = diagnose("AK506", "[a](https://a.dev/b?utm_c=1&sig=2)", kind="markdown")
    assert [(one.message, one.fix) for one in found] == [(tracks("utm_c"), None)]


def test_a_project_knows_further_parameters() -> None:
    options = RuleOptions(tracking_url=TrackingUrlOptions(("ref", "a b")))
    config = replace(CONFIG, lint=LintSettings(options=options))
    text = "[a](https://a.dev/?ref=c&a%20b=1&Ref=d)"
    found = diagnose("AK506", text, kind="markdown", config=config)
    assert shown(found, text) == [Found(1, 20, "ref=c&a%20b=1", tracks("ref", "a b"))]
    assert mended(found, text) == "[a](https://a.dev/?Ref=d)"


@pytest.mark.parametrize("host", ["t.co", "bit.ly", "www.TinyURL.com", "t.cn", "b23.tv"])
def test_shorteners_are_information(host: str) -> None:
    text = f"<a href='https://{host}/a?utm_b=c'>d</a>"
    found = diagnose("AK506", text, kind="markdown")
    name = host.lower().removeprefix("www.")
    message = f'"{name}" hides where this link leads; link the page itself'
    assert shown(found, text) == [Found(1, 10, f"https://{host}/a?utm_b=c", message)]
    assert [(one.severity, one.fix) for one in found] == [(Severity.INFORMATION, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[a](https://a.dev/?ref=b&source=c&tag=d&from=e)", id="may mean anything"),
        pytest.param("[a](https://a.dev/?utm=b&xutm_c=d#utm_e=f)", id="other names"),
        pytest.param("[a](https://a.dev/?spm=b&si=c&t=d&feature=e)", id="names of other sites"),
        pytest.param(
            "[a](https://a.dev/#?utm_b=c) [d](/e?utm_f)", id="a fragment, a relative link"
        ),
        pytest.param("![a](https://a.dev/?utm_b=c)", id="a picture"),
        pytest.param("<a href='https://a.dev?utm_b=c'>d</a>", id="raw HTML: a sponsor"),
        pytest.param("[a](https://bit.ly/) [b](https://bit.ly.dev/c)", id="a shortener itself"),
        pytest.param(
            "[a](https://link.zhihu.com) [b](https://www.google.com/url?q=c)", id="no page"
        ),
        pytest.param(f"[a]({ZHIHU}https%253A%252F%252Fa.dev)", id="encoded twice"),
        pytest.param(f"[a]({ZHIHU}javascript%3Aalert%281%29)", id="no web address"),
        pytest.param(f"[a]({ZHIHU}https%3A//localhost) [b]({ZHIHU}https%3A//)", id="no host"),
        pytest.param(f"[a]({ZHIHU}https%3A//b@c.dev%5C) [b]({ZHIHU}https%FF)", id="hostile"),
        pytest.param(f"[a]({ZHIHU}https%3A//a.dev%0Ab)", id="a control character"),
        pytest.param("[a](https://web.archive.org/web/2020/https://a.dev)", id="an archive"),
        pytest.param("`https://a.dev/?utm_b=c`", id="code"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK506", text, kind="markdown") == []


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [ZHIHU, "https://href.li/?", "https://www.google.com/url?q=", "https://a.dev/?"]
    ),
    st.text(st.sampled_from("https%3A:/2F.dev?&=#utm_a()'é\\"), max_size=40),
)
def test_a_fix_leaves_nothing_to_fix(start: str, rest: str) -> None:
    for frame in ("[a](<{}>)", "[a]({})", "{}", "<{}>"):
        text = frame.format(start + rest)
        after = mended(diagnose("AK506", text, kind="markdown"), text)
        again = diagnose("AK506", after, kind="markdown")
        assert mended(again, after) == after


@needs_shared
def test_real_lists() -> None:
    """Each of them is right."""
    found = {}
    for path in corpus_files():
        text = path.read_bytes().decode("utf-8")
        warnings = [
            one
            for one in diagnose("AK506", text, kind="markdown")
            if one.severity is Severity.WARNING
        ]
        if warnings:
            found[f"{path.parent.name}/{path.stem}"] = len(warnings)
    assert found == {
        "WangRongsheng__awesome-LLM-resourses/README": 8,
        "avelino__awesome-go/README": 1,
        "jaywcjlove__awesome-mac/README-zh": 9,
        "luban-agi__Awesome-AIGC-Tutorials/README": 1,
        "luban-agi__Awesome-AIGC-Tutorials/README_zh": 3,
    }

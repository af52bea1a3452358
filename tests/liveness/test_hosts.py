"""Addresses as they are asked for, and those that nobody may be sent to."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomekit.liveness.plan.hosts import (
    BadUrlError,
    allows,
    forbidden,
    forbidden_address,
    web_url,
)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        pytest.param("https://e.com", "https://e.com/", id="no path"),
        pytest.param("HTTPS://E.Com/A", "https://e.com/A", id="letter case"),
        pytest.param("https://e.com:443/x", "https://e.com/x", id="the default port"),
        pytest.param("http://e.com:443/x", "http://e.com:443/x", id="another port"),
        pytest.param("http://e.com:/x", "http://e.com/x", id="an empty port"),
        pytest.param("https://e.com/x#y", "https://e.com/x", id="a fragment"),
        pytest.param("https://e.com/?q=a b", "https://e.com/?q=a%20b", id="a space"),
        pytest.param("https://e.com/%7Ea%2Fb", "https://e.com/%7Ea%2Fb", id="escapes stay"),
        pytest.param("https://e.com/中", "https://e.com/%E4%B8%AD", id="letters beyond ASCII"),
        pytest.param("https://bücher.example/", "https://xn--bcher-kva.example/", id="IDN"),
        pytest.param("https://faß.de/", "https://xn--fa-hia.de/", id="IDNA 2008"),
        pytest.param("https://e.com./x", "https://e.com/x", id="a dot at the end"),
        pytest.param("https://ｅ．com/x", "https://e.com/x", id="full-width letters"),
        pytest.param("https:\\\\e.com\\x", "https://e.com/x", id="backslashes, as browsers"),
        pytest.param("http://[2001:4860::8888]:8080/", "http://[2001:4860::8888]:8080/", id="IPv6"),
        pytest.param("https://e.com/a\nb\tc", "https://e.com/abc", id="line breaks, as browsers"),
        pytest.param("https://%65.com/", "https://e.com/", id="an escaped host"),
    ],
)
def test_normal_form(url: str, wanted: str) -> None:
    assert web_url(url).url == wanted
    assert web_url(wanted).url == wanted


@pytest.mark.parametrize(
    ("url", "why", "hidden"),
    [
        pytest.param("https://", "the address has no host", False, id="no host"),
        pytest.param("http://a b/", "the host is not valid", False, id="a space in the host"),
        pytest.param("http://1.2.3.4.5/", "the host is not valid", False, id="five numbers"),
        pytest.param("http://256.1.1.1/", "the host is not valid", False, id="too large a number"),
        pytest.param("http://09.1.1.1/", "the host is not valid", False, id="no octal number"),
        pytest.param("http://[::g]/", "the address is not valid", False, id="no IPv6 address"),
        pytest.param("http://e.com:99999/", "the address is not valid", False, id="no port"),
        pytest.param(
            "https://user:word@e.com/",
            "the address holds a user name or password",
            True,
            id="a password",
        ),
        pytest.param(
            "https://github.com@evil.example/",
            "the address holds a user name or password",
            True,
            id="a host that is a user name",
        ),
        pytest.param(
            "https://e.com/" + "x" * 9000,
            "the address is longer than 8,192 characters",
            False,
            id="too long",
        ),
    ],
)
def test_no_request_can_be_made(url: str, why: str, hidden: bool) -> None:
    with pytest.raises(BadUrlError) as caught:
        web_url(url)
    assert (str(caught.value), caught.value.hidden) == (why, hidden)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        pytest.param("http://127.0.0.1/", "127.0.0.1 is a loopback address", id="plain"),
        pytest.param("http://2130706433/", "127.0.0.1 is a loopback address", id="decimal"),
        pytest.param("http://0x7f000001/", "127.0.0.1 is a loopback address", id="hexadecimal"),
        pytest.param("http://0177.0.0.1/", "127.0.0.1 is a loopback address", id="octal"),
        pytest.param("http://127.1/", "127.0.0.1 is a loopback address", id="two numbers"),
        pytest.param("http://0/", "0.0.0.0 is a loopback address", id="zero"),
        pytest.param("http://127.0.0.1./", "127.0.0.1 is a loopback address", id="a dot"),
        pytest.param("http://１２７.0.0.1/", "127.0.0.1 is a loopback address", id="wide digits"),
        pytest.param("http://①②⑦.0.0.1/", "127.0.0.1 is a loopback address", id="circled digits"),
        pytest.param("http://127。0。0。1/", "127.0.0.1 is a loopback address", id="wide dots"),
        pytest.param("http://%31%32%37.0.0.1/", "127.0.0.1 is a loopback address", id="escapes"),
        pytest.param("http://[::1]/", "::1 is a loopback address", id="IPv6"),
        pytest.param("http://[::]/", ":: is a loopback address", id="IPv6 zero"),
        pytest.param(
            "http://[::ffff:127.0.0.1]/",
            "::ffff:127.0.0.1 stands for 127.0.0.1, a loopback address",
            id="IPv4-mapped",
        ),
        pytest.param(
            "http://[::127.0.0.1]/",
            "::7f00:1 stands for 127.0.0.1, a loopback address",
            id="IPv4-compatible",
        ),
        pytest.param(
            "http://[64:ff9b::10.0.0.1]/",
            "64:ff9b::a00:1 stands for 10.0.0.1, a private address",
            id="NAT64",
        ),
        pytest.param(
            "http://[2002:7f00:1::]/",
            "2002:7f00:1:: stands for 127.0.0.1, a loopback address",
            id="6to4 of loopback",
        ),
        pytest.param("http://[2002:808:808::]/", "2002:808:808:: is a reserved address", id="6to4"),
        pytest.param("http://[fe80::1]/", "fe80::1 is a link-local address", id="link-local"),
        pytest.param("http://[fe80::1%25eth0]/", "fe80::1 is a link-local address", id="a zone"),
        pytest.param("http://[fd12::1]/", "fd12::1 is a private address", id="unique local"),
        pytest.param("http://[ff02::1]/", "ff02::1 is a multicast address", id="multicast"),
        pytest.param("http://[2001:db8::1]/", "2001:db8::1 is a reserved address", id="examples"),
        pytest.param("http://[2001::1]/", "2001::1 is a reserved address", id="Teredo"),
        pytest.param("http://10.1.2.3/", "10.1.2.3 is a private address", id="10/8"),
        pytest.param("http://172.16.0.1/", "172.16.0.1 is a private address", id="172.16/12"),
        pytest.param("http://192.168.1.1/", "192.168.1.1 is a private address", id="192.168/16"),
        pytest.param("http://100.64.0.1/", "100.64.0.1 is a reserved address", id="carriers"),
        pytest.param("http://169.254.1.1/", "169.254.1.1 is a link-local address", id="169.254/16"),
        pytest.param(
            "http://169.254.169.254/latest/",
            "169.254.169.254 is the metadata service of a cloud",
            id="metadata",
        ),
        pytest.param(
            "http://2852039166/",
            "169.254.169.254 is the metadata service of a cloud",
            id="metadata in decimal",
        ),
        pytest.param(
            "http://[fd00:ec2::254]/",
            "fd00:ec2::254 is the metadata service of a cloud",
            id="metadata, IPv6",
        ),
        pytest.param("http://224.0.0.1/", "224.0.0.1 is a multicast address", id="multicast IPv4"),
        pytest.param("http://255.255.255.255/", "255.255.255.255 is a reserved address", id="all"),
        pytest.param("http://240.0.0.1/", "240.0.0.1 is a reserved address", id="reserved"),
        pytest.param(
            "http://192.0.0.192/", "192.0.0.192 is the metadata service of a cloud", id="Oracle"
        ),
        pytest.param(
            "http://168.63.129.16/", "168.63.129.16 is the metadata service of a cloud", id="Azure"
        ),
        pytest.param("http://192.0.0.8/", "192.0.0.8 is a reserved address", id="192.0.0/24"),
        pytest.param("http://192.88.99.1/", "192.88.99.1 is a reserved address", id="6to4 relays"),
        pytest.param("http://[3fff::1]/", "3fff::1 is a reserved address", id="3fff::/20"),
        pytest.param("http://[4000::1]/", "4000::1 is a reserved address", id="beyond 2000::/3"),
        pytest.param("https:\\\\127.0.0.1\\", "127.0.0.1 is a loopback address", id="backslashes"),
        pytest.param("https:127.0.0.1", "127.0.0.1 is a loopback address", id="no slashes"),
        pytest.param("http:/127.0.0.1/", "127.0.0.1 is a loopback address", id="one slash"),
        pytest.param("http:////127.0.0.1/", "127.0.0.1 is a loopback address", id="many slashes"),
        pytest.param("http://e.com:0/", "port 0 is not one that pages are served on", id="port 0"),
        pytest.param("http://localhost/", '"localhost" is a name of a local network', id="name"),
        pytest.param("http://LOCALHOST./", '"localhost" is a name of a local network', id="dot"),
        pytest.param(
            "http://ⓛocalhost/", '"localhost" is a name of a local network', id="a circled letter"
        ),
        pytest.param("http://x.local/", '"x.local" is a name of a local network', id="mDNS"),
        pytest.param(
            "http://metadata.google.internal/",
            '"metadata.google.internal" is a name of a local network',
            id="a cloud's name",
        ),
        pytest.param(
            "http://router.home.arpa/",
            '"router.home.arpa" is a name of a local network',
            id="home.arpa",
        ),
        pytest.param("http://intranet/", '"intranet" is a name of a local network', id="one label"),
        pytest.param(
            "http://e.com:22/", "port 22 is not one that pages are served on", id="SSH's port"
        ),
        pytest.param(
            "http://e.com:6379/", "port 6379 is not one that pages are served on", id="Redis's port"
        ),
    ],
)
def test_nobody_is_sent_there(url: str, why: str) -> None:
    assert forbidden(web_url(url)) == why


@pytest.mark.parametrize(
    "url",
    [
        "https://e.com/",
        "http://e.com:8080/",
        "https://e.com:8443/",
        "http://8.8.8.8/",
        "http://[2606:4700:4700::1111]/",
        "http://[64:ff9b::8.8.8.8]/",
        "https://local.example.com/",
        "https://例え.jp/",
    ],
)
def test_anybody_may_be_sent_there(url: str) -> None:
    assert forbidden(web_url(url)) is None


@pytest.mark.parametrize(
    ("allowed", "host", "port", "fine"),
    [
        pytest.param(["wiki.lan"], "wiki.lan", 80, True, id="a name"),
        pytest.param(["wiki.lan"], "wiki.lan", 9000, True, id="any port"),
        pytest.param(["wiki.lan:9000"], "wiki.lan", 9000, True, id="its port"),
        pytest.param(["wiki.lan:9000"], "wiki.lan", 80, False, id="another port"),
        pytest.param(["*.lan"], "a.lan", 80, True, id="below"),
        pytest.param(["*.lan"], "lan", 80, False, id="not itself"),
        pytest.param(["*.lan"], "evil-lan", 80, False, id="not by its letters"),
        pytest.param(["lan"], "a.lan", 80, False, id="not below"),
        pytest.param(["[::1]:8000"], "::1", 8000, True, id="IPv6 with a port"),
        pytest.param(["[::1]"], "::1", 80, True, id="IPv6"),
        pytest.param(["10.0.0.1"], "10.0.0.1", 80, True, id="IPv4"),
        pytest.param([], "10.0.0.1", 80, False, id="nothing"),
    ],
)
def test_allowed(allowed: list[str], host: str, port: int, fine: bool) -> None:
    assert allows(allowed, host, port) is fine


@given(st.ip_addresses())
def test_what_is_public_is_so_for_python_too(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    # Python may know fewer special addresses, but hardly one more
    if not address.is_global and address not in ipaddress.ip_network("64:ff9b::/96"):
        assert forbidden_address(address) is not None


@given(st.ip_addresses(v=4), st.sampled_from(["{0}", "{1}", "{2}", "{3}", "{4}"]))
def test_every_spelling_of_an_address_is_that_address(
    address: ipaddress.IPv4Address, form: str
) -> None:
    number = int(address)
    spelt = form.format(
        address,
        number,
        hex(number),
        ".".join(oct(byte).replace("o", "") for byte in address.packed),
        f"{address.packed[0]}.{number & 0xFFFFFF}",
    )
    assert web_url(f"http://{spelt}/").address == address


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for url in (f"http://{text}", f"https://e.com/{text}"):
        try:
            found = web_url(url)
        except BadUrlError:
            continue
        assert found.url.isascii()
        assert web_url(found.url).url == found.url
        pieces = urlsplit(found.url)
        assert (pieces.hostname or "").strip("[]") == found.host
        assert "#" not in found.url
        assert pieces.username is None

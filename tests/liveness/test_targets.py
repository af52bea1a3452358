"""Every address of a file, with its place."""

from __future__ import annotations

import pytest

from awesomekit.liveness.targets import targets
from awesomekit.markdown import read_markdown
from awesomekit.source import Source

TEXT = """\
---
url: https://front.web/
---

# [h](https://heading.web/)

中文 [a](https://inline.web/a "t") and ![b](<https://image.web/b c> 'x') <https://auto.web/>
https://bare.web/x, www.bare.web/y. [![p](https://picture.web/)](https://link.web/)

[full][r] [collapsed][] [shortcut] ![pic][r] ![only][o]

[r]: https://reference.web/r
[collapsed]: <https://reference.web/c> "t"
[shortcut]: https://reference.web/s
[o]: https://reference.web/o
[unused]: https://reference.web/u

<p><a href="https://html.web/a?x=1&amp;y=2">z</a> <img src='https://html.web/i.png'></p>

| [c](https://cell.web/) | `https://code.web/` |
| --- | --- |
| <https://cell.web/2> | \\[no](https://escaped.web/) |

> - [q](https://quote.web/) [rel](docs/x.md#y) [self](#anchor) [two](//slashes.web/)

[^1]: [n](https://note.web/) [m](mailto:a@b.c)

```
https://fenced.web/
```

See[^1].
"""


def found(text: str) -> list[tuple[str, str, bool]]:
    source = Source("x.md", text)
    return [
        (target.url, source.slice(target.span), target.image)
        for target in targets(read_markdown(source))
    ]


def test_every_form_is_found_where_it_stands() -> None:
    assert sorted(found(TEXT)) == sorted(
        [
            ("https://heading.web/", "https://heading.web/", False),
            ("https://inline.web/a", "https://inline.web/a", False),
            ("https://image.web/b c", "https://image.web/b c", True),
            ("https://auto.web/", "https://auto.web/", False),
            ("https://bare.web/x", "https://bare.web/x", False),
            ("http://www.bare.web/y", "www.bare.web/y", False),
            ("https://picture.web/", "https://picture.web/", True),
            ("https://link.web/", "https://link.web/", False),
            ("https://reference.web/r", "https://reference.web/r", False),
            ("https://reference.web/c", "https://reference.web/c", False),
            ("https://reference.web/s", "https://reference.web/s", False),
            ("https://reference.web/o", "https://reference.web/o", True),
            ("https://reference.web/u", "https://reference.web/u", False),
            ("https://html.web/a?x=1&y=2", "https://html.web/a?x=1&amp;y=2", False),
            ("https://html.web/i.png", "https://html.web/i.png", True),
            ("https://cell.web/", "https://cell.web/", False),
            ("https://cell.web/2", "https://cell.web/2", False),
            ("https://quote.web/", "https://quote.web/", False),
            ("docs/x.md#y", "docs/x.md#y", False),
            ("#anchor", "#anchor", False),
            ("https://slashes.web/", "//slashes.web/", False),
            ("https://note.web/", "https://note.web/", False),
            ("mailto:a@b.c", "mailto:a@b.c", False),
            ("https://escaped.web/", "https://escaped.web/", False),
        ]
    )


def test_places_count_characters_of_the_file() -> None:
    text = "\ufeff中文\r\n\r\n- 🦙 [a](https://e.com/)\r\n"
    (target,) = targets(read_markdown(Source("x.md", text)))
    assert target.span == (text.index("https"), text.index(")"))


@pytest.mark.parametrize("text", ["", "\n", "# A\n", "`https://code.web/`\n", "[a]: \n"])
def test_nothing_to_find(text: str) -> None:
    assert found(text) == []


def test_the_same_address_twice_is_two_targets() -> None:
    assert len(found("[a](https://e.com/) [b](https://e.com/)\n")) == 2

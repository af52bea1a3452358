"""What PyYAML says of a text that is not YAML, in one sentence that says how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

# (what the problem or its context starts with, the sentence, whether the place where the
# construct begins says more than the place where it breaks); the first that fits is used
_KNOWN = (
    ("found character '\\t'", "a tab cannot stand here; indent with spaces", False),
    ("while scanning a directive", "a directive is not allowed; remove it", True),
    ("found duplicate YAML directive", "a directive is not allowed; remove it", False),
    ("found incompatible YAML document", "a directive is not allowed; remove it", False),
    ("duplicate tag handle", "a directive is not allowed; remove it", False),
    ("while scanning an alias", 'a text cannot begin with "*"; quote it', True),
    ("while scanning an anchor", 'a text cannot begin with "&"; quote it', True),
    ("while scanning a tag", 'a text cannot begin with "!"; quote it', True),
    ("while parsing a tag", 'a text cannot begin with "!"; quote it', True),
    ("found undefined tag handle", 'a text cannot begin with "!"; quote it', False),
    (
        "could not find expected ':'",
        'a colon is missing here; write a key and its value as "key: value"',
        True,
    ),
    (
        "sequence entries are not allowed",
        "a list cannot begin here; give it lines of its own",
        False,
    ),
    (
        "mapping values are not allowed",
        'a colon cannot stand here; quote a text that holds ": ", and put a space after the '
        "colon of a key",
        False,
    ),
    (
        "while scanning a block scalar",
        'only a comment can follow "|" or ">"; begin the text on the next line',
        False,
    ),
    ("found unexpected end of stream", "the quote that opens here is not closed", True),
    ("found unexpected document separator", "the quote that opens here is not closed", True),
    (
        "while scanning a double-quoted scalar",
        "this is no escape; write a backslash twice, or use single quotes",
        False,
    ),
    ("expected ',' or ']', but got '<stream end>'", 'this list is not closed; add "]"', True),
    ("expected ',' or '}', but got '<stream end>'", 'this mapping is not closed; add "}"', True),
    ("expected ',' or ']'", 'a comma or "]" is missing before this', False),
    ("expected ',' or '}'", 'a comma or "}" is missing before this', False),
    ("expected <block end>, but found ':'", "a key is missing before the colon", False),
    (
        "expected <block end>, but found '<scalar>'",
        "nothing can follow here; quote the text",
        False,
    ),
    (
        "expected <block end>",
        "this does not fit the lines above; indent what belongs together alike",
        False,
    ),
    ("expected '<document start>'", "this does not belong to what is above; remove it", False),
    ("expected the node content", "a value is missing before this", False),
)
_NO_TOKEN = re.compile(r"found character '(.)' that cannot start any token", re.DOTALL)


def explain(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The offset of a mistake of syntax and a sentence about it.

    The sentence is PyYAML's own where a version of it says something unheard of.
    """
    problem = error.problem or ""
    context = error.context or ""
    mark = error.problem_mark or error.context_mark
    match = _NO_TOKEN.match(problem)
    if match is not None and mark is not None and match[1] != "\\":
        return mark.index, f'a text cannot begin with "{match[1]}"; quote it'
    for start, sentence, at_context in _KNOWN:
        if problem.startswith(start) or context.startswith(start):
            mark = (error.context_mark if at_context else None) or mark
            return mark.index if mark is not None else 0, sentence
    words = " ".join(f"{problem} {context}".split())
    return mark.index if mark is not None else 0, f"not valid YAML: {words}"

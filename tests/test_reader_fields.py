"""The field list of an entry as it is read."""

from __future__ import annotations

import pytest

from reader_outline import body


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "- **Date:** 2023-07\n- **Date**: 2023-07\n- __发布日期__：2023-07\n* x\n",
            [
                "fields '：2023-07'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- **Date**: 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- __发布日期__：2023-07' '发布日期' (date): '2023-07' = 2023-07",
                "prose None: '* x'",
            ],
            id="spellings of a label",
        ),
        pytest.param(
            "- **Date :**2023-07\n-  ** Date: ** 2023-07\n- **Date** : 2023-07\n",
            [
                "fields ' 2023-07'",
                "  '- **Date :**2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '-  ** Date: ** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- **Date** : 2023-07' 'Date' (date): '2023-07' = 2023-07",
            ],
            id="the colon may have spaces",
        ),
        pytest.param(
            "- **Date:** 2023-07 <!-- awesomekit: disable-line AK801 x -->\n"
            "- **Language:** <!-- a note -->\n",
            [
                "fields 'note -->'",
                "  '- **Date:** 2023-07 <!-- awesomekit: disable-line AK801 x -->' "
                "'Date' (date): '2023-07' = 2023-07",
                "  '- **Language:** <!-- a note -->' "
                "'Language' (language): '<!-- a note -->' = None, wrong '<!-- a note -->'",
            ],
            id="comments to awesomekit are no part of a value",
        ),
        pytest.param(
            "- **Date:**\n- **Language:** \n",
            [
                "fields 'guage:**'",
                "  '- **Date:**' 'Date' (date): '' = None",
                "  '- **Language:**' 'Language' (language): '' = None",
            ],
            id="no value",
        ),
        pytest.param(
            "- **Date:**\n  2023-07\n",
            [
                "fields ' 2023-07'",
                "  '- **Date:**\\n  2023-07' 'Date' (date): '2023-07' = 2023-07",
            ],
            id="a value on the next line",
        ),
        pytest.param(
            "- **Date:** 2023-07\n- Meta\n- Date: x\n- *Date:* x\n- **Date 1**\n- **:** x\n-\n",
            [
                "fields '*:** x\\n-'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- Meta' '' (None): 'Meta' = None",
                "  '- Date: x' '' (None): 'Date: x' = None",
                "  '- *Date:* x' '' (None): '*Date:* x' = None",
                "  '- **Date 1**' '' (None): '**Date 1**' = None",
                "  '- **:** x' '' (None): '**:** x' = None",
                "  '-' '' (None): '' = None",
            ],
            id="unlabelled bullets",
        ),
        pytest.param(
            "- **Date:** 2023-07\n- **Par\n  ams:** 7B\n",
            [
                "fields 'ms:** 7B'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- **Par\\n  ams:** 7B' '' (None): '**Par\\n  ams:** 7B' = None",
            ],
            id="a label of two lines is none",
        ),
        pytest.param(
            "- **Date:** 2023\n  - x\n- **Task:** a\n\n  b\n",
            [
                "fields '* a\\n\\n  b'",
                "  '- **Date:** 2023\\n  - x' 'Date' (date): '2023\\n  - x' = None, wrong '-'",
                "  '- **Task:** a\\n\\n  b' 'Task' (None): 'a\\n\\n  b' = None",
            ],
            id="nested content",
        ),
        pytest.param(
            "- **Date:** 2023-07\n-  ```\n   x\n   ```\n- - a\n  - b\n- # h\n",
            [
                "fields ' b\\n- # h'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '-  ```\\n   x\\n   ```' '' (None): '```\\n   x\\n   ```' = None",
                "  '- - a\\n  - b' '' (None): '- a\\n  - b' = None",
                "  '- # h' '' (None): '# h' = None",
            ],
            id="bullets without a paragraph",
        ),
        pytest.param(
            "- [ ] **Date:** 2023-07\n- [x] **Language:** en\n",
            [
                "fields 'ge:** en'",
                "  '- [ ] **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "  '- [x] **Language:** en' 'Language' (language): 'en' = en",
            ],
            id="tasks",
        ),
        pytest.param(
            "- **Date:** 2023-13-01\n",
            [
                "fields '23-13-01'",
                "  '- **Date:** 2023-13-01' 'Date' (date): '2023-13-01' = None, wrong '13'",
            ],
            id="a value that does not parse",
        ),
        pytest.param(
            "- **Task:** [M](a), `x`\n",
            [
                "fields '(a), `x`'",
                "  '- **Task:** [M](a), `x`' 'Task' (None): '[M](a), `x`' = None",
            ],
            id="markup in values",
        ),
        pytest.param(
            "- **Mood:** good\n- **Taste:**\n",
            [
                "fields 'Taste:**'",
                "  '- **Mood:** good' 'Mood' (None): 'good' = None",
                "  '- **Taste:**' 'Taste' (None): '' = None",
            ],
            id="a label of no schema in the fields' place",
        ),
        pytest.param(
            "[a](b)\n\n- **Mood:** good\n",
            [
                "badges '[a](b)'",
                "  '[a](b)' website: b, None",
                "fields ':** good'",
                "  '- **Mood:** good' 'Mood' (None): 'good' = None",
            ],
            id="after badges too",
        ),
        pytest.param(
            "Text.\n\n- **Mood:** good\n",
            [
                "prose None: 'Text.', '- **Mood:** good'",
            ],
            id="after a text it is prose",
        ),
        pytest.param(
            "<!-- [en] -->\n\n- **Mood:** good\n",
            [
                "marker en '<!-- [en] -->'",
                "prose en: '- **Mood:** good'",
            ],
            id="in a language it is prose",
        ),
        pytest.param(
            "Text.\n\n- **Mood:** good\n\nMore.\n\n- a\n\n* **Date:** 2023-07\n",
            [
                "fields ' 2023-07'",
                "  '* **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "prose None: 'Text.', '- **Mood:** good', 'More.', '- a'",
            ],
            id="but a list that names a field is the field list",
        ),
        pytest.param(
            "<!-- [zh] -->\n\n- **Date:** 2023-07\n\n文。\n",
            [
                "fields ' 2023-07'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "marker zh '<!-- [zh] -->'",
                "prose zh: '文。'",
            ],
            id="also in a language",
        ),
        pytest.param(
            "- **Date:** 2023-07\n\n* **Language:** en\n",
            [
                "fields ' 2023-07'",
                "  '- **Date:** 2023-07' 'Date' (date): '2023-07' = 2023-07",
                "prose None: '* **Language:** en'",
            ],
            id="the first of two field lists",
        ),
        pytest.param(
            "1. **Date:** 2023-07\n",
            [
                "prose None: '1. **Date:** 2023-07'",
            ],
            id="an ordered list is prose",
        ),
        pytest.param(
            "- a\n- b\n",
            [
                "prose None: '- a\\n- b'",
            ],
            id="no list names a field",
        ),
    ],
)
def test_fields(text: str, wanted: list[str]) -> None:
    assert body(text) == wanted

"""Writing systems as ranges for character classes of regular expressions.

The ranges are blocks of Unicode (https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt).
"""

from __future__ import annotations

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
"""Chinese characters, without 々 and 〇."""

KANA = r"\u3041-\u30ff"
"""Hiragana and Katakana."""

HANGUL = r"\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
"""Korean."""

CJK_MARKS = r"\u3000-\u303f\uff01-\uffe6"
"""Punctuation of Chinese, Japanese and Korean, and full-width forms."""

RIGHT_TO_LEFT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Hebrew, Arabic and all others that are written from right to left."""

SHAPED = (
    r"\u0600-\u1aff\u1b00-\u1cff\ua800-\ua8ff\ua980-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    r"\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Arabic, Mongolian, the scripts of India and its neighbours: joiners change their letters."""

UNSPACED = (
    r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"
    r"\ua9e0-\ua9ff\uaa60-\uaadf"
)
"""Thai, Lao, Tibetan, Burmese, Khmer: no spaces show where a line may break."""

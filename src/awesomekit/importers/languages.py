"""Which language a text is in, as far as an import must know."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from awesomekit.rules.scripts import HAN, HANGUL, KANA

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN_SHARE = 0.3
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[a-z\u00df-\u024f]+")
_FEWEST_LETTERS = 200
_FEWEST_WORDS = 12
# writing systems that belong to one language, or as good as
_SCRIPTS = {
    "ja": re.compile(f"[{KANA}]"),
    "ko": re.compile(f"[{HANGUL}]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
}
# words that are frequent in one language and rare in the others
_WORDS = {
    "en": "the and of to is for with that are from this by it an be or as which you can your",
    "fr": "les des une est pour dans avec qui sur pas vous sont et du au aux cette ces être leur",
    "de": "der die und das ist nicht mit für ein eine von den auf sich dem zu wird auch als sind",
    "es": "los las una que para con por del es se como más pero sus este esta y el al son",
    "pt": "os uma que para com não por dos das ao como mais mas é em são você seu sua e",
    "it": "gli una che per con non del della di è sono nel alla anche come più questo e il lo",
    "nl": "het een van voor met niet zijn dat op te aan ook als bij naar deze worden en de kan",
    "pl": "się nie jest na do dla jak oraz który przez lub po ze od są to może tylko być w",
    "tr": "ve bir bu için ile olarak da de olan çok daha gibi veya kadar sonra en her ama",
    "vi": "và của các là cho một không được trong với có những này để từ khi về người như",
    "id": "yang dan untuk dengan dari ini pada adalah dalam tidak akan itu atau oleh juga",
}
_BY_WORD: dict[str, frozenset[str]] = {}
NAMES = {
    "en": "English",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "ar": "Arabic",
    "he": "Hebrew",
    "el": "Greek",
    "th": "Thai",
    "hi": "Hindi",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "id": "Indonesian",
}
"""Language code → English name."""


def language_of(text: str, other: str) -> str | None:
    """``zh`` for a text with at least three Han characters in ten letters, else ``other``.

    Args:
        text: as a reader sees it.
        other: the language of what is not Chinese.

    Returns:
        ``None`` for a text without letters.
    """
    han = len(_HAN.findall(text))
    latin = len(_LATIN.findall(text))
    if not han + latin:
        return other if any(char.isalpha() for char in text) else None
    return "zh" if han >= HAN_SHARE * (han + latin) else other


def main_language(texts: Iterable[str]) -> str | None:
    """The language of what is not Chinese in a list, or ``None`` where too little says so.

    Told by the writing system, and for Latin letters by frequent short words; only languages of
    :data:`NAMES` are told.
    """
    whole = " ".join(texts).casefold()
    latin = len(_LATIN.findall(whole))
    letters = latin + len(_HAN.findall(whole))
    for language, script in _SCRIPTS.items():
        count = len(script.findall(whole))
        # Japanese is written with Han characters too
        if count >= 0.2 * (letters + count) and count > _FEWEST_WORDS:
            return language
    if latin < _FEWEST_LETTERS:
        return None
    counted = _counted(whole)
    (first, most), (_, second) = counted.most_common(2)
    return first if most >= _FEWEST_WORDS and most >= 1.5 * second else None


def _counted(text: str) -> Counter[str]:
    if not _BY_WORD:
        _BY_WORD.update({language: frozenset(words.split()) for language, words in _WORDS.items()})
    words = Counter(_WORD.findall(text))
    return Counter(
        {
            language: sum(words[word] for word in sorted(known))
            for language, known in _BY_WORD.items()
        }
    )

"""The colours that shields.io knows.

https://shields.io/badges/static-badge: hexadecimal, ``rgb``, ``rgba``, ``hsl``, ``hsla``, the names
of CSS (https://www.w3.org/TR/css-color-4/#named-colors) and its own.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"[0-9a-f]{3}(?:[0-9a-f]{3})?"
    r"|#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    r"|(?:rgb|hsl)a?\([^()]*\)",
    re.IGNORECASE,
)
_OWN = """
    brightgreen critical grey gray important inactive informational lightgray lightgrey success
"""
_CSS = """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet
    brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan
    darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta
    darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
    darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey
    dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray
    green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush
    lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray
    lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon
    mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
    mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
    navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
    paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
    rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna
    silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle
    tomato transparent turquoise violet wheat white whitesmoke yellow yellowgreen
"""
_NAMES = frozenset((_OWN + _CSS).split())


def is_color(text: str) -> bool:
    """Whether a decoded text is a colour; letter case does not matter."""
    text = text.strip().lower()
    return text in _NAMES or _NUMBER.fullmatch(text) is not None

"""Numbers as lists write them where they are no digits: letters, Roman and Chinese numerals."""

from __future__ import annotations

_HAN = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST = 3999  # what Roman numerals reach


def letters(number: int) -> str:
    """a … z, aa, ab …"""
    if number < 1:
        return str(number)
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("a") + rest) + found
    return found


def roman(number: int) -> str:
    if not 0 < number <= MOST:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


def han(number: int) -> str:
    """十, 十一, 二十, 一百零五: as lists count, without a 一 before a leading 十."""
    if not 0 < number <= MOST:
        return str(number)
    found = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            found += _HAN[digit] + sign
        elif found and number and not found.endswith("零"):
            found += "零"
    return found[1:] if found.startswith("一十") else found

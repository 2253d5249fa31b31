"""Brackets and strings of JSON, and what stands between them."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy

ANY_STRING = r'(?:[^"\\]++|\\[\x00-\xff])*+'  # from its first character on, without the quotation marks
_PLAIN = rf'[^"\[\]{{}}]++|"{ANY_STRING}"'
_FLAT = rf"(?:{_PLAIN}|(?!))*+"
# Brackets in brackets, passed over at once; each level more takes another look where one of them is not closed.
_ONE = rf"(?:{_PLAIN}|[\[{{]{_FLAT}[\]}}]|(?!))*+"
_TWO = rf"(?:{_PLAIN}|[\[{{]{_ONE}[\]}}]|(?!))*+"
_THREE = rf"(?:{_PLAIN}|[\[{{]{_TWO}[\]}}]|(?!))*+"

passed = lazy(_THREE.encode())  # all that is whole
mark = lazy(rb"[\[\]{}]")

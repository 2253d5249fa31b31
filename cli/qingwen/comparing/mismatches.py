"""Amounts that differ between a passage and its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from qingwen.comparing.alignment import Aligned
from qingwen.comparing.amounts import MONTH, Amount, amounts

Kind = Literal["number", "magnitude", "date"]


class Mismatch(NamedTuple):
    """An amount of the translation and the one of the source that stands in its place; offsets in the documents."""

    kind: Kind
    theirs: tuple[int, int]
    ours: tuple[int, int]


def mismatches(pairs: Iterable[Aligned]) -> list[Mismatch]:
    found: list[Mismatch] = []
    for pair in pairs:
        if pair.ours[0].form != "code" and [one.text for one in pair.ours] != [one.text for one in pair.theirs]:
            found += _between(pair)
    return found


def _between(pair: Aligned) -> Iterator[Mismatch]:
    ours = [_moved(one, segment.start) for segment in pair.ours for one in amounts(segment.plain)]
    theirs = [_moved(one, segment.start) for segment in pair.theirs for one in amounts(segment.plain)]
    theirs_open = _unsaid(theirs, ours)
    if not theirs_open:
        return
    ours_open = _left_over(ours, theirs)
    # Both sides say a number that the other does not: one stands in the other's place. A number on one side alone may be
    # a free rendering ("a few", 数百).
    for one in theirs_open:
        likely = [other for other in ours_open if one.dated or other.unit != MONTH]
        partner = min(likely, key=lambda other: _unlike(other, one), default=None)
        if partner is None:
            continue
        ours_open.remove(partner)
        if one.unit and partner.unit and one.unit != partner.unit and _converted(partner, one):
            continue
        yield Mismatch(_kind(partner, one), (one.start, one.end), (partner.start, partner.end))


def _moved(amount: Amount, by: int) -> Amount:
    return amount._replace(start=amount.start + by, end=amount.end + by)


def _unsaid(amounts_: list[Amount], others: list[Amount]) -> list[Amount]:
    """The amounts written with digits that the others do not name, by any of their meanings."""
    said = {_rounded(value) for other in others for value in other.values}
    # 2018 may stand as 18, 1,000 as 千.
    return [one for one in amounts_ if one.written and not any(_rounded(value) in said for value in one.values)]


SMALL = 10  # up to which a numeral in words is as often an article, an idiom, another thing that is counted


def _left_over(amounts_: list[Amount], others: list[Amount]) -> list[Amount]:
    """The amounts written with digits that remain when each of the others has said one of them."""
    said = Counter(_rounded(other.values[0]) for other in others if other.written or other.values[0] > SMALL)
    left = []
    for one in amounts_:
        if not one.written:
            continue
        value = next((value for value in map(_rounded, one.values) if said[value]), None)
        if value is None:
            left.append(one)
        else:
            said[value] -= 1
    return left


def _rounded(value: float) -> str:
    return f"{value:.6g}"


def _unlike(a: Amount, b: Amount) -> tuple[bool, bool, bool, float]:
    length = abs(len(str(a.mantissa)) - len(str(b.mantissa)))
    return (a.dated != b.dated, _digits(a) != _digits(b), a.mantissa != b.mantissa, length)


def _digits(amount: Amount) -> str:
    """The digits of an amount, which 3.2 million and 320亿 share."""
    return f"{amount.values[0]:.12g}".replace(".", "").strip("0")


def _converted(a: Amount, b: Amount) -> bool:
    """Whether two measures may be one amount in two units: miles and kilometres differ by less than fortyfold."""
    return 0.02 < a.values[0] / (b.values[0] or 1) < 50


def _kind(ours: Amount, theirs: Amount) -> Kind:
    if ours.mantissa and theirs.values[0] and not (ours.dated and theirs.dated) and _digits(ours) == _digits(theirs):
        return "magnitude"
    return "date" if ours.dated and theirs.dated else "number"

"""Which files of two trees are an article and its translation: by path, by language folder, by suffix."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import Input, discover
from qingwen.lazy_pattern import lazy

_CODE = r"(?:zh|en|cn|ja|ko)(?:[-_](?:[a-z]{2}|hans|hant))?"
_folder = lazy(rf"(?:^|(?<=/)){_CODE}/", re.I)
_suffix = lazy(rf"[._-]{_CODE}(?=\.[A-Za-z]+$)", re.I)
_extension = lazy(r"\.(?:md|markdown|mdx|txt|html?)$", re.I)


class Side(NamedTuple):
    """A file: as it is shown, and as `open` takes it."""

    path: str
    file: str | None


class Pair(NamedTuple):
    """An article and its translation."""

    source: Side
    translation: Side


class Pairs(NamedTuple):
    """The pairs in the order of the translations' paths, and the files of either tree without a partner."""

    pairs: list[Pair]
    only_source: list[Side]
    only_translation: list[Side]
    errors: Sequence[ReadError]


def pair_up(source: str, translation: str, pattern: str | None = None) -> Pairs:
    """Two files, or the files of two folders, which may be one folder where a pattern (`*.md=*.zh.md`) tells the two apart.

    Raises UsageError for a file and a folder, what is not there, or a pattern that is none.
    """
    for path in (source, translation):
        if path == "-":
            raise UsageError("compare reads two files or two folders, not standard input")
    kinds = [os.path.isdir(path) for path in (source, translation)]
    here, there = discover([source]), discover([translation])
    errors = [*{error.path: error for error in (*here.errors, *there.errors)}.values()]
    if kinds[0] != kinds[1] and os.path.exists(source) and os.path.exists(translation):
        raise UsageError("compare takes two files or two folders, not one of each")
    if errors and not all(kinds):
        return Pairs([], [], [], errors)
    if pattern and not kinds[0]:
        raise UsageError("--pattern is for folders")
    if os.path.realpath(source) == os.path.realpath(translation) and not pattern:
        way = "; within one folder, say --pattern '*.md=*.zh.md'" if kinds[0] else ""
        raise UsageError(f"{source} is to be compared with itself{way}")
    if not kinds[0]:
        both = [Pair(_side(a), _side(b)) for a, b in zip(here.inputs, there.inputs, strict=False)]
        return Pairs(both, [], [], errors)
    if pattern:
        return _by_pattern(here.inputs, there.inputs, pattern, errors)
    inside = os.path.realpath(translation) + os.sep
    ours = _by_key([one for one in here.inputs if not os.path.realpath(one.file or "").startswith(inside)])
    inside = os.path.realpath(source) + os.sep
    nested = os.path.realpath(translation).startswith(inside)
    theirs = _by_key([one for one in there.inputs if nested or not os.path.realpath(one.file or "").startswith(inside)])
    return _matched(ours, theirs, errors)


def _matched(ours: dict[str, Input], theirs: dict[str, Input], errors: Sequence[ReadError]) -> Pairs:
    pairs, only = [], []
    for key, one in sorted(theirs.items(), key=lambda item: item[1].path):
        partner = ours.pop(key, None)
        if partner:
            pairs.append(Pair(_side(partner), _side(one)))
        else:
            only.append(_side(one))
    return Pairs(pairs, [_side(one) for one in ours.values()], only, errors)


def _by_pattern(here: Sequence[Input], there: Sequence[Input], pattern: str, errors: Sequence[ReadError]) -> Pairs:
    """By what the stars of `SOURCE=TRANSLATION` stand for, in paths below the folders."""
    left, equals, right = pattern.partition("=")
    if not equals or not left.count("*") == right.count("*") >= 1:
        raise UsageError(f"--pattern wants SOURCE=TRANSLATION with as many * on either side, not '{pattern}'")
    ours, theirs = (
        re.compile("(.+)".join(map(re.escape, side.strip().split("*")))).fullmatch for side in (left, right)
    )
    translations = {found.groups(): one for one in there if (found := theirs(one.below))}
    taken = {os.path.realpath(one.file or "") for one in translations.values()}
    sources = {
        found.groups(): one
        for one in here
        if os.path.realpath(one.file or "") not in taken and (found := ours(one.below))
    }
    return _matched(
        {"\0".join(key): one for key, one in sources.items()},
        {"\0".join(key): one for key, one in translations.items()},
        errors,
    )


def _by_key(inputs: Sequence[Input]) -> dict[str, Input]:
    """By what the two languages' paths have in common; where that is not unique (`a.md`, `a.zh.md`), by the path itself."""
    found: dict[str, Input] = {}
    for one in inputs:
        key = _key(one.below)
        found[one.below if key in found else key] = one
    return found


def _key(below: str) -> str:
    """A path without what names a language: `zh/guide/a.md`, `guide/a.zh.md` → `guide/a`."""
    return _extension.sub("", _suffix.sub("", _folder.sub("", below)))


def _side(one: Input) -> Side:
    return Side(one.path, one.file)


def alone(pairs: Pairs) -> Iterator[tuple[Side, bool]]:
    """The files without a partner, each with whether it is a source."""
    yield from ((side, True) for side in pairs.only_source)
    yield from ((side, False) for side in pairs.only_translation)

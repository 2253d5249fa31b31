"""Every Python from 3.11.0 on reads the patterns of the package alike."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from conftest import ROOT

STEADY = {kinds.LITERAL, kinds.NOT_LITERAL, kinds.ANY, kinds.IN, kinds.GROUPREF}
REPEATS = {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}
_possessive = re.compile(r"[)}](?:[*+?]|\{.*?\})\+").search


@pytest.mark.parametrize("pattern", [r"(?:[^`]|\\[^`])*+", r"(?:[^`]++|`)*+", r"(?>(?:ab?c)*)", r"(?:ab?c|(?!))*+"])
def test_what_every_python_reads_alike_is_let_through(pattern: str) -> None:
    assert not misread(pattern)


@pytest.mark.parametrize("pattern", [r"(?:ab?c)*+", r"(?:a|b(?!c))++", r"x(?:[ab]+c)?+", r"(?:(a)|b|(?!))*+"])
def test_what_some_pythons_misread_is_named(pattern: str) -> None:
    assert misread(pattern)


def test_no_python_misreads_a_pattern_of_the_package() -> None:
    patterns = list(written())
    assert len(patterns) > 30
    assert not [pattern for pattern in patterns if misread(pattern)]


def misread(pattern: str) -> bool:
    """Whether a pattern has a possessive group that 3.11.0 to 3.11.4 may misread, or one that captures.

    Where a turn of such a group fails halfway, 3.11.4 stays there (CPython issues 100061 and 106052); it goes back to try
    another alternative, so one that never fits, `|(?!)`, is enough. What is captured in it is mixed up until 3.12.8 (101955).
    """
    bodies = list(_repeated(_parser.parse(pattern, re.VERBOSE if "\n" in pattern else 0)))
    return any(not _goes_back([*body]) or re.search(r"SUBPATTERN, \(\d", repr(body)) for body in bodies)


def _repeated(tree: Any) -> Iterator[Any]:
    """What each possessive repetition of a parsed pattern repeats, wherever it stands."""
    if isinstance(tree, tuple | list | _parser.SubPattern) and len(tree):
        if tree[0] is kinds.POSSESSIVE_REPEAT:
            yield tree[1][2]
        for part in tree:
            yield from _repeated(part)


def _goes_back(items: list[Any]) -> bool:
    """Whether the position is as before when these items have failed: what repeats, looks or chooses moves it, but for the first."""
    while items[1:] and not _may_fail(items[-1]):
        items = items[:-1]
    (kind, value), *rest = items
    if kind is kinds.BRANCH:
        return repr(value[1][-1]) == repr(_parser.parse("(?!)")) or all(_goes_back([*one, *rest]) for one in value[1])
    run = kind is kinds.POSSESSIVE_REPEAT and len(value[2]) == 1 and value[2][0][0] in STEADY
    return (run or kind in STEADY) and all(kind in STEADY for kind, _ in rest)


def _may_fail(item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind in REPEATS:
        return bool(value[0])
    return kind is not kinds.BRANCH or any(map(_may_fail, value[1][-1]))


def written() -> Iterator[str]:
    """The strings of the package with a possessive group in them, whole and with the values of their module."""
    for path in (ROOT / "cli" / "qingwen").rglob("*.py"):
        source = path.read_text("utf-8")
        if not _possessive(source):
            continue
        module = importlib.import_module(".".join(path.relative_to(ROOT / "cli").with_suffix("").parts))
        pieces = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.JoinedStr):
                pieces.update(map(id, node.values))
            if (
                isinstance(node, ast.JoinedStr | ast.Constant)
                and id(node) not in pieces
                and _possessive(ast.unparse(node))
            ):
                yield eval(compile(ast.Expression(node), str(path), "eval"), vars(module))

"""The collector of garbage waits while a document is cleaned, and is then as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from qingwen.cleaning import clean
from qingwen.html.dom.tree import Element
from qingwen.reading.source import read_source
from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document


class _Asks(Rule):
    """A rule that asks whether the collector runs."""

    code, name, message = "QW199", "asks", ""

    def __init__(self, *, fails: bool = False) -> None:
        self.told: list[bool] = []
        self.fails = fails

    def check(self, document: Document) -> Iterator[Finding]:
        self.told.append(gc.isenabled())
        if self.fails:
            raise RuntimeError
        return iter(())


@pytest.fixture(params=[True, False])
def runs(request: pytest.FixtureRequest) -> Iterator[bool]:
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_the_collector_waits_and_is_then_as_it_was(runs: bool) -> None:
    rule = _Asks()
    clean(Document("The ferry left at eleven.\n"), [rule])
    assert rule.told == [False]
    assert gc.isenabled() is runs


def test_an_error_leaves_the_collector_as_it_was(runs: bool) -> None:
    with pytest.raises(RuntimeError):
        clean(Document("The ferry left at eleven.\n"), [_Asks(fails=True)])
    assert gc.isenabled() is runs


def test_a_page_is_gone_when_the_collector_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def elements() -> int:
        return sum(isinstance(one, Element) for one in gc.get_objects())

    left: list[int] = []

    @contextmanager
    def uncollected() -> Iterator[None]:
        yield
        left.append(elements())

    monkeypatch.setattr("qingwen.reading.html.uncollected", uncollected)
    before = elements()
    read_source("ferry.html", b"<!doctype html><title>Ferry</title><p>The ferry left at eleven, and came back at noon.")
    assert left[0] <= before

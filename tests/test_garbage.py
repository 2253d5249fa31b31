"""The collector of garbage waits while a document is cleaned, and is then as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from qingwen.cleaning import clean
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

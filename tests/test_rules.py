"""Every rule's examples hold, and every rule has the page that people are promised."""

import pytest

from qingwen.editing import apply, fixes
from qingwen.linting import lint
from qingwen.reporting.terminal import visible
from qingwen.rules import all_rules
from qingwen.rules.base import FAMILIES, Example, Rule
from qingwen.rules.pages import rule_page, summary
from qingwen.text.document import Document

CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{index}")
    for rule in all_rules()
    for index, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_is_found_as_often_as_its_rule_says(rule: Rule, example: Example) -> None:
    findings = lint(
        Document(example.text, example.kind, folder="no-such-folder" if example.kind == "markdown" else None),
        [rule.for_examples()],
    )
    assert len(findings) == example.found, findings


@pytest.mark.parametrize(("rule", "example"), [case for case in CASES if case.values[1].after is not None])
def test_an_example_reads_as_its_rule_says_once_it_is_fixed(rule: Rule, example: Example) -> None:
    findings = lint(
        Document(example.text, example.kind, folder="no-such-folder" if example.kind == "markdown" else None),
        [rule.for_examples()],
    )
    assert apply(example.text, fixes(example.text, findings, unsafe=False, moves=False)) == example.after


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_has_a_whole_page(rule: Rule) -> None:
    page = rule_page(rule)
    assert rule.code[:3] in FAMILIES
    for heading in ("## What it does", "## Why is this bad?", "## Fix safety"):
        assert heading in page
    if rule.kinds:  # what a tree of files tells has its tests in test_assets.py
        assert sum(bool(example.found) for example in rule.examples) >= 2, "two texts that it finds"
        assert sum(not example.found for example in rule.examples) >= 2, "two texts that it leaves alone"
        assert "## Found" in page and "## Left alone" in page
    assert rule.fix_safety in ("safe", "unsafe", "sometimes", "none")


def test_a_summary_has_nothing_unseen_that_would_widen_its_line() -> None:
    assert [one for rule in all_rules() if (one := summary(rule)) != visible(one)] == []


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in all_rules()}) == len({rule.name for rule in all_rules()}) == len(all_rules())


def test_a_page_shows_white_space_at_the_end_of_a_line() -> None:
    page = rule_page(next(rule for rule in all_rules() if rule.code == "QW706"))
    assert "One line<U+0009>\n" in page and "A line break<U+0020><U+0020>\nhere." in page
    assert not [line for line in page.split("\n") if line != line.rstrip()]

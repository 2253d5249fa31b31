"""QW707 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.text.document import Document, Kind

if TYPE_CHECKING:
    from qingwen.text.suppressions import Suppression


class UnusedSuppression(Rule):
    """A comment that silences rules where nothing is to be silenced.

    ## What it does
    Finds `<!-- qingwen-disable… -->` comments (and `{/* … */}` in MDX) that silence no finding, that name a rule which there is
    not, and `qingwen-enable` where nothing is disabled. A comment counts only when every rule that it names ran.

    ## Why is this bad?
    It hides what may come there later, and a misspelled rule silences nothing.

    ## Fix safety
    Unsafe: the comment goes, with its reason; a comment in Markdown is never removed unasked.
    """

    code = "QW707"
    name = "unused-suppression"
    severity = "warning"
    kinds: tuple[Kind, ...] = ("markdown",)
    sign = Sign(literals=("qingwen-",))
    fix_safety = "unsafe"
    message = "{what}: delete this comment, or mend it."
    examples = (
        Example("<!-- qingwen-disable-next-line QW999 -->\nText.\n", kind="markdown"),
        Example("Text.\n\n<!-- qingwen-enable -->\n", kind="markdown"),
        Example("<!-- qingwen-disable QW101 -- the rule does not run here -->\n\nText.\n", 0, kind="markdown"),
        Example("Write `<!-- qingwen-enable -->` to end it.\n", 0, kind="markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        return iter(())  # the others have to speak first

    def judge(
        self, document: Document, suppressions: Sequence[Suppression], used: frozenset[int], ran: Sequence[Rule]
    ) -> Iterator[Finding]:
        from qingwen.rules import all_rules
        from qingwen.suppressing import named

        known, codes = (*all_rules(), *ran), {rule.code for rule in ran}
        for i, one in enumerate(suppressions):
            unknown = [rule for rule in one.rules if not any(named(rule, other) for other in known)]
            running = [rule for rule in one.rules if _ran(rule, known, codes)]
            if unknown:
                what = f"There is no rule {', '.join(unknown)}"
            elif one.verb == "enable":
                if one.closes:
                    continue
                what = "Nothing is disabled here that this could enable"
            elif i in used or (len(running) < len(one.rules)) or (not one.rules and len(ran) < len(_default())):
                continue
            else:
                what = "Nothing is silenced by this"
            start, end = document.line_at(one.start)
            alone = document.text[start:end].strip() == document.text[one.start : one.end]
            cut = (start, min(end + 1, len(document.text))) if alone else (one.start, one.end)
            yield self.finding(one.start, one.end, fix=Fix("unsafe", *cut), what=what)


def _ran(selector: str, known: Sequence[Rule], codes: set[str]) -> bool:
    """Whether all ran that a selector means; of those that are off until selected, one that is named alone."""
    from qingwen.suppressing import named

    meant = [rule for rule in known if named(selector, rule)]
    return all(rule.code in codes for rule in meant if rule.default and not rule.preview) and any(
        rule.code in codes for rule in meant
    )


def _default() -> Sequence[Rule]:
    from qingwen.linting import default_rules

    return default_rules()

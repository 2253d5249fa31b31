"""QW707 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.text.document import Document, Kind

if TYPE_CHECKING:
    from qingwen.text.markdown.suppressions import Suppression


class UnusedSuppression(Rule):
    """A comment that silences rules where nothing is to be silenced.

    ## What it does
    Finds `<!-- qingwen-disable… -->` comments (and `{/* … */}` in MDX) that silence no finding, that name a rule which there is
    not, `qingwen-enable` where nothing is disabled, and misspelt ones. A comment counts only when every rule that it names ran.

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
        Example("<!-- qingwen-disable-next-lin QW601 -->\nText.\n", kind="markdown"),
        Example("<!-- qingwen-disable QW101 -- the rule does not run here -->\n\nText.\n", 0, kind="markdown"),
        Example("Write `<!-- qingwen-enable -->` to end it.\n", 0, kind="markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        return iter(())  # the others have to speak first

    def judge(
        self, document: Document, suppressions: Sequence[Suppression], used: frozenset[int], ran: Sequence[Rule]
    ) -> Iterator[Finding]:
        from qingwen.rules import all_rules
        from qingwen.suppressing import meanings
        from qingwen.text.markdown.suppressions import VERBS

        known = dict.fromkeys((*all_rules(), *ran))
        meant = meanings(tuple(known))
        every, here = frozenset(rule.code for rule in known), {rule.code for rule in ran if rule.kinds}
        optional = {rule.code for rule in known if rule.preview or not rule.default}

        def all_ran(meant: frozenset[str]) -> bool:
            """Whether all ran that a selector means; of those that are off until selected, one that is named alone."""
            return meant - optional <= here and not meant.isdisjoint(here)

        disabled = set[str]()
        for i, one in enumerate(suppressions):
            named = [meant.get(rule.upper()) or meant.get(rule.lower()) or frozenset() for rule in one.rules]
            unknown = [rule for rule, codes in zip(one.rules, named, strict=True) if not codes]
            about = frozenset(unknown).union(*named) if one.rules else every
            closes = not disabled.isdisjoint(about) if one.rules else bool(disabled)
            if one.verb == "disable":
                disabled |= about
            elif one.verb == "enable" and one.rules:
                disabled -= about
            elif one.verb == "enable":
                disabled.clear()
            if one.verb not in VERBS:
                what = f"There is no qingwen-{one.verb}; the nearest is {_nearest(one.verb)}"
            elif unknown:
                what = f"There is no rule {', '.join(unknown)}"
            elif one.verb == "enable":
                if closes:
                    continue
                what = "Nothing is disabled here that this could enable"
            elif i in used or (len(ran) < len(_default()) if not one.rules else not all(map(all_ran, named))):
                continue
            else:
                what = "Nothing is silenced by this"
            start, end = _alone(document.text, one.start, one.end) or (one.start, one.end)
            yield self.finding(one.start, one.end, fix=Fix("unsafe", start, end), what=what)


def _alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The whole line, or lines, of a comment, with the newline; None where something else stands there."""
    while start and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end] != "\n" and text[end].isspace():
        end += 1
    alone = (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    return (start, min(end + 1, len(text))) if alone else None


@cache
def _nearest(verb: str) -> str:
    from difflib import get_close_matches

    from qingwen.text.markdown.suppressions import VERBS

    return f"qingwen-{get_close_matches(verb[:40], VERBS, n=1, cutoff=0.0)[0]}"


def _default() -> Sequence[Rule]:
    from qingwen.linting import default_rules

    return default_rules()

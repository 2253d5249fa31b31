"""What a rule is: a page of prose, examples that are its tests, a sign that wakes it, and a check.

A rule never edits: it yields findings, and a finding may carry the one edit that would mend it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Literal, NamedTuple

from qingwen.text.document import Document, Kind
from qingwen.translation import language, translated

Severity = Literal["error", "warning", "info"]
Safety = Literal["safe", "unsafe"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Fix(NamedTuple):
    """One edit: the code points [start, end) become `replacement`.

    moved: (front-matter field, value) pairs where the text goes to front matter; then only `clean`, which writes
           front matter, may apply it unasked.
    of_page: the text goes because of its place in a whole page; only `clean` applies it, which looks at a page once.
    """

    safety: Safety
    start: int
    end: int
    replacement: str = ""
    moved: tuple[tuple[str, str], ...] = ()
    of_page: bool = False


class Finding(NamedTuple):
    """What a rule found at the code points [start, end) of a document."""

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    start: int
    end: int
    fix: Fix | None = None


class Example(NamedTuple):
    """A text that a rule must flag (`found` times) or leave alone (`found` 0).

    after: the text once the rule's safe fixes are applied; None where there are none.
    """

    text: str
    found: int = 1
    after: str | None = None
    kind: Kind = "text"


class Sign(NamedTuple):
    """What a text must hold for a rule to be called at all; a rule is called when any of these is there.

    characters: the inside of an `re` character class. All rules' classes are looked for in one pass.
    literals:   strings.
    always:     the rule is cheap and has no sign.
    """

    characters: str = ""
    literals: tuple[str, ...] = ()
    always: bool = False


# The places of messages that hold words of qingwen's own, not of the document.
_SAID = frozenset(
    [
        "caption",
        "days",
        "instead",
        "language",
        "other",
        "ours",
        "own",
        "region",
        "remedy",
        "theirs",
        "what",
        "where",
        "why",
    ]
)


class Rule:
    """Subclasses sit one a file under `rules/<family>/`; their docstring is the page that `explain` prints."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    kinds: tuple[Kind, ...] = ("text", "markdown")
    seen_in: ClassVar[str] = "a tree of files"  # where a rule without kinds, which `lint` does not call, finds things
    sign: ClassVar[Sign] = Sign(always=True)
    message: ClassVar[str]
    fix_safety: ClassVar[str] = "none"  # safe, unsafe, sometimes (both occur) or none
    preview: ClassVar[bool] = False  # new in a release: off until `--preview` or selected
    default: ClassVar[bool] = True  # on where nobody chose; a rule of taste is off until selected
    forced_severity: Severity | None = None  # what a configuration says, over all else
    examples: ClassVar[tuple[Example, ...]] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        raise NotImplementedError

    def wakes(self, document: Document) -> bool:
        """A second, finer test than `sign`: whether the rule has anything to look at."""
        return True

    def judge(
        self, document: Document, suppressions: Sequence[Any], used: frozenset[int], ran: Sequence[Rule]
    ) -> Iterator[Finding]:
        """What the rule finds in the comments that silence others, once all have spoken; `used`: indices of those that did."""
        return iter(())

    def for_examples(self) -> Rule:
        """The rule as its examples are told: one that needs something from outside brings it."""
        return self

    def finding(
        self,
        start: int,
        end: int,
        *,
        fix: Fix | None = None,
        confidence: float = 0.99,
        severity: Severity | None = None,
        message: str | None = None,
        **values: Any,
    ) -> Finding:
        """A finding of this rule; `values` fill the places of its message."""
        template = message or self.message
        if language() != "en":
            template = translated(template)
            values |= {
                name: translated(values[name]) for name in _SAID & values.keys() if isinstance(values[name], str)
            }
        level = self.forced_severity or severity or self.severity
        said = template.format(**values)
        # In half of the time of `Finding(…)`.
        return tuple.__new__(Finding, (self.code, self.name, level, confidence, said, start, end, fix))


OWN = "own"  # the family of rules that a configuration or a plugin brings
FAMILIES = {
    "QW1": "debris",
    "QW2": "assets",
    "QW3": "language",
    "QW4": "pairs",
    "QW5": "typography",
    "QW6": "characters",
    "QW7": "structure",
}

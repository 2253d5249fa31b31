"""Rules × document → findings; and which rules a person chose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from qingwen.errors import UsageError
from qingwen.lazy_pattern import lazy
from qingwen.rules import all_rules
from qingwen.rules import default_rules as default_rules
from qingwen.rules.base import FAMILIES, Finding, Rule
from qingwen.text.document import Document, Kind
from qingwen.translation import one_language

if TYPE_CHECKING:
    from qingwen.text.typography_style import TypographyStyle


def lint(document: Document, rules: Sequence[Rule] | None = None) -> list[Finding]:
    """Everything that the rules find, in order of place and then of code."""
    chosen = tuple(default_rules() if rules is None else rules)
    findings: list[Finding] = []
    with one_language():
        for rule in _awake(document, chosen):
            findings += rule.check(document)
    if any(rule.name == "site-debris" for rule in chosen):
        findings = _told_once(findings)
    findings = reported(document, findings, chosen)
    findings.sort(key=attrgetter("start", "end", "code"))
    return findings


def reported(document: Document, findings: list[Finding], ran: Sequence[Rule]) -> list[Finding]:
    """The findings that no comment silences and no project allows, and what the rules that ran say of the comments themselves."""
    if "qingwen-" in document.text and document.kind == "markdown":
        from qingwen.suppressing import suppressed

        findings = suppressed(document, findings, ran)
    if document.allow:
        from qingwen.text.allowed_spans import allowed_spans, touches

        spans = document.once(allowed_spans)
        findings = [
            one
            for one in findings
            if not (touches(spans, one.start, one.end) or (one.fix and touches(spans, one.fix.start, one.fix.end)))
        ]
    return findings


def _told_once(findings: list[Finding]) -> list[Finding]:
    """The findings without what the phrases say of the lines that a site's profile claims."""
    claimed = {(one.start, one.end) for one in findings if one.name == "site-debris"}
    if not claimed:
        return findings
    return [
        one
        for one in findings
        if one.name == "site-debris" or (one.start, one.end) not in claimed or FAMILIES[one.code[:3]] != "debris"
    ]


def _awake(document: Document, rules: tuple[Rule, ...]) -> Iterable[Rule]:
    """The rules whose sign the text shows."""
    text = document.text
    signs = _signs(rules, document.kind)
    odd = "".join(sorted(set(signs.characters(text))))
    literals = frozenset([literal for literal, finds in signs.literals if finds(text)])
    for rule in _called(rules, document.kind, odd, literals):
        if rule.wakes(document):
            yield rule


@lru_cache(1024)  # most texts show one of a few sets of signs, or none
def _called(rules: tuple[Rule, ...], kind: Kind, odd: str, literals: frozenset[str]) -> list[Rule]:
    """The rules that some characters and literals are a sign for, and those without a sign."""
    return [
        rule
        for rule, characters in _signs(rules, kind).rules
        if (odd and characters and re.search(characters, odd))
        or (rule.sign.literals and not literals.isdisjoint(rule.sign.literals))
        or rule.sign.always
    ]


class _Signs(NamedTuple):
    """The signs of some rules, put together.

    characters: finds every character that any of the rules asks for, and all beyond U+FFFF where one asks for such.
    literals:   all literals of all rules, each with what finds it.
    rules:      each rule with the class of its own characters, if it has some; few texts need it compiled.
    """

    characters: Callable[[str], list[str]]
    literals: list[tuple[str, Callable[[str], object]]]
    rules: list[tuple[Rule, str]]


# Each range beyond U+FFFF slows a class down noticeably (16 of them: twofold); one range for all of them does not.
_beyond = lazy("[\U00010000-\U0010ffff](?:-[\U00010000-\U0010ffff])?")


@cache
def _signs(rules: tuple[Rule, ...], kind: Kind) -> _Signs:
    chosen = [rule for rule in rules if kind in rule.kinds]
    together = "".join(rule.sign.characters for rule in chosen)
    near = _beyond.sub("", together)
    every = near + ("\U00010000-\U0010ffff" if near != together else "")
    return _Signs(
        _beyond_plain(re.compile(f"[{every}]" if every else r"(?!)").findall),
        # A search takes two thirds of the time of `in`.
        [(one, re.compile(re.escape(one)).search) for one in {one for rule in chosen for one in rule.sign.literals}],
        [(rule, f"[{rule.sign.characters}]" if rule.sign.characters else "") for rule in chosen],
    )


def _beyond_plain(find: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """The same as `find`, of letters, in a quarter of its time for English: what of ASCII it never finds is left out before."""
    plain = bytes(code for code in range(128) if not find(chr(code)))

    def find_beyond(text: str) -> list[str]:
        rest = text.encode("utf-8", "surrogatepass").translate(None, plain)
        return find(rest.decode("utf-8", "surrogatepass") if 2 * len(rest) < len(text) else text)

    return find_beyond


def select(
    chosen: Sequence[str] = (),
    ignored: Sequence[str] = (),
    extended: Sequence[str] = (),
    *,
    extra: Sequence[Rule] = (),
    preview: bool = False,
    extra_on: bool = True,
) -> tuple[Rule, ...]:
    """The rules that selectors choose: a code, a prefix of one, or a name. The more exact selector wins.

    extra: rules beside qingwen's own; extra_on: without being chosen. preview: those that are new in a release as well.
    Raises UsageError that names the selector which fits no rule.
    """
    if not (chosen or ignored or extended or extra or preview):
        return default_rules()
    on = dict.fromkeys(default_rules(preview) if not chosen else (), 0)
    if extra_on:
        on |= dict.fromkeys((rule for rule in extra if rule.default and (preview or not rule.preview)), 0)
    on |= _exactness([*chosen, *extended], extra)
    off = _exactness(ignored, extra)
    rules = [rule for rule in (*all_rules(), *extra) if rule in on and on[rule] > off.get(rule, -1)]
    return tuple(_in_style(rule, "sparanoid") if on[rule] else rule for rule in rules)


def with_profile(rules: Sequence[Rule], path: str | None) -> tuple[Rule, ...]:
    """The rules, `site-debris` with the profile in a file. Raises ReadError and UsageError."""
    if path is None:
        return tuple(rules)
    site = _site_rule(path)
    return tuple(site if rule.name == site.name else rule for rule in rules)


@cache
def _site_rule(path: str) -> Rule:
    from qingwen.profiles import load_profile
    from qingwen.rules.debris.site_debris import SiteDebris

    return SiteDebris(load_profile(path))


def with_typography(rules: Sequence[Rule], style: str | TypographyStyle | None) -> tuple[Rule, ...]:
    """The rules, those of typography in a house style, or in the one of that name. Raises UsageError."""
    return tuple(rules) if style is None else tuple(_in_style(rule, style) for rule in rules)


@cache
def _in_style(rule: Rule, style: str | TypographyStyle) -> Rule:
    """A rule of typography in a house style; any other as it is."""
    if not rule.code.startswith("QW5"):
        return rule
    from qingwen.text.typography_style import typography_style

    return type(rule)(typography_style(style) if isinstance(style, str) else style)  # type: ignore[call-arg]


def with_terms(rules: Sequence[Rule], terms: Iterable[str]) -> tuple[Rule, ...]:
    """The rules, those of untranslated passages with a project's own terms, which stay as they are."""
    if not (kept := tuple(terms)):
        return tuple(rules)
    return tuple(_with_terms(rule, kept) if rule.code in ("QW301", "QW302") else rule for rule in rules)


@cache
def _with_terms(rule: Rule, terms: tuple[str, ...]) -> Rule:
    from qingwen.text.fragments.own_terms import OwnTerms

    return type(rule)(OwnTerms(terms))  # type: ignore[call-arg]


@cache
def terms_of(path: str | None) -> tuple[str, ...]:
    """The terms in a file. Raises ReadError and UsageError."""
    if path is None:
        return ()
    from qingwen.terms_file import load_terms

    return load_terms(path)


def matching(selector: str, extra: Sequence[Rule] = ()) -> list[Rule]:
    """The rules that a code, a prefix (`QW`, `QW1`), a name or a family selects; UsageError when there is none."""
    code, name = selector.strip().upper(), selector.strip().lower()
    found = [
        rule
        for rule in all_rules()
        if name in (rule.name, FAMILIES[rule.code[:3]]) or (code.startswith("QW") and rule.code.startswith(code))
    ]
    found += [rule for rule in extra if rule.name == name or (selector.strip() == code and rule.code.startswith(code))]
    if not found:
        raise UsageError(f"no rule fits '{selector}'{_nearest(selector)}; `qingwen rules` lists them")
    return found


def fits(selectors: str, extra: Sequence[Rule] = ()) -> bool:
    """Whether each of some selectors with commas between them fits a rule."""
    try:
        return bool(_exactness([selectors], extra))
    except UsageError:
        return False


def _exactness(selectors: Iterable[str], extra: Sequence[Rule] = ()) -> dict[Rule, int]:
    """Rule → how exactly it is named: letters of the code in the longest selector that fits."""
    exact: dict[Rule, int] = {}
    for selector in selectors:
        parts = [part for part in map(str.strip, selector.split(",")) if part]
        if not parts:  # an unset variable of a pipeline: all rules off would be a silent pass
            raise UsageError(f"'{selector}' selects no rule; `qingwen rules` lists them")
        for part in parts:
            letters = len(part) if part.upper().startswith("QW") else len("QW101")
            if part.lower() in FAMILIES.values():
                letters = len("QW1")
            for rule in matching(part, extra):
                exact[rule] = max(letters, exact.get(rule, 0))
    return exact


def _nearest(selector: str) -> str:
    from difflib import get_close_matches

    names = [rule.name for rule in all_rules()] + [rule.code for rule in all_rules()]
    close = get_close_matches(selector, names, n=1, cutoff=0.5)
    return f" (did you mean {close[0]}?)" if close else ""

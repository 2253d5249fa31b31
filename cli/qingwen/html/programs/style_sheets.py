"""What the classes of an exported document say of its words, written where `styles` reads it: Google Docs has no other way to say bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_PROPERTIES = frozenset(("font-weight", "font-style", "vertical-align", "text-decoration"))
_class = lazy(r"(?:span)?\.([\w-]+)$")


def write_inline(elements: Iterable[Element], source: str) -> None:
    """Gives each `span` in its own style what the page's sheets say of its classes; what it says itself goes before."""
    rules: dict[str, dict[str, tuple[int, str]]] = {}
    for order, (name, said) in enumerate(_rules(source)):
        rules.setdefault(name, {}).update({key: (order, value) for key, value in _declarations(said)})
    for one in elements if rules else ():
        if one.tag != "span" or "class" not in one.attrs:
            continue
        found: dict[str, tuple[int, str]] = {}
        for name in one.attrs["class"].split():
            for key, value in rules.get(name, {}).items():
                found[key] = max(found.get(key, value), value)
        own = one.attrs.get("style", "")
        told = dict(_declarations(own))
        more = "".join(f";{key}:{value}" for key, (_, value) in found.items() if key not in told)
        if more:
            one.attrs["style"] = own + more


def _rules(source: str) -> Iterator[tuple[str, str]]:
    """The classes in the style sheets within a page, each with what a rule says of it."""
    for part in source.split("<style")[1:]:
        for rule in part.partition(">")[2].partition("</style")[0].split("}"):
            selectors, _, said = rule.rpartition("{")
            for selector in selectors.split(","):
                found = _class.match(selector.rpartition("*/")[2].strip())
                if found:
                    yield found[1], said


def _declarations(said: str) -> Iterator[tuple[str, str]]:
    for one in said.split(";"):
        key, _, value = one.partition(":")
        if (key := key.strip().lower()) in _PROPERTIES:
            yield key, value.strip()

"""What a shell offers, where Tab is pressed, for what is no list of choices to Typer. Loaded when it asks."""

from collections.abc import Iterator


def rules(incomplete: str) -> Iterator[tuple[str, str]]:
    """Codes, names or families that go on so, each with what it stands for; behind a comma, the next of several."""
    from qingwen.rules import all_rules
    from qingwen.rules.base import FAMILIES
    from qingwen.rules.pages import summary
    from qingwen.translation import translated

    before, comma, begun = incomplete.rpartition(",")
    by_code = begun[:1].isupper()
    known = [(rule.code if by_code or not begun else rule.name, summary(rule)) for rule in all_rules()]
    if begun and not by_code:
        known += [(name, translated(name)) for name in FAMILIES.values()]
    for name, told in known:
        if name.startswith(begun):
            yield f"{before}{comma}{name}", told


def styles(incomplete: str) -> list[str]:
    from qingwen.text.typography_style import STYLES

    return [name for name in STYLES if name.startswith(incomplete)]


def languages(incomplete: str) -> list[str]:
    from qingwen.translation import LANGUAGES

    return [name for name in LANGUAGES if name.startswith(incomplete)]


def reports(incomplete: str) -> list[str]:
    """The formats of `--output-file`; what stands behind the colon is the shell's own to complete."""
    from qingwen.reporting.formats import FORMATS

    return [f"{name}:" for name in FORMATS if f"{name}:".startswith(incomplete)]

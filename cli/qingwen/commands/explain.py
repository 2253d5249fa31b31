"""`qingwen explain`."""

from __future__ import annotations

import sys

from qingwen.commands.console import columns, in_colour
from qingwen.commands.rules import own_rules_here
from qingwen.linting import matching
from qingwen.rules.pages import rule_page


def run(selector: str, config: str | None = None, isolated: bool = False) -> int:
    """Prints the pages of the rules that a code, prefix or name selects; the exit code."""
    pages = "\n".join(rule_page(rule) for rule in matching(selector, own_rules_here(config, isolated)))
    coloured = in_colour(sys.stdout)
    if not (coloured or sys.stdout.isatty()):
        sys.stdout.write(pages)
        return 0
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    console = Console(
        width=min(100, columns(sys.stdout)),
        force_terminal=coloured,
        color_system="auto" if coloured else None,
        theme=Theme({"markdown.code": "cyan"}),  # Rich's own stands on black, which a light terminal has not
    )
    console.print(Markdown(pages))
    return 0

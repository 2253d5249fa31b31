"""The options of `qingwen rules`."""

from typing import Annotated

import typer

from qingwen.app import completion
from qingwen.app.options import ConfigFile, Isolated, RulesFormat
from qingwen.commands.console import finish

EXAMPLES = ("qingwen rules QW1", "qingwen rules --format json")


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="[RULE]",
            help="A code, a prefix, a name, or a family; all rules, without it.",
            autocompletion=completion.rules,
        ),
    ] = None,
    format: Annotated[RulesFormat, typer.Option("--format", help="How to list them.")] = RulesFormat.text,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """List the rules, those of the configuration included."""
    from qingwen.commands.rules import run

    finish(lambda: run(format.value, config, isolated, rule))

"""The options of `qingwen explain`."""

from typing import Annotated

import typer

from qingwen.app import completion
from qingwen.app.options import ConfigFile, Isolated
from qingwen.commands.console import finish

EXAMPLES = ("qingwen explain QW101", "qingwen explain image-placeholder", "qingwen explain QW2")


def explain(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="A code, a prefix, a name, or a family.", autocompletion=completion.rules),
    ],
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Explain a rule: what it finds, why that is bad, examples, and how safe its fix is."""
    from qingwen.commands.explain import run

    finish(lambda: run(rule, config, isolated))

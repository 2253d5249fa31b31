"""The options of `qingwen server`."""

from typing import Annotated

import typer

from qingwen.app.options import ConfigFile, Isolated
from qingwen.commands.console import finish

EXAMPLES = ("qingwen server", "qingwen server --tcp 127.0.0.1:8765")


def server(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak over standard input and output, which it does anyway.")
    ] = False,
    tcp: Annotated[
        str | None, typer.Option("--tcp", metavar="HOST:PORT", help="Wait for one editor there instead.")
    ] = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Serve an editor: findings while you type, fixes, rule pages (the Language Server Protocol; qingwen\\[lsp])."""
    from qingwen.commands.server import run

    finish(lambda: run(stdio, tcp, config, isolated))

"""The options of `qingwen config`."""

from typing import Annotated

import typer

from qingwen.app.options import ConfigFile, ConfigFormat, Isolated
from qingwen.commands.console import finish

EXAMPLES = ("qingwen config --show", "qingwen config --show post.md", "qingwen config --schema")


def config(
    path: Annotated[str | None, typer.Argument(metavar="[PATH]", help="Whose settings; here, without it.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Show what holds, and where it comes from.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the file, for editors.")] = False,
    format: Annotated[
        ConfigFormat, typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = ConfigFormat.text,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Show the configuration that holds for a file or folder: qingwen.toml, .qingwen.toml, or \\[tool.qingwen]."""
    from qingwen.commands.config import run

    finish(lambda: run(path, format.value, schema, config, isolated))

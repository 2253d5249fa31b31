"""The options of `qingwen assets`."""

from typing import Annotated

import typer

from qingwen.app.options import FORMAT_NAMES, ConfigFile, Isolated, OutputFiles, ReportFormat, Severity, typed
from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen assets content/",
    "qingwen assets content/ --rename",
    "qingwen assets content/ --rename --write",
    "qingwen assets --undo",
)


def assets(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Folders (or files) of Markdown and images; needed without --undo."),
    ] = None,
    rename: Annotated[
        bool, typer.Option("--rename", help="Give badly named images good names, here and in every reference.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="With --rename: do it; without, it is only shown.")] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last renaming back; with PATH, the last below it.")
    ] = False,
    max_size: Annotated[
        str, typer.Option("--max-size", metavar="SIZE", help="Images above this are reported: 500K, 2M …")
    ] = "1M",
    format: Annotated[ReportFormat, typer.Option("--format", metavar="FORMAT", help=FORMAT_NAMES)] = ReportFormat.text,
    output_file: OutputFiles = None,
    fail_on: Annotated[
        Severity,
        typer.Option("--fail-on", metavar="LEVEL", help="Exit code 1 from this severity on: info, warning or error."),
    ] = Severity.warning,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Look at the images of a tree: missing, unused, badly named, doubled, of the wrong type, too large.

    Markdown and pages are read and updated.
    What any other text names, or names in a form that is not understood, is not renamed.
    References from outside the given folders are not seen, and not updated.
    Exit code 1 if a finding is left at or above --fail-on, 2 if something could not be read or written.
    """
    from qingwen.commands.assets import Options, run

    given = typed(context)
    finish(
        lambda: run(
            paths or [],
            Options(
                rename, write, undo, format.value, max_size, fail_on.value, output_file or (), config, isolated, given
            ),
        )
    )

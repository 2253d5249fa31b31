"""The options of `qingwen restore`."""

from typing import Annotated

import typer

from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen restore article.md --report report.json -o article.txt",
    "qingwen restore article.md --report report.json --list",
    "qingwen restore article.md --report report.json --only 3,7-9 -o article.md",
)


def restore(
    cleaned: Annotated[str, typer.Argument(metavar="CLEANED", help="The cleaned file.")],
    report: Annotated[
        str,
        typer.Option("--report", metavar="FILE", help="The JSON report of that cleaning, or an undo report."),
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="OUT", help="The file to write; standard output without it."),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="N,M…",
            help="Give back only these edits, by their numbers in --list: 0 is the first, 3-5 are three.",
        ),
    ] = None,
    listed: Annotated[
        bool,
        typer.Option("--list", help="Print the edits with their numbers, and write nothing."),
    ] = False,
    all_edits: Annotated[
        bool, typer.Option("--all", help="With --list: the edits of layout as well, such as blank lines.")
    ] = False,
    identity: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="The document to give back, of many that batch wrote: its id, or SOURCE#NUMBER."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what was given back.")] = False,
) -> None:
    """Give back, byte for byte, what clean was given; or only some of what it took."""
    from qingwen.commands.restore import run

    finish(lambda: run(cleaned, report, out, only, identity, listed, all_edits, quiet))

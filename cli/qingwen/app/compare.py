"""The options of `qingwen compare`."""

from typing import Annotated

import typer

from qingwen.app import completion
from qingwen.app.options import (
    FORMAT_NAMES,
    INPUT,
    OUTPUT,
    RULES,
    ConfigFile,
    Encoding,
    Ignore,
    Isolated,
    OutputFiles,
    ReportFormat,
    Severity,
    typed,
)
from qingwen.commands.console import finish
from qingwen.errors import UsageError

EXAMPLES = (
    "qingwen compare article.en.md article.zh.md",
    "qingwen compare docs/en docs/zh --glossary terms.csv",
    "qingwen compare docs --pattern '*.md=*.zh.md'",
    "qingwen compare docs/en docs/zh --select number-mismatch --format github",
)


def compare(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The original: a file, or a folder of files.")],
    translation: Annotated[
        str | None,
        typer.Argument(
            metavar="TRANSLATION",
            help="Its translation: a file, or a folder with the same paths; with --pattern by default SOURCE.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULE",
            help="Only these rules of QW4: codes or names, comma-separated.",
            autocompletion=completion.rules,
            rich_help_panel=RULES,
        ),
    ] = None,
    ignore: Ignore = None,
    glossary: Annotated[
        str | None,
        typer.Option(
            "--glossary",
            metavar="FILE",
            help="Terms and what they must be called: CSV of source,target, or TBX.",
            rich_help_panel=RULES,
        ),
    ] = None,
    pattern: Annotated[
        str | None,
        typer.Option(
            "--pattern",
            metavar="SOURCE=TRANSLATION",
            help="Which paths pair up, in two folders or in one: '*.md=*.zh.md' is a.md and a.zh.md.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    encoding: Encoding = None,
    format: Annotated[
        ReportFormat,
        typer.Option("--format", metavar="FORMAT", help=FORMAT_NAMES, rich_help_panel=OUTPUT),
    ] = ReportFormat.text,
    output_file: OutputFiles = None,
    fail_on: Annotated[
        Severity,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help="Exit code 1 from this severity on: info, warning or error.",
            rich_help_panel=OUTPUT,
        ),
    ] = Severity.warning,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet/--no-quiet", "-q", help="No text report and no notes, only errors.", rich_help_panel=OUTPUT
        ),
    ] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Compare an article with its translation: what is missing, left, doubled, cut, or says another number.

    Folders are compared pair by pair: the same path below both, but for what names a language (zh/a.md, a.zh.md).
    Files without a partner are findings too, and translations that git knows to be older than their source.
    Exit code 1 if something is found at or above --fail-on, 2 if a file could not be read.
    """
    from qingwen.commands.compare import Options, run

    if translation is None and not pattern:
        raise UsageError("compare needs TRANSLATION too, or --pattern for a folder that holds both")
    given = typed(context)
    finish(
        lambda: run(
            source,
            source if translation is None else translation,
            Options(
                format.value,
                fail_on.value,
                output_file or [],
                select or [],
                ignore or [],
                glossary,
                encoding,
                quiet,
                pattern,
                config,
                isolated,
                given,
            ),
        )
    )

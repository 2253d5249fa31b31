"""The options of `qingwen fragments`."""

from typing import Annotated

import typer

from qingwen.app.options import ArticleLanguage, ConfigFile, Encoding, From, Isolated, Kind, Quiet, typed
from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen fragments content/ -o todo.xlf",
    "qingwen fragments --apply todo.xlf --diff",
    "qingwen fragments --apply todo.xlf",
)


def fragments(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files or folders with untranslated fragments; needed without --apply."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FILE", help="The exchange file to write: .xlf (XLIFF 2.0), .po or .csv."),
    ] = None,
    apply: Annotated[
        str | None,
        typer.Option("--apply", metavar="FILE", help="Put the finished translations of an exchange file back."),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="With --apply: show what would change and write nothing.")
    ] = False,
    kind: Kind = From.auto,
    encoding: Encoding = None,
    language: ArticleLanguage = None,
    no_undo: Annotated[bool, typer.Option("--no-undo/--undo", help="With --apply: keep no undo report.")] = False,
    quiet: Quiet = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Hand untranslated fragments to translators, and put what they finished back in its place.

    An export to a file that is there keeps the translations in it. What changed since is refused, by name.
    Exit code 1 if a translation was refused, 2 if something could not be read or written.
    """
    from qingwen.commands.fragments import Options, run

    given = typed(context)
    finish(
        lambda: run(
            paths or [],
            Options(
                out, apply, diff, not no_undo, kind.value, encoding, language.value if language else None, quiet,
                config, isolated, given,
            ),
        )
    )  # fmt: skip

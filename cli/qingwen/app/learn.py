"""The options of `qingwen learn`."""

from typing import Annotated

import typer

from qingwen.app.options import ConfigFile, Encoding, From, Isolated, Kind, Quiet, typed
from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen learn pages/ -o site.toml",
    "qingwen clean inbox/ --profile site.toml -o cleaned/",
    "qingwen learn --terms content/ -o terms.txt",
    "qingwen lint content/ --terms terms.txt",
)


def learn(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Pages of one site: files or folders.")],
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="The profile (TOML), or the list of terms, to write.")
    ],
    terms: Annotated[
        bool,
        typer.Option(
            "--terms", help="Propose the words that stay untranslated, for lint --terms, from clean articles."
        ),
    ] = False,
    kind: Kind = From.auto,
    encoding: Encoding = None,
    quiet: Quiet = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Learn a site's own lines (menus, notices, lists of tags) from its pages, for clean --profile."""
    from qingwen.commands.learn import Options

    if terms:
        from qingwen.commands.learn_terms import run
    else:
        from qingwen.commands.learn import run

    given = typed(context)
    finish(lambda: run(sources, Options(out, kind.value, encoding, quiet, config, isolated, given)))

"""The options of `qingwen batch`."""

from typing import Annotated

import typer

from qingwen.app.options import (
    GOING_ON,
    INPUT,
    MOST_MB,
    MOST_SECONDS,
    OUTPUT,
    ArticleLanguage,
    BatchEngine,
    BatchTo,
    ConfigFile,
    Encoding,
    Extend,
    From,
    Han,
    Ignore,
    Images,
    Isolated,
    Jobs,
    Kind,
    Preview,
    ProfileFile,
    Quiet,
    Select,
    TermsFile,
    TypographyStyleName,
    Unsafe,
    typed,
)
from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen batch inbox/ -o cleaned/",
    "qingwen batch archive.jsonl.gz -o cleaned.jsonl -j 8",
    "qingwen batch archive.jsonl.gz -o cleaned.jsonl -j 8 --resume",
)


def batch(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, files, globs, zip, tar, JSON (a list of objects, also inside an object), JSON Lines, CSV, Parquet, WARC, ARC, SQLite, DuckDB; .gz, .bz2, .xz, .zst; URLs (s3://…).",
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="OUT", help="A folder, or a file: .jsonl, .parquet or .zip.", rich_help_panel=OUTPUT
        ),
    ],
    to: Annotated[
        BatchTo | None,
        typer.Option(
            "--to",
            metavar="KIND",
            help="The kind of output: folder, jsonl, parquet or zip; by default as OUT ends, else a folder.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    jobs: Jobs = 0,
    engine: Annotated[
        BatchEngine, typer.Option("--engine", metavar="local|dask", help="What the work is done by.")
    ] = BatchEngine.local,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="With --engine dask: a running cluster's, such as tcp://host:8786; without it, one is made here.",
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run in OUT, if there is one.", rich_help_panel=GOING_ON)
    ] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Forget the run in OUT and begin anew.", rich_help_panel=GOING_ON)
    ] = False,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed", help="Go on, and try what failed once more.", rich_help_panel=GOING_ON),
    ] = False,
    max_failures: Annotated[
        int | None,
        typer.Option(
            "--max-failures", metavar="N", min=0, help="Stop when more documents fail.", rich_help_panel=GOING_ON
        ),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            "--time-limit",
            metavar="SECONDS",
            min=0.1,
            max=MOST_SECONDS,
            help="For one document.",
            rich_help_panel=GOING_ON,
        ),
    ] = 60.0,
    memory_limit: Annotated[
        int,
        typer.Option(
            "--memory-limit",
            metavar="MB",
            min=128,
            max=MOST_MB,
            help="For one process (on Linux).",
            rich_help_panel=GOING_ON,
        ),
    ] = 2048,
    max_document: Annotated[
        int,
        typer.Option(
            "--max-document", metavar="MB", min=1, max=MOST_MB, help="What is larger fails.", rich_help_panel=GOING_ON
        ),
    ] = 64,
    text_field: Annotated[
        str | None,
        typer.Option(
            "--text-field",
            metavar="NAME",
            help="The field of a record that holds its text; by default text, content, body …",
            rich_help_panel=INPUT,
        ),
    ] = None,
    id_field: Annotated[
        str | None,
        typer.Option(
            "--id-field",
            metavar="NAME",
            help="The field that names a record; by default id, url …, else its number.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="NAME", help="The table or view of a database.", rich_help_panel=INPUT),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option("--query", metavar="SQL", help="What to read from a database.", rich_help_panel=INPUT),
    ] = None,
    kind: Kind = From.auto,
    encoding: Encoding = None,
    language: ArticleLanguage = None,
    unsafe: Unsafe = False,
    images: Annotated[
        Images,
        typer.Option(
            "--images",
            metavar="keep|drop|comment",
            help="Image files on a line of their own, as for clean.",
            rich_help_panel=OUTPUT,
        ),
    ] = Images.keep,
    han: Annotated[
        Han | None,
        typer.Option(
            "--han",
            metavar="VARIANT",
            help="Bring Chinese prose into this variant: simplified, traditional, taiwan or hongkong.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: ProfileFile = None,
    terms: TermsFile = None,
    typography_style: TypographyStyleName = None,
    near_duplicates: Annotated[
        bool,
        typer.Option("--near-duplicates", help="Look for texts that are nearly the same.", rich_help_panel=OUTPUT),
    ] = False,
    learn: Annotated[
        str | None,
        typer.Option(
            "--learn",
            metavar="FILE",
            help="Write the profile of the site, as `qingwen learn` does.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    progress: Annotated[
        float | None,
        typer.Option(
            "--progress",
            metavar="SECONDS",
            min=0,
            max=MOST_SECONDS,
            help="A line of JSON on standard error in as many seconds.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    quiet: Quiet = False,
    preview: Preview = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Clean an archive: any number of documents, every change accounted for, resumable at any point.

    Exit code 1 if documents failed, 2 if a source could not be read; the journal beside the output says which, and why.
    """
    from qingwen.commands.batch import Options, run

    given = typed(context)
    finish(
        lambda: run(
            sources,
            Options(
                out=out, to=to.value if to else None, jobs=jobs, engine=engine.value, scheduler=scheduler, resume=resume,
                restart=restart, retry_failed=retry_failed, max_failures=max_failures, time_limit=time_limit,
                memory_limit=memory_limit, max_document=max_document, text_field=text_field, id_field=id_field,
                table=table, query=query, progress=progress, near_duplicates=near_duplicates, learn=learn, kind=kind.value, encoding=encoding,
                language=language.value if language else None, unsafe=unsafe, images=images.value,
                han=han.value if han else None, select=select or [], ignore=ignore or [], extend=extend_select or [],
                profile=profile, terms=terms, typography_style=typography_style, quiet=quiet, preview=preview, config=config, isolated=isolated, given=given,
            ),
        )
    )  # fmt: skip

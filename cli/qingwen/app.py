"""The command line: options in, one call out. A command's module is imported when that command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, NoReturn

import typer

from qingwen import __version__
from qingwen.commands.console import finish, guarded, leave
from qingwen.translation import language

# Beyond these a number is a slip, or more than the system counts.
MOST_JOBS = 1024
MOST_SECONDS = 1_000_000
MOST_MB = 1 << 20


class From(StrEnum):
    auto = "auto"
    text = "text"
    markdown = "markdown"
    html = "html"
    docx = "docx"


class Images(StrEnum):
    keep = "keep"
    drop = "drop"
    comment = "comment"


class Language(StrEnum):
    zh = "zh"
    en = "en"


class Han(StrEnum):
    simplified = "simplified"
    traditional = "traditional"
    taiwan = "taiwan"
    hongkong = "hongkong"


class ConfigFormat(StrEnum):
    text = "text"
    json = "json"


class ReportFormat(StrEnum):
    text = "text"
    json = "json"
    jsonl = "jsonl"
    github = "github"
    sarif = "sarif"
    junit = "junit"
    gitlab = "gitlab"
    rdjson = "rdjson"
    checkstyle = "checkstyle"


class RulesFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class BatchTo(StrEnum):
    folder = "folder"
    jsonl = "jsonl"
    parquet = "parquet"
    zip = "zip"


class BatchEngine(StrEnum):
    local = "local"
    dask = "dask"


class Severity(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"


# The panels of the help.
INPUT, RULES, OUTPUT, GOING_ON = "What is read", "Which rules", "What is written", "Going on, and limits"
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules: codes, prefixes (QW1) or names, comma-separated.",
        rich_help_panel=RULES,
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.", rich_help_panel=RULES)
]
Extend = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="RULE", help="These rules as well.", rich_help_panel=RULES),
]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe/--no-unsafe",
        help="Apply unsafe fixes too: what is probably debris, but may be prose.",
        rich_help_panel=RULES,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The input's encoding, if it is not told rightly: gb18030, big5 …",
        rich_help_panel=INPUT,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input is called; its suffix tells the kind.",
        rich_help_panel=INPUT,
    ),
]
Kind = Annotated[
    From,
    typer.Option(
        "--from",
        metavar="KIND",
        help="auto (told by suffix and content), text, markdown, html or docx.",
        rich_help_panel=INPUT,
    ),
]
ArticleLanguage = Annotated[
    Language | None,
    typer.Option(
        "--language",
        metavar="zh|en",
        help="The article's main language, if it is not told rightly.",
        rich_help_panel=INPUT,
    ),
]
TypographyStyleName = Annotated[
    str | None,
    typer.Option(
        "--typography-style",
        metavar="STYLE",
        help="House style of the typography rules (--select typography): sparanoid, clreq or gb.",
        rich_help_panel=RULES,
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="FILE",
        help="Remove what qingwen learn found to be this site's own lines.",
        rich_help_panel=RULES,
    ),
]
TermsFile = Annotated[
    str | None,
    typer.Option(
        "--terms",
        metavar="FILE",
        help="Words and phrases that stay untranslated, one a line.",
        rich_help_panel=RULES,
    ),
]
Preview = Annotated[
    bool,
    typer.Option("--preview/--no-preview", help="Rules that are new in this release as well.", rich_help_panel=RULES),
]
ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="FILE", help="This configuration file, in place of the nearest.", rich_help_panel=INPUT
    ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", "--no-config", help="No configuration file.", rich_help_panel=INPUT)
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet/--no-quiet", "-q", help="No report on standard error, only errors.", rich_help_panel=OUTPUT),
]
Jobs = Annotated[
    int,
    typer.Option("-j", "--jobs", metavar="N", min=0, max=MOST_JOBS, help="Processes; 0: as many as there are cores."),
]
FORMAT_NAMES = "text, json, jsonl, github, sarif, junit, gitlab, rdjson or checkstyle."
OutputFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--output-file",
        metavar="FORMAT:FILE",
        help="Write the report there as well, as in sarif:report.sarif; may be given several times.",
        rich_help_panel=OUTPUT,
    ),
]


def _given(context: typer.Context) -> frozenset[str]:
    """The parameters that somebody typed, by the names that the commands' options have."""
    called = {"extend_select": "extend", "no_undo": "undo"}
    sources = {name: context.get_parameter_source(name) for name in context.params}
    return frozenset(
        called.get(name, name) for name, source in sources.items() if source and source.name == "COMMANDLINE"
    )


def _version(value: bool) -> None:
    if value:
        typer.echo(f"qingwen {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
    lang: Annotated[  # taken out before, wherever it stands
        str | None,
        typer.Option(
            "--lang",
            metavar="en|zh",
            help="The language of messages and help: en or zh; by default the locale's.",
        ),
    ] = None,
) -> None:
    """qingwen 清文."""


def clean(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH|-]...", help="Files or folders; - is standard input.")
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="The file to write, or a folder (ends in /, or several inputs).",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    in_place: Annotated[
        bool,
        typer.Option(
            "--in-place",
            help="Write Markdown files back where they were; an undo report is kept.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change and write nothing.", rich_help_panel=OUTPUT)
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit code 1 if anything would change.", rich_help_panel=OUTPUT),
    ] = False,
    unsafe: Unsafe = False,
    images: Annotated[
        Images,
        typer.Option(
            "--images",
            metavar="keep|drop|comment",
            help="Image files on a line of their own: keep, drop, or leave a comment where each image was.",
            rich_help_panel=OUTPUT,
        ),
    ] = Images.keep,
    han: Annotated[
        Han | None,
        typer.Option(
            "--han",
            metavar="VARIANT",
            help="Bring Chinese prose into this variant: simplified, traditional, taiwan or hongkong; what context does not decide is reported, and converted with --unsafe.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="Write the report: JSON, which restore reads, or, if it ends in .txt, text for people only.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    paste: Annotated[
        bool, typer.Option("--paste", help="Clean what is in the clipboard.", rich_help_panel=INPUT)
    ] = False,
    assets: Annotated[
        str | None,
        typer.Option(
            "--assets",
            metavar="DIR",
            help="Where the pictures inside a page or Word document are written, named after what they show.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put the result into the clipboard.", rich_help_panel=OUTPUT)
    ] = False,
    kind: Kind = From.auto,
    encoding: Encoding = None,
    stdin_filename: StdinName = None,
    language: ArticleLanguage = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: ProfileFile = None,
    terms: TermsFile = None,
    no_undo: Annotated[
        bool, typer.Option("--no-undo/--undo", help="With --in-place: keep no undo report.", rich_help_panel=OUTPUT)
    ] = False,
    quiet: Quiet = False,
    preview: Preview = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Clean articles: debris out, clean Markdown out, a report of every change.

    One input without -o goes to standard output, its report to standard error.
    """
    from qingwen.commands.clean import Options, run

    pictures, given = None, _given(context)
    if assets is not None:
        from qingwen.files.pictures import Pictures

        pictures = Pictures(assets)
    finish(
        lambda: run(
            paths or [],
            Options(
                out=out, in_place=in_place, diff=diff, check=check, unsafe=unsafe, images=images.value, report=report,
                kind=kind.value, encoding=encoding, stdin_filename=stdin_filename, language=language.value if language else None,
                select=select or [], ignore=ignore or [], extend=extend_select or [], profile=profile, terms=terms, undo=not no_undo, quiet=quiet, paste=paste, copy=copy, pictures=pictures,
                preview=preview, config=config, isolated=isolated, given=given,
                han=han.value if han else None,
            ),
        )
    )  # fmt: skip


def lint(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - is standard input.")],
    format: Annotated[
        ReportFormat,
        typer.Option("--format", metavar="FORMAT", help=FORMAT_NAMES, rich_help_panel=OUTPUT),
    ] = ReportFormat.text,
    output_file: OutputFiles = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Apply safe fixes to the files; an undo report is kept.", rich_help_panel=OUTPUT),
    ] = False,
    unsafe: Unsafe = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show what --fix would change and write nothing.", rich_help_panel=OUTPUT),
    ] = False,
    fail_on: Annotated[
        Severity,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help="Exit code 1 from this severity on: info, warning or error.",
            rich_help_panel=OUTPUT,
        ),
    ] = Severity.warning,
    kind: Kind = From.auto,
    encoding: Encoding = None,
    stdin_filename: StdinName = None,
    language: ArticleLanguage = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: ProfileFile = None,
    terms: TermsFile = None,
    typography_style: TypographyStyleName = None,
    jobs: Jobs = 0,
    show_fixes: Annotated[
        bool,
        typer.Option(
            "--show-fixes/--no-show-fixes",
            help="With --fix: list what was fixed, by file and rule.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics/--no-statistics", help="Counts by rule in place of the findings.", rich_help_panel=OUTPUT
        ),
    ] = False,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero/--no-exit-zero",
            help="Exit code 0 though there are findings; errors still give 2.",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Lint again whenever something changes, until Ctrl-C (qingwen\\[watch]).",
            rich_help_panel=INPUT,
        ),
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what was found, for files that stay as they are.")
    ] = True,
    cache_dir: Annotated[
        str | None,
        typer.Option(
            "--cache-dir",
            metavar="DIR",
            help="Where it is kept; by default in .qingwen/cache of the repository. Also QINGWEN_CACHE_DIR.",
        ),
    ] = None,
    no_undo: Annotated[
        bool, typer.Option("--no-undo/--undo", help="With --fix: keep no undo report.", rich_help_panel=OUTPUT)
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose/--no-verbose", "-v", help="Say what was read, how, and how long it took.", rich_help_panel=OUTPUT
        ),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet/--no-quiet", "-q", help="No text report and no notes, only errors.", rich_help_panel=OUTPUT
        ),
    ] = False,
    preview: Preview = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Findings in this file are known and do not count.",
            rich_help_panel=RULES,
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="Write all findings to the baseline (.qingwen-baseline.json).",
            rich_help_panel=RULES,
        ),
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take what is no longer found out of the baseline.", rich_help_panel=RULES)
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REF",
            help="Only the lines of PATH that changed in git since a commit or branch.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Only the staged lines of PATH, as they are staged.", rich_help_panel=INPUT)
    ] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Report what is wrong in files and folders; exit code 1 if something is."""
    from qingwen.commands.lint_options import Options

    if watch:
        from qingwen.commands.watching import run
    else:
        from qingwen.commands.lint import run
    given = _given(context)
    finish(
        lambda: run(
            paths,
            Options(
                format=format.value, fix=fix, unsafe=unsafe, diff=diff, fail_on=fail_on.value, kind=kind.value, encoding=encoding,
                stdin_filename=stdin_filename, language=language.value if language else None, select=select or [],
                ignore=ignore or [], extend=extend_select or [], profile=profile, terms=terms,
                typography_style=typography_style, jobs=jobs, undo=not no_undo, quiet=quiet,
                output_files=output_file or [], statistics=statistics, show_fixes=show_fixes, exit_zero=exit_zero,
                verbose=verbose, cache=cache, cache_dir=cache_dir,
                preview=preview, baseline=baseline, write_baseline=write_baseline, prune=prune, since=since, staged=staged, config=config, isolated=isolated, watch=watch, given=given,
            ),
        )
    )  # fmt: skip


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
            help="Give back only these edits, by their places in the report's list of edits: 0 is the first, 3-5 are three.",
        ),
    ] = None,
    identity: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="The document to give back, of many that batch wrote: its id, or SOURCE#NUMBER."
        ),
    ] = None,
) -> None:
    """Give back, byte for byte, what clean was given; or only some of what it took."""
    from qingwen.commands.restore import run

    finish(lambda: run(cleaned, report, out, only, identity))


def batch(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Folders, files, globs, zip, tar, JSON Lines, CSV, Parquet, WARC, SQLite, DuckDB; .gz, .bz2, .xz, .zst; URLs (s3://…).",
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
        str | None, typer.Option("--table", metavar="NAME", help="The table of a database.", rich_help_panel=INPUT)
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

    given = _given(context)
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
                profile=profile, terms=terms, quiet=quiet, preview=preview, config=config, isolated=isolated, given=given,
            ),
        )
    )  # fmt: skip


def learn(
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
) -> None:
    """Learn a site's own lines (menus, notices, lists of tags) from its pages, for clean --profile."""
    if terms:
        from qingwen.commands.learn_terms import run
    else:
        from qingwen.commands.learn import run

    finish(lambda: run(sources, out, kind.value, encoding, quiet))


def assets(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Folders (or files) of Markdown and images.")
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
) -> None:
    """Look at the images of a tree: missing, unused, badly named, doubled, of the wrong type, too large.

    Markdown and pages are read and updated. What any other text names, or names in a form that is not understood, is
    not renamed. References from outside the given folders are not seen, and not updated.
    Exit code 1 if a finding is left at or above --fail-on, 2 if something could not be read or written.
    """
    from qingwen.commands.assets import Options, run

    finish(
        lambda: run(
            paths or [],
            Options(rename, write, undo, format.value, max_size, fail_on.value, output_file or ()),
        )
    )


def compare(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The original: a file, or a folder of files.")],
    translation: Annotated[
        str, typer.Argument(metavar="TRANSLATION", help="Its translation: a file, or a folder with the same paths.")
    ],
    select: Select = None,
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
            help="Which paths pair up, in two folders or in one named twice: '*.md=*.zh.md' is a.md and a.zh.md.",
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
        bool, typer.Option("--quiet", "-q", help="No text report and no notes, only errors.", rich_help_panel=OUTPUT)
    ] = False,
) -> None:
    """Compare an article with its translation: what is missing, left, doubled, cut, or says another number.

    Folders are compared pair by pair: the same path below both, but for what names a language (zh/a.md, a.zh.md).
    Files without a partner are findings too, and translations that git knows to be older than their source.
    Exit code 1 if something is found at or above --fail-on, 2 if a file could not be read.
    """
    from qingwen.commands.compare import Options, run

    finish(
        lambda: run(
            source,
            translation,
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
            ),
        )
    )


def fragments(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files or folders with untranslated fragments.")
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
    no_undo: Annotated[bool, typer.Option("--no-undo", help="With --apply: keep no undo report.")] = False,
    quiet: Quiet = False,
) -> None:
    """Hand untranslated fragments to translators, and put what they finished back in its place.

    An export to a file that is there keeps the translations in it. What changed since is refused, by name.
    Exit code 1 if a translation was refused, 2 if something could not be read or written.
    """
    from qingwen.commands.fragments import Options, run

    finish(
        lambda: run(
            paths or [],
            Options(out, apply, diff, not no_undo, kind.value, encoding, language.value if language else None, quiet),
        )
    )


def rules(
    format: Annotated[RulesFormat, typer.Option("--format", help="How to list them.")] = RulesFormat.text,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """List the rules, those of the configuration included."""
    from qingwen.commands.rules import run

    finish(lambda: run(format.value, config, isolated))


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


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A code, a prefix, or a name.")],
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Explain a rule: what it finds, why that is bad, examples, and how safe its fix is."""
    from qingwen.commands.explain import run

    finish(lambda: run(rule, config, isolated))


HELP = (
    "清文: clean and lint articles that cross between Chinese and English.\n\n"
    "Removes what is surely debris (Top, lone 图片, share buttons, invisible characters …), reports what is doubtful, "
    "and can always give back what it took."
)
COMMANDS: dict[str, tuple[Callable[..., None], tuple[str, ...]]] = {
    "clean": (
        clean,
        (
            "qingwen clean article.txt -o article.md",
            "qingwen clean --paste --copy",
            "qingwen clean inbox/ -o cleaned/ --report report.json",
            "qingwen clean post.md --diff",
            "qingwen clean post.md --han taiwan -o post.zh-tw.md",
        ),
    ),
    "lint": (
        lint,
        (
            "qingwen lint content/",
            "qingwen lint content/ --fix",
            "qingwen lint content/ --watch",
            "qingwen lint content/ --format github --output-file sarif:report.sarif",
            "qingwen lint README.md --select QW1,untranslated-english --format json",
        ),
    ),
    "restore": (
        restore,
        (
            "qingwen restore article.md --report report.json -o article.txt",
            "qingwen restore article.md --report report.json --only 3,7-9 -o article.md",
        ),
    ),
    "assets": (
        assets,
        (
            "qingwen assets content/",
            "qingwen assets content/ --rename",
            "qingwen assets content/ --rename --write",
            "qingwen assets --undo",
        ),
    ),
    "batch": (
        batch,
        (
            "qingwen batch inbox/ -o cleaned/",
            "qingwen batch archive.jsonl.gz -o cleaned.jsonl -j 8",
            "qingwen batch archive.jsonl.gz -o cleaned.jsonl -j 8 --resume",
        ),
    ),
    "learn": (
        learn,
        (
            "qingwen learn pages/ -o site.toml",
            "qingwen clean inbox/ --profile site.toml -o cleaned/",
            "qingwen learn --terms content/ -o terms.txt",
            "qingwen lint content/ --terms terms.txt",
        ),
    ),
    "compare": (
        compare,
        (
            "qingwen compare article.en.md article.zh.md",
            "qingwen compare docs/en docs/zh --glossary terms.csv",
            "qingwen compare docs docs --pattern '*.md=*.zh.md'",
            "qingwen compare docs/en docs/zh --select number-mismatch --format github",
        ),
    ),
    "fragments": (
        fragments,
        (
            "qingwen fragments content/ -o todo.xlf",
            "qingwen fragments --apply todo.xlf --diff",
            "qingwen fragments --apply todo.xlf",
        ),
    ),
    "rules": (rules, ()),
    "config": (config, ("qingwen config --show", "qingwen config --show post.md", "qingwen config --schema")),
    "server": (server, ("qingwen server", "qingwen server --tcp 127.0.0.1:8765")),
    "explain": (explain, ("qingwen explain QW101", "qingwen explain image-placeholder", "qingwen explain QW2")),
}


def application(only: str | None = None) -> typer.Typer:
    """The app with all its commands; with `only`, that one alone, which saves 8 ms of the start."""
    app = typer.Typer(
        name="qingwen",
        help=HELP,
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(root)
    for name, (function, examples) in COMMANDS.items():
        if only in (None, name):
            shown = "\n\n".join(("[bold]Examples[/bold]", *examples)) if examples else None
            app.command(name, epilog=shown)(function)
    return app


def main() -> NoReturn:
    """The console script: errors that people can mend become one line each, never a traceback."""
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    app: Any = application(named if named in COMMANDS else None)
    if language() != "en":
        from qingwen.commands.own_words import in_own_words

        app = in_own_words(app)
    leave(guarded(app))

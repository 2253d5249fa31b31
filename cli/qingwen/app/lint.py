"""The options of `qingwen lint`."""

from typing import Annotated

import typer

from qingwen.app.options import (
    FORMAT_NAMES,
    INPUT,
    OUTPUT,
    RULES,
    ArticleLanguage,
    ConfigFile,
    Encoding,
    Exclude,
    Extend,
    From,
    Ignore,
    Isolated,
    Jobs,
    Kind,
    OutputFiles,
    Preview,
    ProfileFile,
    ReportFormat,
    Select,
    Severity,
    StdinName,
    TermsFile,
    TypographyStyleName,
    Unsafe,
    typed,
)
from qingwen.commands.console import finish
from qingwen.errors import UsageError

EXAMPLES = (
    "qingwen lint content/",
    "qingwen lint content/ --fix",
    "qingwen lint content/ --watch",
    "qingwen lint content/ --format github --output-file sarif:report.sarif",
    "qingwen lint README.md --select QW1,untranslated-english --format json",
)


def lint(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", help="Files or folders, one at least; . is all below here, - is standard input."
        ),
    ] = None,
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
    exclude: Exclude = None,
    force_exclude: Annotated[
        bool,
        typer.Option(
            "--force-exclude",
            help="Pass over what is excluded where it is named, too: a hook names every file.",
            rich_help_panel=INPUT,
        ),
    ] = False,
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
            help="With --fix: list what was fixed, by file and rule, where the report does not (--statistics, formats for other programs).",
            rich_help_panel=OUTPUT,
        ),
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics/--no-statistics", help="Counts by rule in place of the findings.", rich_help_panel=OUTPUT
        ),
    ] = False,
    show_files: Annotated[
        bool,
        typer.Option("--show-files", help="Print which files would be read, and read none.", rich_help_panel=INPUT),
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
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="No baseline, whatever the configuration says.", rich_help_panel=RULES)
    ] = False,
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
    given = typed(context)
    if not paths:
        raise UsageError("nothing to lint: name files or folders, . for all below here, or - for standard input")
    if no_baseline and baseline is not None:
        raise UsageError("--baseline and --no-baseline exclude each other")
    finish(
        lambda: run(
            paths,
            Options(
                format=format.value, fix=fix, unsafe=unsafe, diff=diff, fail_on=fail_on.value, kind=kind.value, encoding=encoding,
                stdin_filename=stdin_filename, exclude=exclude or [], force_exclude=force_exclude, language=language.value if language else None, select=select or [],
                ignore=ignore or [], extend=extend_select or [], profile=profile, terms=terms,
                typography_style=typography_style, jobs=jobs, undo=not no_undo, quiet=quiet,
                output_files=output_file or [], statistics=statistics, show_fixes=show_fixes, show_files=show_files, exit_zero=exit_zero,
                verbose=verbose, cache=cache, cache_dir=cache_dir,
                preview=preview, baseline=None if no_baseline else baseline, write_baseline=write_baseline, prune=prune, since=since, staged=staged, config=config, isolated=isolated, watch=watch, given=given,
            ),
        )
    )  # fmt: skip

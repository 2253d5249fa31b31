"""The options of `qingwen clean`."""

from typing import Annotated

import typer

from qingwen.app.options import (
    INPUT,
    OUTPUT,
    ArticleLanguage,
    ConfigFile,
    Encoding,
    Exclude,
    Extend,
    From,
    Han,
    Ignore,
    Images,
    Isolated,
    Kind,
    Preview,
    ProfileFile,
    Quiet,
    Select,
    StdinName,
    TermsFile,
    TypographyStyleName,
    Unsafe,
    typed,
)
from qingwen.commands.console import finish

EXAMPLES = (
    "qingwen clean article.txt -o article.md",
    "qingwen clean --paste --copy",
    "qingwen clean inbox/ -o cleaned/ --report report.json",
    "qingwen clean post.md --diff",
    "qingwen clean post.md --han taiwan -o post.zh-tw.md",
)


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
        typer.Option(
            "--check",
            help="Write nothing; exit code 1 if an edit would apply. That a page becomes Markdown is none.",
            rich_help_panel=OUTPUT,
        ),
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
    exclude: Exclude = None,
    language: ArticleLanguage = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    profile: ProfileFile = None,
    terms: TermsFile = None,
    typography_style: TypographyStyleName = None,
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

    pictures, given = None, typed(context)
    if assets is not None:
        from qingwen.files.pictures import Pictures

        pictures = Pictures(assets)
    finish(
        lambda: run(
            paths or [],
            Options(
                out=out, in_place=in_place, diff=diff, check=check, unsafe=unsafe, images=images.value, report=report,
                kind=kind.value, encoding=encoding, stdin_filename=stdin_filename, exclude=exclude or [], language=language.value if language else None,
                select=select or [], ignore=ignore or [], extend=extend_select or [], profile=profile, terms=terms, typography_style=typography_style, undo=not no_undo, quiet=quiet, paste=paste, copy=copy, pictures=pictures,
                preview=preview, config=config, isolated=isolated, given=given,
                han=han.value if han else None,
            ),
        )
    )  # fmt: skip

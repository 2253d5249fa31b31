"""What several commands take, and the choices of single options."""

from enum import StrEnum
from typing import Annotated

import typer

from qingwen.app import completion
from qingwen.cores import MOST_JOBS

# Beyond these a number is a slip, or more than the system counts.
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
    concise = "concise"
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
        help="Only these rules: codes, prefixes (QW1), names or families (debris), comma-separated.",
        autocompletion=completion.rules,
        rich_help_panel=RULES,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help="Not these rules.",
        autocompletion=completion.rules,
        rich_help_panel=RULES,
    ),
]
Extend = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-select",
        metavar="RULE",
        help="These rules as well.",
        autocompletion=completion.rules,
        rich_help_panel=RULES,
    ),
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
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        help="Pass over these in folders as well: globs as in .gitignore, comma-separated.",
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
        autocompletion=completion.styles,
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
FORMAT_NAMES = "text, concise (a line a finding), json, jsonl, github, sarif, junit, gitlab, rdjson or checkstyle."
OutputFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--output-file",
        metavar="FORMAT:FILE",
        help="Write the report there as well, as in sarif:report.sarif; may be given several times.",
        autocompletion=completion.reports,
        rich_help_panel=OUTPUT,
    ),
]


def typed(context: typer.Context) -> frozenset[str]:
    """The parameters that somebody typed, by the names that the commands' options have."""
    called = {"extend_select": "extend", "no_undo": "undo", "no_baseline": "baseline"}
    sources = {name: context.get_parameter_source(name) for name in context.params}
    return frozenset(
        called.get(name, name) for name, source in sources.items() if source and source.name == "COMMANDLINE"
    )

"""`qingwen clean`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from qingwen.cleaning import Cleaned, Images, clean
from qingwen.commands.console import (
    USAGE_OR_IO,
    called,
    columns,
    in_colour,
    say,
    say_error,
    say_notes,
    say_nothing,
    say_skipped,
    write_stdout,
)
from qingwen.commands.writing import CALLED, print_diff, write_report
from qingwen.configuration.excluding import without_excluded
from qingwen.configuration.settings import Settings, settings_for, typed, with_project
from qingwen.editing import Edit, apply
from qingwen.errors import ConfigError, QingwenError, ReadError, UsageError, WriteError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import Discovery, Input, discover, read_bytes
from qingwen.layout import moved_lines
from qingwen.reading.source import From, Source, read_source
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.source_edits import encode_as_source, with_own_newlines, with_unified_newlines

if TYPE_CHECKING:
    from qingwen.files.pictures import Pictures
    from qingwen.text.han.conversion import Target


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    out: str | None = None
    in_place: bool = False
    diff: bool = False
    check: bool = False
    unsafe: bool = False
    images: Images = "keep"
    report: str | None = None
    kind: From = "auto"
    encoding: str | None = None
    stdin_filename: str | None = None
    exclude: Sequence[str] = ()
    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend: Sequence[str] = ()
    profile: str | None = None
    terms: str | None = None
    typography_style: str | None = None
    undo: bool = True
    quiet: bool = False
    preview: bool = False
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value
    paste: bool = False
    copy: bool = False
    pictures: Pictures | None = None
    han: Target | None = None


def run(paths: Sequence[str], options: Options) -> int:
    """Cleans the inputs; the exit code."""
    if options.out == "-":
        options = options._replace(out=None)  # standard output, as without it
    line = typed(options)
    options = with_project(options, line)
    settings_for(None, line)  # a wrong selector or profile is said before any work
    if not paths and not options.paste and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("nothing to clean: name a file or a folder, or pipe a text in")
    paths = paths or ["-"]
    many = len(paths) > 1 or any(path != "-" and os.path.isdir(path) for path in paths)
    _check_modes(options, many, paths)
    if options.paste:
        from qingwen.files.clipboard import NAME

        there = found = Discovery([Input(NAME, None, True, "")], [], {})
    else:
        there = discover(paths, leave_out=options.out if many else None)
        found = without_excluded(there, line, options.exclude)
    outputs = _outputs(found, options, many)
    _check_report(options, [input_.file for input_ in found.inputs if input_.file] + [out for out in outputs if out])
    settings = [settings_for(input_.file or options.stdin_filename, line) for input_ in found.inputs]
    reports = [FileReport(error.path, error=error) for error in found.errors]
    for error in found.errors:
        say_error(error)
    changed = False
    for input_, output, own in zip(found.inputs, outputs, settings, strict=True):
        done = _clean_one(input_, output, own, options, to_stdout=not many)
        if done is None:
            found.skipped["binary"] = found.skipped.get("binary", 0) + 1
            continue
        report, differs = done
        reports.append(report)
        changed |= differs
        if differs and options.check and not options.quiet:
            say(f"qingwen: would change: {called(input_.path)}")
        if not options.report and (options.quiet or many):
            reports[-1] = report._replace(edits=None)
    if not options.quiet:
        if not (found.inputs or found.errors):
            say_nothing(paths, excluded=bool(there.inputs))
        say_skipped(found.skipped)
    if options.report:
        write_report(options.report, reports)
    if not options.quiet:
        _say_report(reports, furniture=options.diff, written=not (options.diff or options.check))
    if any(report.error for report in reports):
        return USAGE_OR_IO
    return 1 if options.check and changed else 0


def _check_modes(options: Options, many: bool, paths: Sequence[str]) -> None:
    if options.report == "-":
        raise UsageError("--report needs a file; the report on standard error is there without it")
    if options.paste and paths != ["-"]:
        raise UsageError("--paste reads the clipboard, so no path goes with it")
    if options.copy and (many or options.out or options.in_place or options.diff or options.check):
        raise UsageError(
            "--copy puts one cleaned text into the clipboard, so it goes with one input and no other output"
        )
    if options.in_place and options.out:
        raise UsageError("--in-place and -o exclude each other")
    if options.out and (options.diff or options.check):
        raise UsageError("--diff and --check write nothing, so -o does not go with them")
    if options.stdin_filename and "-" not in paths:
        raise UsageError("--stdin-filename goes with standard input, -")
    if options.in_place and "-" in paths:
        raise UsageError("standard input or the clipboard cannot be cleaned --in-place")
    if many and not (options.out or options.in_place or options.diff or options.check):
        raise UsageError("several inputs or a folder need -o FOLDER/, --in-place, --diff or --check")


def _check_report(options: Options, files: Sequence[str]) -> None:
    """Refuses a report that would be written over an input or an output."""
    if options.report and os.path.realpath(options.report) in map(os.path.realpath, files):
        raise UsageError(f"--report {options.report} is an input or an output of this run; name another file")
    if options.report:  # before an output is written that could not be given back without it
        folder = os.path.dirname(options.report) or "."
        if os.path.isdir(options.report):
            raise WriteError(options.report, "it is a folder; the report needs a file")
        if os.path.isdir(folder) and not os.access(folder, os.W_OK) and not os.path.exists(options.report):
            raise WriteError(options.report, "its folder cannot be written to, so nothing is cleaned")


def _outputs(found: Discovery, options: Options, many: bool) -> Sequence[str | None]:
    if options.out is None or options.diff or options.check:
        return [None] * len(found.inputs)
    from qingwen.files.outputs import plan_outputs, refuse_other_formats

    refuse_other_formats(options.out)
    return plan_outputs(found.inputs, options.out, many=many, stdin_name=options.stdin_filename or "stdin.txt")


def _clean_one(
    input_: Input, output: str | None, settings: Settings, options: Options, *, to_stdout: bool
) -> tuple[FileReport, bool] | None:
    """Reads, cleans and writes one input; its report, and whether an edit applied. None for a binary met while walking."""
    try:
        source = _read(input_, output, settings, options)
        cleaned = clean(
            source.document,
            settings.rules,
            unsafe=settings.unsafe,
            images=settings.images,
            known_site=settings.profile is not None,
            han=settings.han,
        )
        if not options.quiet:
            say_notes(source)
        if not cleaned.text and not source.notes and not options.quiet:
            if cleaned.findings:
                say(f"qingwen: note: nothing is left of {called(input_.path)}; the report says what was removed")
            else:
                say(f"qingwen: note: {called(input_.path)}: it is empty, and so is the output")
        planned = _planned_edits(source, cleaned, options, input_, output)
        edits = (with_own_newlines if options.in_place else with_unified_newlines)(source, planned)
        written = None
        if options.diff:
            print_diff(source, planned)
            if source.rendered and not options.quiet:
                made = CALLED[source.kind]
                say(
                    f"qingwen: note: {called(input_.path)}: this {made} becomes Markdown, so the diff shows no more than what would change in that"
                )
            if "\r" in source.decoded.text and not options.in_place:
                say(f"qingwen: note: {called(input_.path)}: its line endings become \\n, which the diff leaves out")
        elif not options.check:
            written = _write(source, cleaned, edits, input_, output, options, to_stdout)
        report = file_report(source, cleaned.findings, edits, written, options.report is not None or options.diff)
        told = source.kind == "text" and (options.report or not options.quiet)
        moved = moved_lines(source.document, cleaned.edits) if told else ()
        return report._replace(moved=moved), bool(edits)
    except ConfigError:
        raise
    except QingwenError as error:
        if isinstance(error, ReadError) and error.code == "binary" and not input_.named:
            return None
        say_error(error)
        if not isinstance(error, ReadError):
            error = ReadError(input_.path, "unwritable", str(error))
        return FileReport(input_.path, error=error), False


def _read(input_: Input, output: str | None, settings: Settings, options: Options) -> Source:
    data, kind = None, settings.kind
    if options.paste:
        from qingwen.files.clipboard import paste

        flavour, data = paste(html=kind in ("auto", "html"))
        kind = flavour if kind == "auto" else kind
    return read_source(
        input_.path,
        read_bytes(input_.file, input_.path) if data is None else data,
        kind=kind,
        encoding=settings.encoding,
        name=options.stdin_filename or "" if input_.file is None else "",
        file=input_.file,
        language=settings.language,
        allow=settings.allow,
        pictures=options.pictures,
        selected=options.paste,
        beside=os.path.dirname(os.path.abspath(output)) if output else os.getcwd(),
    )


def _planned_edits(
    source: Source, cleaned: Cleaned, options: Options, input_: Input, output: str | None
) -> Sequence[Edit]:
    """The edits of the document, with links that stay valid from the output's place."""
    if options.in_place:
        if source.kind != "markdown":
            raise ReadError(
                input_.path,
                "kind",
                f"cleaning makes Markdown of this {CALLED[source.kind]}, so it is not done --in-place; write it with -o",
            )
    elif output and input_.file and source.kind != "docx":
        from qingwen.relinking import relink

        source_folder, output_folder = (os.path.dirname(os.path.abspath(path)) for path in (input_.file, output))
        return relink(cleaned, source_folder, output_folder, source.pictures)
    return cleaned.edits


def _write(
    source: Source,
    cleaned: Cleaned,
    edits: list[Edit],
    input_: Input,
    output: str | None,
    options: Options,
    to_stdout: bool,
) -> Output | None:
    text = apply(source.decoded.text, edits)
    if options.in_place:
        if not edits or input_.file is None:
            return None
        data = encode_as_source(source, text, edits)
        written = Output.of(data, input_.path, source.decoded.encoding, source.decoded.bom)
        if options.undo:
            from qingwen.files.undo import write_with_undo
            from qingwen.reporting.json_report import json_report

            report = file_report(source, cleaned.findings, edits, written)
            undo = write_with_undo(input_.file, data, json_report([report]), input_.path)
            say(f"qingwen: undo report: {undo}")
        else:
            write_bytes(input_.file, data)
        return written
    data = text.encode("utf-8")
    if source.pictures and options.pictures:
        options.pictures.write(source.pictures)
    if options.copy:
        from qingwen.files.clipboard import copy

        copy(text)
        say("qingwen: copied to the clipboard")
    elif output:
        write_bytes(output, data)
    elif to_stdout:
        write_stdout(data)
    return Output.of(data, output or "-") if options.report else None


def _say_report(reports: Sequence[FileReport], *, furniture: bool, written: bool) -> None:
    from qingwen.reporting.text_report import text_report

    done = [report for report in reports if not report.error]
    if done:
        sys.stdout.flush()
        colour, wide = in_colour(sys.stderr), columns(sys.stderr)
        sys.stderr.write(text_report(done, colour=colour, columns=wide, furniture=furniture, written=written))


__all__ = ["Options", "WriteError", "run"]

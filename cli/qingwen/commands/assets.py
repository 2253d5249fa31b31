"""`qingwen assets`."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from qingwen.assets.checks import AssetFinding, check_tree
from qingwen.assets.journal import check_ended, finish, undo, write_plan
from qingwen.assets.mentions import Mention, find_mentions
from qingwen.assets.putting_back import Left
from qingwen.assets.renaming import Plan, plan_renames
from qingwen.assets.reports import asset_reports
from qingwen.assets.settled import unsettled
from qingwen.assets.tree import Tree, Use, read_tree
from qingwen.commands.console import USAGE_OR_IO, columns, in_colour, say, say_error
from qingwen.commands.reports import Reports
from qingwen.configuration.excluding import is_excluded
from qingwen.configuration.settings import CommandLine, rules_for, settings_for, typed, with_project
from qingwen.errors import UsageError
from qingwen.reporting.json_report import json_report
from qingwen.reporting.model import FileReport
from qingwen.reporting.tally import count
from qingwen.reporting.terminal import BOLD, CYAN, DIM, SEVERITY_COLOUR, Style, visible, wrapped
from qingwen.rules import family
from qingwen.rules.base import SEVERITIES, Rule, Severity
from qingwen.translation import put, translated

_OWN = ("text", "json")  # the formats that tell more than a report
_CODES = frozenset(rule.code for rule in family("assets"))
_UNITS = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    rename: bool = False
    write: bool = False
    undo: bool = False
    format: str = "text"
    max_size: str = "1M"
    fail_on: Severity = "warning"
    output_files: Sequence[str] = ()
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(paths: Sequence[str], options: Options) -> int:
    """Lists, renames, or undoes a renaming; the exit code."""
    if options.undo:
        if options.rename or options.write:
            raise UsageError("--undo goes without --rename and --write: it takes the last renaming back")
        undone = undo(paths)
        for path in undone.back:
            say(f"qingwen: back: {path}")
        for left in undone.left:
            say_error(_told(left))
        if not (undone.back or undone.left):
            say("qingwen: all was as before the renaming already")
        return USAGE_OR_IO if undone.left else 0
    if not paths:
        raise UsageError("name the folder whose images are to be looked at")
    if options.write and not options.rename:
        raise UsageError("--write goes with --rename; without it nothing is changed")
    line = typed(options)
    options = with_project(options, line, but=("output_files",))  # where `lint` writes its own
    if options.rename and "format" not in dict(line.given) and options.format not in _OWN:
        options = options._replace(format="text")  # a configuration's is meant for reports, not for what is renamed
    own = options.format in _OWN
    if options.rename and not own:
        raise UsageError("--rename goes with --format text or json, which tell the new names")
    limit = _bytes(options.max_size)
    with Reports(options.format, options.output_files, fail_on=options.fail_on, silent=own) as outputs:
        return _look(paths, limit, options, line, outputs)


def _told(left: Left) -> str:
    if left.line:
        return f"{left.path}:{left.line}: it has changed since, and {left.name} there is as it stands"
    if left.name:
        return f"{left.path}: it is gone, so {left.name} is not put back"
    return f"{left.path}: it is gone or no longer text, so what it named is not put back"


def _look(paths: Sequence[str], limit: int, options: Options, line: CommandLine, outputs: Reports) -> int:
    if options.write:
        for path in finish(paths):
            say(f"qingwen: what was interrupted is done: {path}")
    check_ended(paths)
    tree = read_tree(paths, lambda file: settings_for(file, line).allow)
    for error in tree.errors:
        say_error(error)

    @cache
    def rules_of(file: str) -> dict[str, Rule]:
        """What is excluded is read all the same: it may name images of the rest."""
        if is_excluded(os.path.abspath(file), line):
            return {}
        return {rule.name: rule for rule in rules_for(file, line, _CODES)}

    findings = unsettled(tree, check_tree(tree, limit), rules_of)
    mentions = find_mentions(paths, tree, findings)
    findings = [one for one in findings if one.name != "unused-asset" or one.asset not in mentions]
    plan = plan_renames(tree, findings, mentions) if options.rename else Plan([], [], {})
    if options.write and (plan.renames or plan.rewrites):
        journal = write_plan(plan)
        renamed = {rename.old for rename in plan.renames}
        mended = {rewrite.path for rewrite in plan.rewrites}
        gone = {
            "han-filename",
            "hash-filename",
            "camera-filename",
            "unsafe-filename",
            "wrong-extension",
            "reference-case",
        }
        findings = [
            one
            for one in findings
            if one.name not in gone
            or not (tree.assets.get(one.asset) in renamed or (one.use and one.use.source.path in mended))
        ]
    reports = list(asset_reports(tree, findings))
    if options.format == "json":
        told = _object(tree, findings, reports, plan, options)
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    elif options.format == "text":
        _print(tree, findings, plan, options)
    for report in reports:
        outputs.add(report)
    outputs.end()
    if options.write and (plan.renames or plan.rewrites):
        say(
            f"qingwen: {count(len(plan.renames), 'image')} renamed, {count(len(plan.rewrites), 'file')} mended; qingwen assets --undo takes it back ({journal})"
        )
    if tree.errors:
        return USAGE_OR_IO
    grave = SEVERITIES[SEVERITIES.index(options.fail_on) :]
    return 1 if any(one.severity in grave for one in findings) else 0


def _bytes(size: str) -> int:
    number, unit = size[:-1], size[-1:].upper()
    if unit.isdigit():
        number, unit = size, ""
    try:
        return int(float(number) * _UNITS[unit])
    except (ValueError, KeyError) as error:
        raise UsageError(f"--max-size takes a size such as 500K or 2M, not '{size}'") from error


def _print(tree: Tree, findings: Sequence[AssetFinding], plan: Plan, options: Options) -> None:
    style, width = Style(in_colour(sys.stdout)), columns(sys.stdout)
    new = {rename.old: rename.new for rename in plan.renames}
    uses: dict[str, list[Use]] = defaultdict(list)
    for use in tree.uses:
        uses[use.asset].append(use)
    by_asset: dict[str, list[AssetFinding]] = defaultdict(list)
    for one in findings:
        by_asset[one.asset].append(one)
    shown = sorted(
        set(by_asset) | {path for path, name in tree.assets.items() if name in new},
        key=lambda p: tree.assets.get(p, ""),
    )
    for path in shown:
        name = tree.assets.get(path)
        if name is None:
            sys.stdout.write(f"{style(translated('Missing images'), BOLD)}\n")
        else:
            sys.stdout.write(f"{style(visible(name), BOLD)}\n")
            if name in new:
                word = translated("renamed to" if options.write else "would be renamed to")
                sys.stdout.write(f"  {word} {style(visible(new[name]), CYAN)}\n")
            if name in plan.kept:
                for line in wrapped(visible(_why_kept(plan.kept[name])), width - 2):
                    sys.stdout.write(f"  {style(line, CYAN)}\n")
            places = [*dict.fromkeys(map(_place, uses[path]))]
            for line in wrapped(put("used in {}", ", ".join(places)), width - 2) if places else ():
                sys.stdout.write(f"  {style(visible(line), DIM)}\n")
        for one in by_asset[path]:
            place = f"{_place(one.use)}: " if one.use else ""
            tint = SEVERITY_COLOUR[one.severity]
            head = f"{translated(one.severity)}  {one.code} {one.name}"
            sys.stdout.write(f"  {style(head, tint)}\n")
            for line in wrapped(visible(place + one.message), width - 6):
                sys.stdout.write(f"      {line}\n")
        sys.stdout.write("\n")
    if tree.errors and not (tree.assets or tree.uses):
        sys.stdout.write(
            put("{} could not be read or written", count(len(tree.errors), "file")) + translated(".") + "\n"
        )
        return
    used = len({use.asset for use in tree.uses if use.asset})
    sys.stdout.write(put("{}, {} used; {}.", count(len(tree.assets), "image"), used, count(len(findings), "finding")))
    if options.rename and not options.write:
        changes = count(len(plan.renames), "rename"), count(len(plan.rewrites), "file")
        told = put(" {} in {}; --write does it.", *changes) if plan.renames else translated(" Nothing to rename.")
        sys.stdout.write(told)
    sys.stdout.write("\n")


def _why_kept(named_at: Mention | None) -> str:
    if named_at is None:
        return translated("not renamed: its name or its folder’s is not UTF-8")
    if named_at.line:
        return put("not renamed: {} names it in a form that is not understood", f"{named_at.path}:{named_at.line}")
    return put("not renamed: {} is a link to it", named_at.path)


def _place(use: Use) -> str:
    line, _ = use.source.document.position(use.reference.start)
    return f"{use.source.path}:{line}"


def _object(
    tree: Tree, findings: Sequence[AssetFinding], reports: Sequence[FileReport], plan: Plan, options: Options
) -> dict[str, Any]:
    """What `--format json` tells of any command, and what is of images alone."""
    told: dict[str, Any] = json.loads(json_report(reports))
    return {
        **told,
        "assets": [
            {
                "path": shown,
                "used_by": [_where(use) for use in tree.uses if use.asset == path],
            }
            for path, shown in sorted(tree.assets.items(), key=lambda one: one[1])
        ]
        if len(tree.assets) * len(tree.uses) < 1_000_000
        else [{"path": shown} for shown in sorted(tree.assets.values())],
        "findings": [
            {
                "code": one.code,
                "name": one.name,
                "severity": one.severity,
                "message": one.message,
                "path": tree.assets.get(one.asset, one.use.reference.path if one.use else ""),
                **({"use": _where(one.use)} if one.use else {}),
            }
            for one in findings
        ],
        "renames": [rename._asdict() for rename in plan.renames],
        "kept": [{"path": path, "named_at": place and place._asdict()} for path, place in sorted(plan.kept.items())],
        "written": options.write,
        "summary": {**told["summary"], "assets": len(tree.assets), "renames": len(plan.renames)},
    }


def _where(use: Use) -> dict[str, Any]:
    line, column = use.source.document.position(use.reference.start)
    return {"path": use.source.path, "line": line, "column": column}

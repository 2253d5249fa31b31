"""The end report as one HTML page that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from qingwen.batch.naming import listed
from qingwen.reporting.passed_over import reason
from qingwen.reporting.tally import count
from qingwen.reporting.terminal import visible
from qingwen.translation import language, put, translated

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2327; --faint: #667; --line: #d9dde2; --paper: #fff; --bar: #4c7fb0; --bad: #b3402e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --faint: #9aa3ad; --line: #3a4048; --paper: #17191c; --bar: #5d93c7; --bad: #e07a68; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.4rem 0 .4rem; }
p { margin: .3rem 0; } .faint { color: var(--faint); }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0; }
dt { color: var(--faint); font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.bad { color: var(--bad); } dd a { color: inherit; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; font-size: .85rem; color: var(--faint); overflow-wrap: normal; }
td:first-child { min-width: 8rem; }
td.number:first-child { min-width: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
td.bar { width: 40%; min-width: 5rem; padding-right: 0; }
td.bar span { display: block; height: .8rem; margin-top: .35rem; background: var(--bar); border-radius: 2px; min-width: 1px; }
@media print { body { max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def report_page(report: dict[str, Any]) -> str:
    """The page of what `report_json` gives."""
    failed, documents = report["failed"], report["documents"] - report["skipped"]
    sources = listed(report["sources"])
    sections = [
        _bars("Findings by rule", "rule", report["rules"]),
        _sites(report["sites"], report["sites_in_all"]),
        _bars(
            "Documents by year", "year", [[year or translated("no date"), number] for year, number in report["years"]]
        ),
        _bars("Languages", "language", [[name or translated("none"), number] for name, number in report["languages"]]),
        _bars(
            "Sizes",
            "characters",
            [[f"{first:,} – {last:,}" if last else "0", number] for first, last, number in report["sizes"]],
        ),
        _table(
            "Failed documents",
            ("document", "why"),
            [(one["name"], translated(one["why"], deep=True)) for one in report["failures"]],
            _first(len(report["failures"]), failed),
        ),
        _table(
            "Skipped",
            ("document", "why"),
            [(one["name"], translated(one["why"], deep=True)) for one in report["skipped_first"]],
            _first(len(report["skipped_first"]), report["skipped"]),
        ),
        _table(
            "Skipped in folders",
            ("why", "count"),
            [(reason(why), number) for why, number in report["skipped_in_folders"]],
            "Archives and tables inside of a folder are read when they are named as sources.",
        ),
        _table(
            "A sample of removed lines, to look through",
            ("line", "document"),
            [(one["line"], one["name"]) for one in report["removed_sample"]],
            "Drawn at random from all that was removed. A sentence of an article among them is a fault: please report it.",
        ),
        _bars("Lines removed most", "line", report["removed_most"][:40]),
        _bars("File names found most", "name", report["names_most"][:20]),
        _table(
            "Documents with the most findings",
            ("document", "findings", "per 1,000 characters"),
            [(one["name"], one["findings"], one["per_1000_characters"]) for one in report["worst"]],
        ),
        _table(
            "Documents with the same text",
            ("documents", "the first of them"),
            [(one["documents"], ", ".join(one["first"])) for one in report["duplicates"]],
        ),
        _table(
            "Documents with nearly the same text",
            ("texts", "similarity", "the first of them"),
            [(one["documents"], one["similarity"], ", ".join(one["first"])) for one in report["near_duplicates"] or ()],
            "Texts that are the same count once. Similarity: the share of word groups in common, estimated; the least in the group.",
        ),
    ]
    facts = [
        ("documents", f"{documents:,}", ""),
        ("failed", _link(failed, "Failed documents"), ' class="bad"' if failed else ""),
        *([("skipped", _link(report["skipped"], "Skipped"), "")] if report["skipped"] else []),
        ("findings", f"{report['findings']:,}", ""),
        ("edits", f"{report['edits']:,}", ""),
        ("characters", f"{report['characters']:,}", ""),
        ("after cleaning", f"{report['cleaned_characters']:,}", ""),
    ]
    return (
        '<!doctype html>\n<html lang="' + language() + '">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>qingwen: {_text(sources)}: {count(documents, 'document')}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<header><h1>{translated("Cleaned archive")}</h1><p class="faint">{_text(report["tool"])} · {_text(sources)}</p></header>\n<main>\n<dl>\n'
        + "".join(f"<div><dt>{translated(name)}</dt><dd{bad}>{number}</dd></div>\n" for name, number, bad in facts)
        + "</dl>\n"
        + "".join(sections)
        + "</main>\n</body>\n</html>\n"
    )


def _bars(title: str, what: str, rows: Sequence[Sequence[Any]]) -> str:
    """A table of counts, each with its bar."""
    if not rows:
        return ""
    most = max(number for _, number in rows) or 1
    body = "".join(
        f'<tr><td>{_text(name)}</td><td class="number">{number:,}</td>'
        f'<td class="bar"><span style="width:{100 * number / most:.1f}%"></span></td></tr>\n'
        for name, number in rows
    )
    return _section(
        title,
        f'<th>{translated(what)}</th><th class="number">{translated("count")}</th><th aria-hidden="true"></th>',
        body,
    )


def _sites(rows: Sequence[Sequence[Any]], in_all: int) -> str:
    if not rows or (len(rows) == 1 and not rows[0][0]):
        return ""
    body = "".join(
        f'<tr><td>{_text(site or translated("none"))}</td><td class="number">{number:,}</td><td class="number">{found:,}</td>'
        f'<td class="number">{found / max(number, 1):.1f}</td></tr>\n'
        for site, number, found in rows
    )
    head = "".join(f'<th class="number">{translated(one)}</th>' for one in ("documents", "findings", "per document"))
    note = put("The {} of {} with the most documents.", len(rows), f"{in_all:,}") if len(rows) < in_all else ""
    return _section("Sites and folders", f"<th>{translated('site or folder')}</th>{head}", body, note)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], note: str = "") -> str:
    body = "".join("<tr>" + "".join(f"<td{_kind(cell)}>{_text(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    kinds = map(_kind, next(iter(rows), ()))
    head = "".join(f"<th{kind}>{translated(one)}</th>" for kind, one in zip(kinds, heads, strict=False))
    return _section(title, head, body, note) if body else ""


def _section(title: str, head: str, body: str, note: str = "") -> str:
    said = f'<p class="faint">{translated(note)}</p>\n' if note else ""
    return (
        f'<section id="{_anchor(title)}">\n<h2>{translated(title)}</h2>\n{said}'
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n</section>\n'
    )


def _link(number: int, title: str) -> str:
    """A count that leads to the section of what it counts, which may stand far below."""
    return f'<a href="#{_anchor(title)}">{number:,}</a>' if number else "0"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-").replace(",", "")


def _first(shown: int, all_: int) -> str:
    return put("The first {} of {}; the journal has all of them.", shown, f"{all_:,}") if shown < all_ else ""


def _kind(cell: object) -> str:
    return ' class="number"' if isinstance(cell, int | float) else ""


def _text(value: object) -> str:
    """Text from documents stays text, and what would act unseen (bidi controls) is shown."""
    return escape(visible(str(value)))

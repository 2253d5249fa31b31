"""PO, through polib: the id is the context, what a translator is told stands in extracted comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from qingwen.errors import ReadError, UsageError
from qingwen.handover.units import DIRECTIONS, Unit, bad, checked, notes


def _polib() -> Any:
    try:
        import polib
    except ImportError as error:
        raise UsageError("PO files need an extra: pip install 'qingwen[translators]'; or use .xlf or .csv") from error
    return polib


def write(units: Sequence[Unit]) -> str:
    """The file; all units go in one direction."""
    polib = _polib()
    source, target = DIRECTIONS[units[0].rule]
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "qingwen fragments",
        "Language": target,
        "X-Source-Language": source,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for unit in units:
        file.append(
            polib.POEntry(
                msgctxt=unit.id,
                msgid=unit.source,
                msgstr=unit.target,
                flags=[] if unit.finished or not unit.target else ["fuzzy"],
                comment="\n".join(f"{name}: {_one_line(text)}" for name, text in notes(unit)),
                occurrences=[(quote(unit.path, safe="/.-_~", errors="replace"), str(unit.line))],
            )
        )
    return str(file) + "\n"


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text)


def read(name: str, data: bytes) -> list[Unit]:
    """The units of a PO file; fuzzy and empty ones are not finished. Raises ReadError: a syntax error, unsound ids."""
    polib = _polib()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise bad(name, line, "it is not UTF-8; save it as UTF-8") from error
    try:
        # The newline says that this is a file's content, not its name.
        file = polib.pofile("\n" + text.replace("\x00", "\ufffd"), wrapwidth=0)
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        line = max(1, int(found[1]) - 1) if found else 1
        raise bad(name, line, f"it is no PO file ({str(error).partition(' (line')[0]})") from error
    if not any(True for _ in file) and text.strip() and "msgid" not in text:
        raise ReadError(name, "unreadable", "it is no PO file; nothing was applied")
    return checked(name, (_unit(entry) for entry in file if not entry.obsolete))


def _unit(entry: Any) -> tuple[Unit, str]:
    told: dict[str, str] = {}
    for line in entry.comment.split("\n"):
        key, _, value = line.partition(": ")
        told.setdefault(key, value)
    line = told.get("line", "")
    unit = Unit(
        entry.msgctxt or "",
        told.get("path", ""),
        int(line) if line.isascii() and line.isdecimal() and len(line) < 12 else 0,
        told.get("rule", ""),
        entry.msgid,
        heading=told.get("heading", ""),
        before=told.get("before", ""),
        after=told.get("after", ""),
        target=entry.msgstr,
        state="initial" if entry.fuzzy or not entry.msgstr else "translated",
        at=max(1, (entry.linenum or 1) - 1),
    )
    return unit, told.get("checksum", "")

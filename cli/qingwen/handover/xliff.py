"""XLIFF 2.0, as much of its core as a hand-over needs: files, units with notes, segments with a state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from qingwen.handover.units import DIRECTIONS, Unit, bad, checked, notes
from qingwen.lazy_pattern import lazy

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
STATES = ("initial", "translated", "reviewed", "final")
# XML has no place for these; XLIFF writes them as <cp hex="…"/>, in sources and targets only.
_unsayable = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(units: Sequence[Unit]) -> str:
    """The file; all units go in one direction."""
    source, target = DIRECTIONS[units[0].rule]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{source}" trgLang="{target}">',
    ]
    for number, (path, inside) in enumerate(groupby(units, lambda unit: unit.path), 1):
        lines.append(f'  <file id="f{number}" original={_attribute(path)}>')
        for unit in inside:
            lines += _unit(unit)
        lines.append("  </file>")
    return "\n".join([*lines, "</xliff>", ""])


def _unit(unit: Unit) -> list[str]:
    told = [f"        <note category={quoteattr(name)}>{_plain(text)}</note>" for name, text in notes(unit)]
    target = f'          <target xml:space="preserve">{_text(unit.target)}</target>'
    return [
        f"    <unit id={quoteattr(unit.id)}>",
        "      <notes>",
        *told,
        "      </notes>",
        f'      <segment state="{unit.state if unit.state in STATES else "initial"}">',
        f'        <source xml:space="preserve">{_text(unit.source)}</source>',
        *([target] if unit.target else []),
        "      </segment>",
        "    </unit>",
    ]


def _text(text: str) -> str:
    """Text of a source or target; a carriage return would be read as a newline."""
    return _unsayable.sub(lambda m: f'<cp hex="{ord(m[0]):04X}"/>', escape(text, {"\r": "&#13;"}))


def _plain(text: str) -> str:
    return escape(_unsayable.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_unsayable.sub("\ufffd", text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def read(name: str, data: bytes) -> list[Unit]:
    """The units of an XLIFF 2.0 file. Raises ReadError: no XML, a DTD or an entity in it, no such file, unsound ids.

    Nothing outside of the file is ever read, and entities are not expanded: a file with a DTD is refused.
    """
    reader = _Reader(name)
    reader.parse(data)
    return checked(name, ((unit, told.get("checksum", "")) for unit, told in reader.units))


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.units: list[tuple[Unit, dict[str, str]]] = []
        self.path: list[str] = []  # the open elements
        self.file = ""
        self.text: list[str] = []
        self.category = ""
        self._begin_unit("", 0)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def parse(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            raise bad(self.name, error.lineno, f"it is no well-formed XML ({expat.ErrorString(error.code)})") from error
        except (LookupError, ValueError) as error:  # an encoding that there is not
            raise bad(self.name, 1, f"it cannot be read as XML ({error})") from error

    def _refuse(self, *_: object) -> None:
        raise bad(self.name, self.parser.CurrentLineNumber, "a document type with entities has no place in XLIFF")

    def _begin_unit(self, identity: str, line: int) -> None:
        self.id, self.at = identity, line
        self.source: list[str] = []
        self.target: list[str] = []
        self.told: dict[str, str] = {}
        self.states: list[str] = []

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        tag = element.removeprefix(NAMESPACE + " ")
        line = self.parser.CurrentLineNumber
        if not self.path and (tag != "xliff" or not element.startswith(NAMESPACE)):
            raise bad(self.name, line, "it is not XLIFF 2.0 (an XLIFF 1.2 file, or another XML)")
        self.path.append(tag)
        if tag == "file":
            self.file = attributes.get("original", "")
        elif tag == "unit":
            self._begin_unit(attributes.get("id", ""), line)
        elif tag == "segment":
            self.states.append(attributes.get("state", "initial"))
        elif tag in ("source", "target", "note"):
            self.text = []
            self.category = attributes.get("category", "")
        elif tag == "cp":
            self._code_point(attributes.get("hex", ""), line)

    def _code_point(self, digits: str, line: int) -> None:
        try:
            c = chr(int(digits, 16))
            c.encode("utf-8")
        except (ValueError, OverflowError) as error:
            raise bad(self.name, line, f"<cp hex='{digits}'/> is no code point") from error
        self.text.append(c)

    def _characters(self, text: str) -> None:
        self.text.append(text)

    def _end(self, element: str) -> None:
        tag = self.path.pop()
        within = self.path[-1] if self.path else ""
        if tag == "note":
            self.told.setdefault(self.category, "".join(self.text))
        elif tag in ("source", "target") and within in ("segment", "ignorable"):
            (self.source if tag == "source" else self.target).append("".join(self.text))
        elif tag == "unit":
            told = self.told
            state = min(self.states, key=_rank, default="initial")  # a unit is as far as its last segment
            line = told.get("line", "")
            unit = Unit(
                self.id,
                told.get("path", self.file),
                int(line) if line.isascii() and line.isdecimal() and len(line) < 12 else 0,
                told.get("rule", ""),
                "".join(self.source),
                heading=told.get("heading", ""),
                before=told.get("before", ""),
                after=told.get("after", ""),
                target="".join(self.target),
                state=state,
                at=self.at,
            )
            self.units.append((unit, told))


def _rank(state: str) -> int:
    return STATES.index(state) if state in STATES else 0

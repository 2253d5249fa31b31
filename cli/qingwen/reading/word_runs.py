"""What stands round the runs of a `.docx`, or in them, and mammoth passes over: put as what says the same, which it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from qingwen.reading.word_xml import all_of, child, name, namespace, value


def _field(field: Element) -> Iterable[Element]:
    """A field of one element as one of runs."""
    space = namespace(field)

    def run(tag: str, **attributes: str) -> Element:
        made = Element(f"{space}r")
        SubElement(made, f"{space}{tag}", {f"{space}{key}": text for key, text in attributes.items()})
        return made

    code = run("instrText")
    code[0].text = value(field, "instr")
    yield from (run("fldChar", fldCharType="begin"), code, run("fldChar", fldCharType="separate"))
    yield from field
    yield run("fldChar", fldCharType="end")


def _with_reading(ruby: Element) -> Iterable[Element]:
    """What a reading (pinyin) stands above, and behind it the reading in brackets, as of `<ruby>` in a page."""
    base, reading = child(ruby, "rubyBase"), child(ruby, "rt")
    if base is not None:
        yield from base
    if reading is not None and "".join(reading.itertext()).strip():
        yield from (_text(ruby, "("), *reading, _text(ruby, ")"))


def _text(beside: Element, text: str) -> Element:
    space = namespace(beside)
    run = Element(f"{space}r")
    SubElement(run, f"{space}t").text = text
    return run


def _called(tag: str) -> Callable[[Element], Iterable[Element]]:
    return lambda element: [Element(f"{namespace(element)}{tag}")]


_WAYS: dict[str, Callable[[Element], Iterable[Element]]] = {
    "fldSimple": _field,
    "ruby": _with_reading,
    "bdo": iter,  # text whose direction is given
    "dir": iter,
    "cr": _called("br"),
    "ptab": _called("tab"),
}
SIGNS = (*(f":{tag}".encode() for tag in _WAYS), b"fldCharType")
OF_FIELDS = frozenset(("rPr", "fldChar", "instrText"))  # of a run that is not shown: what the fields around it need


def write_out(root: Element) -> None:
    """Puts the same into a part in words that mammoth knows."""
    ways = {f"{namespace(root)}{tag}": way for tag, way in _WAYS.items()}
    for parent in reversed(list(root.iter())):  # what is in another goes first
        if any(one.tag in ways for one in parent):
            parent[:] = [new for one in parent for new in (ways[one.tag](one) if one.tag in ways else (one,))]


def without_codes(root: Element) -> None:
    """Takes out what a field's code asks another field for: of `{ IF { MERGEFIELD sex } = "f" "Ms" "Mr" }` the answer alone is shown.

    A field that does not end within its paragraph may be damaged, and nothing in it goes.
    """
    for paragraph in all_of(root, "p"):
        # Of each open field what stands in its code; None in its result.
        codes: list[list[tuple[Element, Element]] | None] = []
        for run in all_of(paragraph, "r"):
            for one in list(run):
                kind = value(one, "fldCharType") if name(one) == "fldChar" else ""
                code = next((code for code in codes if code is not None), None)
                if kind == "begin":
                    codes.append([])
                elif kind and codes:
                    for holder, asked in codes[-1] or ():
                        holder.remove(asked)
                    codes[-1:] = [None] if kind == "separate" else []
                elif code is not None and name(one) not in OF_FIELDS:
                    code.append((run, one))

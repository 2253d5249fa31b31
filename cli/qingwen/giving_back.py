"""Single edits given back: what then stands in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from qingwen.editing import Edit, apply, invert
from qingwen.given_back_fields import fields_without, front_matter_edit, place_of_field, with_fields
from qingwen.placing import Places
from qingwen.text.document import BLANK
from qingwen.text.markdown.escaping import escapes
from qingwen.text.newlines import unify


class Patch(NamedTuple):
    """The code points [start, end) of the cleaned text become `new`; `number` is the edit given back, None for a field that goes with it.

    is_paragraph: it is parted by blank lines from what stands beside it.
    """

    start: int
    end: int
    new: str
    number: int | None
    is_paragraph: bool = False


class GivenBack(NamedTuple):
    """What giving edits back does to the cleaned text, and the edits that lead from the source to what this makes."""

    patches: list[Patch]
    edits: list[Edit]


def give_back(
    cleaned: str,
    edits: Sequence[Edit],
    findings: Sequence[Mapping[str, Any]],
    numbers: Collection[int],
    kind: str,
    language: str | None,
    *,
    edited: bool = False,
) -> GivenBack:
    """Edits of a cleaned text, by their numbers, given back.

    Markdown has its own text again. Where Markdown was made of something else, a line is a paragraph of its own once more, and
    what it gave to the front matter goes from there, if nothing else gave it. findings: as a report has them. edited: whether somebody has
    edited the text since, into which no halves of newlines go then.
    """
    spans = invert(edits)
    instead: dict[int, list[Edit]] = {}
    patches: list[Patch] = []
    heading, end = front_matter_edit(cleaned, spans) if kind != "markdown" else (None, 0)
    if heading in numbers:  # it goes as a whole
        heading, end = None, 0
    source = apply(cleaned, spans)
    before, at, below = "", 0, ""
    for number in sorted(numbers):
        edit, span = edits[number], spans[number]
        is_exact = "\r" in cleaned or not (edited or edit.old.strip())
        text = edit.old if is_exact else _unified(edit.old, source[edit.end : edit.end + 1])
        if kind == "markdown" or not _is_line(edit, source):
            patches.append(Patch(span.start, span.end, text, number))
            instead[number] = [edit._replace(new=text, finding=None)]
        elif heading is not None and span.start < end:  # above the fields and among them no line can stand
            new = "\n\n" + _paragraphs(text, kind)
            below += new
            patches.append(Patch(spans[heading].end, spans[heading].end, new, number, is_paragraph=True))
            instead[number] = [edit._replace(finding=None)]
        else:
            before = (before + cleaned[at : span.start])[-2:]
            new = _with_blank_lines(_paragraphs(text, kind), before, cleaned[span.end : span.end + 3])
            patches.append(Patch(span.start, span.end, new, number, is_paragraph=True))
            instead[number] = [edit._replace(new=new, finding=None)]
            before, at = (before + new)[-2:], span.end
    fields: list[tuple[str, str]] = []
    if heading is not None:
        fields = fields_without(
            numbers, edits, findings, spans[heading].old, edits[heading].old, cleaned.count("\n", 4, end), language
        )
    for line, other in fields:
        place = cleaned.index(f"\n{line}\n", 0, end) + 1
        patches.append(Patch(place, place + len(line) + 1, other, None))
    if heading is not None and (below or fields):
        instead[heading] = [edits[heading]._replace(new=with_fields(spans[heading].old, fields) + below)]
    made = [one for number, edit in enumerate(edits) for one in instead.get(number, [edit]) if one.old != one.new]
    return GivenBack(sorted(patches, key=lambda one: (one.start, one.end)), made)


def _unified(old: str, after: str) -> str:
    r"""With `\n` alone; one whose second half stands behind it is there already. after: one character."""
    return unify(old + after).removesuffix(unify(after))


def _is_line(edit: Edit, source: str) -> bool:
    """Whether an edit took lines as a whole."""
    if edit.new.strip() or not edit.old.strip():
        return False
    opens = edit.start == 0 or source[edit.start - 1] in "\r\n" or edit.old[0] in "\r\n"
    closes = edit.end == len(source) or source[edit.end] in "\r\n" or edit.old[-1] in "\r\n"
    return opens and closes


def _paragraphs(text: str, kind: str) -> str:
    """Lines of a paste as paragraphs of Markdown; of what is Markdown already, as they are."""
    if kind != "text":
        return text.strip("\n")
    lines = [line.strip(BLANK) for line in text.split("\n")]
    marked = (apply(line, [Edit(place, place, "", "\\") for place in escapes(line)]) for line in lines if line)
    return "\n\n".join(marked)


def _with_blank_lines(text: str, before: str, after: str) -> str:
    """A paragraph between two others, or at an end of the text. before, after: two characters and three of what is beside it, or more."""
    above = 2 - (len(before) - len(before.rstrip("\n"))) if before else 0
    rest = after.lstrip("\n")
    below = (2 if rest else 1) - (len(after) - len(rest))
    return "\n" * max(0, above) + text + "\n" * max(0, below)


class Placed(NamedTuple):
    """Patches of the cleaned text as edits of the text as it is now; why there is no telling where some belong → their numbers."""

    edits: list[Edit]
    lost: dict[str, list[int]]


def placed(patches: Sequence[Patch], was: str, now: str) -> Placed:
    places = Places(was, now)
    found: list[tuple[int, Patch]] = []
    lost: dict[str, list[int]] = {}
    for patch in patches:
        old = was[patch.start : patch.end]
        place = places.of(patch.start, patch.end) if patch.number is not None else place_of_field(old, now)
        if isinstance(place, int):
            found.append((place, patch))
        elif patch.number is not None:
            lost.setdefault(place, []).append(patch.number)
    found.sort(key=lambda one: (one[0], one[0] + one[1].end - one[1].start))
    edits: list[Edit] = []
    before, at = "", 0
    for place, patch in found:
        end, new = place + patch.end - patch.start, patch.new
        before = (before + now[at:place])[-2:]
        if patch.is_paragraph:
            new = _with_blank_lines(new.strip("\n"), before, now[end : end + 3])
        elif patch.number is None and not now.startswith(key := new.partition(":")[0] + ":", place):
            new = "" if isinstance(place_of_field(key, now), int) else new  # somebody has written one
        edits.append(Edit(place, end, now[place:end], new))
        before, at = (before + new)[-2:], end
    return Placed(edits, lost)

r"""Layout: a pasted text, debris already gone, as Markdown. It is made of edits, like everything else.

Each line becomes a paragraph, a verse a line of its stanza, the title an H1, glued bullets list items, a bare file name an image; what Markdown
would misread is escaped. Words are never dropped here: what leaves a place stands in the front matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from qingwen.editing import Edit, apply, compose
from qingwen.front_matter import front_matter, front_matter_field
from qingwen.lazy_pattern import lazy
from qingwen.text.code_lines import code_blocks
from qingwen.text.dates import parse_date
from qingwen.text.document import BLANK, SPACES, Document, Line
from qingwen.text.head import Head, find_head
from qingwen.text.images.comments import image_comment, is_image_comment
from qingwen.text.images.names import bare_image_name
from qingwen.text.list_marks import list_marks, markdown_mark, same_list
from qingwen.text.markdown.escaping import escapes, heading_escapes, list_item_escapes, verse_escapes, wrap_target
from qingwen.text.publishers import is_outlet
from qingwen.text.stanzas import lines_of_stanzas
from qingwen.text.tab_tables import tab_tables, table_of
from qingwen.text.trails import section_of

_loose_space = lazy(rf"[{SPACES}]{{2,}}|[\u00a0\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")

_MOVED = ("date: ", "section: ", "source: ")


def lay_out(
    document: Document, fields: Mapping[str, str], *, cuts: Sequence[int] = (), comment_images: bool = False
) -> list[Edit]:
    """The edits that make Markdown of a pasted text.

    fields: front matter that findings have moved there already (author, source …).
    cuts:   offsets where lines were taken out; an edit of words does not reach across one.
    """
    lines = document.lines
    if any(a.stop == b.begin for a, b in pairwise(lines)):
        from qingwen.hard_wrap import unwrap  # 2 ms, and most pastes have a blank line between any two others

        edits = unwrap(document, cuts)
    else:
        edits = []
    if edits:
        joined = apply(document.text, edits)
        later = _lines_to_markdown(document.with_text(joined), fields, cuts, comment_images)
        return compose(edits, later, joined)
    return _lines_to_markdown(document, fields, cuts, comment_images)


def _lines_to_markdown(
    document: Document, fields: Mapping[str, str], cuts: Sequence[int], comment_images: bool
) -> list[Edit]:
    lines = document.lines
    edits: list[Edit] = []
    if not lines:
        _replace(document, edits, 0, len(document.text), "")
        return edits
    head = document.once(find_head)
    if head.date and fields.get("date", "")[:10] not in ("", head.moment[:10]):
        head = head._replace(date=None)  # another date has moved
    top = sorted(line for line in (head.section, head.title, head.date) if line)
    if top != lines[: len(top)]:
        top = []  # something else, an image perhaps, stands above: what the head says is copied, not moved
    values = _values(document, head, fields)
    code = {one.start: one for one in document.once(code_blocks)}
    tables = {one.start: one for one in document.once(tab_tables)}
    whole = [one for one in (*code.values(), *tables.values()) if one.start >= len(top)]
    blocks = {one.start: _joined(document, one) for one in whole}
    inside = {i for one in whole for i in one[1:]}
    at = 0
    if top:
        _replace(document, edits, 0, top[0].start, "")
        _head(document, edits, head, top, values, cuts)
        at = top[-1].end
    else:
        at = blocks[0].start if 0 in blocks else lines[0].start
        _replace(document, edits, 0, at, front_matter(values) + "\n")
    marks = list_marks(lines)
    verses = lines_of_stanzas(document)
    in_stanzas = verses | {i - 1 for i in verses}
    previous = ""
    for i in range(len(top), len(lines)):
        if i in inside:
            continue
        line, mark = blocks.get(i, lines[i]), "" if i in blocks else marks[i]
        if line.start > at:
            tight = mark and same_list(previous, mark) and document.text.count("\n", at, line.start) == 1
            in_stanza = i in verses and head.title not in lines[i - 1 : i + 1] and i > len(top)
            _replace(document, edits, at, line.start, "\n" if tight else "\\\n" if in_stanza else "\n\n")
        if i in blocks:
            _block(document, line, edits, is_code=i in code)
        elif line is head.title:
            _replace(document, edits, line.start, line.end, _heading(line))
        else:
            escaped = list_item_escapes if mark else verse_escapes if i in in_stanzas else escapes
            _line(document, line, mark, edits, comment_images, escaped)
        at, previous = line.end, mark
    _replace(document, edits, at, len(document.text), "\n")
    return edits


def _joined(document: Document, block: range) -> Line:
    """The lines of a block as one, its indentation with it."""
    first, last = document.lines[block[0]], document.lines[block[-1]]
    return Line(first.begin, first.begin, last.end, last.stop, document.text[first.begin : last.end])


def _block(document: Document, block: Line, edits: list[Edit], *, is_code: bool) -> None:
    """Code gets a fence, the rows of a table their bars."""
    if is_code:
        edits.append(Edit(block.start, block.start, "", "```\n"))
        edits.append(Edit(block.end, block.end, "", "\n```"))
    else:
        _replace(document, edits, block.start, block.end, table_of(block.text.split("\n")))


def _values(document: Document, head: Head, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of the front matter, in their order."""
    values: dict[str, str] = {}
    if head.title:
        values["title"] = _spaced(head.title.text)
    if date := fields.get("date") or head.moment:
        values["date"] = date
    values |= fields
    if head.section:
        key, value = _section(head.section.text, values)
        values[key] = value
    # Front matter is what tells a reader, and the next `clean`, that this is Markdown now.
    return values or {"language": document.language or "und"}


def _section(text: str, values: Mapping[str, str]) -> tuple[str, str]:
    """(field, value) of the line above a title: a paper's or an agency's name is the source, where no other line names one."""
    name = _spaced(section_of(text))
    return "source" if is_outlet(name) and values.get("source", name) == name else "section", name


def _head(
    document: Document,
    edits: list[Edit],
    head: Head,
    top: Sequence[Line],
    values: Mapping[str, str],
    cuts: Sequence[int],
) -> None:
    """Section, title and date become front matter and H1: one edit, or one a line where debris stood between."""
    heading = _heading(head.title) if head.title else ""
    if not any(top[0].start < cut < top[-1].end for cut in cuts):
        _replace(document, edits, top[0].start, top[-1].end, f"{front_matter(values)}\n{heading}")
        return
    keys = {line.start: key for key in ("section", "title", "date") if (line := getattr(head, key))}
    if head.section:
        keys[head.section.start] = _section(head.section.text, values)[0]
    rest = {key: value for key, value in values.items() if key not in keys.values()}
    for line in top:
        before = "---\n" if line is top[0] else ""
        after = f"\n{front_matter(rest)[4:]}\n{heading}" if line is top[-1] else ""
        key = keys[line.start]
        _replace(document, edits, line.start, line.end, before + front_matter_field(key, values[key]) + after)
        if line is not top[-1]:
            _replace(document, edits, line.end, top[top.index(line) + 1].start, "\n")


def moved_lines(document: Document, edits: Sequence[Edit]) -> list[tuple[int, str]]:
    """(1-based line, text) of the date and the section or source that layout has moved to the front matter, of which no finding tells."""
    moved = []
    for edit in edits:
        fields = edit.new.split("\n") if edit.finding is None and edit.old.strip() else []
        at = edit.start
        for line in edit.old.split("\n") if any(one.startswith(_MOVED) for one in fields) else ():
            text = line.strip(BLANK)
            day = parse_date(text)
            keys = ("date",) if day else ("section", "source")
            if text and any(front_matter_field(key, day or _spaced(section_of(text))) in fields for key in keys):
                moved.append((document.position(at)[0], text))
            at += len(line) + 1
    return moved


def _heading(title: Line) -> str:
    plain = _spaced(title.text)
    return "# " + _escaped(plain, heading_escapes(plain))


def _spaced(text: str) -> str:
    return _loose_space.sub(" ", text)


def _escaped(text: str, places: Sequence[int]) -> str:
    return apply(text, [Edit(place, place, "", "\\") for place in places])


def _replace(document: Document, edits: list[Edit], start: int, end: int, new: str) -> None:
    old = document.text[start:end]
    if old != new:
        edits.append(tuple.__new__(Edit, (start, end, old, new, None)))  # in half of the time of `Edit(…)`


def _line(
    document: Document,
    line: Line,
    mark: str,
    edits: list[Edit],
    comment_images: bool,
    escaped: Callable[[str], list[int]],
) -> None:
    """The edits inside one line."""
    if comment_images and is_image_comment(line.text):
        return
    name = bare_image_name(line.text)
    if name:
        image = image_comment(name) if comment_images else f"![]({wrap_target(name)})"
        _replace(document, edits, line.start, line.end, image)
        return
    start, content = line.start, line.text
    if mark:
        start += len(mark)
        _replace(document, edits, line.start, start, markdown_mark(mark))
        content = content[len(mark) :]
    if "  " not in content and content.isprintable():  # nor is any space printable but the one
        for place in escaped(content):
            edits.append(Edit(start + place, start + place, "", "\\"))
        return
    spaced = [Edit(m.start(), m.end(), m[0], " ") for m in _loose_space.finditer(content)]
    plain = apply(content, spaced)
    places = escaped(plain)
    both = compose(spaced, [Edit(place, place, "", "\\") for place in places], plain)
    edits += [edit._replace(start=edit.start + start, end=edit.end + start) for edit in both]

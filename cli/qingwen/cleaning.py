"""Cleaning: what surely is debris goes, and what remains is laid out as Markdown. All of it is edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from qingwen.editing import Edit, apply, compose
from qingwen.fixing import fix
from qingwen.garbage import uncollected
from qingwen.layout import lay_out
from qingwen.linting import default_rules
from qingwen.rules.base import Finding, Rule
from qingwen.text.code_lines import code_blocks
from qingwen.text.debris.find import find_debris
from qingwen.text.debris.parted_dates import parted_dates
from qingwen.text.document import BLANK, Document
from qingwen.text.head import find_head, title_below_section
from qingwen.text.images.comments import image_comment
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.pages.recipe_cards import recipe_author
from qingwen.text.titles.menu_above import placed_title

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target

Images = Literal["keep", "drop", "comment"]


class Cleaned(NamedTuple):
    r"""A document, what was found in it, and the edits that make `text`, which is Markdown, of its text."""

    document: Document
    findings: list[Finding]
    edits: list[Edit]
    text: str


@uncollected()  # of a caller's program, whose collector may run often: a twentieth of a whole page's time
def clean(
    document: Document,
    rules: Sequence[Rule] | None = None,
    *,
    unsafe: bool = False,
    images: Images = "keep",
    known_site: bool = False,
    han: Target | None = None,
) -> Cleaned:
    """Applies safe fixes (all with `unsafe`); a pasted text is laid out as Markdown as well.

    Of a paste and of what was rendered from a page, credits move to the front matter.

    images: what becomes of image files on a line of their own in a paste, and of the places where an image
            was: an image reference and nothing; nothing at all; or a comment for each.
    known_site: one of the rules has the site's profile. Then nothing is guessed from a line's place in its page, which
            would lose 0.35 % of the content lines of the corpus's `sites` instead of 0.09 %, for 1 % more furniture.
    han: the variant of Chinese that the prose is brought into.
    """
    if not document.text.strip(BLANK + "\n"):
        return _emptied(document)
    if known_site:
        document = document.with_text(document.text)
    chosen = tuple(default_rules() if rules is None else rules)
    if han:  # what is brought into one variant need not be made one before
        from qingwen.rules.language.region_word import RegionWord

        chosen = tuple(
            rule.towards(han) if isinstance(rule, RegionWord) else rule
            for rule in chosen
            if rule.name != "mixed-han-variants"
        )
    if images == "drop" and document.kind == "text":
        from qingwen.rules.assets.bare_filename import BareFilename

        chosen += (BareFilename(drop=True),)
    paste = document.kind == "text"
    fixed = (
        fix(document, chosen, unsafe=unsafe, moves=True)
        if paste
        else fix(document, chosen, unsafe=unsafe, moves=document.rendered, pages=True, tidy=_tidy_ends)
    )
    edits, findings, current = fixed.edits, fixed.findings, fixed.document
    if images == "comment":
        edits = [_commented(edit, findings, document, chosen) for edit in edits]
        current = document.with_text(apply(document.text, edits))
    if paste:
        fields = _moved(edits, findings)
        current = _with_title(current, document)
        if unsafe and not (fields.get("date") or current.once(find_head).moment):
            # A line that goes for no more than looking like furniture may be the one that dates the article.
            careful = fix(document, chosen, moves=True).document
            if moment := _with_title(careful, document).once(find_head).moment:
                fields["date"] = moment
        is_nameless_page = "author" not in fields and document.once(find_page) is not None
        if is_nameless_page and (author := recipe_author([line.text for line in document.lines])):
            fields["author"] = author
        cuts, shift = [], 0
        for edit in edits:
            if "\n" in edit.old and edit.new != "\n":
                cuts.append(edit.start + shift)
            shift += len(edit.new) - len(edit.old)
        more = lay_out(current, fields, cuts=cuts, comment_images=images == "comment")
    else:
        more = _tidy_ends(current.text)  # a comment may stand there now
        if document.rendered and (fields := _moved(edits, findings)):
            from qingwen.front_matter import added_fields

            more = [*added_fields(current.text, fields), *more]
    edits = compose(edits, more, current.text)
    if han:
        from qingwen.converting import convert

        findings, edits = convert(document, findings, edits, han, unsafe=unsafe)
    if document.allow:
        from qingwen.text.allowed_spans import allowed_spans, touches

        spans = document.once(allowed_spans)
        edits = [edit for edit in edits if not touches(spans, edit.start, edit.end)]
    return Cleaned(document, findings, edits, apply(document.text, edits))


def _with_title(current: Document, document: Document) -> Document:
    """What is left of a paste, with the title that it has if it came as a whole page, or below a menu or a section, as what told it may be gone."""
    title = placed_title(document)
    if title is not None:
        text = document.lines[title].text
    elif document.once(find_page):
        text = ""
    elif line := document.once(title_below_section):
        text = line.text
    else:
        return current
    return current.with_title(text, find_debris, phrase_matches, parted_dates, code_blocks)


def _moved(edits: Sequence[Edit], findings: Sequence[Finding]) -> dict[str, str]:
    """The front matter that findings have moved there."""
    pairs: list[tuple[str, str]] = []
    for edit in edits:
        mover = findings[edit.finding].fix if edit.finding is not None else None
        pairs += mover.moved if mover else ()
    return joined_fields(pairs)


def joined_fields(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Front matter of (field, value) pairs, of which a field may have several."""
    moved: dict[str, list[str]] = {}
    for key, value in pairs:
        moved.setdefault(key, []).append(value)
    return {key: ", ".join(_once(key, values)) for key, values in moved.items()}


def _once(key: str, values: Sequence[str]) -> list[str]:
    """A field's values without those that are there already; an author's name may be, in another spelling."""
    if key != "author" or len(values) == 1:
        return [*dict.fromkeys(values)]
    from qingwen.text.person_names import People

    people, once = People(), []
    for value in values:
        if not people.are_known(value):
            once.append(value)
        people.add(value)
    return once


def _emptied(document: Document) -> Cleaned:
    text = document.text
    return Cleaned(document, [], [Edit(0, len(text), text, "")] if text else [], "")


def _tidy_ends(text: str) -> list[Edit]:
    """One newline at the end; no byte order mark at the start, which a reader would take for one of the file's own."""
    start = len(text) - len(text.lstrip("\ufeff"))
    end = len(text.rstrip("\n")) if text.strip(BLANK + "\n") else 0
    start = min(start, end)
    wanted = "\n" if end else ""
    edits = [Edit(0, start, text[:start], "")] if start else []
    return edits + ([] if text[end:] == wanted else [Edit(end, len(text), text[end:], wanted)])


def _commented(edit: Edit, findings: Sequence[Finding], document: Document, rules: Sequence[Rule]) -> Edit:
    """The removal of an image's placeholder, as a comment that keeps its place."""
    finding = findings[edit.finding] if edit.finding is not None else None
    if not finding or finding.name != "image-placeholder" or edit.new:
        return edit
    from qingwen.text.images.captions import caption_after

    caption = fix(Document(caption_after(document, finding.end), "markdown"), rules).document.text
    comment = image_comment(caption)
    return edit._replace(new=comment + "\n" * min(2, edit.old.count("\n")))

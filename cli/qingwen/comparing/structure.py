"""How the form of a segment and of its translation differ: levels, items, cells, links, images, code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from urllib.parse import unquote

from qingwen.comparing.alignment import Aligned
from qingwen.comparing.segments import PLACEHOLDER, Segment
from qingwen.lazy_pattern import lazy

_language = lazy(r"^(?:zh|en|cn|ja|ko)(?:[-_](?:[a-z]{2}|hans|hant))?$", re.I)
_suffix = lazy(r"[._-](?:zh|en|cn)(?:[-_](?:[a-z]{2}|hans|hant))?(?=\.[a-z]+$|$)", re.I)
# Of a query; `q=en` asks for a word.
_query = lazy(
    r"(?<=[?&])(?:lang|language|locale|hl|lng|uselang|culture)=(?:zh|en|cn|ja|ko)(?:[-_](?:[a-z]{2}|hans|hant))?(?:&|$)",
    re.I,
)
_scheme = lazy(r"(?:https?:)?//", re.I)
_line_comment = lazy(r"(?m)(?:^|(?<=[\s;{}),>]))(?://|#\s|--\s|;;).*$")
_block_comment = lazy(r"/\*.*?\*/|<!--.*?-->", re.S)
_quoted = lazy(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]+`|>[^<>\n]*[^\W\d_][^<>\n]*<")
_han = lazy("[\u3400-\u9fff]")


def differences(ours: Segment, theirs: Segment) -> Iterator[tuple[str, str, str]]:
    """(what differs, in the source, in the translation)"""
    if ours.form == theirs.form == "heading" and ours.level != theirs.level:
        yield "Heading level", str(ours.level), str(theirs.level)
    if ours.form == theirs.form == "list" and ours.items != theirs.items:
        yield "Items of the list", str(ours.items), str(theirs.items)
    if ours.form == theirs.form == "table" and ours.shape != theirs.shape:
        yield "Rows and columns of the table", "×".join(map(str, ours.shape)), "×".join(map(str, theirs.shape))
    if ours.footnotes != theirs.footnotes:
        yield "Footnotes", _listed(ours.footnotes), _listed(theirs.footnotes)
    if {ours.form, theirs.form} in ({"heading", "paragraph"}, {"list", "paragraph"}):
        yield "Form", ours.form, theirs.form


def _listed(counts: Counter[str]) -> str:
    return ", ".join(counts) or "none"


def targets(pair: Aligned, kind: str) -> Iterator[tuple[str, str]]:
    """(address in the source, address here) of the links or images that have no like on the other side."""
    ours = [target for one in pair.ours for target in getattr(one, kind)]
    theirs = [target for one in pair.theirs for target in getattr(one, kind)]
    known = Counter(map(_neutral, theirs))
    lost = []
    for target in ours:
        if known[_neutral(target)] > 0:
            known[_neutral(target)] -= 1
        else:
            lost.append(target)
    other = Counter(map(_neutral, ours))
    new = []
    for target in theirs:
        if other[_neutral(target)] > 0:
            other[_neutral(target)] -= 1
        else:
            new.append(target)
    for target in lost:
        same = next((one for one in new if _is_like(target, one)), None)
        if same is None and len(theirs) <= len(ours):
            same = next(filter(_leads_nowhere, new), None)
        if same is not None:
            new.remove(same)
            yield target, same or "empty"
    if len(theirs) < len(ours) and sum(one.items for one in pair.ours) <= sum(one.items for one in pair.theirs):
        gone = [target for target in lost if not any(_is_like(target, one) for one in theirs)]
        for target in gone[: len(ours) - len(theirs) - len(new)]:
            yield target, "missing"


LIKE = 0.7  # of two addresses' letters within a site, from which one is a slip of the other


def _is_like(a: str, b: str) -> bool:
    """Whether two addresses lead to the same site and are nearly the same: another site is a translator's choice."""
    (host, path), (other_host, other_path) = _parts(a), _parts(b)
    if host != other_host:
        return path == other_path and bool(host and other_host) and other_host.startswith(host)
    return path != other_path and SequenceMatcher(None, path, other_path, autojunk=False).ratio() >= LIKE


def _leads_nowhere(target: str) -> bool:
    return target.strip() in ("", "#")


def _neutral(target: str) -> str:
    return "/".join(_parts(target))


def _parts(target: str) -> tuple[str, str]:
    """(host, path) without what names a language in them; and within a site without the place on the page, which may bear a
    translated name.
    """
    address = unquote(target.strip())
    outside = _scheme.match(address)
    if outside:
        host, _, path = address[outside.end() :].partition("/")
        host = ".".join(label for label in host.lower().removeprefix("www.").split(".") if not _language.match(label))
    else:
        host, path = "", address.partition("#")[0]
    page, mark, place = path.partition("#")
    page = _query.sub("", page).rstrip("?&")
    steps = [step for step in page.rstrip("/").removesuffix(".html").split("/") if not _language.match(step)]
    if steps:
        steps[-1] = _suffix.sub("", steps[-1])
    if "/" in place:  # the page of a program that draws its site itself: `#/en/start`
        place = "/".join(step for step in place.split("/") if not _language.match(step))
    return host, "/".join(steps) + mark + place


def code(pair: Aligned) -> Iterator[tuple[str, str]]:
    """(in the source, here) of code that is not the same."""
    if pair.ours[0].form == pair.theirs[0].form == "code":
        a, b = _bare(pair.ours[0].text), _bare(pair.theirs[0].text)
        if _is_laid_out_freely(pair.ours[0].text) and _joined(a) == _joined(b):
            return
        gone, come = Counter(a) - Counter(b), Counter(b) - Counter(a)
        # Where as many lines are new as are gone, an example may have been put into other words.
        if gone.total() != come.total():
            yield next(iter(gone), "nothing"), next(iter(come), "nothing")
        else:
            for line in gone:
                if (same := next((one for one in come if _is_slip_of_letters(line, one)), None)) is not None:
                    yield line, same
        return
    ours, theirs = (Counter(span.removesuffix("()") for one in side for span in one.code_spans) for side in pair)
    lost, new = [span for span in ours if span not in theirs], [span for span in theirs if span not in ours]
    for span in lost:
        same = next((one for one in new if _is_slip(span, one) or _are_placeholders(span, one)), None)
        if same is not None:
            yield f"`{span}`", f"`{same}`"


def _is_slip(a: str, b: str) -> bool:
    """Whether code spans differ by a letter or two, and not only by white space or quotation marks."""
    if _han.search(a + b) or _plain_code(a) == _plain_code(b) or min(len(a), len(b)) < 4:
        return False
    return SequenceMatcher(None, a, b).ratio() >= 0.85


def _are_placeholders(a: str, b: str) -> bool:
    """Whether code spans are placeholders, whose names a program knows: `{name}` and `{nom}`."""
    return PLACEHOLDER.fullmatch(a) is not None and PLACEHOLDER.fullmatch(b) is not None


def _is_slip_of_letters(a: str, b: str) -> bool:
    """Whether lines of code differ by letters or digits alone; what calls or names something otherwise is a newer version."""
    if not _is_slip(a, b):
        return False
    changes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return all((a[i:j] + b[k:m]).isalnum() for tag, i, j, k, m in changes if tag != "equal")


def _plain_code(span: str) -> str:
    return re.sub(r"[\s\"'`;,./()<>-]", "", span).lower()


# Where a formatter breaks a line in these languages; in sh, Python or YAML another line is another command.
_break = lazy(r"(?<=[(\[{}<>,;=&|+?:])\n|\n(?=[)\]}{<>.,;&|+?:/])")
_FREE = (
    r"(?:[jt]sx?|[cm]js|javascript|typescript|vue|svelte|astro|html|xml|json[c5]?|s?css|less|java|c|cpp|c\+\+|cs|csharp|go|rust|rs|php"
    r"|dart|kotlin|kt|swift|scala|groovy|graphql|proto)"
)


def _is_laid_out_freely(block: str) -> bool:
    """Whether the language that a fence names is one whose statements brackets and semicolons part, not lines."""
    return re.match(rf"[ \t]*(?:`{{3,}}|~{{3,}})[ \t]*{_FREE}(?![\w+#-])", block, re.I) is not None


def _joined(lines: list[str]) -> str:
    """Code as it is however it was laid out: without white space beside marks, and without the comma that a bracket on a line
    of its own has before it.
    """
    text = _break.sub("", "\n".join(lines))
    return re.sub(r",(?=[)\]}])", "", re.sub(r"(?<!\w) +| +(?!\w)", "", text))


def _bare(block: str) -> list[str]:
    """The lines of a block of code without comments, texts in quotation marks and white space at their ends."""
    text = _quoted.sub("“”", _line_comment.sub("", _block_comment.sub("", block)))
    lines = (" ".join(one.split()) for one in text.split("\n"))
    return ["…" if _han.search(line) else line for line in lines if line]

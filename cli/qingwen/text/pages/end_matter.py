"""What an article ends with below its last paragraph, although sites have the like: works to read, addresses, a word on its author."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.line import STOPS
from qingwen.text.pages.extent import ENDING
from qingwen.text.pages.headings import opens_others, part_opened
from qingwen.text.pages.reading import Reading

# Who wrote a work, an address, a telephone number, where an application is to be had; and how many lines may stand between two of them, names of people or offices.
_of_end_matter = lazy(
    r"：《|》.*[著編编译譯]$|^《[^《》]+》(?:[ \u3000（(]|.*(?:出版社|[书書][局店]))|^SOURCE [A-Z]|, by [A-Z]|[\w.-]+@[\w-]+\.\w|[:：] ?https?://|^(?:iOS|Android|安卓|鸿蒙|macOS|Windows|Linux)[:：]|\+\d[\d ()-]{7,}\d|[:：].*\d{3,4}[- ]\d{3,4}[- ]?\d{3,4}$"
)
GAP = 2


def with_end_matter(page: Reading, last: int) -> int:
    """The last line of what is an article's own below its last paragraph by what stands below a heading, works and addresses: `Further reading`,
    `Contacts`, with short sections between.
    """
    lines, size = page.lines, len(page.lines)
    while True:
        near = range(last + 1, min(last + 1 + ENDING, size))
        head = next((i for i in near if page.known[i] or part_opened(lines[i])), size)
        end = head
        for i in range(head + 1, size):
            if _of_end_matter.search(lines[i]):
                end = i
            elif i > end + GAP:
                break
        if end == head:
            return last
        last = _with_own_parts(page, end)


def own_heading(page: Reading, sure: set[int], last: int) -> range:
    """The heading right below an article that is its own because the line below it stays, and that line: `About the author` above a sentence on her."""
    head, size = last + 1, len(page.lines)
    if head + 1 >= size or page.known[head + 1] or head + 1 in sure or not part_opened(page.lines[head]):
        return range(0)
    return range(head, _with_own_parts(page, head + 1) + 1)


def _with_own_parts(page: Reading, end: int) -> int:
    """The last line of the parts of the article below a line, each a heading and a sentence."""
    while end + 2 < len(page.lines) and _heads_own(page, end + 1):
        end += 2
    return end


def _heads_own(page: Reading, i: int) -> bool:
    """Whether a line heads a part of the article with a sentence below: thanks, a word on the author."""
    below = page.lines[i + 1]
    heads = part_opened(page.lines[i]) and not opens_others(page.lines[i])
    return bool(heads) and not page.known[i + 1] and below[-1] in STOPS

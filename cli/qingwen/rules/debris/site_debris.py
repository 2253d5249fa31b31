"""QW120 site-debris."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.debris.site_profile import Profile, SiteLine, lines_of, site_lines
from qingwen.text.document import Document, Kind, Line

_EXAMPLE = Profile(
    3, {"首页": SiteLine(3, "首页"), "归档": SiteLine(3, "归档")}, {"hexo fluid": SiteLine(3, "Hexo Fluid")}
)


class SiteDebris(Rule):
    """A line of the site's own furniture, as a profile knows it.

    ## What it does
    With `--profile FILE` (see `qingwen learn`), finds the lines that repeat at the head or the foot of the pages of one site or
    archive: its name, its menu, its list of tags, its notices. Without a profile it finds nothing.

    ## Why is this bad?
    It is the site's, not the article's, and stands in every article of the archive.

    ## Fix safety
    Safe: the line repeats over the site's pages in the same company, and stands in this page where it stands in those. A line of the
    article's own that reads alike is left alone further down. In Markdown, and what was made of a page or Word file, only whole blocks
    go at the very beginning and end, to the letter as in the profile, that are neither headings nor what stands below one alone, code nor HTML.
    """

    code = "QW120"
    name = "site-debris"
    kinds: tuple[Kind, ...] = ("text", "markdown")
    fix_safety = "safe"
    message = "A line of the site’s own: it stands on {pages} of the {total} pages that the profile was learned from."
    examples = (
        Example(
            "首页\n归档\n一次手术\n正文在这里，它只在这一页上。\nHexo Fluid\n",
            3,
            "一次手术\n正文在这里，它只在这一页上。\n",
        ),
        Example("首页\n一次会议\n正文在这里，它只在这一页上。\n", 1, "一次会议\n正文在这里，它只在这一页上。\n"),
        Example(
            "一次手术\n第一段在这里。\n第二段在这里。\n第三段在这里。\n首页\n正文到此为止，别处都没有这一句。\n", 0
        ),
        Example("一次手术\n正文在这里，它只在这一页上。\n", 0),
    )

    def __init__(self, profile: Profile | None = None) -> None:
        self.profile = profile

    def for_examples(self) -> SiteDebris:
        return SiteDebris(_EXAMPLE)

    def wakes(self, document: Document) -> bool:
        return self.profile is not None

    def check(self, document: Document) -> Iterator[Finding]:
        profile = self.profile
        if profile is None:
            return
        lines = lines_of(document)
        claimed = {lines[i]: key for i, key in site_lines([line.text for line in lines], profile).items()}
        going = [(line, line.stop) for line in claimed]
        if claimed and document.kind == "markdown":
            from qingwen.text.debris.whole_blocks import whole_blocks

            # A number may be all that a line says: a dose, a price, an issue.
            same, alike = list[Line](), list[Line]()
            for line, key in claimed.items():
                is_same = (known := profile.known(key)) is not None and _said(line.text) == _said(known.example)
                (same if is_same else alike).append(line)
            going = whole_blocks(document, same, alike)
        for line, stop in going:
            known = profile.known(claimed.get(line, ""))
            yield self.finding(
                line.start,
                line.end,
                fix=Fix("safe", line.begin, stop),
                message=None if known else "A line of the page’s table of contents, among the site’s own lines.",
                pages=known.pages if known else 0,
                total=profile.pages,
            )


def _said(line: str) -> str:
    """A line's letters and digits, whatever marks are on it."""
    return "".join(filter(str.isalnum, line)).casefold()

"""QW301 untranslated-chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Rule
from qingwen.text.document import Document
from qingwen.text.fragments.language_sections import found_by_section, language_sections

if TYPE_CHECKING:
    from qingwen.text.fragments.own_terms import OwnTerms
from qingwen.text.scripts import may_have_cjk

# Four letters or marks in a row, which are not how a file is called: 微信图片_2025.jpg; or two between English words, or as a heading.
# It opens with the class of what is rare in English: to look for a letter before it at each letter takes seven times as long.
_WIDE, _HAN = "[\u3000-\u9fff\uff00-\uffef]", "[\u3400-\u9fff]"
_CHINESE = (
    f"{_WIDE}(?:(?<!{_WIDE}.){_WIDE}{{3,}}+(?![_.\\d])"
    f"|(?:(?<=[A-Za-z,;:]{_HAN})|(?<=[A-Za-z,;:] {_HAN})){_HAN}{{1,2}} ?[A-Za-z,;]"
    f"|(?<=# .){_HAN}{{1,2}}[ #{{\\n])"
)


class UntranslatedChinese(Rule):
    """Chinese prose that nobody translated, in an English article.

    ## What it does
    In articles whose main language is English, finds Chinese paragraphs, headings, list items and table
    cells, and sentences and clauses of Chinese inside English paragraphs. In Markdown also titles and
    descriptions in front matter, titles of notices (`:::note[…]`, `!!! note "…"`), whole sentences in footnotes, alt texts, and
    text between the tags of HTML. Names and single terms, titles,
    quotations, glosses in brackets, code, links to a translation, references and bilingual articles are left
    alone, and so is a table's column that gives in Chinese what another says in English. So is a passage of
    nothing but a project's own terms: `--terms FILE`, one a line; `qingwen learn --terms` proposes a list.

    ## Why is this bad?
    A half-translated page looks finished to everyone but its readers.

    ## Fix safety
    There is no fix: translate the passage, or mark it as a quotation if it should stay.
    """

    code = "QW301"
    name = "untranslated-chinese"
    message = "Chinese left in an English article: “{excerpt}”. Translate it, or mark it as a quotation."
    examples = (
        Example(
            "The old tea garden is run by a family that has lived in the village for nine generations.\n\n"
            "村民们正忙着采摘今年的第一批新芽。\n\n"
            "The harvest is a fifth larger than that of last year, says the book of the cooperative."
        ),
        Example("The owner said that 今年雨水多而且春天特别冷 and that they began ten days later."),
        Example("The idea behind 风水 is that the place of a house is as important as the house.", 0),
        Example("She studied at the Academy (中央美术学院附属中等美术学校) and then went to the coast.", 0),
    )

    def __init__(self, terms: OwnTerms | None = None) -> None:
        self.terms = terms

    def wakes(self, document: Document) -> bool:
        text = document.text
        if document.language == "zh":
            return bool(document.once(language_sections))
        return (
            document.language == "en"
            and not text.isascii()
            and may_have_cjk(text)
            and re.search(_CHINESE, text) is not None
        )

    def check(self, document: Document) -> Iterator[Finding]:
        # Imported here: the detector's patterns take 8 ms to compile, which most documents need not pay.
        from qingwen.text.debris.find import debris_starts
        from qingwen.text.fragments.chinese import chinese_fragments
        from qingwen.text.fragments.masking import masked
        from qingwen.text.fragments.passages import excerpt

        fragments = found_by_section(document, "zh", chinese_fragments)
        debris = debris_starts(document) if fragments else ()
        for start, end, confidence, whole in fragments:
            if self.terms and self.terms.cover(masked(document.text[start:end])):
                continue
            if not (whole and document.line_at(start)[0] in debris):
                shown = excerpt(document.text[start:end])
                yield self.finding(start, end, confidence=confidence, excerpt=shown)

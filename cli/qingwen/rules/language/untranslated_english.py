"""QW302 untranslated-english."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Rule, Severity
from qingwen.text.document import Document
from qingwen.text.fragments.language_sections import found_by_section, language_sections

if TYPE_CHECKING:
    from qingwen.text.fragments.own_terms import OwnTerms


class UntranslatedEnglish(Rule):
    """English prose that nobody translated, in a Chinese article.

    ## What it does
    In articles whose main language is Chinese, finds English paragraphs, headings, list items and table
    cells, and sentences and clauses of English inside Chinese paragraphs. In Markdown also titles and
    descriptions in front matter, titles of notices (`:::note[…]`, `!!! note "…"`), whole sentences in footnotes, alt texts, links
    to other pages of the site, and text between the tags of HTML. Names, titles, quotations, glosses
    in brackets, code, addresses, references and licence texts are left alone, and so are articles that give
    their text in both languages, and slogans, signs, captions and phrases to learn that do. So is a passage of
    nothing but a project's own terms: `--terms FILE`, one a line; `qingwen learn --terms` proposes a list.
    A link, heading or phrase of a few words that may be the name of a function (`Optimizer Hints`) is an `info`.

    ## Why is this bad?
    A half-translated page looks finished to everyone but its readers.

    ## Fix safety
    There is no fix: translate the passage, or mark it as a quotation if it should stay.
    """

    code = "QW302"
    name = "untranslated-english"
    message = "English left in a Chinese article: “{excerpt}”. Translate it, or mark it as a quotation."
    examples = (
        Example(
            "村里的老茶园今年又发了新芽，村民们正忙着采摘。\n\n"
            "The old tea garden is run by a family that has lived here for nine generations.\n\n"
            "合作社的账本上，今年的收成比去年多了两成。"
        ),
        Example("茶园的主人说，今年雨水多，but the spring was colder than we had hoped，所以采茶晚了十天。"),
        Example("他最喜欢的小说是 The Catcher in the Rye，读了三遍。", 0),
        Example("有志者事竟成 Where there is a will, there is a way\n\n校门上的这句话，每个学生都背得出来。", 0),
        Example("光合作用（the process by which plants turn light into sugar）需要叶绿素。", 0),
    )

    may_be_a_name = 0.6  # confidence: of a few words, often what manuals call a function and leave as it is

    def __init__(self, terms: OwnTerms | None = None) -> None:
        self.terms = terms

    def wakes(self, document: Document) -> bool:
        return document.language == "zh" or (document.language == "en" and bool(document.once(language_sections)))

    def check(self, document: Document) -> Iterator[Finding]:
        # Imported here: the detector's patterns take 8 ms to compile, which most documents need not pay.
        from qingwen.text.debris.find import debris_starts
        from qingwen.text.fragments.english import english_fragments
        from qingwen.text.fragments.masking import masked
        from qingwen.text.fragments.passages import excerpt
        from qingwen.text.fragments.terms import function_words

        fragments = found_by_section(document, "en", english_fragments)
        debris = debris_starts(document) if fragments else ()
        for start, end, confidence, whole in fragments:
            if self.terms and self.terms.cover(masked(document.text[start:end]), function_words()):
                continue
            if not (whole and document.line_at(start)[0] in debris):
                shown = excerpt(document.text[start:end])
                level: Severity = "warning" if confidence > self.may_be_a_name else "info"
                yield self.finding(start, end, confidence=confidence, severity=level, excerpt=shown)

"""QW303 unpaired-paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Rule
from qingwen.text.document import Document
from qingwen.text.scripts import han_runs

RUN = 4  # letters of Chinese
SOME = 3  # such runs that an article in both languages has at least
_PAIRS = (
    "水车是用橡木做的，顺着溪水转动。\n\nThe wheel is made of oak and it turns with the stream.\n\n"
    "磨坊主每天早上打开闸门。\n\nThe miller opens the gate every morning.\n\n"
    "面粉装进麻袋，用驴子驮下山。\n\nThe flour goes into sacks and down the hill on donkeys.\n\n"
    "孩子们喜欢看石磨转动。\n\nThe children like to watch the stones go round.\n\n"
)


class UnpairedParagraph(Rule):
    """A paragraph without its other half, in an article that stands in Chinese and English paragraph by paragraph.

    ## What it does
    In articles that give each paragraph in both languages, one below the other, finds paragraphs whose
    translation is missing. Such articles have no findings of `untranslated-chinese` and `untranslated-english`.

    ## Why is this bad?
    Readers of one of the two languages miss a paragraph, and nobody who reads only one of them notices.

    ## Fix safety
    There is no fix: translate the paragraph.
    """

    code = "QW303"
    name = "unpaired-paragraph"
    message = "This {language} paragraph has no {other} one beside it, as the others have: “{excerpt}”."
    examples = (
        Example(_PAIRS + "冬天溪水结冰，磨坊就关门。\n"),
        Example(_PAIRS, 0),
        Example(_PAIRS.replace("The miller opens the gate every morning.\n\n", ""), 1),
        Example("水车是用橡木做的，顺着溪水转动。\n\n磨坊主每天早上打开闸门。\n\nThe miller opens the gate.\n", 0),
    )

    def wakes(self, document: Document) -> bool:
        if document.language == "en":
            # Some blocks of Chinese at least: to look for them costs 15 ms in a short run.
            text = document.text
            return not text.isascii() and sum(map(RUN.__le__, han_runs(text))) >= SOME
        return document.language == "zh" and not document.text.isascii()

    def check(self, document: Document) -> Iterator[Finding]:
        if document.language == "zh":  # either module's patterns take some 20 ms to compile
            from qingwen.text.fragments.english import english_fragments as fragments
        else:
            from qingwen.text.fragments.chinese import chinese_fragments as fragments
        if not document.once(fragments).bilingual:
            return
        from qingwen.text.fragments.bilingual import unpaired_paragraphs
        from qingwen.text.fragments.passages import excerpt

        names = {"zh": "Chinese", "en": "English"}
        for start, end, language in unpaired_paragraphs(document):
            other = names["en" if language == "zh" else "zh"]
            shown = excerpt(document.text[start:end])
            yield self.finding(start, end, confidence=0.8, language=names[language], other=other, excerpt=shown)

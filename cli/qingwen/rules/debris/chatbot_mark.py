"""QW118 chatbot-mark."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.chatbot_marks import chatbot_marks
from qingwen.text.document import Document


class ChatbotMark(Rule):
    """What a chatbot's answer cites, in a form for programs: `【1†source】`, `:contentReference[oaicite:0]`.

    ## What it does
    Finds the marks that ChatGPT and Gemini put behind a sentence, for their own pages to make links of: with brackets and `†`,
    `oaicite`, `citeturn0search3` between private-use characters, `[cite: 1, 2]`.

    ## Why is this bad?
    They lead nowhere, and tell every reader that nobody has read the text through. The sources want to be found and named.

    ## Fix safety
    Safe: no hand writes these, and nothing is lost with them but a number that only the chatbot knew. In code, where an article
    may speak of them, they stay.
    """

    code = "QW118"
    name = "chatbot-mark"
    fix_safety = "safe"
    message = "A chatbot's citation, '{text}', which leads nowhere. Name the source, or check the sentence."
    examples = (
        Example("这是四十年来的头一班【1†source】，票价不变。\n", 1, "这是四十年来的头一班，票价不变。\n"),
        Example("The first in forty years. :contentReference[oaicite:0]{index=0}\n", 1, "The first in forty years.\n"),
        Example("The first in forty years [cite: 1, 2].\n", 1, "The first in forty years.\n", "markdown"),
        Example("Marks such as `【1†source】` are a chatbot's.", 0, None, "markdown"),
        Example("See the chapter [cited: 1] and the note† below.", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for start, end in document.once(chatbot_marks).spans:
            begin = start
            while begin and text[begin - 1] == " " and (end == len(text) or not text[end].isalnum()):
                begin -= 1  # the space that would stand before a mark or at a line's end
            yield self.finding(start, end, fix=Fix("safe", begin, end), text=text[start : min(end, start + 20)])

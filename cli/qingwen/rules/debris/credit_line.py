"""QW108 credit-line."""

from __future__ import annotations

from qingwen.rules.base import Example, Fix
from qingwen.rules.debris._phrase_rule import PhraseRule
from qingwen.text.dates import parse_date
from qingwen.text.debris import DebrisLine, find_debris
from qingwen.text.document import Document


class CreditLine(PhraseRule):
    """A line of credits: author, source, editor, proof-reader, photographer.

    ## What it does
    Finds lines such as `作者：…`, `来源：…`, `责任编辑：…`, `审核：…`, `Source: …`, `Photo by …`.

    ## Why is this bad?
    It is not bad: it is information in the wrong place. Author, source and date belong in the front matter; who checked and who
    typeset belongs where your house style wants it.

    ## Fix safety
    When a paste is cleaned, author, source and date move to the front matter, one to one. Everything else is reported, and
    removed with `--unsafe` only.
    """

    code = "QW108"
    name = "credit-line"
    message = "A line of credits{field}. Keep what your readers need, in the front matter."
    examples = (
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n责任编辑：张三\n",
            1,
        ),
        Example(
            "来源：医院宣传科\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
        ),
        Example("The source of the bleeding was found at once.\n", 0),
        Example("编辑部收到来信后，立即联系了作者。\n", 0),
    )

    def fix(self, document: Document, found: DebrisLine) -> Fix:
        """Removal, unsafe; where the line names author, source or date at an edge of the paste, a move to front matter."""
        match, line = found.match, found.line
        moved = None
        if found.edge and match.field:
            value = _value(found)
            if match.field != "date" or found is document.once(_first_date):
                moved = (match.field, value) if value and not _more_than_a_name(value, match.field) else None
                if moved and document.rendered and not _agrees(document, moved):
                    moved = None
        return Fix("unsafe", line.begin, line.stop, "", moved)

    def values(self, document: Document, found: DebrisLine) -> dict[str, str]:
        return {"field": f": the {found.match.field}" if found.match.field else ""}


def _agrees(document: Document, moved: tuple[str, str]) -> bool:
    """Whether a page's front matter lacks the field, or has this value in it: nothing is lost by the move."""
    head = document.text[: document.text.find("\n---\n", 3) + 1]
    line = next((line for line in head.split("\n") if line.startswith(moved[0] + ":")), None)
    return line is None or moved[1] in line


def _value(found: DebrisLine) -> str:
    """What follows the label; of a date, its form in front matter."""
    value = found.line.text[found.match.label_end :].strip() if found.match.label_end else ""
    return parse_date(value) if found.match.field == "date" else value


def _first_date(document: Document) -> DebrisLine | None:
    """The first line of credits that gives a date: it alone goes to the front matter."""
    credits = document.once(find_debris).get(CreditLine.name, ())
    return next((one for one in credits if one.match.field == "date" and _value(one)), None)


def _more_than_a_name(value: str, field: str) -> bool:
    """Whether further labels or a sentence follow: such a line is left to people."""
    return field != "date" and (len(value) > 40 or any(c in "：:/，、。；,;！？|" for c in value) or "  " in value)

"""What the rules of untranslated passages find."""

from qingwen.rules.base import Finding
from qingwen.rules.language.untranslated_chinese import UntranslatedChinese
from qingwen.rules.language.untranslated_english import UntranslatedEnglish
from qingwen.text.document import Document, Kind

RULES = (UntranslatedChinese(), UntranslatedEnglish())
CHINESE = (
    "山脚下的老磨坊在去年冬天重新开张，村里的孩子们放学以后都爱去那里看水车。\n\n"
    "磨坊的主人姓陈，他说水车一天能磨三百斤麦子，够全村人吃上一个星期。\n\n{}\n\n"
    "到了秋天，磨坊门前会摆出十几张长桌，大家坐在一起尝新面做的饼，喝自家酿的米酒。\n"
)


ENGLISH = (
    "The old mill at the foot of the hill opened again last winter, and the children of the village like to "
    "watch the wheel after school.\n\n"
    "Its owner says that the wheel can grind enough wheat in a day to feed the village for a week.\n\n{}\n\n"
    "In autumn a dozen long tables stand in front of the mill, and people sit there and taste the bread.\n"
)


def findings(text: str, kind: Kind = "markdown", language: str | None = None) -> list[Finding]:
    document = Document(text, kind, language=language)
    return [finding for rule in RULES if rule.wakes(document) for finding in rule.check(document)]


def passages(text: str, kind: Kind = "markdown") -> list[str]:
    return [text[finding.start : finding.end] for finding in findings(text, kind)]

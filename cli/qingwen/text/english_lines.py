"""Whether a line is English: its marks and spaces are, whatever Chinese it names."""

from __future__ import annotations

import re

from qingwen.text.scripts import HAN, HAN_FOR_A_PLAIN_WORD

ENGLISH_WORD = r"(?<![A-Za-z])[A-Za-z]{2,}(?![A-Za-z])"
FUNCTION_WORD = (
    r"(?=[taoifwyubn])(?<![A-Za-z])(?:the|an?|of|to|is|are|and|or|for|in|with|that|this|it|you|we|on|at|was|be|by|not)"
    r"(?![A-Za-z])"
)
# What is quoted or added may be in the other language.
_ASIDE = r"“[^“”\n]*+”|\"[^\"\n]*+\"|「[^「」\n]*+」|《[^《》\n]*+》|\([^()\n]*+\)|（[^（）\n]*+）"
_PLAIN_WORD = r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])"
_FEWEST_PLAIN_WORDS = 3  # a Chinese sentence names things: `Database Time by SQL Phase 中 …`


def is_english_line(line: str, in_english: bool) -> bool:
    """in_english: of an English document; in others a line is English that has English function words."""
    if not in_english and not re.search(FUNCTION_WORD, line):
        return False
    line = re.sub(_ASIDE, "", line)
    if not in_english and not (
        re.search(FUNCTION_WORD, line) and len(re.findall(_PLAIN_WORD, line)) >= _FEWEST_PLAIN_WORDS
    ):
        return False
    words = len(re.findall(ENGLISH_WORD, line))
    return words > 0 and words * HAN_FOR_A_PLAIN_WORD >= len(re.findall(f"[{HAN}]", line))

"""Whole pages that several files of tests paste."""

from __future__ import annotations

from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE

PAGES = {"English": ENGLISH_PAGE, "Chinese": CHINESE_PAGE}
MORE = """\
The old boat had room for sixty people and no lamp, and her last captain used to say that he steered by the smell of the bakeries.
Her successor carries radar, two lifts and a small library, whose books the passengers may take ashore on one side and give back on the other.
“I have read the first half of every novel that we own,” said Tom Reed, a mechanic, who crosses four times in a night and never sleeps on board.
The council expects some forty thousand passengers in the first year, most of them people who work late in the hospital and in the market halls.
Critics say that the money would have paid for a bridge in twenty years; the mayor answers that nobody has ever waited for a bridge with a brass band."""
TITLE = "# Harbour Town Opens Its First Night Ferry in Forty Years\n"
FERRY = "海港镇四十年来首班夜间渡轮启航"


def as_converted(page: str) -> str:
    """A page as html2text writes it: short lines are lists of links, the longest of them the title, the others paragraphs."""
    out = []
    for line in page.replace("© ", "").rstrip("\n").split("\n"):
        if "Night Ferry" in line or "首班夜间渡轮启航" in line:
            out.append(f"\n# {line}\n")
        elif line[-1] in ".。”" and len(line) > 30 and "reserved" not in line:
            out.append(f"\n{line}\n")
        else:
            out.append(f"  * [{line}](/{len(out)})")
    return "\n".join(out).lstrip("\n") + "\n"

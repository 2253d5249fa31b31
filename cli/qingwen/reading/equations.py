r"""Word's equations (OMML) as TeX: fractions, scripts, radicals, sums, brackets, matrices; any other text as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from qingwen.lazy_pattern import lazy
from qingwen.reading.word_xml import name

_escaped = lazy(r"[\\{}#%&_$^~]")
_ESCAPES = {"\\": r"\backslash ", "^": r"\hat{}", "~": r"\sim "}
_words = lazy(r"[\u3400-\u9fff]+(?:[\u3400-\u9fff\uff00-\uffef\u3001-\u301f ]*[\u3400-\u9fff])?")
_functions = lazy(
    r"(?:a?(?:sin|cos|tan)h?|arc(?:sin|cos|tan)|cot|sec|csc|ln|log|lg|exp|lim|max|min|sup|inf|det|dim|ker|gcd)\Z"
)
_SUMS = {
    "∑": r"\sum", "∏": r"\prod", "∐": r"\coprod", "∫": r"\int", "∬": r"\iint", "∭": r"\iiint", "∮": r"\oint",
    "⋃": r"\bigcup", "⋂": r"\bigcap", "⋁": r"\bigvee", "⋀": r"\bigwedge",
}  # fmt: skip
_BRACKETS = {
    "": ".", "{": r"\{", "}": r"\}", "⟨": r"\langle", "⟩": r"\rangle", "〈": r"\langle", "〉": r"\rangle", "‖": r"\|",
    "⌊": r"\lfloor", "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil",
}  # fmt: skip
_ACCENTS = {
    "\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "overline", "\u0307": "dot", "\u0308": "ddot", "\u20d7": "vec",
    "→": "vec", "^": "hat", "~": "tilde", "¯": "bar", "˙": "dot", "\u030c": "check", "\u0306": "breve", "\u0301": "acute", "\u0300": "grave",
}  # fmt: skip


def tex(element: Element) -> str:
    """The TeX of `m:oMath`, or of anything inside it."""
    form = _FORMS.get(name(element))
    return form(element) if form else _inside(element)


def _inside(element: Element) -> str:
    return "".join(tex(child) for child in element if not name(child).endswith("Pr")).strip()


def _text(element: Element) -> str:
    text = _escaped.sub(lambda mark: _ESCAPES.get(mark[0], "\\" + mark[0]), element.text or "")
    return _words.sub(lambda words: f"\\text{{{words[0]}}}", text)


def _run(element: Element) -> str:
    plain = any(name(one) == "nor" for one in element.iter())
    text = "".join(_text(one) for one in element.iter() if name(one) == "t")
    return f"\\text{{{text}}}" if plain and text.strip() and "\\text" not in text else text


def _part(element: Element, part: str) -> str:
    return next((_inside(child) for child in element if name(child) == part), "")


def _parts(element: Element, part: str) -> list[str]:
    return [_inside(child) for child in element if name(child) == part]


def _setting(element: Element, key: str, unset: str) -> str:
    """The value of a property such as `chr`; `on` for one that stands without a value."""
    for properties in element:
        if name(properties).endswith("Pr"):
            for one in properties:
                if name(one) == key:
                    return next((value for at, value in one.attrib.items() if at.endswith("val")), "on")
    return unset


def _hidden(element: Element, key: str) -> bool:
    return _setting(element, key, "0") not in ("0", "off", "false")


def _base(text: str) -> str:
    """What a script hangs on: one sign or command as it is, more in braces."""
    return text if len(text) == 1 or re.fullmatch(r"\\[a-z]+", text) else f"{{{text}}}"


def _scripts(element: Element) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    return (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")


def _fraction(element: Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    match _setting(element, "type", "bar"):
        case "lin" | "skw":
            return f"{{{above}}}/{{{below}}}"
        case "noBar":
            return f"{{{above} \\atop {below}}}"
    return f"\\frac{{{above}}}{{{below}}}"


def _radical(element: Element) -> str:
    degree = "" if _hidden(element, "degHide") else _part(element, "deg")
    return f"\\sqrt[{degree}]{{{_part(element, 'e')}}}" if degree else f"\\sqrt{{{_part(element, 'e')}}}"


def _sum(element: Element) -> str:
    sign = _setting(element, "chr", "∫")
    return f"{_SUMS.get(sign, sign)}{_scripts(element)} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    begin, end = _setting(element, "begChr", "("), _setting(element, "endChr", ")")
    inside = _setting(element, "sepChr", "|").join(_parts(element, "e"))
    return f"\\left{_BRACKETS.get(begin, begin)} {inside} \\right{_BRACKETS.get(end, end)}"


def _matrix(element: Element) -> str:
    rows = (" & ".join(_parts(row, "e")) for row in element if name(row) == "mr")
    return "\\begin{matrix} " + r" \\ ".join(rows) + " \\end{matrix}"


def _rows(element: Element) -> str:
    return "\\begin{aligned} " + r" \\ ".join(_parts(element, "e")) + " \\end{aligned}"


def _function(element: Element) -> str:
    return f"{_function_name(_part(element, 'fName'))} {_part(element, 'e')}"


def _function_name(text: str) -> str:
    plain = text.removeprefix("\\text{").removesuffix("}")
    return f"\\{plain}" if _functions.match(plain) else text


def _limit(mark: str, command: str) -> Callable[[Element], str]:
    def limit(element: Element) -> str:
        base, at = _function_name(_part(element, "e")), _part(element, "lim")
        return (
            f"{base}{mark}{{{at}}}"
            if base.startswith(("\\lim", "\\max", "\\min", "\\sup", "\\inf"))
            else f"\\{command}{{{at}}}{{{base}}}"
        )

    return limit


def _accent(element: Element) -> str:
    return f"\\{_ACCENTS.get(_setting(element, 'chr', chr(0x302)), 'hat')}{{{_part(element, 'e')}}}"


def _bar(element: Element) -> str:
    return f"\\{'overline' if _setting(element, 'pos', 'bot') == 'top' else 'underline'}{{{_part(element, 'e')}}}"


def _brace(element: Element) -> str:
    return f"\\{'overbrace' if _setting(element, 'pos', 'bot') == 'top' else 'underbrace'}{{{_part(element, 'e')}}}"


_FORMS: dict[str, Callable[[Element], str]] = {
    "r": _run,
    "t": _text,
    "f": _fraction,
    "sSup": lambda one: _base(_part(one, "e")) + _scripts(one),
    "sSub": lambda one: _base(_part(one, "e")) + _scripts(one),
    "sSubSup": lambda one: _base(_part(one, "e")) + _scripts(one),
    "sPre": lambda one: f"{{}}{_scripts(one)}{_base(_part(one, 'e'))}",
    "rad": _radical,
    "nary": _sum,
    "d": _brackets,
    "m": _matrix,
    "eqArr": _rows,
    "func": _function,
    "limLow": _limit("_", "underset"),
    "limUpp": _limit("^", "overset"),
    "acc": _accent,
    "bar": _bar,
    "groupChr": _brace,
    "borderBox": lambda one: f"\\boxed{{{_part(one, 'e')}}}",
}

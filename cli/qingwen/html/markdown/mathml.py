r"""Formulas as TeX: what a page says of one in TeX, else its MathML put into TeX; never anything that Markdown reads as mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_WIKIPEDIA = "{\\displaystyle "
_may_be_markup = lazy(r"<(?=[A-Za-z/!?])|\](?=[(\[:])|\[(?=\^)")
_dollar = lazy(r"(?<!\\)((?:\\\\)*)\$")
_last_backslash = lazy(r"(?<!\\)((?:\\\\)*)\\$")  # a space in TeX; before a dollar, its escape
_to_address = lazy(r"\\href\s*\{[^{}]*\}|\\(?:href|url|html\w+|includegraphics|csname)(?![A-Za-z])")
# What programs make of one formula: its TeX, its MathML and its looks, in one element.
_formula_class = lazy(
    r"(?:^|\s)(?:katex|katex-display|MathJax\w*|MJX_Assistive_MathML|mwe-math-element|ztext-math)(?=\s|$)"
)
_NAMES = {
    "∑": r"\sum ", "∏": r"\prod ", "∫": r"\int ", "∞": r"\infty ", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "≈": r"\approx ",
    "×": r"\times ", "÷": r"\div ", "±": r"\pm ", "·": r"\cdot ", "⋅": r"\cdot ", "→": r"\to ", "∂": r"\partial ", "∇": r"\nabla ",
    "∈": r"\in ", "∀": r"\forall ", "∃": r"\exists ", "−": "-", "…": r"\dots ", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#",
    "&": r"\&", "_": r"\_", "$": r"\$", "\\": r"\backslash ", "~": r"\sim ", "^": r"\hat{}",
    "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "",
}  # fmt: skip
_OVER = {"¯": "bar", "‾": "overline", "ˆ": "hat", "^": "hat", "→": "vec", "˙": "dot", "˜": "tilde", "~": "tilde"}


def safe_tex(tex: str) -> str:
    """TeX on one line in which no reader of Markdown finds a tag, a link, or an end of the formula; it looks the same."""
    folded = _last_backslash.sub(r"\1", " ".join(tex.split())).rstrip()
    if "\\" in folded:
        folded = _to_address.sub(lambda found: r"\text" if found[0][-1] != "}" else "", folded)
    folded = _may_be_markup.sub(lambda found: found[0] + " ", folded.replace("`", "‘"))
    return _dollar.sub(r"\1\\$", folded)


def is_formula(element: Element) -> bool:
    """Whether an element is all that a page has of one formula."""
    attrs = element.attrs
    return (
        element.tag in ("math", "mjx-container")
        or "data-tex" in attrs
        or ("class" in attrs and _formula_class.search(attrs["class"]) is not None)
    )


def formula(element: Element) -> str:
    """A formula between dollars, two where it is set off; `""` where the page has neither TeX nor MathML of it."""
    tex = safe_tex(_given(element.attrs.get("data-tex", "")))
    for one in element if not tex else ():
        if not tex and one.tag == "math":
            tex = tex_of(one)
        elif not tex and one.tag == "annotation" and "tex" in one.attrs.get("encoding", ""):
            tex = safe_tex(one.text())
        elif not tex and one.tag == "img":
            tex = tex_of_image(one)
    mark = "$$" if _is_set_off(element) else "$"
    return f"{mark}{tex}{mark}" if tex else ""


def _is_set_off(element: Element) -> bool:
    around = element.parent.attrs.get("class", "") if element.parent else ""
    return "katex-display" in around or any(
        one.attrs.get("display") in ("block", "true") or re.search(r"[-_]display\b", one.attrs.get("class", ""), re.I)
        for one in element
    )


def tex_of_image(image: Element) -> str:
    """The TeX that the picture of a formula has for its description; `""` of any other picture."""
    names = image.attrs.get("class", "")
    is_one = "eeimg" in image.attrs or "latex" in names or "mwe-math" in names
    return safe_tex(_given(image.attrs.get("alt", ""))) if is_one else ""


def tex_of(node: Element) -> str:
    """The TeX of a `<math>` element, on one line; `""` where it has no text."""
    given = node.attrs.get("tex") or next(
        (one.text() for one in node if one.tag == "annotation" and "tex" in one.attrs.get("encoding", "")),
        node.attrs.get("alttext", ""),
    )
    return safe_tex(_given(given) or _row(node))


def _given(tex: str) -> str:
    """TeX as a page gives it, without what Wikipedia puts round it."""
    tex = " ".join(tex.split())
    return tex[len(_WIKIPEDIA) :].removesuffix("}") if tex.startswith(_WIKIPEDIA) else tex


def _row(node: Element) -> str:
    return "".join(_one(child) for child in node.children)


def _parts(node: Element) -> list[str]:
    return [_one(child) for child in node.children if isinstance(child, Element)]


def _text(text: str) -> str:
    return "".join(_NAMES.get(letter, letter) for letter in text)


def _one(node: Element | str) -> str:
    if isinstance(node, str):
        return _text(node.strip())
    tag = node.tag
    if tag in ("annotation", "annotation-xml", "mphantom"):
        return ""
    if tag in ("mi", "mn", "mo"):
        text = node.text().strip()
        return f"\\mathrm{{{_text(text)}}}" if tag == "mi" and len(text) > 1 else _text(text)
    if tag in ("mtext", "ms"):
        return f"\\text{{{_text(node.text())}}}" if node.text().strip() else " "
    if tag == "mspace":
        return " "
    if tag == "mtable":
        rows = r" \\ ".join(" & ".join(_parts(row)) for row in node.children if isinstance(row, Element))
        return rf"\begin{{matrix}}{rows}\end{{matrix}}"
    if tag == "mfenced":
        inside = _text(node.attrs.get("separators", ",").strip()[:1] or " ").join(_parts(node))
        return f"\\left{_text(node.attrs.get('open', '('))}{inside}\\right{_text(node.attrs.get('close', ')'))}"
    if tag == "msqrt":
        return f"\\sqrt{{{_row(node)}}}"
    make = _SHAPES.get(tag)
    parts = _parts(node) if make else []
    if make and len(parts) == make[0]:
        return make[1](*parts)
    return _row(node)


def _over(base: str, mark: str) -> str:
    if mark in _OVER:
        return f"\\{_OVER[mark]}{{{base}}}"
    return (
        f"{{{base}}}^{{{mark}}}" if base.strip() in (r"\sum", r"\prod", r"\int") else f"\\overset{{{mark}}}{{{base}}}"
    )


def _under(base: str, mark: str) -> str:
    return f"{{{base}}}_{{{mark}}}"


# Tag → how many children it has, and their TeX put together.
_SHAPES: dict[str, tuple[int, Callable[..., str]]] = {
    "mfrac": (2, lambda a, b: f"\\frac{{{a}}}{{{b}}}"),
    "msup": (2, lambda a, b: f"{_base(a)}^{{{b}}}"),
    "msub": (2, lambda a, b: f"{_base(a)}_{{{b}}}"),
    "msubsup": (3, lambda a, b, c: f"{_base(a)}_{{{b}}}^{{{c}}}"),
    "mroot": (2, lambda a, b: f"\\sqrt[{b}]{{{a}}}"),
    "mover": (2, _over),
    "munder": (2, _under),
    "munderover": (3, lambda a, b, c: f"{_base(a)}_{{{b}}}^{{{c}}}"),
}


def _base(tex: str) -> str:
    return tex if len(tex) <= 1 or (tex.startswith("\\") and tex[1:].strip().isalpha()) else f"{{{tex}}}"

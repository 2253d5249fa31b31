"""Formulas in pages come out as TeX, once, and as nothing else."""

from __future__ import annotations

import pytest

from html_pages import markdown


@pytest.mark.parametrize(
    ("mathml", "tex"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"\frac{1}{2}"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><msqrt><mi>y</mi></msqrt>", r"x^{2}\le \sqrt{y}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", r"\sum _{i}^{n}"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>", r"\begin{matrix}a & b\end{matrix}"),
    ],
)
def test_mathml_without_tex_is_put_into_tex(mathml: str, tex: str) -> None:
    assert f"${tex}$" in markdown(f"<p>One <math>{mathml}</math> two.</p>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<span class=MathJax_Preview>y1</span><span class=MathJax><math><mi>y</mi></math></span>"
            "<script type='math/tex'>y_1</script>",
            "$y_1$",
        ),
        (
            "<mjx-container><mjx-math>x</mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math>"
            "</mjx-assistive-mml></mjx-container>",
            "$x^{2}$",
        ),
        (
            "<span class=mwe-math-element><span style='display: none'><math><annotation encoding='application/x-tex'>"
            r"{\displaystyle a^{2}}</annotation></math></span><img class=mwe-math-fallback-image-inline src=/x.svg alt='{\displaystyle a^{2}}'></span>",
            "$a^{2}$",
        ),
        (r"<img eeimg=1 src='/equation?tex=%5Calpha' alt='\alpha'>", r"$\alpha$"),
        (r"<span class=ztext-math data-eeimg=1 data-tex='\beta'>b</span>", r"$\beta$"),
        ("<span class=katex><span class=katex-html>E=mc</span></span>", "E=mc"),
        (
            "<span class=katex-display><span class=katex><math><annotation encoding='application/x-tex'>x</annotation></math></span></span>",
            "$$x$$",
        ),
    ],
)
def test_a_formula_comes_out_once_however_a_page_shows_it(html: str, expected: str) -> None:
    assert markdown(f"<p>It is {html} now.") == f"It is {expected} now.\n"

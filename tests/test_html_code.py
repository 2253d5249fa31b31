"""Code in web pages is a fenced block without its line numbers, however a highlighter laid its lines out."""

from __future__ import annotations

import pytest

from html_pages import LONG, markdown, read

CODE = "```{}\nwhile tide:\n    row(2)\n\nprint(tide)\n```\n"
LINES = ["while tide:", "    row(2)", "&nbsp;", "print(tide)"]
ROW = "<tr><td class='hljs-ln-line hljs-ln-numbers' data-line-number={n}><div class=hljs-ln-n></div><td class='hljs-ln-line hljs-ln-code'>{line}</tr>"
NUMBERS = "".join(f"<div class='line number{n}'>{n}</div>" for n in range(1, 5))
SPANNED = [
    f"<div class='line number1'><code class=plain>{line.replace('    ', '&nbsp;' * 4)}</code></div>" for line in LINES
]


def rows(row: str) -> str:
    return "".join(row.format(n=n, line=line) for n, line in enumerate(LINES, 1))


SHAPES = {
    "highlight.js": ("<pre><code class='hljs language-py'><table class=hljs-ln><tbody>" + rows(ROW) + "</table></code></pre>", "py"),
    "SyntaxHighlighter": (
        f"<div class='syntaxhighlighter  python'><div class=toolbar><a href=#>?</a></div><table><tbody><tr><td class=gutter>{NUMBERS}</td><td class=code>"
        f"<div class=container>{''.join(SPANNED)}</div></td></tr></tbody></table></div>", "python",
    ),
    "no gutter": (f"<div class='syntaxhighlighter python'><table><tr><td class=code><div class=container>{''.join(SPANNED)}</div></table></div>", "python"),
    "Crayon": (
        "<div class=crayon-syntax><div class=crayon-toolbar><span class=crayon-title></span><span class=crayon-language>Python</span></div><div class=crayon-main><table class=crayon-table><tr class=crayon-row>"
        f"<td class=crayon-nums>{NUMBERS}</td><td class=crayon-code><div class=crayon-pre>" + rows("<div class=crayon-line>{line}</div>") + "</div></td></tr></table></div></div>", "python",
    ),
    "EnlighterJS": ("<pre class=EnlighterJSRAW data-enlighter-language=py data-enlighter-theme=''>" + "\n".join(LINES).replace("&nbsp;", "") + "</pre>", "py"),
    "a gist": (
        "<div class=file><div class='Box-body p-0 blob-wrapper data type-python  '><table class='highlight js-file-line-container'>" + rows("<tr><td id=L{n} class='blob-num js-line-number' data-line-number={n}></td><td class='blob-code'>{line}</td></tr>") + "</table></div></div>", "python",
    ),
    "a forum's list": ("<div class=blockcode><div id=code_1><ol>" + rows("<li>{line}<br>\n") + "</ol></div><em onclick=copy()>复制代码</em></div>", ""),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_code_whose_lines_are_rows_or_items_is_a_fenced_block(shape: str) -> None:
    html, language = SHAPES[shape]
    made = markdown(f"<p>Run it at noon:</p>{html}<p>Then wait.</p>")
    assert made == f"Run it at noon:\n\n{CODE.format(language)}\nThen wait.\n"
    assert CODE.format(language) in read(f"<article><p>{LONG}</p>{html}<p>{LONG}</p></article>")


@pytest.mark.parametrize(
    "around", ["class=type-post", "class='blob-wrapper type-text'", "data-enlighter-language=generic"]
)
def test_what_names_no_language_gives_none(around: str) -> None:
    assert markdown(f"<div {around}><pre>row(2)\nwait()</pre></div>") == "```\nrow(2)\nwait()\n```\n"


@pytest.mark.parametrize("name", ["line-numbers", "linenos", "ln"])
def test_what_is_called_after_line_numbers_and_has_words_is_no_gutter(name: str) -> None:
    assert markdown(f"<pre><code class={name}>row(2)\nwait()</code></pre>") == "```\nrow(2)\nwait()\n```\n"
    assert markdown(f"<pre><span class={name}>1\n</span>row(2)</pre>") == "```\nrow(2)\n```\n"


@pytest.mark.parametrize("mark", ["L{}", "#{}", "{})", "{}a", "▾ {}", "{} 展开", "$", ">>>", "①", "折叠"])
def test_a_number_of_a_line_with_a_sign_is_no_code(mark: str) -> None:
    lines = [f"<span class=line-number>{mark.format(n)}</span>{line}" for n, line in enumerate(("row(2)", "wait()"), 1)]
    assert markdown("<pre><code>{}\n{}</code></pre>".format(*lines)) == "```\nrow(2)\nwait()\n```\n"


@pytest.mark.parametrize("line", ["row(2)", "}", "a = 1", "x += 1", "else:", "[12]"])
def test_a_line_that_is_called_after_its_number_is_code(line: str) -> None:
    assert markdown(f"<pre><code><span class=line-number>{line}</span></code></pre>") == f"```\n{line}\n```\n"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>1<td class=code>BA24<tr><td>2<td class=code>BA25</table>",
        "<div class=highlight><table><tr><td>Oar<td class=code>BA24<tr><td>Sail<td class=code>BA25</table></div>",
        "<table class=codes><tr><td class=code>404<td>Not there<tr><td class=code>410<td>Gone</table>",
        "<table class=highlight><tr><th>Year<th>Boats<tr><td>2001<td class=highlight>124<tr><td>2002<td class=highlight>151</table>",
        "<div class=code><table><tr><td>404<td class=code>Not there<tr><td>410<td class=code>Gone</table></div>",
        "<div class=code-list><table><tr><td>1<td class=code-name>BA24<tr><td>2<td class=code-name>BA25</table></div>",
    ],
)
def test_a_table_of_other_codes_stays_a_table(table: str) -> None:
    assert markdown(table).startswith("| ")


def test_a_title_that_syntax_highlighter_gives_code_stays() -> None:
    html = SHAPES["SyntaxHighlighter"][0].replace("<table>", "<table><caption>How to row</caption>")
    assert "*How to row*" in markdown(html) and CODE.format("python") in markdown(html)


@pytest.mark.parametrize("name", ["", " class='highlight python'", " class=code"])
@pytest.mark.parametrize("order", ["{code}{caption}", "{caption}{code}"])
def test_the_caption_of_code_stays_however_short_it_is(name: str, order: str) -> None:
    language = "python" if "python" in name else ""
    for caption, read_as in (
        ("Listing 1: rowing", "*Listing 1: rowing*"),
        ("<p>代码 1：<b>划船</b></p>", "代码 1：**划船**"),
    ):
        inside = order.format(code="<pre><code>row(2)</code></pre>", caption=f"<figcaption>{caption}</figcaption>")
        made = markdown(f"<p>Run:</p><figure{name}>{inside}</figure><p>Wait.</p>")
        written = order.replace("}{", "}\n\n{").format(code=f"```{language}\nrow(2)\n```", caption=read_as)
        assert made == f"Run:\n\n{written}\n\nWait.\n"


def test_a_caption_that_is_the_name_of_the_code_stands_there_once() -> None:
    figure = "<figure class='highlight python'><figcaption>{}</figcaption><pre>row(2)</pre></figure>"
    assert markdown(figure.format("Python")) == "```python\nrow(2)\n```\n"
    assert markdown(figure.format("oar.py")) == "`oar.py`\n\n```python\nrow(2)\n```\n"
    assert markdown(figure.format("C++").replace("python", "cpp")) == "```cpp\nrow(2)\n```\n"
    assert (
        markdown(figure.format("oar.py").replace(" class='highlight python'", "")) == "`oar.py`\n\n```\nrow(2)\n```\n"
    )


def test_a_link_that_a_highlighter_sets_beside_the_title_of_code_is_none_of_its_words() -> None:
    figure = "<figure class='highlight js'><figcaption>{}</figcaption><pre>row(2)</pre></figure>"
    for title, read_as in (("oar.js", "`oar.js`"), ("How to row", "*How to row*")):
        for link in ("<a href=/raw>view raw</a>", "<div class=right><a href=# class=copy>复制</a></div>"):
            made = markdown(figure.format(f"<span>{title}</span> {link}"))
            assert made == f"{read_as}\n\n```js\nrow(2)\n```\n"
    assert "[the book](/b)" in markdown(figure.format("From <a href=/b>the book</a>"))
    assert "reads tides" in markdown(figure.format("<code>oar.js</code> reads tides"))


@pytest.mark.parametrize("words", ["Follow the steps:", "先看这里，再往下做。"])
def test_words_that_lead_up_to_code_are_no_label_of_it(words: str) -> None:
    box = f"<div class=code-box><p>{words}</p><pre>row(2)</pre></div>"
    assert markdown(f"<p>Run:</p>{box}") == f"Run:\n\n{words}\n\n```\nrow(2)\n```\n"
    assert markdown(f"<p>Run:</p>{box.replace(words, 'Python')}") == "Run:\n\n```\nrow(2)\n```\n"


def test_lines_that_a_style_alone_sets_below_each_other_are_lines() -> None:
    spans = "".join(f"<span class='block_line__x1'><span>{line}</span></span>" for line in ("row(2)", "print(tide)"))
    assert markdown(f"<pre><code class=language-py>{spans}</code></pre>") == "```py\nrow(2)\nprint(tide)\n```\n"
    parts = "<span class=inline>row</span><span class=token>(2)</span>"
    assert markdown(f"<pre><code>{parts}</code></pre>") == "```\nrow(2)\n```\n"


def test_the_button_in_code_is_none_of_its_words_and_the_title_that_an_author_gave_it_is() -> None:
    code = "<pre><code class=language-sh>row 2<span class=copy-code-btn>复制代码</span></code></pre>"
    assert markdown(code) == "```sh\nrow 2\n```\n"
    title = "<div class=codeBlockTitle_x>On the water</div>"
    assert markdown(f"<div class=codeBlockContainer>{title}{code}</div>") == "`On the water`\n\n```sh\nrow 2\n```\n"

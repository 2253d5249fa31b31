"""Documentation: all of the element with its text is kept, be it short sections, definitions or links, and navigation is not."""

from __future__ import annotations

import pytest

from html_pages import PROSE, read

WORKER = "The worker reads jobs from the queue and writes what it has done to a journal, so that a second run goes on where the first one stopped."


def manual(inner: str, *, generator: str = "DocBook XSL Stylesheets V1.79.1", around: str = "{}") -> str:
    """What is read of a page of a manual, without its front matter."""
    head = f"<head><title>queuer</title><meta name=generator content='{generator}'></head>"
    return read(f"<html>{head}<body>{around.format(inner)}</body></html>").split("---\n\n", 1)[1]


def reference(inner: str) -> str:
    """A page of a command's reference, as DocBook writes it."""
    table = "<table><tr><th colspan=3>{}</th></tr><tr><td><a accesskey=p href=a.html>Prev</a></td><th>Commands</th><td><a accesskey=n href=b.html>Next</a></td></tr></table>"
    return manual(
        f"<div class=refentry><div class=titlepage></div>{inner}</div>",
        around=f"<div class=navheader>{table.format('queuer')}<hr></div>{{}}<div class=navfooter><hr>{table.format('')}</div>",
    )


def test_a_commands_reference_is_kept_from_its_name_to_what_else_to_see() -> None:
    options = "".join(
        f"<dt><code>-{c}</code></dt><dd><p>{what}</p></dd>" for c, what in (("q", "Says less."), ("v", "Says more."))
    )
    assert reference(
        "<div class=refnamediv><h2><span class=refentrytitle>queuer</span></h2><p>queuer — run jobs</p></div>"
        "<div class=refsynopsisdiv><h2>Synopsis</h2><pre class=synopsis>queuer [<em>file</em>]</pre></div>"
        f"<div class=refsect1><h2>Description</h2><p>{WORKER}</p></div><div class=refsect1><h2>Options</h2><div class=variablelist><dl>{options}</dl></div></div>"
        "<div class=refsect1><h2>Diagnostics</h2><p>See the journal.</p></div><div class=refsect1><h2>See Also</h2><a href=c.html>cron</a>, <a href=d.html>at</a></div>"
    ) == (
        "# queuer\n\nqueuer — run jobs\n\n## Synopsis\n\n```\nqueuer [file]\n```\n\n"
        f"## Description\n\n{WORKER}\n\n## Options\n\n`-q`\n\nSays less.\n\n`-v`\n\nSays more.\n\n## Diagnostics\n\nSee the journal.\n\n"
        "## See Also\n\n[cron](c.html), [at](d.html)\n"
    )  # fmt: skip


def test_the_introduction_of_a_chapter_stands_above_its_sections() -> None:
    section = (
        f"<div class=section><h2 class=title>1.1. Jobs</h2><p>{WORKER}</p><p>{WORKER[:-1]}, be it days ago.</p></div>"
    )
    toc = "<div class=toc><dl><dt><a href=#jobs>1.1. Jobs</a></dt></dl></div>"
    text = manual(
        f"<div class=chapter><div class=titlepage><h1 class=title>queuer</h1></div>{toc}<div class=highlights><p>How to run it.</p></div>{section}</div>"
    )
    assert text.startswith("# queuer\n\nHow to run it.\n\n## 1.1. Jobs\n\n")


def test_a_page_without_a_generator_is_a_manual_by_its_code() -> None:
    inner = (
        f"<h1>queuer</h1><p>Short.</p><h2>Use</h2><p>{WORKER}</p><h2>Constants</h2><table><tr><th>Name<th>Value<tr><td><code>MAX</code><td>8</table>"
        "<h2>File format</h2><p>See <code>journal(5)</code>.</p><pre>queuer run</pre>"
    )
    text = manual(
        inner,
        generator="",
        around="<div class=menu><a href=/a>Guide</a></div><div class=doc>{}</div><div class=footer>© 2024 Queuer</div>",
    )
    assert text == (
        f"# queuer\n\nShort.\n\n## Use\n\n{WORKER}\n\n## Constants\n\n| Name | Value |\n| --- | --- |\n| `MAX` | 8 |\n\n"
        "## File format\n\nSee `journal(5)`.\n\n```\nqueuer run\n```\n"
    )


def test_an_article_with_code_and_a_date_is_no_manual_behind_its_last_paragraph() -> None:
    html = (
        "<html><head><title>Queues</title><meta property='article:published_time' content='2024-01-02'></head><body><div class=main><h1>Queues</h1><div>"
        f"{PROSE * 3}<p>Run <code>a</code>, <code>b</code> or <code>c</code>.</p></div><div class=end>ann @ 40 views (2 replies)</div></div></body></html>"
    )
    assert read(html).endswith("Run `a`, `b` or `c`.\n")


def test_posts_below_each_other_are_no_manual() -> None:
    post = (
        "<article class=article><header class=header><div class=meta>{0} 20</div><h3><a href=/{0}>Post {0}</a></h3></header>"
        "<section class=brief><p>{1}</p><pre>queuer</pre></section><aside><a href=/{0}>Read on</a></aside></article>"
    )
    posts = "".join(post.format(n, "Run it." if n else PROSE[3:-4]) for n in range(3))
    text = read(f"<html><head><title>Blog</title></head><body><main>{posts}</main></body></html>")
    assert text.endswith(f"# Blog\n\n{PROSE[3:-4]}\n\n```\nqueuer\n```\n")


def test_a_table_of_contents_that_is_all_of_a_page_stays_and_the_footer_does_not() -> None:
    entries = "".join(
        f"<li class=toctree-l1><a href={n}.html>{n} — what it does</a><ul><li class=toctree-l2><a href={n}.html#run>{n}.run()</a></li></ul></li>"
        for n in "abcdefgh"
    )
    text = manual(
        f"<div class=body role=main><section id=modules><h1>queuer<a class=headerlink href=#modules>¶</a></h1><p>These modules are there:</p><div class=toctree-wrapper><ul>{entries}</ul></div></section></div>",
        generator="Docutils 0.19",
        around="{}<div class=footer>© <a href=c.html>Copyright</a> 2001-2024, the Queuer Foundation, which holds the rights of all of this, and of what is built with it too.<br>Made with <a href=s.html>Sphinx</a>.</div>",
    )
    assert "- [a — what it does](a.html)\n  - [a.run()](a.html#run)\n" in text
    assert "Copyright" not in text


@pytest.mark.parametrize("name", ["Pagination", "Comments", "Newsletter", "Share links"])
def test_a_heading_may_give_its_section_a_name_that_furniture_has(name: str) -> None:
    slug = name.lower().replace(" ", "-")
    html = "<html><head><title>API</title></head><body><main><h1>API</h1>{}{}{}</main></body></html>"
    assert f"## {name}\n" in read(html.format(PROSE * 2, f"<h2 id={slug}>{name}</h2>", PROSE))
    section = f"<section id={slug}><span id=index-4></span><h2>2.1. {name}<a class=headerlink href=#{slug}>¶</a></h2><p>A line.</p></section>"
    assert f"## 2.1. {name}\n\nA line.\n" in read(html.format(PROSE * 2, section, PROSE))


def test_a_list_of_comments_is_furniture_whatever_heads_it() -> None:
    html = f"<html><head><title>Boats</title></head><body><article><h1>Boats</h1>{PROSE * 3}</article><section id=comments><h2>Comments</h2><ol><li><p>Nice boats, all of them, and a fine morning.</p></li></ol></section></body></html>"
    assert "Nice boats" not in read(html)
    assert "Comments" not in read(html)


def test_a_heading_that_leads_to_itself_is_no_link() -> None:
    parts = "".join(
        f"<section><h2 id={n}><a href=#{n}>{n}</a></h2><div class=part><p>Short.</p></div></section>"
        for n in ("syntax", "value")
    )
    text = read(
        f"<html><head><title>run()</title></head><body><main><article><h1>run()</h1>{PROSE}{parts}{PROSE}</article></main></body></html>"
    )
    assert "## syntax\n\nShort.\n\n## value\n\nShort.\n" in text


@pytest.mark.parametrize(
    "note",
    [
        # DocBook, with icons or without; AsciiDoc
        "<div class=note><table border=0><tr><td rowspan=2><img alt='[Note]' src=note.png></td><th align=left>Note</th></tr><tr><td><p>It is slow.</p></td></tr></table></div>",
        "<div class=note><h3 class=title>Note</h3><p>It is slow.</p></div>",
        "<div class=admonitionblock><table><tr><td class=icon><div class=title>Note</div></td><td class=content><p>It is slow.</p></td></tr></table></div>",
        "<div class='theme-admonition'><div class=admonitionHeading><span>Note</span></div><div><p>It is slow.</p></div></div>",
        "<div class='confluence-information-macro'><p class=title>Note</p><div><p>It is slow.</p></div></div>",
    ],
)
def test_a_note_is_a_quotation_with_its_title(note: str) -> None:
    assert "> **Note**\n>\n> It is slow.\n" in manual(
        f"<div class=section><h2>queuer</h2><p>{WORKER}</p>{note}<p>{WORKER[:-1]} yesterday.</p></div>"
    )


def test_a_box_of_that_name_without_a_title_is_no_note() -> None:
    assert "> " not in manual(
        f"<div class=section><h2>queuer</h2><p>{WORKER}</p><div class=note><p>It is slow.</p></div></div>"
    )


@pytest.mark.parametrize(
    "code",
    [
        "<div class='mw-highlight mw-highlight-lang-python'><pre>run()</pre></div>",
        "<div class='code panel'><pre class=syntaxhighlighter-pre data-syntaxhighlighter-params='brush: python; gutter: false'>run()</pre></div>",
    ],
)
def test_code_keeps_its_language(code: str) -> None:
    assert "```python\nrun()\n```" in manual(f"<div class=section><h2>queuer</h2><p>{WORKER}</p>{code}</div>")


def test_sections_that_a_list_lays_out_keep_their_headings() -> None:
    item = "<li><section class=detail><h3>{0}</h3><p>Runs the {0}.</p></section></li>"
    items = "".join(map(item.format, ("job", "queue")))
    text = manual(
        f"<main><h1>queuer</h1><p>{WORKER}</p><ul class=details-list>{items}</ul></main>",
        generator="javadoc/ClassWriter",
    )
    assert text.endswith("\n\n### job\n\nRuns the job.\n\n### queue\n\nRuns the queue.\n")


def test_a_functions_signature_is_a_line_though_each_parameter_has_a_row() -> None:
    rows = "<tr><td class=memname>int run </td><td>(</td><td class=paramtype>int&#160;</td><td class=paramname><em>n</em>, </td></tr><tr><td></td><td></td><td>char *</td><td><em>name</em></td></tr><tr><td></td><td>)</td><td></td></tr>"
    heading = "<h2 class=memtitle><span class=permalink><a href=#run>&#9670;&#160;</a></span>run()</h2>"
    text = manual(
        f"<div class=contents><p>{WORKER}</p>{heading}<div class=memitem><div class=memproto><table class=memname>{rows}</table></div><p>Runs n jobs.</p></div></div>",
        generator="Doxygen 1.9.4",
    )
    assert "\n\n## run()\n\nint run ( int *n*, char \\* *name* )\n\nRuns n jobs.\n" in text

"""What office programs put on the clipboard or save as a page, and say by their styles, classes and marks alone."""

from __future__ import annotations

import pytest

from test_html import markdown, read

EXPORTED = (
    "<html><head><style type='text/css'>/* of Google */ .c0{font-weight:700}.c1{font-style:italic}.c2{vertical-align:sub}.c3,p.c3{font-weight:400}"
    "</style></head><body class='c9 doc-content'>{}</body></html>"
)


@pytest.mark.parametrize("tag", ["sup", "sub"])
def test_what_a_style_raises_or_lowers_is_so(tag: str) -> None:
    style = {"sup": "font-size:0.6em;vertical-align:super", "sub": "VERTICAL-ALIGN: sub;"}[tag]
    assert markdown(f"<p>10<span style='{style}'>6</span> m") == f"10<{tag}>6</{tag}> m\n"
    assert markdown(f"<p>10<{tag}><span style='{style}'>6</span></{tag}> m") == f"10<{tag}>6</{tag}> m\n"


def test_what_only_stands_high_or_low_in_its_line_is_no_script() -> None:
    for place in ("baseline", "middle", "subtle", "text-top"):
        assert markdown(f"<p>10<span style='vertical-align:{place}'>6</span>") == "106\n"


def test_the_classes_of_an_exported_document_are_read() -> None:
    words = "<p><span>Two </span><span class=c0>bold</span><span class='c1'> words</span><span>, CO</span><span class=c2>2</span><span class=c3>.</span></p>"
    assert read(EXPORTED.replace("{}", words)).endswith("\n\nTwo **bold** *words*, CO<sub>2</sub>.\n")
    plain = "<p><span class='c0 c3'>The later rule</span> and <span class=c0 style='font-weight:400'>its own style</span> go before.</p>"
    assert read(EXPORTED.replace("{}", plain)).endswith("\n\nThe later rule and its own style go before.\n")


def test_a_sites_own_classes_stay_what_they_are() -> None:
    page = (
        "<style>.tag{font-weight:700}</style><article><p>"
        + "The ferry leaves at six, <span class=tag>they say</span>, and it waits for nobody at all. " * 3
    )
    assert "**" not in read(page)


def test_an_exported_documents_title_and_levels_of_lists_are_read() -> None:
    lists = (
        "<p class='c3 title'><span>The plan</span></p><h1>Aims</h1><ul class='lst-kix_ab1-0 start'><li>one</li></ul><ul class='lst-kix_ab1-1 start'><li>under one</li></ul>"
        "<ul class='lst-kix_ab1-2 start'><li>deeper</li></ul> <ul class='lst-kix_ab1-0'><li>two</li></ul><p>Between.</p><ul class='lst-kix_ab1-0'><li>three</li></ul>"
    )
    text = read(EXPORTED.replace("{}", lists))
    assert text.startswith("---\ntitle: The plan\n")
    assert text.endswith("# The plan\n\n## Aims\n\n- one\n  - under one\n    - deeper\n- two\n\nBetween.\n\n- three\n")

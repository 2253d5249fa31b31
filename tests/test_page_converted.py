"""Pages that a converter made Markdown of."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.editing import fixes
from qingwen.linting import lint
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.document import Document
from whole_pages import PAGES, TITLE, as_converted


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_as_markdown_is_left_to_the_phrases(text: str) -> None:
    findings = lint(Document(text.replace("\n", "\n\n"), "markdown"))
    assert not [f for f in findings if f.fix and f.fix.of_page]


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_that_a_converter_made_markdown_of_is_cut_down_to_its_article(text: str) -> None:
    converted = as_converted(text)
    assert [one for one in lint(Document(converted, "markdown")) if one.name == "page-header"]
    assert clean(Document(converted, "markdown")).text.count("\n  * [") == converted.count("\n  * [")  # not unasked
    cleaned = clean(Document(converted, "markdown"), unsafe=True).text
    for block in converted.split("\n\n"):
        assert block.startswith("  *") or block.strip("\n") in cleaned
    for gone in ("Skip to content", "Sports", "财经", "海港通客户端"):
        assert gone not in cleaned
    assert ("Careers" in cleaned or "关于我们" in cleaned) is False
    assert clean(Document(cleaned, "markdown"), unsafe=True).text == cleaned


LAST = "who come back with the last boat.\n"


LOGO, PIXEL, PICTURE = "![](logo.png)\n", "[![](/p.gif)](/)\n", "![The pier at night](pier.jpg)\n"


@pytest.mark.parametrize(
    "above", ["---\n", "* * *\n", f"{LOGO}\n---\n", f"---\n\n{PIXEL}\n* * *\n", f"{PICTURE}\n---\n"]
)
@pytest.mark.parametrize("below", ["---\n", f"* * *\n\n{LOGO}", f"{PIXEL}\n\n---\n"])
def test_rules_and_pictures_of_nothing_go_with_the_cut_beside_them(above: str, below: str) -> None:
    page = as_converted(ENGLISH_PAGE).replace(TITLE, f"{above}\n{TITLE}").replace(LAST, f"{LAST}\n{below}")
    page = f"{LOGO}\n{page}\n---\n\n{PICTURE}"
    assert "![" in clean(Document(page, "markdown")).text  # not unasked
    cleaned = clean(Document(page, "markdown"), unsafe=True).text
    assert cleaned.startswith(TITLE)
    underlined = TITLE.replace("# ", "") + "=====\n"
    assert clean(Document(page.replace(TITLE, underlined), "markdown"), unsafe=True).text.startswith(underlined)
    assert cleaned.endswith(LAST) or cleaned.endswith(
        f"{LAST}\n{PIXEL}"
    )  # what no rule parts from the article may be its own
    assert clean(Document(cleaned, "markdown"), unsafe=True).text == cleaned


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (TITLE, f"{TITLE}\n{PICTURE}"),  # below the title
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{LOGO}"),  # and below its buttons
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{PICTURE}\n  * [Print](/print)\n"),
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{LOGO}\n  * [Print](/print)\n"),  # few converters describe one
        (TITLE, f"{PICTURE}\n{TITLE}"),
        (TITLE, f"{LOGO}\n{TITLE}"),
        (LAST, f"{LAST}\n{LOGO}"),
        (LAST, f"{LAST}\n{PICTURE}"),
        ("\n“We had", f"\n---\n\n{LOGO}\n“We had"),
    ],
)
def test_a_picture_that_may_be_the_article_s_stays(before: str, added: str) -> None:
    page = as_converted(ENGLISH_PAGE)
    assert before in page
    cleaned = clean(Document(page.replace(before, added, 1), "markdown"), unsafe=True).text
    assert all(line in cleaned for line in added.split("\n") if "![" in line or line == "---")
    assert "Careers" not in cleaned and "Weather" not in cleaned


def test_a_cut_block_is_told_by_its_lines_and_once() -> None:
    page = as_converted(ENGLISH_PAGE) + "\n---\n\n© 2024 Harbour Media Group. All rights reserved.\n"
    first, *_ = told = [one for one in lint(Document(page, "markdown")) if one.code[:3] == "QW1"]
    assert first.message == "Part of the page's head: 13 lines before the article. Remove it."
    assert "lines, from 'Comments' on, after the article" in told[1].message
    assert len({one.start for one in told}) == len(told)


def test_what_a_phrase_finds_in_doubt_is_not_told_as_the_page_s_too() -> None:
    text = ENGLISH_PAGE.replace("Log in\nSubscribe\n", "Log in\nSubscribe\nBy Jane Doe\n").replace(
        "Company\n", "Editor's note: it sails again in May.\nCompany\n"
    )
    told = [text[one.start : one.end] for one in lint(Document(text))]
    assert told.count("By Jane Doe") == told.count("Editor's note: it sails again in May.") == 1


@pytest.mark.parametrize("target", ["/{}.md", "{}.md", "{}/", "#{}", "../{}.html"])
def test_a_manual_s_list_of_screens_is_its_own(target: str) -> None:
    names = (
        "Home",
        "Sign in",
        "Search",
        "About us",
        "Contact us",
        "Privacy policy",
        "Terms of service",
        "Help",
        "News",
        "Shop",
        "Cart",
        "Log out",
        "Careers",
    )
    links = "\n".join(f"- [{name}]({target.format(name.replace(' ', '-'))})" for name in names)
    text = f"# The Manual\n\n{'This page says what each screen of the app is for, and how to reach it. ' * 3}\n\n## Screens\n\n{links}\n"
    assert clean(Document(text, "markdown"), unsafe=True).text == text


OWN_LINKS = "".join(
    f"- [{name}](https://boatyard.example/{at})\n"
    for at, name in enumerate(
        [
            "Home",
            "About us",
            "Shop",
            "Blog",
            "News",
            "Events",
            "Careers",
            "Contact",
            "Privacy Policy",
            "Terms of Service",
            "Cookie Policy",
            "Sitemap",
            "Help",
        ]
    )
)


OWN_LISTS = {
    "below a title and a sentence": "# The boatyard's website\n\nEach of its pages is one file, and these are the pages.\n\n{}\n## Build\n\nRun `make`, and look into `public/`.\n",
    "below a title": "# Pages\n\n{}\nThe crawler begins with these, and goes on from there.\n",
    "below an introduction without a title": "These pages are looked at once a minute, from three places.\n\n{}\nWhoever is on duty is called when two of them fail.\n\n{}",
    "under headings of its own": "# Links\n\n## Policies\n\n{}\nAll of them were read by a lawyer, who was paid for it.\n\n## Elsewhere\n\n{}",
    "below a title, with code": "# Pages\n\n{}\nThey are built by one command, and this is the command.\n\n```sh\n# build\nmake\n```\n\n{}",
    "with several titles": "# Pages\n\nEach of its pages is one file, and these are the pages.\n\n{}\n# Build\n\nRun `make`, and look into `public/` for what comes out.\n\n{}",
    "and nothing else": "{}",
    "below a small heading": "### Contents\n\n{}",
    "with one at its foot": "{}\n***\n\n{}",
    "in Chinese": "# 船厂网站\n\n网站由以下页面组成，每页一个文件。\n\n{}\n构建之后把输出目录交给运维同事即可上线。\n",
}


@pytest.mark.parametrize("text", OWN_LISTS.values(), ids=OWN_LISTS)
def test_an_author_s_list_of_a_site_s_pages_is_no_menu(text: str) -> None:
    text = text.format(OWN_LINKS, OWN_LINKS)
    assert clean(Document(text, "markdown"), unsafe=True).text == text
    assert not [one for one in lint(Document(text, "markdown")) if one.code.startswith("QW11")]


def test_code_and_definitions_below_a_converted_page_s_article_stay() -> None:
    kept = "```\nHome\nNews\nLog in\n```\n\n[Home]: /home\n\n<nav>Home</nav>\n"
    cleaned = clean(Document(f"{as_converted(ENGLISH_PAGE)}\n{kept}", "markdown"), unsafe=True).text
    assert cleaned.endswith(kept)


def test_a_converted_page_with_front_matter_is_somebody_s_file() -> None:
    text = f"---\ntitle: The Night Ferry\n---\n\n{as_converted(ENGLISH_PAGE)}"
    assert "[Careers]" in clean(Document(text, "markdown"), unsafe=True).text


def test_a_list_of_links_is_no_page() -> None:
    names = [
        "Home",
        "Docs",
        "Blog",
        "Contact",
        "About",
        "Search",
        "Login",
        "Privacy",
        "Terms",
        "Help",
        "Jobs",
        "Press",
        "News",
        "Shop",
    ]
    links = "\n".join(f"- [{name}](https://example.org/{name}) - what it is for, in a few words." for name in names)
    bare = "\n".join(f"- [{name} of the harbour](https://example.org/{name})" for name in names)
    text = f"# Links\n\nWhere the pages of the harbour are, and who looks after them today.\n\n{links}\n\n## More\n\n{bare}\n"
    assert clean(Document(text, "markdown"), unsafe=True).text == text


def test_lint_fix_never_cuts_a_converted_page() -> None:
    text = as_converted(ENGLISH_PAGE)
    edits = fixes(text, lint(Document(text, "markdown")), unsafe=True, moves=False)
    assert not [edit for edit in edits if "Careers" in edit.old]

"""What a large platform writes round its articles goes from its pages as HTML, too."""

from __future__ import annotations

from html_pages import PROSE, article, read
from qingwen.reading.source import read_source
from qingwen.reporting.model import file_report

APP = "<p><strong><a href=https://news.example/apps>CLICK HERE TO GET THE FOX NEWS APP</a></strong></p>"
LISTEN = "<p>You can now listen to Fox News articles!</p>"
AROUND = (
    "<p>Add Fox News on Google</p><p>Fox News Flash top headlines are here. Check out what's clicking on Foxnews.com.</p>"
    "<p>Get all the stories you need-to-know from the most powerful name in news delivered first thing every morning to your inbox.</p>"
    "<p>This material may not be published, broadcast, rewritten, or redistributed.</p>"
)
FERRIES = PROSE.replace("first", "second")


def test_its_lines_go_from_between_paragraphs_on_its_pages_alone() -> None:
    told = read(
        f"<html><title>Boats</title><body><article><h1>Boats</h1>{PROSE}{LISTEN}{FERRIES}{APP}{PROSE}{AROUND}</article></body></html>"
    )
    assert "FOX" not in told and "listen" not in told
    assert told.count("night ferry") == 3
    assert "listen to Fox News" in article(LISTEN + FERRIES)  # an author's, who writes about it


def test_the_report_says_why() -> None:
    page = f"<html><title>Boats</title><body><article><h1>Boats</h1>{PROSE}{LISTEN}{FERRIES}{APP}{PROSE}{AROUND}</article></body></html>"
    told = file_report(read_source("page.html", page.encode()), [], []).source
    assert told is not None
    assert (
        "You can now listen to Fox News articles!",
        "a line that the platform writes beside all articles",
    ) in told.furniture

"""Web pages: the article, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.model.document import Document
from detente.read import Refusal

STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports. "


def page(head: str = "", body: str = "") -> str:
    """A page with a story in it."""
    paragraphs = "".join(f"<p>{STORY * 2} This is paragraph number {i}.</p>" for i in range(3))
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Front page</a></nav>"
        f"<article>{body}{paragraphs}</article><footer><p>About us</p></footer></body></html>"
    )


def test_the_article_is_taken_without_menu_and_footer(document: Callable[..., Document]) -> None:
    """Menus and footers are no part of the document."""
    text = document(page(), "a.html").text
    assert "paragraph number 2" in text
    assert "Front page" not in text
    assert "About us" not in text


def test_what_the_page_says_of_itself_is_kept(document: Callable[..., Document]) -> None:
    """Title, site, address and day come from the page's metadata; an official host gives the side."""
    head = (
        "<title>Ministers meet | Ministry</title><meta property='og:title' content='Ministers meet'>"
        "<meta property='og:site_name' content='Foreign Ministry'><meta property='og:url' content='https://www.mfa.gov.sg/x'>"
        "<meta property='article:published_time' content='2019-04-02T08:00:00+08:00'>"
    )
    read = document(page(head), "a.html")
    assert (read.title, read.publisher, read.url) == ("Ministers meet", "Foreign Ministry", "https://www.mfa.gov.sg/x")
    assert (str(read.published), read.published_from, read.side) == ("2019-04-02", "metadata", "SGP")


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='PubDate' content='2019-04-02 22:30'>",
        "<meta name='publishdate' content='2019-04-02'>",
        "<meta name='DC.date.issued' content='2019-04-02'>",
        "<meta name='govuk:first-published-at' content='2019-04-02T10:00:00'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-04-02T10:00Z"}</script>',
    ],
)
def test_ministries_and_papers_state_the_day_in_many_ways(document: Callable[..., Document], head: str) -> None:
    """The tags that foreign ministries, agencies and newspapers use for the day."""
    assert str(document(page(head), "a.html").published) == "2019-04-02"


def test_a_page_without_a_date_has_none(document: Callable[..., Document]) -> None:
    """Neither today nor a copyright year in the footer becomes a day of publication."""
    read = document(page().replace("About us", "© 2018 Example"), "a.html")
    assert read.published is None


def test_a_heading_that_repeats_the_title_is_marked(document: Callable[..., Document]) -> None:
    """The title is known from the metadata; its print in the text is a repetition."""
    read = document(page("<title>Ministers meet in Geneva</title>", "<h1>Ministers meet in Geneva</h1>"), "a.html")
    assert read.title == "Ministers meet in Geneva"
    assert [n.reason for n in read.noise] == ["repeated_title"] * read.text.count("Ministers meet in Geneva")


def test_script_in_a_title_is_words(document: Callable[..., Document]) -> None:
    """A title is text, whatever it looks like; nothing in it is run or dropped silently."""
    read = document(page("<title><script>alert(1)</script></title>"), "a.html")
    assert "alert(1)" not in read.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html>",
        "<html><body></body></html>",
        "<html><body>" + "<div>" * 5000,
        "<html><body>" + "<p>" * 60_000,
        "<!doctype html><p",
        "<html><frameset><frame src=x></frameset></html>",
    ],
)
def test_broken_or_empty_pages_are_refused(read: Callable[..., list[object]], markup: str) -> None:
    """Markup without an article is refused with a reason, however deep or broken."""
    (refusal,) = read(markup, "a.html")
    assert isinstance(refusal, Refusal)


def test_a_page_is_known_by_its_content(document: Callable[..., Document]) -> None:
    """A page saved under another name is a page; a text called .html is a text."""
    assert "<" not in document(page(), "page.txt").text
    assert document("Just words that somebody saved.", "a.html").text == "Just words that somebody saved."

"""What is marked as no part of the article, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.model.document import Document

Read = Callable[..., Document]
STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports."


def marked(document: Read, line: str) -> list[tuple[str, str]]:
    """(reason, words) of what is marked in a line that stands between two paragraphs of a story."""
    read = document(f"{STORY}\n\n{STORY} It was late.\n\n{line}\n\n{STORY} It rained.")
    return [(n.reason, n.span.of(read.text)) for n in read.noise]


NOISE = {
    "caption": [
        "The envoys shake hands in Geneva, April 2, 2019. (Jane Doe/Pool Photo via AP)",
        "The envoys shake hands in Geneva. (AP Photo/Jane Doe)",
        "The envoys shake hands in Geneva, April 2, 2019. (Xinhua/Li Ming)",
        "The envoys shake hands. (Photo by Jane Doe/Xinhua)",
        "The envoys shake hands on Tuesday. REUTERS/Jane Doe/File Photo",
        "The envoys in Geneva on Tuesday. Photograph: Jane Doe/EPA",
        "The envoys in Geneva on Tuesday. Credit...Jane Doe for The Daily",
        "The envoys in Geneva | Photo Credit: PTI",
        "Jane Doe/AFP via Getty Images The envoys stand before the flags in Geneva.",
        "FILE - The envoys shake hands in Geneva, April 2, 2019.",
        "File photo of the two envoys in Geneva",
        "In this photo taken on Tuesday and released by the ministry, the envoys shake hands.",
        "Image caption, The envoys met in Geneva",
        "Jane Doe/Getty Images",
        "The envoys in Geneva. [Photo/Agencies]",
        "Official White House Photo by Jane Doe",
        "[1/3]The envoys shake hands in Geneva, April 2, 2019. REUTERS/Jane Doe",
    ],
    "contributors": [
        "(Reporting by Jane Doe in Geneva; Editing by John Roe)",
        "Additional reporting by Jane Doe and John Roe in Bern; writing by Ann Poe",
        "Jane Doe and John Roe contributed to this report.",
        "Associated Press writers Jane Doe in Geneva and John Roe in Bern contributed.",
        "Information for this article was contributed by Jane Doe of The Daily.",
        "With inputs from PTI",
        "Translated by Jane Doe",
        "By Jane Doe and John Roe",
        "(Web editor: Li Ming, Zhang San)",
        "Some information for this report came from Reuters.",
        "PTI ABC DEF",
        "Contact the writers at writers@example.org",
        "abc/def (AP, dpa)",
        "(EXAMPLE 24 with AFP, Reuters)",
        "Jane Doe contributed reporting from Bern.",
    ],
    "promotion": [
        "Sign up for our morning newsletter and get the world in your inbox.",
        "Subscribe to The Daily for more stories like this",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Download our app for the latest alerts",
        "Click here to read the full statement.",
        "5 min read",
        "Follow us on Telegram",
        "Follow Jane Doe on Twitter: @janedoe",
        "Share this article",
    ],
    "tweet": [
        "We met in Geneva today and spoke of ports. pic.twitter.com/abc — Jane Doe (@janedoe) April 2, 2019",
        "— Jane Doe (@janedoe) April 2, 2019",
        "View this post on Instagram",
    ],
    "related": [
        "Read more: Ministers to meet again in May",
        "RELATED: Ministers to meet again in May",
        "Also read | Ministers to meet again in May",
        "More On This...",
        "Related Articles",
        "Most read",
        "Read next",
        "View all publications",
        "You may also like",
    ],
    "section_tag": ["Topics: fisheries, ports", "Filed under: Europe", "Tags: Geneva, talks"],
    "boilerplate": [
        "© 2019 The Daily. All rights reserved.",
        "Copyright 2019 Example News. This material may not be published, broadcast or redistributed.",
        "A version of this article appears in print on April 2, 2019, Section A, Page 1.",
        "(This story has not been edited by our staff and is published from a syndicated feed.)",
        "This article is more than 5 years old",
        "Publication status: Published in sections: News, Transcripts",
        "This article first appeared in The Daily.",
        "This article appeared in the print edition of The Daily as: Fish and ships",
        "Enditem",
        "###",
        "-30-",
        "Last updated: 2 April 2019, 10:15",
        "The views expressed here are those of the author.",
    ],
    "aside": [
        "Editor’s note: This piece was written before the talks were called off.",
        "Editors' Note: The spelling of a name was changed.",
        "Correction: The talks took place on Tuesday, not on Monday.",
        "An earlier version of this article misstated the day of the talks.",
        "This story has been updated with comment from the ministry.",
        "(Corrects day of the talks in second paragraph)",
    ],
}


@pytest.mark.parametrize(("reason", "line"), [(reason, line) for reason, lines in NOISE.items() for line in lines])
def test_noise_is_marked_whole_and_with_its_reason(document: Read, reason: str, line: str) -> None:
    """A line of noise is marked from its first to its last letter, and nothing else is."""
    assert marked(document, line) == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        "He signed up to the accord in March, the ministry said, and subscribed to its aims.",
        "“Read the treaty,” the minister said. “More on this will follow tomorrow.”",
        "The photo, by a reporter of the agency, showed both ministers at the table.",
        "The IAEA reported from Vienna that inspectors had been let in.",
        "The company contributed $2 million to the fund for ports.",
        "He followed her to Geneva on a later flight.",
        "The copyright dispute between the two countries is older than both ministers.",
        "The corrections to the treaty were agreed on Tuesday (the first and/or the second).",
        "(c) the parties shall meet again within sixty days;",
        "The ministers (Norway/Sweden) did not take questions.",
        "Q: Will you meet again?",
        "By Tuesday the ministers of Norway and Sweden had left.",
        "THE MINISTER: Thank you. Watch this space.",
        "STAYING AT THE TABLE AFTER SEVEN LONG YEARS",
    ],
)
def test_the_article_is_left_alone(document: Read, line: str) -> None:
    """Sentences that share words with noise stay part of the article."""
    assert marked(document, line) == []


def test_a_list_of_related_pieces_is_marked_to_its_end(document: Read) -> None:
    """Titles, dates and teasers below a heading belong to the list."""
    listed = (
        "Related Publications\n\nA second look at the ports\n\nA second look at the ports\n\nTuesday, April 9, 2019\n\n"
        "What the agreement on ports means for the fishing towns of the north, a year after it was signed.\n\n"
        "Type: Analysis\n\nNorth and South\n\nView All Publications"
    )
    read = document(f"{STORY}\n\n{STORY} It rained.\n\n{listed}")
    assert [(n.reason, n.span.of(read.text)) for n in read.noise] == [("related", listed)]


def test_the_article_goes_on_after_a_list_of_links(document: Read) -> None:
    """A list in the middle ends where prose begins again; a short heading above that prose belongs to it."""
    read = document(
        f"{STORY}\n\nMost read\n\nHow the talks began and what they cost\n\nThe last day\n\n{STORY} It rained."
    )
    assert [n.span.of(read.text) for n in read.noise] == ["Most read\n\nHow the talks began and what they cost"]


def test_a_paragraph_about_the_author_is_marked(document: Read) -> None:
    """At the end, and only where the story does not name the one whom it describes."""
    bio = "Jane Q. Doe is a senior fellow at the Institute for the Sea and the author of a book on herring."
    read = document("\n\n".join([STORY] * 5 + [bio]))
    assert [(n.reason, n.span.of(read.text)) for n in read.noise] == [("author", bio)]
    assert document("\n\n".join([STORY] * 4 + [f"{STORY} Nothing new, said Doe.", bio])).noise == ()


def test_a_title_with_the_name_of_the_site_is_a_repetition(document: Read) -> None:
    """A page's title and its heading are one title."""
    read = document(f"Ministers meet in Geneva on fish - The Daily\n\nMinisters meet in Geneva on fish\n\n{STORY}")
    assert [n.reason for n in read.noise] == ["repeated_title"]


def test_a_note_below_its_heading_is_taken_along(document: Read) -> None:
    """A heading that says "Correction" takes the paragraph below it."""
    line = "Correction\n\nThe talks took place on Tuesday."
    assert marked(document, line) == [("aside", line)]


def test_a_caption_above_its_credit_is_taken_along(document: Read) -> None:
    """A credit right below a caption, where other lines stand apart, marks both."""
    line = "The envoys in Geneva on Tuesday.\nJane Doe/Reuters"
    assert marked(document, line) == [("caption", line)]


def test_a_contributor_line_inside_a_paragraph_is_marked_alone(document: Read) -> None:
    """In a text without line ends only the bracket is noise."""
    read = document(f"{STORY} {STORY} {STORY} {STORY} (Reporting by Jane Doe; editing by John Roe)")
    assert [n.span.of(read.text) for n in read.noise] == ["(Reporting by Jane Doe; editing by John Roe)"]


def test_a_line_without_spaces_costs_no_time(document: Read) -> None:
    """A line of a million letters is not tried against the rules."""
    assert document(f"{STORY}\n{'x(/' * 300_000}").noise == ()


@pytest.mark.parametrize(
    "heading", ["The Sharing of Burdens", "A Small Step Forward", "FISH AND SHIPS", "Talking about ports", "Background"]
)
def test_headings_of_sections_are_marked(document: Read, heading: str) -> None:
    """A short line between two paragraphs that names nobody is kept in the text, and is a heading."""
    assert ("heading", heading) in marked(document, heading)


@pytest.mark.parametrize(
    "line",
    [
        "Geneva at last",  # a name of the text
        "GENEVA AT LAST",
        "Talks will go on",  # a sentence
        "Ports are open",
        "Section 3 of it",  # a figure
        "The two sides spoke at length of ships",  # too long
        "he added nothing more",
    ],
)
def test_what_may_tell_something_is_no_heading(document: Read, line: str) -> None:
    """A line that names somebody, has a finite verb, a figure or more words than a heading is read."""
    assert "heading" not in [reason for reason, _ in marked(document, line)]


def test_lines_of_speakers_are_no_headings(document: Read) -> None:
    """What stands alone on a line more than once names who speaks."""
    read = document("\n\n".join([STORY, "The Host", f"{STORY} A", "The Host", f"{STORY} B", "Q Fish then", STORY]))
    assert "heading" not in [n.reason for n in read.noise]


def test_tags_left_of_a_page_are_marked(document: Read) -> None:
    """A line of tags and comments alone is markup."""
    assert ("markup", '<!-- --> <div class="x">') in marked(document, '<!-- --> <div class="x">')
    assert marked(document, "The share was < 3 and > 1 of ports") == []

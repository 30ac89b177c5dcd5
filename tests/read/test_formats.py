"""Each format gives its text and what its container says; the content decides which format it is."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import pytest

from detente.model.document import Document
from detente.read import Refusal

Read = Callable[..., list[Document | Refusal]]
One = Callable[..., Document]

STORY = "The two foreign ministers met in Geneva on Tuesday and agreed to go on talking about fisheries and ports."
NEXT = "Their deputies will meet again in June, a spokeswoman told reporters after the talks had ended."


def word(*paragraphs: str, title: str | None = None) -> bytes:
    """A DOCX."""
    document, out = docx.Document(), io.BytesIO()
    document.core_properties.title = title or ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def mail(**headers: str) -> EmailMessage:
    """A message with a text."""
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message["Message-ID"] = "<1@example.org>"
    message.set_content(f"{STORY}\n")
    return message


def packed(**files: bytes) -> bytes:
    """A ZIP; two underscores in a name stand for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_a_word_document_is_one_whatever_it_is_called(document: One, name: str) -> None:
    """Paragraphs with gaps between them, and the title of its properties."""
    read = document(word(STORY, "", NEXT, title="Ministers meet"), name)
    assert (read.text, read.title, read.published) == (f"{STORY}\n\n{NEXT}", "Ministers meet", None)


def test_rich_text_gives_its_words(document: One) -> None:
    """Letters of its code page, its title."""
    data = rb"{\rtf1\ansi\ansicpg1252{\info{\title Ministers meet}}He said \'93yes\'94 and left.\par " + STORY.encode()
    read = document(data + b"}", "a.rtf")
    assert (read.text, read.title) == (f"He said “yes” and left.\n\n{STORY}", "Ministers meet")


def test_markdown_loses_its_marks_and_keeps_its_front_matter(document: One) -> None:
    """Links are their words; title, day, author and address come from the front matter."""
    front = (
        "---\ntitle: Ministers meet\npublished: 2019-04-02\nauthor:\n  - Jane Doe\nsource: https://example.org/a\n---\n"
    )
    read = document(f"{front}# Talks\n\nThe **two** [ministers](http://x) met.\n\n- one\n- two\n", "a.md")
    assert read.text == "Talks\n\nThe two ministers met.\n\none\n\ntwo"
    assert (read.title, str(read.published), read.author) == ("Ministers meet", "2019-04-02", "Jane Doe")
    assert read.url == "https://example.org/a"


def test_a_mail_is_dated_by_when_it_was_sent(document: One) -> None:
    """The sender is the publisher, and a government's host gives the side."""
    sent = mail(From="Press Office <press@state.gov>", Subject="Readout", Date="Tue, 02 Apr 2019 23:15:00 -0400")
    read = document(sent.as_bytes(), "a.eml")
    assert (read.text, read.title, read.publisher, read.side) == (STORY, "Readout", "Press Office", "USA")
    assert (str(read.published), read.published_from) == ("2019-04-02", "metadata")


def test_what_is_attached_is_read_as_well(read: Read) -> None:
    """An attachment is a document of its own under the mail's name; one that can't be read is refused."""
    sent = mail(From="a@example.org", Subject="Two papers")
    sent.add_attachment(word(NEXT), maintype="application", subtype="msword", filename="paper.docx")
    sent.add_attachment(b"\x7fELF" + bytes(50), maintype="application", subtype="x", filename="tool")
    _, paper, tool = read(sent.as_bytes(), "a.eml")
    assert isinstance(paper, Document)
    assert (paper.text, paper.path) == (NEXT, "a.eml/paper.docx")
    assert isinstance(tool, Refusal)


def test_a_box_holds_many_mails(read: Read) -> None:
    """They part at their "From " lines; one within a text is none."""
    one = mail(From="a@example.org", Subject="One").as_bytes()
    box = b"".join(b"From a@example.org Tue Apr  2 10:00:00 2019\n" + one + b"\n>From here on.\n\n" for _ in range(3))
    found = read(box, "all.mbox")
    assert [item.path for item in found] == ["all.mbox:1", "all.mbox:2", "all.mbox:3"]
    assert all(isinstance(item, Document) and item.text.endswith("From here on.") for item in found)


def test_a_page_saved_as_one_file_keeps_its_address(document: One) -> None:
    """The day on which it was saved is not that of publication."""
    page = f"<html><body><article><h1>Talks</h1><p>{STORY}</p><p>{NEXT}</p></article></body></html>"
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/2019/04/02/a\n"
        'Date: Mon, 1 Jan 2024 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n'
        "--B\nContent-Type: text/html\n"
        f"\n{page}\n--B--\n"
    )
    read = document(saved, "a.mhtml")
    assert (read.url, str(read.published)) == ("https://example.org/2019/04/02/a", "2019-04-02")


def test_a_table_is_a_document_a_row(read: Read) -> None:
    """Columns are known by their names, whatever parts them; a row without text is refused by its line."""
    one, two = read(f'id;headline;body;date;source\n1;Talks;"{STORY}";2019-04-02;Kremlin\n2;x;;;\n', "a.csv")
    assert isinstance(one, Document)
    assert (one.title, one.text, str(one.published), one.side) == ("Talks", STORY, "2019-04-02", "RUS")
    assert str(two) == "a.csv:3: a row without text"


def test_a_feed_is_a_document_an_entry(read: Read) -> None:
    """Markup within an entry is taken off; the feed's title is the publisher."""
    feed = (
        "<rss version='2.0'><channel><title>Example</title><item><title>Talks &amp; more</title>"
        f"<link>https://mid.ru/a</link><pubDate>Tue, 02 Apr 2019 10:00:00 GMT</pubDate><description>&lt;p&gt;{STORY}"
        "&lt;/p&gt;</description></item><item><title>Empty</title></item></channel></rss>"
    )
    one, two = read(feed, "a.txt")
    assert isinstance(one, Document)
    assert (one.text, one.title, one.publisher, one.side) == (STORY, "Talks & more", "Example", "RUS")
    assert isinstance(two, Refusal)


def test_archives_are_read_file_by_file(read: Read) -> None:
    """Also an archive in one, and what gzip packed; hidden files are passed over."""
    inner = packed(c__txt=NEXT.encode())
    found = read(packed(a__txt=STORY.encode(), b__zip=inner, __hidden=b"x"), "all.zip")
    assert [item.path for item in found] == ["all.zip/a.txt", "all.zip/b.zip/c.txt"]
    assert read(gzip.compress(STORY.encode()), "a.txt.gz")[0].path == "a.txt.gz/a.txt"


def test_a_web_archive_gives_its_pages(read: Read) -> None:
    """Under their addresses; the day on which they were taken is not theirs."""
    page = f"<html><body><article><h1>Talks</h1><p>{STORY}</p><p>{NEXT}</p></article></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    data = head.encode() + answer + b"\r\n\r\n"
    for packed_as in (data, gzip.compress(data)):
        (found,) = read(packed_as, "pages.warc")
        assert isinstance(found, Document)
        assert (found.url, found.published) == ("https://example.org/a", None)


def test_a_scan_is_called_one(read: Read) -> None:
    """A PDF without a text layer says that it needs a text recognition."""
    from pypdf import PdfWriter

    out, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    (refusal,) = read(out.getvalue(), "scan.pdf")
    assert isinstance(refusal, Refusal)
    assert "text layer" in refusal.reason

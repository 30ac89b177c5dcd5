"""PDF, Word, rich text and mail that are broken or made to hurt."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from archive_cases import packed
from case import STORY, Case, read, refused


def pdf(content: bytes, *, extra: bytes = b"", catalog: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF of one page with a stream of content; xref and trailer are right."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        + extra
        + b">>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), filters, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for n, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (n, body))
    xref = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % xref)
    return out.getvalue()


def _shown(text: str) -> bytes:
    rows = [text[i : i + 80] for i in range(0, len(text), 80)]
    return b"BT /F1 12 Tf 50 700 Td " + b" ".join(b"(%s) Tj 0 -14 Td" % row.encode() for row in rows) + b" ET"


_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: bytes, *, doctype: bytes = b"") -> bytes:
    """A DOCX with this body."""
    document = (
        b'<?xml version="1.0"?>' + doctype + b"<w:document " + _W + b"><w:body>" + body + b"</w:body></w:document>"
    )
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document})


def _paragraph(text: str) -> bytes:
    return b"<w:p><w:r><w:t>" + text.encode() + b"</w:t></w:r></w:p>"


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _pdfs()
    yield from _words()
    yield from _rich()
    yield from _mails()


def _pdfs() -> Iterator[Case]:
    good = pdf(_shown(STORY))
    yield refused("head.pdf", b"%PDF-1.7")
    yield refused("cut-early.pdf", good[:120])
    yield refused("scan.pdf", pdf(b"q 612 0 0 792 0 0 cm /Im1 Do Q"))
    yield refused("bomb.pdf", _swollen)
    yield refused("no-pages.pdf", good.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"))
    yield refused("own-parent.pdf", good.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"))
    yield refused("own-contents.pdf", good.replace(b"/Contents 4 0 R", b"/Contents 3 0 R"))
    yield refused("bad-stream.pdf", pdf(b"\xff" * 400, filters=b"/Filter /FlateDecode "))
    yield refused("many-operators.pdf", pdf(zlib.compress(b"q " * 20_000_000), filters=b"/Filter /FlateDecode "))
    yield refused(
        "pages-million.pdf", good.replace(b"/Count 1 >>", b"/Count 999999999 >>").replace(b"[3 0 R]", b"[9 0 R]")
    )
    yield refused("cut-late.pdf", good[:-60])
    yield read("no-xref.pdf", good.replace(b"xref", b"xxxx"))
    yield read("junk-before.pdf", b"\r\n<!-- junk -->\n" + good)


def _swollen(path: Path) -> None:
    bomb = zlib.compress(zlib.compress(b" " * 400_000_000))
    path.write_bytes(pdf(bomb, filters=b"/Filter [/FlateDecode /FlateDecode] "))


def _words() -> Iterator[Case]:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
    )
    yield refused("no-document.docx", packed({"[Content_Types].xml": _TYPES, "word/document.xml": b"<a/>"}))
    yield refused("cut.docx", word(_paragraph(STORY))[:-200])
    yield refused("broken-xml.docx", word(b"<w:p><w:r>"))
    yield refused("empty.docx", word(b""))
    yield refused("bomb.docx", lambda path: path.write_bytes(word(b"<w:p>" + b" " * 300_000_000 + b"</w:p>")) and None)
    yield refused("entities.docx", word(b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", doctype=entities + b"]>"))
    yield refused(
        "outside.docx",
        word(
            b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
    )
    yield refused("deep.docx", word(b"<w:tbl><w:tr><w:tc>" * 3000))
    yield read("odd.docx", word(_paragraph(STORY) + b"<w:sectPr/><w:unknown/>"))


def _rich() -> Iterator[Case]:
    yield refused("head.rtf", b"{\\rtf1")
    yield refused("empty.rtf", b"{\\rtf1\\ansi {\\fonttbl\\f0 Arial;}}")
    yield refused("large.rtf", b"{\\rtf1 " + b"a" * 40_000_000)
    yield refused("only-picture.rtf", b"{\\rtf1 {\\pict " + b"ff00" * 2_000_000 + b"}}")
    yield read("deep.rtf", b"{\\rtf1 " + b"{" * 20_000 + STORY.encode())
    yield read("unclosed.rtf", b"{\\rtf1\\ansi " + STORY.encode() + b"}}}}}")
    yield read("no-such-page.rtf", b"{\\rtf1\\ansi\\ansicpg99999 " + STORY.encode() + b"}")
    yield read("bad-unicode.rtf", b"{\\rtf1\\ansi \\u-10179?\\u99999999? " + STORY.encode() + b"}")


def _mails() -> Iterator[Case]:
    head = (
        b"From: Press <press@example.org>\r\nTo: a@example.org\r\nSubject: Readout\r\nMessage-ID: <1@example.org>\r\n"
    )
    story = STORY.encode()
    loop = b"Content-Type: message/rfc822\r\n\r\n"
    yield refused("no-body.eml", head + b"Date: Tue, 20 Jun 2023 10:00:00 +0000\r\n\r\n")
    yield refused("deep.eml", head + loop * 300)
    yield refused(
        "parts.eml", head + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    )
    yield refused(
        "saved.mhtml", b"Snapshot-Content-Location: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"
    )
    yield read("bad-date.eml", head + b"Date: Someday, 99 Foo 20233 99:99:99\r\n\r\n" + story)
    yield read("bad-charset.eml", head + b'Content-Type: text/plain; charset="klingon"\r\n\r\n' + story)
    yield refused("bad-base64.eml", head + b"Content-Transfer-Encoding: base64\r\n\r\n" + story)
    yield read("bad-header.eml", head + b"Subject: =?utf-8?q?=ff=fe?=\r\nX: =?x?y?z?=\r\n\r\n" + story)
    yield read("long-header.eml", head + b"X-Long: " + b"a" * 200_000 + b"\r\n\r\n" + story)
    yield Case("attached.eml", _attached(), 2, 1)
    yield read("box.mbox", (b"From a@example.org Tue Jun 20 10:00:00 2023\n" + head + b"\n" + story + b"\n\n") * 2, 2)
    yield Case("empty-box.mbox", b"From a@example.org Tue Jun 20 10:00:00 2023\n" + head + b"\n\n", 1, 0)


def _attached() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Press <p@example.org>", "Readout", "<1@example.org>"
    message.set_content(STORY)
    message.add_attachment(b"\x7fELF" + bytes(90), maintype="application", subtype="x", filename="../../evil.sh")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="broken.pdf")
    return message.as_bytes()

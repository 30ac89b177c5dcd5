"""Mail: a message (EML), a box of them (MBOX), and web pages saved as one file (MHTML), by the standard library."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from detente.read.draft import Draft, Drafts, Format, Refusal, Source
from detente.read.encoding import decode, mend
from detente.read.html import page_of
from detente.read.paragraphs import joined, of_markup

MAX_MESSAGE = 48_000_000
"""Bytes, with attachments."""
MAX_PARTS = 500
MAX_LINE = 1_000_000
_FIELD = re.compile(rb"(?m)^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_OURS = frozenset((b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path"))
_SURE = frozenset((b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"))
_SAVED = re.compile(rb"(?im)^content-type:\s*multipart/related|^snapshot-content-location:")
_BOX = re.compile(rb"From [^\n]{3,200}\d{4}[^\n]{0,20}\r?\n(?:>?From |[A-Za-z-]+:)")


def _fields(head: bytes) -> frozenset[bytes]:
    """The names of the header fields before the first empty line."""
    block = re.split(rb"\r?\n\r?\n", head.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    return frozenset(name.lower() for name in _FIELD.findall(block)) if _FIELD.match(block.lstrip()) else frozenset()


def _is_message(source: Source) -> bool:
    fields = _fields(source.head)
    return len(fields & _OURS) >= 3 and (bool(fields & _SURE) or source.suffix == ".eml")


def _is_saved_page(source: Source) -> bool:
    block = re.split(rb"\r?\n\r?\n", source.head, maxsplit=1)[0]
    return (
        b"mime-version" in _fields(source.head)
        and _SAVED.search(block) is not None
        and (source.suffix in (".mht", ".mhtml") or b"snapshot-content-location" in _fields(source.head))
    )


def _read_message(source: Source) -> Drafts:
    data = source.data(MAX_MESSAGE)
    if data is None:
        yield source.too_long(MAX_MESSAGE)
        return
    yield from _message(data, source, source.name)


def _read_box(source: Source) -> Drafts:
    """Each message under the box's name and its number."""
    for number, data in enumerate(_messages(source.stream), start=1):
        name = f"{source.name}:{number}"
        if len(data) > MAX_MESSAGE:
            yield Refusal(name, f"longer than {MAX_MESSAGE:,} bytes")
        else:
            yield from _message(data, source, name)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message: they part at lines "From …" after an empty one. Too long ones are cut."""
    message = bytearray()
    after_gap = True
    for line in iter(lambda: stream.readline(MAX_LINE), b""):
        if after_gap and line.startswith(b"From "):
            if message.strip():
                yield bytes(message)
            message.clear()
        elif len(message) <= MAX_MESSAGE:
            message += line[1:] if line.startswith(b">From ") else line
        after_gap = not line.strip()
    if message.strip():
        yield bytes(message)


def _message(data: bytes, source: Source, name: str) -> Drafts:
    message = message_from_bytes(data, policy=policy.default)
    text = _body(message)
    if text.strip():
        sender, address = parseaddr(str(message.get("From", "")))
        yield Draft(
            text=text,
            path=name,
            title=_words(message.get("Subject")),
            publisher=_words(sender) or _words(address.rpartition("@")[2]),
            host=address.rpartition("@")[2] or None,
            stated=_day(str(message.get("Date", ""))),
        )
    attached = list(_attachments(message))
    for part in attached[:MAX_PARTS]:
        yield from _attached(part, source, name)
    if not text.strip() and not attached:
        yield Refusal(name, "a message without text")


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    words = mend(_decoded(part)).replace("\r\n", "\n")
    return joined(of_markup(words)) if part.get_content_type() == "text/html" else words.strip()


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data) or ""
    except (LookupError, UnicodeDecodeError):
        return decode(data) or ""


def _attachments(message: EmailMessage) -> Iterator[MIMEPart]:
    """What was sent along; pictures within the body are passed over."""
    for part in message.iter_attachments() if message.is_multipart() else ():
        if part.get_content_maintype() != "image":
            yield part


def _attached(part: MIMEPart, source: Source, name: str) -> Drafts:
    inner = f"{name}/{part.get_filename() or part.get_content_type()}"
    if part.get_content_type() == "message/rfc822":
        forwarded = part.get_payload()
        first = forwarded[0] if isinstance(forwarded, list) and forwarded else None
        data = first.as_bytes() if isinstance(first, EmailMessage) else b""
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
    yield from source.inside(inner, io.BytesIO(data))


def _day(words: str) -> str | None:
    """The day on which it was sent, at the sender's; the words themselves where they are no date of a mail."""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words or None


def _words(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None


def _read_saved_page(source: Source) -> Drafts:
    """The page itself, which is the first part in HTML; its pictures and styles are passed over."""
    data = source.data(MAX_MESSAGE)
    if data is None:
        yield source.too_long(MAX_MESSAGE)
        return
    message = message_from_bytes(data, policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        yield Refusal(source.name, "a saved page without the page")
        return
    url = _words(message.get("Snapshot-Content-Location") or page.get("Content-Location"))
    yield page_of(payload, source.name, url=url, charset=page.get_content_charset())


MHTML = Format("MHTML", _is_saved_page, _read_saved_page)
EML = Format("mail", _is_message, _read_message)
MBOX = Format("mailbox", lambda source: _BOX.match(source.head) is not None, _read_box)

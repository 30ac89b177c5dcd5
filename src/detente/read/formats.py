"""The formats that are read. A new one is one new file and one line here."""

from __future__ import annotations

from detente.read.archive import GZIP, ZIP
from detente.read.binary import BINARY
from detente.read.cited import BIBLIOGRAPHY
from detente.read.draft import Format
from detente.read.feed import FEED
from detente.read.html import HTML
from detente.read.lines import JSON_LINES
from detente.read.mail import EML, MBOX, MHTML
from detente.read.markdown import MARKDOWN
from detente.read.pdf import PDF
from detente.read.plain import PLAIN
from detente.read.rtf import RTF
from detente.read.table import TABLE
from detente.read.warc import WARC
from detente.read.xml import XML

FORMATS: tuple[Format, ...] = (
    PDF, ZIP, GZIP, WARC, RTF, BINARY,
    FEED, MHTML, EML, MBOX, HTML, XML, BIBLIOGRAPHY, JSON_LINES, MARKDOWN, TABLE, PLAIN,
)  # fmt: skip
"""The first that fits is taken: first what its first bytes give away, plain text at the end, which fits everything."""

"""Pages, feeds, objects and tables that are broken or made to hurt."""

from __future__ import annotations

import json
from collections.abc import Iterator

from case import STORY, Case, read, refused

_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(b'<!ENTITY lol%d "%s">' % (i, (b"&lol%d;" % (i - 1) if i > 1 else b"&lol;") * 10) for i in range(1, 10))
    + b"]>"
)
_XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_BODY = f"<article><h1>Ministers meet</h1><p>{STORY}</p><p>{STORY}</p></article>"


def _page(head: str = "", body: str = _BODY) -> bytes:
    return f"<html><head><title>Ministers meet</title>{head}</head><body>{body}</body></html>".encode()


def _feed(item: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>".encode()


def _object(**keys: object) -> bytes:
    return json.dumps({"text": STORY, **keys}).encode() + b"\n"


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _pages()
    yield from _feeds()
    yield from _objects()
    yield from _tables()


def _pages() -> Iterator[Case]:
    yield refused("no-article.html", b"<html><body></body></html>")
    yield refused("cut.html", b"<html><head><title>Minis")
    yield refused("frames.html", b"<html><frameset><frame src='a.html'></frameset></html>")
    yield refused("only-script.html", _page(body="<script>" + "var a = 1;" * 2000 + "</script>"))
    yield refused("many-tags.html", _page(body="<b>" * 200_000))
    yield refused("many-attributes.html", _page(body="<p " + "a=1 " * 100_000 + ">" + "<i>" * 60_000))
    yield refused("large.html", b"<html><body>" + b"<!-- " + b"x" * 20_000_000 + b" -->")
    yield refused("deep.html", _page(body="<div>" * 20_000 + _BODY))
    yield read("script-title.html", _page("<meta property='og:title' content='<script>alert(1)</script>'>"))
    yield read("wrong-charset.html", _page("<meta charset='utf-16'>"))
    yield read("no-such-charset.html", _page("<meta charset='klingon-8'>"))
    yield read("charset-trick.html", _page("<meta charset='zlib'>"))
    yield read("year-20233.html", _page("<meta property='article:published_time' content='20233-06-18'>"))
    yield read("year-0000.html", _page("<meta property='article:published_time' content='0000-00-00'>"))
    yield read("huge-date.html", _page(f"<meta property='article:published_time' content='{'9' * 50_000}'>"))
    yield read("bad-ld.html", _page("<script type='application/ld+json'>" + "[" * 5000 + "</script>"))
    yield read("bad-url.html", _page("<link rel='canonical' href='http://[::1'>"))
    yield read("entities.xhtml", _BOMB + _page())
    yield read("unclosed.html", b"<html><body><article><p>" + f"{STORY}<p>{STORY}<p>{STORY}".encode())
    yield read("utf16.html", _page().decode().encode("utf-16"))


def _feeds() -> Iterator[Case]:
    yield refused("bomb.xml", _BOMB + b"<rss version='2.0'><channel><title>&lol9;</title></channel></rss>")
    yield refused("bomb.rss", _BOMB.replace(b"lolz", b"rss") + b"<rss><channel/></rss>")
    yield refused("outside.xml", _XXE + b"<rss><channel><item><title>&x;</title></item></channel></rss>")
    yield refused("rss-bomb.xml", b"<rss version='2.0'>" + _BOMB + b"<channel><item/></channel></rss>")
    yield refused("no-entries.xml", _feed(""))
    yield refused("cut.xml", b"<rss version='2.0'><channel><title>T</title><item><tit")
    yield refused("empty-entry.xml", _feed("<item><title>Ministers</title></item>"))
    yield refused("large.xml", _feed("<item><description>" + "x" * 9_000_000 + "</description></item>"))
    yield refused("deep.xml", b"<rss version='2.0'>" + b"<channel>" * 50_000)
    yield read("bad-date.xml", _feed(f"<item><description>{STORY}</description><pubDate>yesterday</pubDate></item>"))
    yield read(
        "year-20233.xml",
        _feed(f"<item><description>{STORY}</description><pubDate>Sun, 18 Jun 20233 10:00:00 GMT</pubDate></item>"),
    )


def _objects() -> Iterator[Case]:
    yield refused("cut.json", b'{"text": "The ministers')
    yield refused("deep.json", b"[" * 200_000)
    yield refused("deep-object.json", b'{"a":' * 100_000)
    yield refused("number.json", b'[1e400, {"text"')
    yield refused("no-text.jsonl", b'{"title": "Ministers meet"}\n')
    yield refused("text-list.jsonl", b'{"text": {"a": {"b": 1}}}\n')
    yield refused("lone-surrogate-only.jsonl", b'{"text": "\\ud800\\udfff"}\n')
    yield refused("nul.jsonl", b'{"text": "\\u0000\\u0000 The ministers"}\n')
    yield read("lone-surrogate.jsonl", b'{"text": "\\ud800 ' + STORY.encode() + b'"}\n')
    yield read("twice.jsonl", b'{"text": "one", "text": "' + STORY.encode() + b'"}\n')
    yield read("odd-values.jsonl", _object(title=["<script>"], date={"a": 1}, url=7, source=None, side="<b>"))
    for name, date in {
        "year-0": "0000-01-01",
        "year-20233": "20233-06-18",
        "infinite": 1e308,
        "huge": "9" * 9000,
    }.items():
        yield read(f"{name}.jsonl", _object(date=date))
    yield read("epoch.jsonl", _object(date="99999999999"))
    yield Case("mixed.jsonl", _object() + b"{broken\n" + _object(text=STORY + " Again."), 1, 2)


def _tables() -> Iterator[Case]:
    yield refused("no-text.csv", b"id,name\n1,Ministers\n")
    yield refused("open-quote.csv", b'id,text\n1,"' + b"x" * 5_000_000)
    yield refused("only-header.csv", b"id,words\n")
    yield refused("nul.csv", b"id,text\n1,The ministers\0 " + STORY.encode() + b"\n")
    yield Case("ragged.csv", b"id,text,date\n1\n2," + STORY.encode() + b",20233-01-01,x,y\n", 1, 1)
    yield read("formula.csv", b"id,text\n1,=cmd|' /C calc'!A0 " + STORY.encode() + b"\n")

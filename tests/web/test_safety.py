"""Who may read and write, and that nothing of a document gets into a page but as words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browsing import OWN, Site
from starlette.testclient import TestClient

from detente.lexicon import Lexicon
from detente.model.document import Document, document_id
from detente.model.filter import Filter
from detente.model.when import When
from detente.pipeline import add
from detente.store import open_store
from detente.web.acting import local
from detente.web.app import PAGES, WRITES
from detente.web.gate import Gate, host_of

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u202e\x07&amp;'--"


def accepted(site: Site) -> Any:
    """A record to decide on."""
    return next(site.desk.store.records(("engagement",), Filter(status="held")))


def test_reading_needs_nothing_here_and_writing_a_token(site: Site) -> None:
    """On loopback every page is open; nothing can be written without a token."""
    assert site.client.get("/").status_code == 200
    for path, _ in WRITES:
        assert site.client.post(path.replace("{id}", "x"), data={"id": "x"}, headers=OWN).status_code == 401


def test_a_readers_token_does_not_write(site: Site) -> None:
    """Signed in for reading, a decision is refused."""
    site.enter("Reader", role="reader")
    answer = site.client.post("/review/decide", data={"id": accepted(site).id, "action": "accept"}, headers=OWN)
    assert answer.status_code == 403


def test_beyond_this_machine_everything_needs_a_token(open_site: Callable[..., Site], site: Site) -> None:
    """Pages lead to the form for signing in, data is refused; with a token all is there."""
    site = open_site(site.desk.file, open_reading=False)
    for path in ["/", *(path for path, _ in PAGES if "{" not in path)]:
        answer = site.client.get(path)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
        if path != "/":
            assert site.client.get(f"{path}.json").status_code == 401
    assert site.client.get("/decisions.jsonl").status_code == 401
    site.enter("Reader", role="reader")
    assert site.client.get("/timeline").status_code == 200


def test_another_site_cant_write(own: Site) -> None:
    """With the cookie of a signed-in reader, a form from elsewhere, or without what ours carry, is refused."""
    given = {"id": accepted(own).id, "action": "accept", "csrf": own.csrf}
    refused = [
        own.client.post("/review/decide", data=given, headers={"origin": "http://evil.example"}),
        own.client.post("/review/decide", data=given, headers={"origin": "null"}),
        own.client.post("/review/decide", data=given),
        own.client.post("/review/decide", data=given, headers={"sec-fetch-site": "cross-site"}),
        own.client.post("/review/decide", data=given | {"csrf": "0" * 64}, headers=OWN),
        own.client.post("/review/decide", data={k: v for k, v in given.items() if k != "csrf"}, headers=OWN),
    ]
    assert [answer.status_code for answer in refused] == [403] * 6
    assert own.desk.store.reviews() == []
    assert own.client.post("/review/decide", data=given, headers=OWN).status_code == 303


def test_a_revoked_token_opens_nothing(own: Site) -> None:
    """From then on its bearer is nobody."""
    for token in own.desk.store.tokens():
        own.desk.store.revoke_token(token.id, at="2024-01-02")
    assert "Sign in" in own.client.get("/").text
    assert own.client.post("/review/decide", data={"id": "x"}, headers=OWN).status_code == 401


def test_the_ledger_keeps_no_secret(own: Site, tmp_path: Path) -> None:
    """Of a token only a digest is in the ledger's file."""
    secret = own.enter("Omar")
    own.desk.store.backup(tmp_path / "copy.db")
    assert secret.encode() not in (tmp_path / "copy.db").read_bytes()


def test_the_cookie_is_for_no_script_and_no_other_site(site: Site) -> None:
    """HttpOnly, SameSite=Strict; and no cache keeps a page."""
    _, secret = site.desk.store.new_token("Nora", "reviewer", at="2024-01-01")
    set_cookie = site.client.post("/login", data={"token": secret}, headers=OWN).headers["set-cookie"].lower()
    assert "httponly" in set_cookie
    assert "samesite=strict" in set_cookie
    assert site.client.get("/").headers["cache-control"] == "no-store"


def test_another_name_for_this_machine_is_refused(site: Site) -> None:
    """A page of another site that resolves to loopback (DNS rebinding) gets nothing."""
    for host in ("evil.example", "localhost.evil.example", "evil.example:8470", ""):
        assert site.client.get("/", headers={"host": host}).status_code == 421
    assert host_of("[::1]:8470") == "[::1]"


def test_every_answer_has_the_strict_headers(site: Site) -> None:
    """Also errors, files and data: nothing but our own scripts and styles, no frames, no sniffing."""
    for path in ("/", "/nope", "/timeline.json", "/static/detente.css", "/record/none"):
        headers = site.client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")


def test_too_much_is_refused(own: Site) -> None:
    """A body over the bound is refused, whether its length is declared or not."""
    gate = Gate(own.client.app, most=1000)
    client = TestClient(gate, base_url="http://localhost:8470")
    assert client.post("/login", content=b"x" * 2000).status_code == 413
    form = OWN | {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/login", content=(b"x" * 500 for _ in range(9)), headers=form).status_code == 413


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "http://evil.example", "javascript:1", "", None])
def test_a_form_leads_on_to_our_own_pages_only(path: str | None) -> None:
    """No address of another site is taken for where to go next."""
    assert local(path, "/review") == "/review"


@pytest.fixture
def hostile(open_site: Callable[..., Site], tmp_path: Path, lexicon: Lexicon) -> Site:
    """A ledger of documents whose titles, publishers and texts try to be more than words."""
    path = tmp_path / "hostile.db"
    texts = [
        f"On March 4, 2024, Foreign Minister Anna Berg {EVIL} of Norway met Wang Yi of China in Oslo.\n"
        f"“We will {EVIL} resume the maritime dialogue,” Berg said. China suspended the climate dialogue in February.",
        EVIL * 3,
        "\x00\ufffe Norway \u2028 and China agreed to hold talks on trade on April 2, 2024.",
    ]
    documents = [
        Document(
            id=document_id(text), text=text, title=f"{EVIL} {n}", publisher=EVIL, url=f"javascript:alert({n})",
            language="en", published=When.day(date(2024, 3, 5)), published_from="header", path=f"/tmp/{EVIL}",
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    with open_store(path, lexicon) as store:
        add(documents, store, lexicon)
    return open_site(path)


def test_hostile_words_stay_words(hostile: Site) -> None:
    """On every page of every record and document: no tag, no script address, no template, no error 500."""
    hostile.enter(EVIL)
    store = hostile.desk.store
    kinds = ("engagement", "channel", "statement", "person", "commitment", "position")
    records = [record.id for record in store.records(kinds)]
    assert records
    for record in records[:6]:
        hostile.client.post(
            "/review/decide", data={"csrf": hostile.csrf, "id": record, "action": "note", "note": EVIL}, headers=OWN
        )
    paths = ["/", *(path for path, _ in PAGES if "{" not in path), *(f"/record/{record}" for record in records)]
    paths += [f"/document/{d.id}?kind=date&kind=statement&kind=engagement" for d in store.documents()]
    paths += [
        "/issue/%3Cscript%3Ealert(1)",
        "/timeline?text=%22%3E%3Cscript%3E",
        "/nope/%3Cscript%3E",
        "/person/x%3Cscript%3E",
    ]
    for path in paths:
        answer = hostile.client.get(path)
        assert answer.status_code < 500, path
        page = answer.text.lower()
        assert "<script>" not in page, path
        assert "<img" not in page, path
        assert 'href="javascript:' not in page, path


@pytest.mark.parametrize(
    "given", [{"text": '"'}, {"text": "*"}, {"text": "a AND (b"}, {"person": "%_\\"}, {"issue": "\x00"}]
)
def test_any_words_can_be_searched_for(site: Site, given: dict[str, str]) -> None:
    """Quotation marks, operators and wildcards are words like others."""
    for path in ("/statements", "/documents", "/timeline", "/people"):
        assert site.client.get(path, params=given).status_code == 200

"""Every page, as HTML, as JSON and as CSV; and what an address may ask."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from html import escape
from html.parser import HTMLParser

import pytest
from browsing import OWN, Site

from detente.lexicon import load_lexicon
from detente.model.filter import Filter
from detente.model.record import Facets, Record
from detente.model.when import When
from detente.web.app import PAGES, ready
from detente.web.issues import KINDS
from detente.web.offices import held

LISTED = [path for path, _ in PAGES if "{" not in path]


def named(site: Site) -> list[str]:
    """The pages of one thing each."""
    store = site.desk.store
    engagement = next(store.records(("engagement",), Filter(status="held"))).id
    person, document = next(store.records(("person",))).id, next(store.documents()).id
    return [
        f"/record/{engagement}",
        f"/compare/{engagement}",
        f"/brief/{engagement}",
        f"/person/{person}",
        f"/document/{document}",
        "/issue/Taiwan",
        "/records/channels",
    ]


class Links(HTMLParser):
    """Where a page leads, and what stands in it that must not."""

    def __init__(self) -> None:
        super().__init__()
        self.leads: set[str] = set()
        self.sends: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gathers addresses; scripts and styles within the page are wrong."""
        given = dict(attrs)
        self.leads |= {value for key in ("href", "src", "hx-get") if (value := given.get(key))}
        self.sends |= {value for key in ("action", "formaction") if (value := given.get(key))}
        inline = [key for key in given if key == "style" or key.startswith(("on", "hx-on"))]
        if inline or tag in ("style", "iframe", "object") or (tag == "script" and not given.get("src")):
            self.wrong.append(f"{tag} {inline}")


def test_every_page_is_there_in_three_forms(site: Site) -> None:
    """HTML for people; the same address with .json and .csv for programs."""
    for path in [*LISTED, *named(site)]:
        page, data, table = (site.client.get(path + ending) for ending in ("", ".json", ".csv"))
        assert page.status_code == data.status_code == table.status_code == 200, path
        assert page.headers["content-type"].startswith("text/html")
        assert isinstance(data.json(), dict | list)
        assert len(next(csv.reader(io.StringIO(table.text)))) > 1


def test_links_stay_in_the_house_and_lead_somewhere(site: Site) -> None:
    """No page asks for anything from elsewhere; a fifth of the first page's links are followed."""
    leads: set[str] = set()
    for path in ["/", *LISTED, *named(site)]:
        links = Links()
        links.feed(site.client.get(path).text)
        assert links.wrong == [], path
        assert all(lead.startswith(("/", "#")) for lead in links.leads | links.sends), path
        leads |= links.leads if path == "/" else set()
    assert len(leads) > 50
    for lead in sorted(leads)[::5]:
        assert site.client.get(lead.partition("#")[0] or "/").status_code in (200, 303), lead


def test_as_of_shows_nothing_published_later(site: Site) -> None:
    """The first page as of a day names no document of a later day."""
    told = site.client.get("/relationship.json?as_of=2023-06-04").json()
    days = [source["published"] for part in told["parts"] for line in part["lines"] for source in line["sources"]]
    assert days
    assert max(days) <= "2023-06-04"
    assert "As a reader would have known it" in site.client.get("/?as_of=2023-06-04").text


def test_filters_of_the_command_line_live_in_the_address(site: Site) -> None:
    """Person, side, words, days and kinds narrow the timeline and the listings."""
    every = site.client.get("/timeline.json").json()
    some = site.client.get("/timeline.json?person=Blinken&since=2023-06&until=2023-07&kind=engagement").json()
    assert 0 < len(some) < len(every)
    summer = When("2023-06/2023-07")
    assert all(When(row["when"]).overlaps(summer) and row["kind"] == "engagement" for row in some)
    said = site.client.get("/statements.json?text=guardrails").json()
    assert said
    assert all("guardrail" in str(row).lower() for row in said)


@pytest.mark.parametrize(
    "asked",
    ["as_of=someday", "between=USA", "since=99", "kind=gossip", "learned_since=../2023", "limit=-1", "offset=x"],
)
def test_what_cant_be_asked_is_told_so(site: Site, asked: str) -> None:
    """A date that is none, one side alone, a kind that there is not: status 400 and the reason, on the page too."""
    path = "/records/engagements" if asked.startswith(("limit", "offset")) else "/timeline"
    page = site.client.get(f"{path}?{asked}")
    assert page.status_code == 400
    assert asked.split("=")[0] in page.text
    assert "error" in site.client.get(f"{path}.json?{asked}").json()


def test_a_record_opens_the_document_at_its_words(site: Site) -> None:
    """At the right stands the whole text, the chosen evidence marked."""
    record = next(site.desk.store.records(("engagement",), Filter(status="held")))
    page = site.client.get(f"/record/{record.id}?evidence=0").text
    marked = re.search(r'<mark class="here">(.*?)</mark>', page, re.DOTALL)
    assert marked
    assert record.evidence[0].text[:20] in marked[1].replace("&#39;", "'").replace("&#34;", '"')


def test_a_person_s_page_leads_to_what_does_not_stand_on_it(site: Site) -> None:
    """The latest of each kind stand there, the latest first; the rest is a listing of the same person."""
    person = max(site.desk.store.records(("person",)), key=lambda record: len(record.documents))
    page = site.client.get(f"/person/{person.id}").text
    name = person.fields["name"]
    counts = site.desk.store.how_many(("statement",), Filter(person=name))
    assert counts["statement"] > 12
    rest = re.search(rf'<a href="(/records/statements\?person=[^"]+)">All {counts["statement"]} statements</a>', page)
    assert rest
    assert site.client.get(rest[1]).status_code == 200
    said = [r for r in site.client.get(f"/person/{person.id}.json").json()["records"] if r["kind"] == "statement"]
    assert len(said) == counts["statement"]


def test_a_timeline_opens_at_its_end(site: Site) -> None:
    """Of many entries the last stand on the page that is opened, and it leads to those before."""
    every = site.client.get("/timeline.json").json()
    page = site.client.get("/timeline?limit=20").text
    assert f"{len(every) - 19}–{len(every)} of {len(every)}" in page
    earlier = re.search(r'<a href="(/timeline[^"]+)">What came before</a>', page)
    assert earlier
    before = site.client.get(earlier[1].replace("&amp;", "&")).text
    assert f"{len(every) - 39}–{len(every) - 20} of {len(every)}" in before


def test_the_changes_start_after_the_last_look(site: Site) -> None:
    """The browser remembers up to which day its reader has seen; what became known later is news."""
    answer = site.client.post("/seen", data={"day": "2023-10-26", "next": "/"}, headers=OWN)
    assert answer.status_code == 303
    page = site.client.get("/").text
    assert "Since your last look, from 2023-10-27" in page
    known = [row["known_from"] for row in site.client.get("/changes.json").json()]
    assert known
    assert min(known) >= "2023-10-27"


def test_after_a_look_news_is_what_was_added_since(own: Site) -> None:
    """Whenever it was published: an old readout that is added today is news, and the reader's own day is no bound."""
    place = own.desk.store.last_added()
    own.client.post("/seen", data={"added": str(place), "next": "/"}, headers=OWN)
    assert "0 documents added" in own.client.get("/").text
    assert own.client.get("/changes.json").json() == []
    old = "Chinese Vice Premier Liu He met U.S. Trade Representative Katherine Tai in Rome on March 3, 2021."
    own.write("/notes", date="2021-03-04", text=old)
    assert "Since your last look: 1 document added" in own.client.get("/").text
    news = own.client.get("/changes.json").json()
    assert {row["known_from"] for row in news} == {"2021-03-04"}
    assert "engagement" in {row["kind"] for row in news}


def test_lanes_have_words_beside_their_looks(site: Site) -> None:
    """Each stretch of a channel's lane says its state in words; colour and pattern are not alone."""
    page = site.client.get("/").text
    rects = re.findall(r"<rect[^>]*(?:url\(#|class=\"l-)[^>]*><title>(.*?)</title>", page)
    assert rects
    assert all(re.match(r"[a-z ]+: ", words) for words in rects)


@pytest.mark.parametrize("as_of", [None, date(2023, 6, 19)])
def test_issues_are_counted_as_their_records_are(site: Site, as_of: date | None) -> None:
    """The page's figures, which the ledger counts, are those of the records read one by one."""
    counted = site.desk.store.issues(KINDS, as_of=as_of)
    read = list(site.desk.store.records(KINDS, Filter(as_of=as_of)))
    told = Counter(issue for record in read for issue in record.facets.issues)
    held = Counter((i, r.fields["side"]) for r in read if r.kind == "position" for i in r.facets.issues)
    assert {i.issue: i.records for i in counted} == told
    assert {(i.issue, side): n for i in counted for side, n in i.sides.items()} == {
        k: n for k, n in held.items() if k[1]
    }
    for issue in counted:
        days = [r.facets.when.sort_key()[0] for r in read if issue.issue in r.facets.issues and r.facets.when]
        assert issue.last == max((day for day in days if day > date.min), default=None)


def test_a_position_stands_once_in_the_column_of_who_holds_it(site: Site) -> None:
    """One that bears on both sides is not told twice, nor under the other."""
    page = site.client.get("/issue/Taiwan").text
    table = page[page.index('<table class="sides">') : page.index("</table>")]
    shown = re.findall(r"/record/(pos-[0-9a-f]+)", table)
    assert shown
    assert len(shown) == len(set(shown))


def test_a_page_of_the_timeline_holds_its_part_and_the_data_all(site: Site) -> None:
    """The list is read page by page; the count, the JSON and the CSV are of the whole."""
    every = site.client.get("/timeline.json").json()
    second = site.client.get("/timeline?limit=5&offset=5").text
    assert f'<span class="count">{len(every)}</span>' in second
    assert re.findall(r'href="/record/([\w-]+)"', second)[:5] == [row["id"] for row in every[5:10]]


def test_where_words_begin_each_kind_has_one_letter(site: Site) -> None:
    """However many records of a kind begin at a word, the letter of the kind stands there once."""
    pages = [site.client.get(f"/document/{document.id}").text for document in site.desk.store.documents(texts=False)]
    letters = [told for page in pages for told in re.findall(r'data-k="(\w+)"', page)]
    assert any(len(told) > 1 for told in letters)
    assert all(len(set(told)) == len(told) for told in letters)


def test_a_day_that_is_not_past_is_no_news(site: Site) -> None:
    """That the day of what was held has not passed it over is not printed on its page; the data has it."""
    held = next(record for record in site.desk.store.records(("engagement",), Filter(status="held")))
    assert site.client.get(f"/record/{held.id}.json").json()["due_passed"] is False
    assert "Due passed" not in site.client.get(f"/record/{held.id}").text


def test_the_first_askings_are_made_beforehand(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the server is ready, the first page and the next book come from memory."""
    ready(site.desk)
    monkeypatch.setattr("detente.web.relationship.status", None)
    monkeypatch.setattr("detente.web.comparing.brief", None)
    for path in ("/", "/brief"):
        assert site.client.get(path).status_code == 200


def test_people_are_listed_with_their_offices_first(site: Site) -> None:
    """Of many roles a list shows a few, offices before what else texts call somebody; the page of one has them all."""
    store = site.desk.store
    person = max(store.records(("person",)), key=lambda r: len(r.fields.get("roles") or ()))
    roles = [str(role["title"]) for role in person.fields["roles"]]
    own = held(person, site.desk.lexicon.offices)
    assert sorted(str(r["title"]) for r in (*own.plain, *own.others)) == sorted(roles)
    page = site.client.get(f"/person/{person.id}").text
    assert all(escape(title) in page for title in roles)
    assert site.client.get("/people").text.count("<tr>") > 1


def test_what_only_praises_is_no_office() -> None:
    """A title with none but words of offices comes before one that a text put into its own words."""
    roles = [{"title": title} for title in ("incredible Minister", "husband", "Deputy Foreign Minister", "Minister")]
    person = Record(
        id="per-1", kind="person", fields={"name": "Anna Berg", "roles": roles}, facets=Facets(), evidence=(),
        documents=(), claims=(), origins=1, confidence=1.0,
    )  # fmt: skip
    own = held(person, load_lexicon().offices)
    assert [role["title"] for role in own.first] == ["Deputy Foreign Minister", "Minister", "incredible Minister"]
    assert own.more == 1

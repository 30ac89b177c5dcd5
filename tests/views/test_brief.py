"""What the briefing book promises."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_ledger import Plain, person

from detente.lexicon.briefing import load_template
from detente.model.filter import Filter
from detente.model.when import parse_when
from detente.views import prose
from detente.views.brief import Brief, book, brief, markdown, next_engagement, own_blocks
from detente.views.brief.docx import word
from detente.views.brief.html import html
from detente.views.brief.own import block
from detente.views.brief.pdf import pdf
from detente.views.brief.telling import Teller
from detente.views.brief.voice import Voice
from detente.views.brief.witness import Witness
from detente.views.brief.wording import Names, on
from detente.views.line import Sources
from detente.views.status import NAMES


def test_no_sentence_without_evidence(visit: Plain) -> None:
    """Every sentence of the book rests on words of a document."""
    record = visit.record("eng-3")
    assert record is not None
    book = brief(visit, record)
    sentences = [s for section in book.sections for s in section.sentences]
    assert sentences
    assert all(s.evidence for s in sentences)


def test_every_footnote_mark_leads_to_a_footnote(visit: Plain) -> None:
    """In the Markdown each mark has its note, and each note is marked somewhere."""
    record = visit.record("eng-3")
    assert record is not None
    text = markdown(brief(visit, record), Sources(visit))
    assert set(re.findall(r"(\[\^\d+\])(?!:)", text)) == set(re.findall(r"^(\[\^\d+\]):", text, re.M))


def test_the_next_engagement_is_the_default(visit: Plain) -> None:
    """The book is for what comes next; as of an earlier day, for what came next then."""
    now = next_engagement(visit, Filter(between=("JPN", "NOR")))
    then = next_engagement(visit, Filter(between=("JPN", "NOR"), as_of=date(2024, 3, 2)))
    assert (now and now.id, then and then.id) == ("eng-3", "eng-1")


def test_visitors_and_hosts_stand_apart(visit: Plain) -> None:
    """The first sentence tells whose visit it is, where to, and whom the visitors met."""
    fields = {"form": "visit", "host": "JPN", "place": "Tokyo", "when": "2024-05-08"}
    people = [person("Anna Berg", "NOR"), person("Sato", "JPN")]
    assert prose.engagement(fields | {"participants": people}) == (
        "Visit of Anna Berg (NOR) to Tokyo, with Sato (JPN), 2024-05-08"
    )


def test_what_came_before_is_told_as_of_the_eve(visit: Plain) -> None:
    """The background of an engagement that was held names no document that was published after it began."""
    record = visit.record("eng-1")
    assert record is not None
    book = brief(visit, record)
    told = [s for section in book.sections if "2024-05-07" in section.title for s in section.sentences]
    days = [visit.papers[e.document].known_from for s in told for e in s.evidence]
    assert told
    assert all(day is not None and day <= date(2024, 5, 7) for day in days)


def test_a_step_says_when_it_was_told() -> None:
    """A plan's day is the one that it is for; what was told of it has a day of its own."""
    step = {"status": "planned", "when": "2024-03-05", "known_from": "2024-03-01"}
    assert prose.turn(step) == "As told on 2024-03-01: planned, for 2024-03-05"


def _book(visit: Plain, **more: Any) -> Brief:
    record = visit.record("eng-3")
    assert record is not None
    return brief(visit, record, **more)


def test_a_quotation_stands_in_the_evidence(visit: Plain) -> None:
    """Whatever the book puts in double quotation marks stands in the words of its sources, or names one of them."""
    for section in _book(visit).sections:
        for sentence in section.sentences:
            texts = [visit.papers[e.document].text for e in sentence.evidence]
            for words in re.findall("“([^”]+)”", sentence.text):
                assert any(words.rstrip(".") in text for text in texts), sentence.text


def test_the_template_chooses_parts_and_their_order(visit: Plain, tmp_path: Path) -> None:
    """Parts stand as the user's template has them, under its titles, and no others."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'title = "For the minister: {engagement}"\n'
        '[[section]]\npart = "channels"\ntitle = "Lines"\n'
        '[[section]]\npart = "engagement"\ntitle = "It"\nmost = 1\n'
    )
    book = _book(visit, template=load_template(path))
    assert book.title.startswith("For the minister: Visit")
    assert [section.title for section in book.sections] in (["Lines", "It"], ["It"])
    assert len(book.sections[-1].sentences) == 1


def test_a_part_that_there_is_not_is_refused(visit: Plain, tmp_path: Path) -> None:
    """A slip in a template is named, with the parts that there are."""
    path = tmp_path / "mine.toml"
    path.write_text('[[section]]\npart = "weather"\n')
    with pytest.raises(ValueError, match=r"weather.*engagement"):
        _book(visit, template=load_template(path))


def test_own_paragraphs_survive(visit: Plain) -> None:
    """What a user writes between the marks stands in the same place when the book is written anew."""
    sources = Sources(visit)
    first = markdown(_book(visit), sources)
    mine = first.replace("<!-- own: engagement -->\n", "<!-- own: engagement -->\nAsk about *salmon*.\n\nTwice.\n")
    again = markdown(_book(visit), sources, own_blocks(mine))
    assert again == mine
    assert own_blocks(again) == {"engagement": "Ask about *salmon*.\n\nTwice."}


def test_a_block_whose_section_is_gone_is_kept(visit: Plain) -> None:
    """A user's paragraph is never dropped: it stands at the end where its section has nothing to tell."""
    text = markdown(_book(visit), Sources(visit), {"trend": "My own reading."})
    assert own_blocks(text) == {"trend": "My own reading."}


@given(st.dictionaries(st.sampled_from(["engagement", "people", "notes", "my-own"]), st.text(min_size=1)))
def test_blocks_read_back_as_written(blocks: dict[str, str]) -> None:
    """Blocks survive being written and read, whatever is in them but the marks themselves."""
    clean = {name: text.replace("<!--", "").replace("\r", "").strip("\n") for name, text in blocks.items()}
    kept = {name: text for name, text in clean.items() if text.strip()}
    assert own_blocks("\n\n".join(block(name, kept) for name in kept)) == kept


def test_the_page_runs_nothing(visit: Plain) -> None:
    """HTML of the user's own or of a source is shown, not run; every mark has its note."""
    page = html(_book(visit), Sources(visit), {"notes": "<script>alert(1)</script> **bold**"})
    assert "<script" not in page
    assert "<strong>bold</strong>" in page
    assert set(re.findall(r'href="#(note-\d+)"', page)) == set(re.findall(r'id="(note-\d+)"', page))


def test_the_word_document_reads_back(visit: Plain) -> None:
    """The document opens, and every sentence and the user's paragraph stand in it."""
    book = _book(visit)
    made = docx.Document(io.BytesIO(word(book, Sources(visit), {"engagement": "Ask about salmon.", "x": "\x00"})))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "Ask about salmon." in text
    assert all(sentence.text in text for section in book.sections for sentence in section.sentences)


def test_the_pdf_has_pages(visit: Plain) -> None:
    """Markup in a source's or a user's words does no harm to the typesetting."""
    pytest.importorskip("typst")
    made = pdf(_book(visit), Sources(visit), {"notes": 'a #b $c$ @d <e> [f] *g* _h_ `i` = j \\ k // l " m'})
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert "a #b $c$ @d <e> [f]" in "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-06-18", "on 18 June 2023"),
        ("2023-06-18/2023-06-19", "on 18–19 June 2023"),
        ("2023-06", "in June 2023"),
        ("2023", "in 2023"),
        ("../2023-10", "by October 2023"),
        ("2023-24", "in the winter of 2023"),
        ("2023-06-18~", "about 18 June 2023"),
        (None, ""),
    ],
)
def test_days_are_written_out(edtf: str | None, words: str) -> None:
    """A date reads as people write it, as exact as it is told and no more so."""
    assert on(edtf) == words


def test_a_position_within_another_s_words_is_not_printed(plain: Plain) -> None:
    """What one side is said to want by the other's speaker is no position of its own in the book."""
    paper = plain.paper("Sato said that Norway wants war with all fishermen.", "2024-01-01")
    words = "Norway wants war with all fishermen"
    start = paper.text.index(words)
    content = [{"document": paper.id, "start": start, "end": start + len(words)}]
    speaker = {"form": "indirect", "speaker": {"name": "Sato", "side": "JPN"}, "content": content}
    plain.add("statement", "sta-1", speaker | {"text": words}, words=[(paper, words)])
    stance = {"side": "NOR", "issue": "fishing", "stance": words}
    position = plain.add("position", "pos-1", stance, sides=("NOR",), words=[(paper, words)])
    names = Names(load_template().states)
    teller = Teller(Voice(names, Witness(plain, names.states, as_of=None)))
    assert teller.tell(position) is None


@pytest.mark.parametrize("first", [1, 2, 500])
def test_how_much_is_read_at_first_changes_no_book(visit: Plain, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is read bit by bit until its section is full: the book is that of a full reading."""
    told = ", ".join(f"the {n}th trawler was rammed off Bergen and lost its nets" for n in range(20))
    told += "; " + ", ".join(f"some {n} people in the two capitals will expect new talks" for n in range(20))
    paper = visit.paper(f"In two years {told}.", "2024-05-20", publisher="F")
    for n in range(20):
        day = f"2024-{5 + n % 2:02d}-{10 + n % 3:02d}" if n % 4 else None
        words = f"the {n}th trawler was rammed off Bergen and lost its nets"
        fields: dict[str, Any] = {"what": words, "actors": [], "targets": [], "when": day}
        visit.add("incident", f"inc-{n:03}", fields, sides=("JPN", "NOR"), when=parse_when(day), words=[(paper, words)])
        words = f"some {n} people in the two capitals will expect new talks"
        fields = {"claim": words, "type": "forecast", "holder": None, "verdict": None, "said_on": None, "horizon": None}
        visit.add("assessment", f"ass-{n:03}", fields, sides=("JPN", "NOR"), words=[(paper, words)])
    record = visit.record("eng-3")
    assert record is not None
    whole = brief(visit, record)
    monkeypatch.setattr(book, "_FIRST", first)
    monkeypatch.setattr(book, "_FIRSTS", dict.fromkeys(NAMES, first) | {"last_engagements": 1})
    assert brief(visit, record) == whole
    assert {"incidents", "expected"} <= {section.part for section in whole.sections}

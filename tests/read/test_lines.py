"""JSON Lines, a JSON object, a list of them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from detente.model.document import Document
from detente.read import Refusal

Read = Callable[..., list[Document | Refusal]]
STORY = "The two foreign ministers met in Geneva on Tuesday."


@pytest.mark.parametrize(
    "item",
    [
        {"text": STORY, "title": "Meeting", "date": "2019-04-02", "url": "https://example.org/1", "publisher": "Wire"},
        {
            "body": STORY,
            "headline": "Meeting",
            "published": "2019-04-02T09:00:00Z",
            "link": "https://example.org/1",
            "source": "Wire",
        },
        {
            "content": STORY,
            "title": "Meeting",
            "publication_date": "April 2, 2019",
            "url": "https://example.org/1",
            "source": {"name": "Wire"},
        },
        {"text": STORY, "title": ["Meeting"], "date": 1554195600, "url": "https://example.org/1", "outlet": "Wire"},
    ],
)
def test_the_usual_keys_are_known(read: Read, item: dict[str, object]) -> None:
    """Collections name the same things differently."""
    (found,) = read(json.dumps(item), "a.jsonl")
    assert isinstance(found, Document)
    assert (found.text, found.title, found.publisher, found.url) == (STORY, "Meeting", "Wire", "https://example.org/1")
    assert (str(found.published), found.published_from) == ("2019-04-02", "metadata")


def test_each_bad_line_is_refused_by_its_number_and_the_others_are_read(read: Read) -> None:
    """One broken line costs one line."""
    lines = ['{"text": "Ministers met."}', "{broken", "[1]", '{"title": "no text"}', "", '{"text": "They met again."}']
    found = read("\n".join(lines), "a.jsonl")
    assert [x.path if isinstance(x, Refusal) else x.text for x in found] == [
        "Ministers met.",
        "a.jsonl:2",
        "a.jsonl:3",
        "a.jsonl:4",
        "They met again.",
    ]


def test_one_object_over_many_lines_and_a_list_are_read(read: Read) -> None:
    """A pretty-printed object is one document, a list as many as it has."""
    assert len(read(json.dumps({"text": STORY, "date": "2019-04-02"}, indent=2), "a.json")) == 1
    assert len(read(json.dumps([{"text": STORY}, {"text": "They met again."}]), "a.json")) == 2


def test_the_content_tells_the_type_where_the_name_does_not(read: Read) -> None:
    """JSON from standard input is JSON; braces in prose are prose."""
    (found,) = read(json.dumps({"text": STORY}), "-")
    assert isinstance(found, Document)
    assert found.text == STORY
    (prose,) = read("{sic} the minister said, and left.", "-")
    assert isinstance(prose, Document)
    assert prose.text.startswith("{sic}")


def test_a_side_that_the_source_states_is_kept(read: Read) -> None:
    """The key `side` says for whom a document speaks; what is no code is left out."""
    assert [getattr(x, "side", None) for x in read('{"text": "They met.", "side": "NOR"}', "a.jsonl")] == ["NOR"]
    assert [getattr(x, "side", None) for x in read('{"text": "They met.", "side": "the north"}', "a.jsonl")] == [None]


@pytest.mark.parametrize("date", ["06/07/2019", "soon", "20233-01-01", 10**20, -5, "", None, {"a": 1}, [], 1e300])
def test_a_date_that_says_no_day_is_unknown(read: Read, date: object) -> None:
    """Two orders of day and month, a year too long, a number too large: unknown, never a guess."""
    (found,) = read(json.dumps({"text": "They met.", "date": date}), "a.jsonl")
    assert isinstance(found, Document)
    assert found.published is None


def test_a_line_without_end_is_refused_and_the_next_is_read(read: Read) -> None:
    """20 MB in one line are passed over."""
    endless = b'{"text": "' + b"x" * 20_000_000 + b'"}'
    first, last = b'{"text": "One met."}', b'{"text": "Two met."}'
    found = read(b"\n".join([first, endless, last]), "a.jsonl")
    assert [type(x) for x in found] == [Document, Refusal, Document]


@pytest.mark.parametrize("data", [b'{"a":' * 50_000, b"[" * 50_000])
def test_endless_nesting_is_refused(read: Read, data: bytes) -> None:
    """Deep nesting is a refusal, not a stack overflow."""
    assert [type(x) for x in read(data, "a.json")] == [Refusal]


def test_a_lone_surrogate_does_not_get_in(read: Read) -> None:
    """A text that no encoding can write would break every store."""
    (found,) = read(b'{"text": "They met \\ud800 again."}', "a.jsonl")
    assert isinstance(found, Document)
    found.text.encode()

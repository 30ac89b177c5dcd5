"""An assistant is given the record with its words, by tools that only read."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp")

from detente.assistants import Tools, make_server  # noqa: E402
from detente.lexicon import load_lexicon  # noqa: E402
from detente.lexicon.standing_out import load_standing_out  # noqa: E402
from detente.pipeline import add  # noqa: E402
from detente.read import read_path, walk  # noqa: E402
from detente.sample import sample_folder  # noqa: E402
from detente.store import Store, open_store  # noqa: E402

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("status", {}),
    ("timeline", {"between": "CHN,USA", "limit": 5}),
    ("search_text", {"words": "guardrails"}),
]


@pytest.fixture(scope="module")
def ledger_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample, made once."""
    path, lexicon = tmp_path_factory.mktemp("mcp") / "sample.db", load_lexicon()
    with open_store(path, lexicon) as store:
        add((item for file in walk([sample_folder()]) for item in read_path(file, lexicon)), store, lexicon)
    return path


@pytest.fixture
def store(ledger_file: Path) -> Iterator[Store]:
    """The ledger, open."""
    with open_store(ledger_file, load_lexicon()) as opened:
        yield opened


def ask(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the package's own client is answered."""

    async def go() -> list[Any]:
        async with mcp.Client(server) as client:
            return [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(go())


@pytest.fixture
def server(store: Store) -> Any:
    """The server over the ledger, in this process."""
    return make_server(Tools(store, load_lexicon(), load_standing_out()))


def test_every_tool_says_that_it_only_reads(server: Any) -> None:
    """A client can see beforehand that nothing it calls changes anything, and what each argument means."""

    async def go() -> Any:
        async with mcp.Client(server) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(go())
    assert {"list_records", "show_record", "status", "timeline", "compare", "brief", "search_text"} == {
        tool.name for tool in tools
    }
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_events_are_those_that_were_done(server: Any) -> None:
    """As on the command line: what is planned, possible or denied is listed where it is asked for, and never else."""
    done, planned, every, wrong = ask(
        server,
        *(("list_records", {"kind": "events", "limit": 200} | more) for more in (
            {}, {"actuality": "planned,denied"}, {"actuality": "all"}, {"actuality": "hoped"},
        )),
    )  # fmt: skip
    told = [{row["actuality"] for row in answer.structured_content["records"]} for answer in (done, planned, every)]
    assert told[0] == {"actual"}
    assert told[1]
    assert told[1] <= {"planned", "denied"}
    assert told[2] > {"actual"}
    assert wrong.is_error


def test_records_come_with_words_that_stand_in_the_documents(server: Any, store: Store) -> None:
    """Each record that is listed quotes its documents exactly."""
    (answer,) = ask(server, ("list_records", {"kind": "engagements", "between": "China,USA", "limit": 5}))
    told = answer.structured_content
    assert (len(told["records"]), told["more"]) == (5, True)
    for piece in (piece for record in told["records"] for piece in record["evidence"]):
        document = store.document(piece["document"])
        assert document is not None
        assert document.text[piece["start"] : piece["end"]] == piece["text"]


def test_one_record_leads_on(server: Any, store: Store) -> None:
    """A record in full, the accounts of it, and a briefing book for it, by the id that a list gave."""
    held = next(r for r in store.records(("engagement",)) if len(r.documents) > 2)
    shown, compared, book = ask(server, *((name, {"id": held.id}) for name in ("show_record", "compare", "brief")))
    assert shown.structured_content["quoted"]
    assert compared.structured_content["record"] == held.id
    assert book.structured_content["engagement"] == held.id
    assert all(s["evidence"] for section in book.structured_content["sections"] for s in section["sentences"])


@pytest.mark.parametrize(("tool", "given"), ASKED, ids=[tool for tool, _ in ASKED])
def test_the_other_questions_are_answered(server: Any, tool: str, given: dict[str, Any]) -> None:
    """Each gives something for the sample."""
    (answer,) = ask(server, (tool, given))
    assert not answer.is_error
    assert any(answer.structured_content.values())


def test_as_of_leaves_out_what_was_not_known(server: Any) -> None:
    """Nothing that was published later is told."""
    (answer,) = ask(server, ("list_records", {"kind": "statements", "as_of": "2023-02-10", "limit": 200}))
    (later,) = ask(server, ("search_text", {"words": "the", "as_of": "2023-02-10", "limit": 200}))
    assert answer.structured_content["records"]
    assert max(d["published"] for d in later.structured_content["documents"]) <= "2023-02-10"


@pytest.mark.parametrize(
    ("tool", "given", "word"),
    [
        ("show_record", {"id": "eng-0"}, "no such record"),
        ("list_records", {"kind": "engagements", "since": "soon"}, "since=soon"),
        ("list_records", {"kind": "engagements", "between": "CHN"}, "two sides"),
        ("list_records", {"kind": "treaties"}, "engagements"),
    ],
)
def test_a_refusal_says_why(server: Any, tool: str, given: dict[str, Any], word: str) -> None:
    """An assistant that asks wrongly is told what was wrong, and can ask anew."""
    (answer,) = ask(server, (tool, given))
    assert answer.is_error
    assert word in answer.content[0].text


@pytest.mark.slow
def test_the_command_serves_over_standard_input(ledger_file: Path) -> None:
    """`detente mcp` answers a client that starts it, and writes nothing else to standard output."""
    program = "import sys; from detente.cli import main; main(sys.argv[1:])"
    started = mcp.StdioServerParameters(
        command=sys.executable, args=["-c", program, "--ledger", str(ledger_file), "mcp"]
    )
    (answer,) = ask(started, ("list_records", {"kind": "channels", "limit": 1}))
    assert len(answer.structured_content["records"]) == 1

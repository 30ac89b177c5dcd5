"""What the listing of phrases promises."""

from __future__ import annotations

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.views.phrases import Formula, phrases

FILLER = (
    "Boats left the harbour of Bergen early today.",
    "A delegation visited several schools near Narvik.",
    "Farmers near Trondheim sold their apples quickly.",
    "New ferries begin sailing between Stavanger and Kobe.",
)


def _releases(plain: Plain, *texts: str) -> dict[str, Formula]:
    for n, text in enumerate(texts):
        filler = FILLER[n % len(FILLER)]
        plain.paper(f"{filler} {text}", f"2024-0{n + 1}-01", side="NOR")
    return {formula.text: formula for formula in phrases(plain)}


def test_a_listed_formula_is_told_with_its_first_and_last_use(plain: Plain) -> None:
    """Even one that is used but twice is told, by its name, with days and words."""
    found = _releases(plain, "We want guardrails.", "We fish.", "A guardrail is needed.")["guardrails"]
    assert (str(found.first.day), str(found.last.day), found.documents, found.of) == ("2024-01-01", "2024-03-01", 2, 3)
    assert [e.text for e in found.evidence] == ["guardrails", "guardrail"]


def test_what_recurs_is_found_without_a_list(plain: Plain) -> None:
    """A run of words that a side repeats in document after document is found."""
    said = "Our ocean stewardship covenant holds."
    assert "ocean stewardship covenant" in " ".join(_releases(plain, said, said, said, said))


def test_new_kept_back_and_dropped_are_against_the_account_before(plain: Plain) -> None:
    """The latest day's words are held against those of the day before it on which the side spoke."""
    found = _releases(
        plain, "Mutual respect counts.", "Our core interests and a red line.", "Mutual respect. A red line. Win-win!"
    )
    turns = {text: formula.turn for text, formula in found.items()}
    assert turns["mutual respect"] == "back"
    assert turns["red line"] == "kept"
    assert turns["core interests"] == "dropped"
    assert turns["win-win cooperation"] == "new"


def test_words_quoted_of_another_side_are_not_one_s_own(plain: Plain) -> None:
    """In a release what it quotes of another's people is theirs."""
    paper = plain.paper("Sato said: “Mutual respect comes first.” We agree.", "2024-01-01", side="NOR")
    start = paper.text.index("Mutual")
    segment = {"document": paper.id, "start": start, "end": start + len("Mutual respect comes first.")}
    fields = {"form": "direct", "speaker": {"name": "Sato", "side": "JPN"}, "segments": [segment]}
    plain.add("statement", "sta-1", fields, sides=("JPN",), words=[(paper, "Mutual respect comes first.")])
    assert [(formula.side, formula.text) for formula in phrases(plain)] == [("JPN", "mutual respect")]


def test_the_words_are_exact(plain: Plain) -> None:
    """Evidence is the document's own text, also where small letters are longer than their capitals."""
    paper = plain.paper("İstanbul. We seek Mutual Respect.", "2024-01-01", side="NOR")
    (found,) = phrases(plain, Filter())
    (evidence,) = found.evidence
    assert paper.text[evidence.start : evidence.end] == evidence.text == "Mutual Respect"

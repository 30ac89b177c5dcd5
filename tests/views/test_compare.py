"""What `compare` promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from plain_ledger import Plain

from detente.model.record import Conflict
from detente.model.when import When
from detente.views.compare import ITSELF, Comparison, compare, compare_documents


def test_own_readouts_are_own_accounts(visit: Plain) -> None:
    """What a side published itself is its own account."""
    answer = compare(visit, "eng-1")
    assert answer is not None
    assert [(a.side, a.via) for a in answer.accounts] == [("JPN", "own"), ("NOR", "own")]


def test_where_one_denies_what_the_other_says_they_differ(visit: Plain) -> None:
    """An issue on which one side says no and the other yes is told otherwise by each; the words stand beside it."""
    answer = compare(visit, "eng-1")
    assert answer is not None
    point = next(point for point in answer.points if point.issue == "whaling")
    assert point.verdict == "differ"
    assert [difference.field for difference in point.differences] == ["denial"]
    assert all(told.evidence for told in point.accounts)


def test_two_views_of_an_issue_are_no_denial(visit: Plain) -> None:
    """A denial counts only where both speak of the same thing; other words on one issue are each side's own."""
    oslo = visit.paper("Berg met Sato in Tokyo. Norway has not changed its quotas.", "2024-05-09", side="NOR")
    fields = {"side": "NOR", "issue": "ships", "stance": "has not changed its quotas"}
    visit.add(
        "position", "pos-6", fields, sides=("NOR",), issues=("ships",), words=[(oslo, "has not changed its quotas")]
    )
    tokyo = next(d for d in visit.papers.values() if d.side == "JPN")
    fields = {"side": "JPN", "issue": "ships", "stance": "whaling talks"}
    visit.add("position", "pos-7", fields, sides=("JPN",), issues=("ships",), words=[(tokyo, "whaling talks")])
    old = visit.record("eng-1")
    assert old is not None
    words = [(visit.papers[e.document], e.text) for e in old.evidence] + [(oslo, "Berg met Sato in Tokyo")]
    visit.add("engagement", "eng-1", dict(old.fields), sides=old.facets.sides, when=old.facets.when, words=words)
    answer = compare(visit, "eng-1")
    assert answer is not None
    ships = [p.verdict for p in answer.points if any("quotas" in told.text for told in p.accounts)]
    assert ships == ["only"]


def test_as_of_a_day_with_one_readout_there_is_one_account(visit: Plain) -> None:
    """Before the second readout came out, the point stands in one account only."""
    answer = compare(visit, "eng-1", as_of=date(2024, 5, 8))
    assert answer is not None
    assert {p.verdict for p in answer.points} == {"only"}


def test_a_release_on_something_else_is_no_account(visit: Plain) -> None:
    """What a side says in a later release that merely looks back on the visit is not its account of the visit."""
    later = visit.paper("Norway does not want more ships. Berg met Sato in May.", "2024-09-01", side="NOR")
    old = visit.record("eng-1")
    assert old is not None
    words = [(visit.papers[e.document], e.text) for e in old.evidence] + [(later, "Berg met Sato in May")]
    visit.add("engagement", "eng-1", dict(old.fields), sides=old.facets.sides, when=old.facets.when, words=words)
    fields = {"side": "NOR", "issue": "ships", "stance": "does not want more ships"}
    visit.add(
        "position", "pos-8", fields, sides=("NOR",), issues=("ships",), words=[(later, "does not want more ships")]
    )
    answer = compare(visit, "eng-1")
    assert answer is not None
    assert not any("ships" in told.text for point in answer.points for told in point.accounts)


def test_kinds_without_accounts_are_refused(visit: Plain) -> None:
    """Comparing a channel is wrong usage and says so."""
    with pytest.raises(ValueError, match="of kind channel"):
        compare(visit, "cha-1")


def test_an_unknown_record_has_no_comparison(visit: Plain) -> None:
    """An id that leads nowhere gives nothing."""
    assert compare(visit, "eng-9") is None


def test_what_both_agreed_by_one_side_s_release_is_its_account_only(plain: Plain) -> None:
    """A release that says what both agreed is the account of its own side; the other's own words are not known."""
    paper = plain.paper("Berg and Sato met. The two sides agreed on whaling talks.", "2024-05-08", side="NOR")
    sides, day = ("JPN", "NOR"), When("2024-05-08")
    plain.add("engagement", "eng-1", {"form": "meeting"}, sides=sides, when=day, words=[(paper, "Berg and Sato met")])
    for side in sides:
        fields = {"side": side, "issue": "whaling", "stance": "agreed on whaling talks"}
        words = [(paper, "agreed on whaling talks")]
        plain.add("position", f"pos-{side}", fields, sides=sides, issues=("whaling",), words=words)
    answer = compare(plain, "eng-1")
    assert answer is not None
    assert {(t.side, p.verdict) for p in answer.points for t in p.accounts} == {("NOR", "only")}


def _told(plain: Plain, ours: str, theirs: str) -> Comparison:
    papers = [plain.paper(f"Berg met Sato. {ours}", "2024-05-08", side="NOR")]
    papers.append(plain.paper(f"Sato met Berg. {theirs}", "2024-05-08", side="JPN"))
    return compare_documents(plain, papers)


def test_a_shared_point_needs_a_compatible_claim(plain: Plain) -> None:
    """What both tell in other words is shared; what one tells beside it stands in its account alone."""
    answer = _told(
        plain,
        "The ministers called for a ceasefire in Sudan. Norway asked for more salmon licences.",
        "Both sides urged a truce in Sudan. Mr. Sato raised the matter of visas.",
    )
    verdicts = {told.text: point.verdict for point in answer.points for told in point.accounts}
    assert verdicts["Both sides urged a truce in Sudan."] == "shared"
    assert verdicts["Norway asked for more salmon licences."] == "only"
    assert verdicts["Mr. Sato raised the matter of visas."] == "only"


def test_figures_that_differ_stand_against_each_other(plain: Plain) -> None:
    """Two sums for one grant make a point on which accounts differ, each sum with its own words."""
    answer = _told(plain, "Norway gives a loan of $40 million for Gaza.", "Norway gives a $30 million loan for Gaza.")
    point = next(point for point in answer.points if point.verdict == "differ")
    (difference,) = point.differences
    assert difference.field == "number"
    assert {told.side: told.text.strip() for told in difference.values} == {"NOR": "$40 million", "JPN": "$30 million"}


def test_the_same_figure_in_other_signs_is_no_difference(plain: Plain) -> None:
    """USD and $ are one sign; a sum that both give is shared."""
    answer = _told(
        plain, "Norway gives a loan of $40 million for Gaza.", "A loan of USD 40 million for Gaza was noted."
    )
    assert "differ" not in {point.verdict for point in answer.points}


def test_every_piece_of_evidence_is_exact(plain: Plain) -> None:
    """The words of each telling and of each difference are those of the document at that place."""
    answer = _told(plain, "Norway gives a loan of $40 million for Gaza.", "Norway gives a $30 million loan for Gaza.")
    told = [t for p in answer.points for t in (*p.accounts, *(v for d in p.differences for v in d.values))]
    assert told
    assert all(plain.papers[e.document].text[e.start : e.end] == e.text for t in told for e in t.evidence)


def test_the_weights_of_an_account_add_up(visit: Plain) -> None:
    """An account's words are given to issues, all of them and none twice."""
    answer = compare(visit, "eng-1")
    assert answer is not None
    for account in answer.accounts:
        assert sum(weight.share for weight in account.weights) == pytest.approx(1, abs=0.01)


def test_three_sides_can_share_a_point(plain: Plain) -> None:
    """A third side's release is an account like the others."""
    papers = [
        plain.paper(f"The three met. {side} wants a truce in Sudan.", "2024-05-08", side=side)
        for side in ("NOR", "JPN", "KEN")
    ]
    answer = compare_documents(plain, papers)
    shared = [point for point in answer.points if point.verdict == "shared" and point.issue != ITSELF]
    assert [{told.side for told in point.accounts} for point in shared] == [{"NOR", "JPN", "KEN"}]


def test_rival_values_of_the_record_are_shown(visit: Plain) -> None:
    """Where the two sides' releases give the visit different places, the point of the event itself says so."""
    old = visit.record("eng-1")
    assert old is not None
    ours, theirs = (next(d for d in visit.papers.values() if d.side == side) for side in ("NOR", "JPN"))
    rivals = Conflict(field="place", values=(("Tokyo", (ours.id,)), ("Osaka", (theirs.id,))))
    visit.versions = [replace(r, conflicts=(rivals,)) if r.id == "eng-1" else r for r in visit.versions]
    answer = compare(visit, "eng-1")
    assert answer is not None
    point = next(point for point in answer.points if point.issue == ITSELF)
    assert point.verdict == "differ"
    assert [(v.side, v.text) for d in point.differences for v in d.values] == [("NOR", "Tokyo"), ("JPN", "Osaka")]


def test_documents_not_out_by_the_day_give_no_account(plain: Plain) -> None:
    """As of a day, a document published later is not compared."""
    papers = [plain.paper("Berg met Sato.", "2024-05-08", side="NOR"), plain.paper("Sato met Berg.", None, side="JPN")]
    answer = compare_documents(plain, papers, as_of=date(2024, 5, 9))
    assert [account.side for account in answer.accounts] == ["NOR"]


def test_a_full_stop_makes_no_other_place(plain: Plain) -> None:
    """A place at the end of a sentence is the same place as within one."""
    answer = _told(plain, "The embassy in Bergen is open.", "We welcome that the embassy is open in Bergen.")
    assert not any(point.differences for point in answer.points)

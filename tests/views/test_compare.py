"""What `compare` promises."""

from __future__ import annotations

from datetime import date

import pytest
from plain_ledger import Plain

from detente.model.when import When
from detente.views.compare import compare


def test_own_readouts_are_own_accounts(visit: Plain) -> None:
    """What a side published itself is its own account."""
    answer = compare(visit, "eng-1")
    assert answer is not None
    assert [(a.side, a.via) for a in answer.accounts] == [("JPN", "own"), ("NOR", "own")]


def test_where_one_denies_what_the_other_says_they_differ(visit: Plain) -> None:
    """An issue on which one side says no and the other yes is told otherwise by each; the words stand beside it."""
    answer = compare(visit, "eng-1")
    assert answer is not None
    (point,) = answer.points
    assert (point.issue, point.verdict) == ("whaling", "differ")
    assert all(told.evidence for told in point.accounts)


def test_two_views_of_an_issue_are_no_denial(visit: Plain) -> None:
    """A denial counts only where both speak of the same thing; other words on one issue are no contradiction."""
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
    assert {p.issue: p.verdict for p in answer.points} == {"whaling": "differ", "ships": "shared"}


def test_as_of_a_day_with_one_readout_there_is_one_account(visit: Plain) -> None:
    """Before the second readout came out, the point stands in one account only."""
    answer = compare(visit, "eng-1", as_of=date(2024, 5, 8))
    assert answer is not None
    assert [(p.issue, p.verdict) for p in answer.points] == [("whaling", "only")]


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
    assert [p.issue for p in answer.points] == ["whaling"]


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
    assert [(point.issue, point.verdict) for point in answer.points] == [("whaling", "only")]

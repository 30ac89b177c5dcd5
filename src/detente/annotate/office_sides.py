"""Whom the holder of an office acts for, and in which body."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.found import Term, words_of
from detente.annotate.office_sight import Sight, terms_between
from detente.lexicon.offices import Office

_INDEPENDENT = frozenset({"scholar", "business", "press"})
LOCAL = frozenset({"governor", "mayor"})
_TOPICAL = frozenset({"on", "about", "in"})
"""Prepositions before what an adviser deals with."""
_LONGEST_FIELD = 4
_SMALL = frozenset({"of", "for", "and", "the", "&", "-", "'s", "’s"})


def side_of(sight: Sight, office: Office, before: list[Term], after: list[Term]) -> str | None:
    """Whom the holder acts for by the words of the phrase: the state before the head or after "of", a body."""
    own = [t.side for t in before if t.form not in ("body", "place") and not is_topic(sight, office, t)]
    if office.standing == "legislator" or office.head in LOCAL:
        own += [t.side for t in before if t.form == "place" and t.side]  # "the Ohio senator"
    if own:
        return own[0]
    governments = [t.side for t in before + after if t.side and _acts_for_side(sight, t)]
    if governments:
        return governments[0]
    if office.standing in _INDEPENDENT:
        return _state_of_institute(sight, after)
    states = [t.side for t in after if _preposition(sight, t) == "of" and _owns(sight, t)]
    if office.head not in sight.lexicon.offices.posted:
        states += [t.side for t in after if _preposition(sight, t) == "in" and t.form in ("capital", "metonym")][:1]
    if office.head in sight.lexicon.offices.serving:
        near = [t for t in after if _preposition(sight, t) not in _TOPICAL]
        states = states or [t.side for t in near if t.form in ("name", "abbreviation", "demonym", "metonym")]
    return states[0] if states else None


def _owns(sight: Sight, term: Term) -> bool:
    """Is it a state ("of Peru"), or the adjective of a body that is no firm's or scholars' ("of the Iranian navy")?"""
    if term.form in ("name", "abbreviation"):
        return True
    following = sight.a.tokens[term.last : term.last + _LONGEST_FIELD]
    kinds = {sight.lexicon.bodies.last_words.get(t.text) for t in following}
    return term.form == "demonym" and bool(following) and not kinds & _INDEPENDENT


def is_topic(sight: Sight, office: Office, term: Term) -> bool:
    """Is the state before the head what it deals with ("a Korea expert") or a seat ("Singapore-based")?"""
    if [t.text.lower() for t in sight.a.tokens[term.last : term.last + 2]] == ["-", "based"]:
        return True
    owned = term.last < len(sight.a.tokens) and sight.a.tokens[term.last].tag == "POS"
    return office.head in sight.lexicon.actors.topical and term.form == "name" and not owned


def several_sides(sight: Sight, before: list[Term], after: list[Term]) -> tuple[str, ...]:
    """The states of a plural: "US and Chinese officials", "the presidents of Russia and France"."""
    states = [t for t in before if t.form != "body"] or [t for t in after if t.form in ("name", "abbreviation")]
    return tuple(dict.fromkeys(t.side for t in states if t.side))


def _acts_for_side(sight: Sight, term: Term) -> bool:
    """Is the term a body for whose side those in it act: no company, no university but those that a state runs?"""
    if term.body is None or _preposition(sight, term) in ("on", "to"):
        return False
    return term.body.sector not in ("EDU", "BUS", "MED") or _state_run(sight, term.side or "")


def _state_of_institute(sight: Sight, after: Sequence[Term]) -> str | None:
    """The state whose government runs the institute in a complement, by the place or people in its name."""
    tokens = sight.a.tokens
    for term in after:
        named = term.form in ("place", "capital", "demonym") and term.last < len(tokens)
        if named and _state_run(sight, term.side) and tokens[term.last].text[0].isupper():
            return term.side
    return None


def _state_run(sight: Sight, side: str | None) -> bool:
    return side in sight.lexicon.states.state_run


def _preposition(sight: Sight, term: Term) -> str:
    """The preposition right before a term, articles apart."""
    tokens, j = sight.a.tokens, term.first - 1
    while j > 0 and tokens[j].pos == "DET":
        j -= 1
    return tokens[j].text.lower() if j >= 0 else ""


def body_of(sight: Sight, begin: int, end: int, last: int, office: Office) -> str | None:
    """The organisation that the phrase names: what ends like one in the complement, else a known body."""
    known = [t for t in terms_between(sight, begin, last) if t.form == "body"]
    runs = [r for r in _capital_runs(sight, end, last) if _is_organisation(sight, r, office)]
    if runs:
        return max(runs, key=lambda words: " " in words)
    return words_of(sight.a, known[0].first, known[0].last) if known else None


def possessing_body(sight: Sight, first: int, possessor: int | None, office: Office) -> str | None:
    """The organisation whose office it is ("the Border Control Bureau's | director")."""
    if possessor is None or possessor < first:
        return None
    known = [t for t in terms_between(sight, first, possessor + 1) if t.form == "body"]
    runs = [r for r in _capital_runs(sight, first, possessor + 1) if _is_organisation(sight, r, office)]
    if known:
        return words_of(sight.a, known[-1].first, known[-1].last)
    return runs[-1].removeprefix("The ") if runs and office.standing not in _INDEPENDENT else None


def _is_organisation(sight: Sight, words: str, office: Office) -> bool:
    """Does a capitalised run name an organisation ("State" and "Foreign Affairs" in a minister's title do not)?"""
    bodies = sight.lexicon.bodies
    parts = [word.rstrip(".,") for word in words.split()]
    ends_so = len(parts) > 1 and (parts[-1] in bodies.last_words or parts[0] in bodies.last_words)
    return bodies.get(words) is not None or ends_so or "University" in words or office.standing in _INDEPENDENT


def _capital_runs(sight: Sight, first: int, last: int) -> list[str]:
    """Runs of words with capitals in the complement, small joining words within; a state alone is none."""
    tokens, runs, j = sight.a.tokens, [], first
    while j < last:
        term = sight.terms.get(j)
        if not tokens[j].text[0].isupper() or (term is not None and term.form == "demonym" and term.last == last):
            j += 1
            continue
        k = j + 1
        while k < last and (tokens[k].text[0].isupper() or tokens[k].text in _SMALL):
            k += 1
        while tokens[k - 1].text in _SMALL:
            k -= 1
        state = term is not None and term.last >= k and term.form != "body"
        runs += [] if state else [words_of(sight.a, j, k)]
        j = k
    return runs

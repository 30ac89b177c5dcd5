"""Where the text means a state, an international body or a government's body that acts, and where only a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.annotate.found import Sighting, Term, governor, words_of
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated

_BUILDINGS = frozenset({"metonym"})


def find_sides(a: Annotated, terms: Sequence[Term], taken: frozenset[int], lexicon: Lexicon) -> Iterator[Sighting]:
    """The states and bodies that act or are acted on. Tokens in `taken` belong to a longer mention already."""
    by_first = {term.first: term for term in terms}
    for term in terms:
        if term.first in taken:
            continue
        if term.form == "body":
            yield _body(a, term, lexicon)
        elif term.form == "demonym":
            yield _side(a, term, "demonym")
        elif term.form != "place" and not is_place(a, term, by_first, lexicon):
            yield _building(a, term) if term.form in _BUILDINGS else _side(a, term, "name")


def is_place(a: Annotated, term: Term, by_first: Mapping[int, Term], lexicon: Lexicon) -> bool:
    """Is the state or capital where something is, not who acts ("in Beijing", "visited China")?"""
    head = a.tokens[governor(a, term.first, term.last)]
    if is_dateline(a, term) or _before_state(a, term, by_first):
        return True
    while head.dep in ("conj", "appos") and a.tokens[head.head].pos == "PROPN" and head.head < head.i:
        head = a.tokens[head.head]
    above = a.tokens[head.head]
    if head.dep == "pobj":
        return _place_preposition(a, above.i, lexicon, capital=term.form in ("capital", "metonym"))
    if head.dep in ("dobj", "obj"):
        return above.lemma in lexicon.actors.visited
    modifies = head.dep in ("compound", "nmod", "npadvmod", "amod") and above.i != head.i
    return modifies and term.form in ("capital", "metonym")


def _place_preposition(a: Annotated, i: int, lexicon: Lexicon, *, capital: bool) -> bool:
    """Does a preposition tell where or whither? A capital behind "to" is a place, but for verbs of dealing."""
    preposition = a.tokens[i]
    word = preposition.lemma
    if word in lexicon.actors.at:
        return True
    above = a.tokens[preposition.head]
    if word in lexicon.actors.toward:
        moves = above.lemma in lexicon.actors.motion
        return moves or (capital and word in ("to", "from") and above.lemma not in lexicon.actors.dealing)
    return False


def is_dateline(a: Annotated, term: Term) -> bool:
    """Is it the dateline at the head of a paragraph ("BEIJING —", "SEOUL (AP)")?"""
    sentence = a.sentences[a.tokens[term.first].sentence]
    if term.first != sentence.first or term.last >= len(a.tokens):
        return False
    shouted = a.tokens[term.first].text.isupper() and len(a.tokens[term.first].text) > 3
    after = a.tokens[term.last]
    joined = after.text in ("-", "–") and a.tokens[term.last - 1].end == after.start  # "Oslo-Riga talks"
    return (after.text in ("(", "—", "–", "--", "/", "-") and not joined) or shouted


def _before_state(a: Annotated, term: Term, by_first: Mapping[int, Term]) -> bool:
    """Is it a place by the state behind it ("Beijing, China")?"""
    if term.form not in ("capital", "place") or term.last + 1 >= len(a.tokens):
        return False
    state = by_first.get(term.last + 1)
    return a.tokens[term.last].text == "," and state is not None and state.side == term.side and state.form == "name"


def _side(a: Annotated, term: Term, form: str) -> Sighting:
    first = term.first - _article(a, term.first)
    return Sighting(
        first=first,
        last=term.last,
        head=governor(a, term.first, term.last),
        form="demonym" if form == "demonym" else "name",
        kind="side",
        actor=Actor(side=term.side, sector="GOV"),
        key=f"side:{term.side}",
    )


def _building(a: Annotated, term: Term) -> Sighting:
    """The White House, the Kremlin: a body of its government."""
    words = words_of(a, term.first, term.last)
    return Sighting(
        first=term.first - _article(a, term.first),
        last=term.last,
        head=governor(a, term.first, term.last),
        form="name",
        kind="body",
        actor=Actor(body=words, side=term.side, standing="official", sector="GOV"),
        key=f"body:{words.lower()}",
    )


def _body(a: Annotated, term: Term, lexicon: Lexicon) -> Sighting:
    assert term.body is not None
    body, words = term.body, words_of(a, term.first, term.last)
    first = term.first - _article(a, term.first)
    actor = Actor(body=words, side=body.side, standing=body.standing, sector=body.sector)
    if body.international:
        actor = Actor(side=body.side, standing="official", sector="IGO")
    return Sighting(
        first=first,
        last=term.last,
        head=governor(a, term.first, term.last),
        form="name",
        kind="side" if body.international else "body",
        actor=actor,
        key=f"side:{body.side}" if body.international else f"body:{words.lower()}",
    )


def _article(a: Annotated, first: int) -> int:
    """1 where an article stands before token `first` in its sentence, else 0."""
    before = a.tokens[first - 1] if first else None
    same = before is not None and before.sentence == a.tokens[first].sentence
    return int(same and before is not None and before.text.lower() == "the")

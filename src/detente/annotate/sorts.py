"""What sort of thing a name is, by rule: a person, a place, a people, a day.

Stands in for the named-entity part of the parser's model, which costs as much time as all the rest of it and makes one
name a place here and a person there; the figures of score.py are the same (docs/decisions/0004-names-by-rule.md). The
labels are those of OntoNotes 5 that the readers ask for: PERSON, NORP (peoples), GPE (states, towns), LOC (waters and
lands), FAC (buildings), ORG, DATE and TIME.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from detente.annotate.tree import children
from detente.lexicon import Lexicon
from detente.lexicon.states import StateTerm
from detente.model.annotated import Annotated, Token

_SMALL = frozenset({"of", "de", "del", "da", "di", "la", "al", "el", "-", "'", "’"})
_WHERE = frozenset(
    {"in", "at", "near", "outside", "across", "around", "throughout", "off", "from", "to", "through", "via", "into"}
)
_SURE_WHERE = frozenset({"in", "near", "outside", "across", "throughout"})


def sorted_names(a: Annotated, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a document whose dates are found, each name's with its sort as `entity`."""
    labels: dict[int, str] = {}
    _label_days(a, labels)
    _label_states(a, lexicon, labels)
    runs = list(_runs(a, labels))
    for whole, last in runs:
        first = _after_office(a, whole, last, lexicon)
        if sort := _sort_of(a, first, last, lexicon, labels):
            labels.update(dict.fromkeys(range(first, last), sort))
    _label_surnames(a, [run for run in runs if run[1] - 1 not in labels], lexicon, labels)
    return tuple(replace(t, entity=labels[t.i]) if t.i in labels else t for t in a.tokens)


def _label_days(a: Annotated, labels: dict[int, str]) -> None:
    for timex in a.timexes:
        label = "TIME" if timex.type == "TIME" else "DATE"
        labels.update(dict.fromkeys(_tokens(a, timex.span.start, timex.span.end), label))


def _label_states(a: Annotated, lexicon: Lexicon, labels: dict[int, str]) -> None:
    peoples: list[int] = []
    for start, end, term in lexicon.states.find(a.document.text):
        tokens = _tokens(a, start, end)
        if not any(i in labels for i in tokens):
            labels.update(dict.fromkeys(tokens, _state_label(a, tokens, term, lexicon)))
            peoples += [tokens[0]] if term.form == "demonym" and len(tokens) == 1 else []
    surnames = {a.tokens[i].text for i in peoples if labels[i] == "PERSON"}
    labels.update((i, "PERSON") for i in peoples if a.tokens[i].text in surnames and _stands_alone(a, i))


def _stands_alone(a: Annotated, i: int) -> bool:
    """Is it used as a name: without an article, before no noun ("Cuban said", "Cuban's plan")?"""
    after = a.tokens[i + 1] if i + 1 < len(a.tokens) else None
    bare = after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
    return bare and not children(a, i, "det") and a.tokens[i].tag in ("NNP", "NN", "JJ")


def _state_label(a: Annotated, tokens: range, term: StateTerm, lexicon: Lexicon) -> str:
    """A state's name before "Sea" is part of a water's, after a given name a person's."""
    before = a.tokens[tokens[0] - 1].text if tokens and tokens[0] > 0 else ""
    if term.form == "demonym":
        named = len(tokens) == 1 and lexicon.names.is_given(before) and before not in lexicon.states.terms
        return "PERSON" if named and _stands_alone(a, tokens[0]) else "NORP"
    if lexicon.names.is_given(before) and term.form in ("place", "capital", "name"):
        return "PERSON"
    return "GPE"


def _tokens(a: Annotated, start: int, end: int) -> range:
    """The indices of the tokens that lie between two offsets."""
    tokens = a.tokens
    return range(bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start))


def _start(token: Token) -> int:
    return token.start


def _runs(a: Annotated, labels: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Neighbouring words with a capital that have no label yet, within a sentence: [first, last)."""
    i, n = 0, len(a.tokens)
    while i < n:
        if not _named(a.tokens[i]) or i in labels:
            i += 1
            continue
        first = i
        while i < n and i not in labels and a.tokens[i].sentence == a.tokens[first].sentence and _goes_on(a, i, labels):
            i += 1
        yield first, i


def _after_office(a: Annotated, first: int, last: int, lexicon: Lexicon) -> int:
    """Where the name begins in "Prime Minister Doe": behind words of an office, if any words are left."""
    start = first
    while start < last - 1 and (_is_office(a.tokens[start].text, lexicon) or a.tokens[start].text == "of"):
        start += 2 if a.tokens[start].text == "of" and start > first else 1
    return min(start, last - 1)


def _is_office(word: str, lexicon: Lexicon) -> bool:
    offices, lower = lexicon.offices, word.lower()
    return lower in offices.heads or lower in offices.before or word in lexicon.names.honorifics


def _named(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[0].isupper()


def _goes_on(a: Annotated, i: int, labels: dict[int, str]) -> bool:
    """Is it a word of a name, or a small word between two?"""
    if i in labels or _named(a.tokens[i]):
        return i not in labels
    after = i + 1 < len(a.tokens) and i + 1 not in labels and _named(a.tokens[i + 1])
    return after and a.tokens[i].text in _SMALL


def _sort_of(a: Annotated, first: int, last: int, lexicon: Lexicon, labels: dict[int, str]) -> str:
    """The sort of a run of name words, or an empty string."""
    words = [t.text for t in a.tokens[first:last]]
    text = a.document.text[a.tokens[first].start : a.tokens[last - 1].end]
    end = words[-1]
    places = lexicon.places
    if text in places.parts or end in places.lands or (words[0] in places.first and len(words) > 1):
        return "LOC"
    if end in places.buildings and len(words) > 1:
        return "FAC"
    if _is_body(words, lexicon):
        return "ORG"
    if _is_person(a, first, last, words, lexicon):
        return "PERSON"
    if text in places.towns and (
        last - first > 1 or _stands_where(a, first, last, _WHERE) or _has_state(a, last, labels)
    ):
        return "GPE"
    if _stands_where(a, first, last, _SURE_WHERE) and len(words) <= 3 and not end.isupper():
        return "GPE"
    return "GPE" if _has_state(a, last, labels) else ""


def _label_surnames(a: Annotated, runs: list[tuple[int, int]], lexicon: Lexicon, labels: dict[int, str]) -> None:
    """A single name that is a person's family name elsewhere in the document, or joined to one, is a person's."""
    people = [i for i, sort in labels.items() if sort == "PERSON"]
    known = {a.tokens[i].text for i in people if labels.get(i + 1) != "PERSON"}
    known |= {a.tokens[i].text for i in people if lexicon.names.is_eastern(a.tokens[i].text)}
    singles = [first for first, last in runs if last - first == 1]
    singles += [
        i for first, last in runs if a.tokens[first + (last - first) // 2].text == "-" for i in (first, last - 1)
    ]
    labels.update((i, "PERSON") for i in singles if a.tokens[i].text in known)
    joined = [i for i in singles if a.tokens[i].dep == "conj" and labels.get(a.tokens[i].head) == "PERSON"]
    labels.update((i, "PERSON") for i in joined)


def _is_body(words: list[str], lexicon: Lexicon) -> bool:
    bodies = lexicon.bodies
    return words[-1] in bodies.last_words or any(w.lower() in bodies.generic for w in words)


def _is_person(a: Annotated, first: int, last: int, words: list[str], lexicon: Lexicon) -> bool:
    names = lexicon.names
    before = a.tokens[first - 1].text if first else ""
    if before[:1].isupper() and _is_office(before, lexicon):
        return True
    if len(words) > 1 and (names.is_given(words[0]) or names.family_first(tuple(words))):
        return True
    return len(words) > 1 and bool(lexicon.officials.named(" ".join(words)))


def _stands_where(a: Annotated, first: int, last: int, prepositions: frozenset[str]) -> bool:
    """Is it what a preposition of place governs, with no article?"""
    heads = [t for t in a.tokens[first:last] if not first <= t.head < last]
    head = heads[0] if heads else a.tokens[last - 1]
    while head.dep == "conj" and a.tokens[head.head].pos == "PROPN":
        head = a.tokens[head.head]
    governor = a.tokens[head.head]
    return head.dep == "pobj" and governor.lemma in prepositions and not children(a, head.i, "det", "poss")


def _has_state(a: Annotated, last: int, labels: dict[int, str]) -> bool:
    """Does a comma and a state's name follow ("Lahti, Finland")?"""
    return last + 1 < len(a.tokens) and a.tokens[last].text == "," and labels.get(last + 1) == "GPE"

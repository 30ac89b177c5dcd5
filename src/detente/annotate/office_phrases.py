"""Phrases headed by an office, with the state, body and complement that belong to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.annotate.found import Article, Name, OfficePhrase, Term, joins_sides, words_of
from detente.lexicon import Lexicon
from detente.lexicon.offices import Office
from detente.model.annotated import Annotated, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset({"-", "–", "/"})
_INDEPENDENT = frozenset({"scholar", "business", "press"})
_SMALL = frozenset({"of", "for", "and", "the", "&", "-", "'s", "’s"})
_COMPLEMENT_POS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """What the finder sees: the document, its terms and names by token, the lexicon."""

    a: Annotated
    lexicon: Lexicon
    terms: Mapping[int, Term]
    names: Mapping[int, Name]
    doubtful: Collection[int]
    candidates: Collection[int]


def find_offices(
    a: Annotated, terms: Sequence[Term], names: Sequence[Name], lexicon: Lexicon
) -> tuple[OfficePhrase, ...]:
    """The phrases headed by an office, left to right. None overlaps another."""
    sight = _Sight(
        a=a,
        lexicon=lexicon,
        terms={i: term for term in terms for i in range(term.first, term.last)},
        names={i: name for name in names if name.sure for i in range(name.first, name.last)},
        candidates={name.first for name in names},
        doubtful={name.first for name in names if not name.sure and len(name.words) > 1},
    )
    return tuple(_phrases(sight))


def _phrases(sight: _Sight) -> Iterator[OfficePhrase]:
    i, floor = 0, 0
    owner: OfficePhrase | None = None
    while i < len(sight.a.tokens):
        found = _head_at(sight, i)
        if found is None:
            i += 1
            continue
        phrase = _owned(sight, _phrase(sight, i, *found, floor), owner)
        yield phrase
        i = max(phrase.last, i + 1)
        owner = phrase if phrase.owner else None
        floor = i + phrase.owner


def _owned(sight: _Sight, phrase: OfficePhrase, owner: OfficePhrase | None) -> OfficePhrase:
    """The phrase with the owner right before it ("the president's | adviser"), and marked where it is one itself."""
    tokens = sight.a.tokens
    owns = phrase.last < len(tokens) and tokens[phrase.last].tag == "POS"
    if owner is not None and owner.last + 1 == phrase.first:
        side = phrase.side or owner.side
        phrase = replace(phrase, first=owner.first, article="possessive", possessor=owner.head, side=side)
    return replace(phrase, owner=owns)


def _head_at(sight: _Sight, i: int) -> tuple[int, Office, bool] | None:
    """(width, office, is it plural) where a head begins at token `i` and is no modifier of what follows."""
    if i in sight.names:
        return None
    tokens = sight.a.tokens
    for width in (3, 2, 1):
        if i + width > len(tokens):
            continue
        words = " ".join(t.text.lower() for t in tokens[i : i + width]).replace(" - ", "-").replace("’", "'")
        found = _lookup(sight.lexicon, words, tokens[i].text if width == 1 else "")
        if found and _is_head(sight, i, width):
            return width, *found
    return None


def _lookup(lexicon: Lexicon, words: str, printed: str) -> tuple[Office, bool] | None:
    offices = lexicon.offices
    if printed in offices.abbreviations:
        return offices.heads[offices.abbreviations[printed]], printed.endswith("s.")
    if words in offices.heads:
        return offices.heads[words], False
    return (offices.plurals[words], True) if words in offices.plurals else None


def _is_head(sight: _Sight, i: int, width: int) -> bool:
    """Is it a noun that heads its phrase, not a verb, an adjective or the modifier of another noun?"""
    tokens = sight.a.tokens
    token = tokens[i + width - 1]
    firm = token.text[0].isupper() and _lookup_level(sight, i, width) in ("leaders", "ministers")
    if not firm and (token.pos not in _NOUNS or token.tag.startswith("V")):
        return False
    after = i + width
    if after >= len(tokens) or tokens[after].sentence != token.sentence:
        return True
    if after in sight.names or tokens[after].text in sight.lexicon.names.honorifics:
        return True
    following = tokens[after]
    if following.text in _MARKS and following.start == token.end:
        return False
    if _longer_name(sight, following, token):
        return False
    goes_on = following.pos in _NOUNS and not following.text[0].isupper()
    chained = _lookup(sight.lexicon, following.text.lower(), following.text) is not None
    return not chained and not (goes_on and token.dep in ("compound", "amod", "nmod"))


def _longer_name(sight: _Sight, following: Token, head: Token) -> bool:
    """Is a capitalised head the beginning of something else ("General Motors", "General Assembly")?"""
    capital = head.text[0].isupper() and following.text[0].isupper() and following.pos == "PROPN"
    person = following.i in sight.candidates or _lookup(sight.lexicon, following.text.lower(), following.text)
    return capital and not person and not head.text.isupper()


def _lookup_level(sight: _Sight, i: int, width: int) -> str | None:
    words = " ".join(t.text.lower() for t in sight.a.tokens[i : i + width])
    found = _lookup(sight.lexicon, words, "")
    return found[0].level if found else None


def _phrase(sight: _Sight, i: int, width: int, office: Office, plural: bool, floor: int) -> OfficePhrase:
    a, end = sight.a, i + width
    begin = _left(sight, i, floor)
    former = any(t.text.lower() in sight.lexicon.offices.former - _PRESENT for t in a.tokens[begin:i])
    first, article, possessor = _determiner(a, begin, floor)
    last = end if end in sight.names else _right(sight, office, end, general=plural or office.standing is None)
    title_first = _title_first(sight, begin, i)
    before = _terms_between(sight, first, i)
    after = _terms_between(sight, end, last)
    return OfficePhrase(
        first=first,
        last=last,
        head=end - 1,
        title=words_of(a, title_first, last),
        office=office,
        article=article,
        side=_side(sight, office, before, after, office.head if plural else words_of(a, title_first, last)),
        body=_body(sight, begin, i, end, last),
        possessor=possessor,
        plural=plural,
        sides=_several_sides(sight, before, after) if plural else (),
        former=former,
    )


_PRESENT = frozenset({"current", "sitting", "incumbent", "new", "newly", "appointed", "now", "longtime", "late"})


def _left(sight: _Sight, i: int, floor: int) -> int:
    """The first token of the words before a head that belong to it."""
    j = i
    while j > floor and sight.a.tokens[j - 1].sentence == sight.a.tokens[i].sentence and _belongs(sight, j - 1, i):
        j -= 1
    while j < i and (sight.a.tokens[j].text in _MARKS or sight.a.tokens[j].pos == "CCONJ"):
        j += 1
    return j


def _belongs(sight: _Sight, j: int, head: int) -> bool:
    """May token `j` stand between an article and the head?"""
    token = sight.a.tokens[j]
    lower = token.text.lower()
    offices = sight.lexicon.offices
    if j in sight.terms or joins_sides(sight.a, sight.terms, j) or lower in offices.before or lower in offices.former:
        return True
    if j in sight.names or token.text in sight.lexicon.names.honorifics:
        return False
    if token.text in _MARKS:
        return token.end == sight.a.tokens[j + 1].start
    if token.tag in ("JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "CD") and token.dep not in ("nsubj", "dobj", "ROOT"):
        return token.dep in ("amod", "compound", "nmod", "nummod", "poss", "det") or token.tag == "NNP"
    return lower in offices.heads and token.tag in ("NN", "NNP")


def _determiner(a: Annotated, begin: int, floor: int) -> tuple[int, Article, int | None]:
    """(first token, article, possessor) of the phrase whose modifiers begin at `begin`."""
    if begin <= floor:
        return begin, "none", None
    before = a.tokens[begin - 1]
    if before.sentence != a.tokens[begin].sentence:
        return begin, "none", None
    lower = before.text.lower()
    if before.tag == "POS" and begin >= 2:
        return _possessor_start(a, begin - 2, floor), "possessive", begin - 2
    if before.tag == "PRP$":
        return begin - 1, "possessive", begin - 1
    if lower in ("the", "this", "that", "both", "these", "those"):
        return begin - 1, "definite", None
    if lower in ("a", "an", "another", "one", "some", "several", "many", "no", "any", "every", "each"):
        return begin - 1, "indefinite", None
    return begin, "none", None


def _possessor_start(a: Annotated, possessor: int, floor: int) -> int:
    """Where the phrase before a possessive ending begins ("the Chinese Communist Party | 's")."""
    j = possessor
    while j - 1 >= floor and j <= a.tokens[j - 1].head <= possessor and a.tokens[j - 1].dep in _PARTS:
        j -= 1
    return j


_PARTS = frozenset({"compound", "det", "amod", "nmod", "nummod", "punct"})


def _right(sight: _Sight, office: Office, end: int, *, general: bool) -> int:
    """Where the complement of a title ends ("dean | of international studies at Fudan University").

    Of several people, and of callings, only "of" and "at" with something that has a name belong to the title.
    """
    last, allowed = end, sight.lexicon.offices.complements
    while last + 1 < len(sight.a.tokens):
        word = sight.a.tokens[last].text.lower()
        heads = allowed.get(word)
        if heads is None or (heads and office.head.split()[-1] not in heads and last == end):
            break
        if heads and last > end and word not in ("on", "in"):
            break
        if general and word not in ("of", "at"):
            break
        stop = _complement_end(sight, last + 1, proper=word == "in" and last > end)
        if stop == last + 1:
            break
        last = stop
    return last


def _complement_end(sight: _Sight, start: int, *, proper: bool) -> int:
    """Where the noun phrase that begins at `start` ends; it holds no name of a person and crosses no comma."""
    tokens, j = sight.a.tokens, start
    while j < len(tokens) and tokens[j].sentence == tokens[start].sentence:
        token = tokens[j]
        if (j in sight.names and j not in sight.terms) or (j in sight.doubtful and j - 1 in sight.terms):
            break
        if token.text in sight.lexicon.names.honorifics:
            return start
        joins = token.text in ("and", "&") and j > start and _joins(sight, j)
        inside = j in sight.terms or token.pos in _COMPLEMENT_POS or token.text in _MARKS or token.tag in ("POS", "VBG")
        if not (inside or joins):
            break
        j += 1
    while j > start and tokens[j - 1].pos in ("DET", "PART", "PUNCT") and tokens[j - 1].tag != "POS":
        j -= 1
    if proper and not any(t.text[0].isupper() for t in tokens[start:j]):
        return start
    return j if any(t.pos in _NOUNS or t.tag == "VBG" for t in tokens[start:j]) else start


def _joins(sight: _Sight, j: int) -> bool:
    """Does this "and" join two words of one name ("Strategic and International Studies")?"""
    tokens = sight.a.tokens
    if j + 1 >= len(tokens):
        return False
    after = tokens[j + 1] if tokens[j + 1].pos != "DET" or j + 2 >= len(tokens) else tokens[j + 2]
    if after.i in sight.names or _lookup(sight.lexicon, after.text.lower(), after.text):
        return False
    return tokens[j - 1].text[0].isupper() and after.text[0].isupper() and after.pos in ("PROPN", "ADJ", "NOUN")


def _title_first(sight: _Sight, begin: int, head: int) -> int:
    """Where the title begins: after the state, and after words such as "former" and "then"."""
    j = begin
    while j < head:
        term = sight.terms.get(j)
        word = sight.a.tokens[j].text.lower()
        if term is not None and term.form != "body" and not sight.a.tokens[j + 1].text.startswith("'"):
            j = term.last
        elif word in ("then", "current", "sitting", "incumbent", "new", "now") or sight.a.tokens[j].text in _MARKS:
            j += 1
        else:
            break
    return min(j, head)


def _terms_between(sight: _Sight, first: int, last: int) -> list[Term]:
    found = [sight.terms[j] for j in range(first, last) if j in sight.terms]
    return list(dict.fromkeys(found))


def _side(sight: _Sight, office: Office, before: list[Term], after: list[Term], title: str) -> str | None:
    """Whom the holder acts for: the state before the head, a government's body, the state whose office it is."""
    own = [t.side for t in before if t.form not in ("body", "place")]
    if own:
        return own[0]
    governments = [t.side for t in before + after if t.side and _acts_for_side(sight, t)]
    if governments:
        return governments[0]
    if office.standing in _INDEPENDENT:
        return _state_of_institute(sight, after)
    states = [t.side for t in after if t.form in ("name", "abbreviation") and _preposition(sight, t) == "of"]
    if office.head in sight.lexicon.offices.serving:
        states = states or [t.side for t in after if t.form in ("name", "abbreviation", "demonym")]
    return states[0] if states else sight.lexicon.offices.sole_side(title)


def _several_sides(sight: _Sight, before: list[Term], after: list[Term]) -> tuple[str, ...]:
    """The states of a plural: "US and Chinese officials", "the presidents of Russia and France"."""
    states = [t for t in before if t.form != "body"] or [t for t in after if t.form in ("name", "abbreviation")]
    return tuple(dict.fromkeys(t.side for t in states if t.side))


def _acts_for_side(sight: _Sight, term: Term) -> bool:
    """Is the term a body for whose side those in it act: no company, no university but those that a state runs?"""
    if term.body is None or _preposition(sight, term) in ("on", "to"):
        return False
    return term.body.sector not in ("EDU", "BUS", "MED") or _state_run(sight, term.side or "")


def _state_of_institute(sight: _Sight, after: Sequence[Term]) -> str | None:
    """The state whose government runs the institute in a complement, by the place or people in its name."""
    tokens = sight.a.tokens
    for term in after:
        named = term.form in ("place", "capital", "demonym") and term.last < len(tokens)
        if named and _state_run(sight, term.side) and tokens[term.last].text[0].isupper():
            return term.side
    return None


def _state_run(sight: _Sight, side: str | None) -> bool:
    return side in sight.lexicon.states.state_run


def _preposition(sight: _Sight, term: Term) -> str:
    """The preposition right before a term, articles apart."""
    tokens, j = sight.a.tokens, term.first - 1
    while j > 0 and tokens[j].pos == "DET":
        j -= 1
    return tokens[j].text.lower() if j >= 0 else ""


def _body(sight: _Sight, begin: int, head: int, end: int, last: int) -> str | None:
    """The organisation that the phrase names: a known body, else a capitalised run in the complement."""
    known = [t for t in _terms_between(sight, begin, last) if t.form == "body"]
    runs = _capital_runs(sight, end, last)
    if runs:
        return max(runs, key=lambda r: (r[1] - r[0] > 1, -r[0]))[2]
    return words_of(sight.a, known[0].first, known[0].last) if known else None


def _capital_runs(sight: _Sight, first: int, last: int) -> list[tuple[int, int, str]]:
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
        runs += [] if state else [(j, k, words_of(sight.a, j, k))]
        j = k
    return runs

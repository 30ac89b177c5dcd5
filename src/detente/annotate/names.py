"""Personal names by their shape: runs of capitalised words that are no state, body, office, day or thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.annotate.found import Name, Term, words_of
from detente.annotate.headings import in_capitals
from detente.annotate.labels import opens_question
from detente.annotate.tree import SUBJECTS
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token

_LONGEST = 5
_FUNCTION = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT", "NUM", "SYM", "X", "SPACE"})
_MARKS = frozenset({"-", "–", "‑"})


def find_names(a: Annotated, terms: Sequence[Term], lexicon: Lexicon) -> tuple[Name, ...]:
    """The stretches that may be personal names, left to right."""
    taken = {i for term in terms for i in range(term.first, term.last)}
    small = frozenset(t.text for t in a.tokens if t.text.islower())
    runs = list(_runs(a, taken, lexicon))
    families = frozenset(a.tokens[last - 1].text for first, last in runs if _begins_given(a, first, last, lexicon))
    return tuple(name for run in runs for name in _named(a, run, small, families, lexicon))


def _begins_given(a: Annotated, first: int, last: int, lexicon: Lexicon) -> bool:
    """Does a run of two words or more begin with a given name?"""
    return last - first > 1 and lexicon.names.is_given(a.tokens[first].text)


def _runs(a: Annotated, taken: set[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of words that may stand in a name."""
    i, count = 0, len(a.tokens)
    while i < count:
        if not a.tokens[i].text[0].isupper() or not _may_begin(a, i, taken, lexicon):
            i += 1
            continue
        last = _run_end(a, i, taken, lexicon)
        yield i, last
        i = last


def _may_begin(a: Annotated, i: int, taken: set[int], lexicon: Lexicon) -> bool:
    token = a.tokens[i]
    if (i in taken and not _given_before_name(a, i, taken, lexicon)) or opens_question(a, token):
        return False
    return (
        _capital(token, lexicon)
        and not _is_office_word(a, i, taken, lexicon)
        and token.text not in lexicon.actors.calendar
    )


def _given_before_name(a: Annotated, i: int, taken: set[int], lexicon: Lexicon) -> bool:
    """Is a state's name a person's here ("Jordan Smith")?"""
    following = a.tokens[i + 1] if i + 1 < len(a.tokens) else None
    return (
        lexicon.names.is_given(a.tokens[i].text)
        and following is not None
        and i + 1 not in taken
        and (following.entity == "PERSON" and _capital(following, lexicon))
    )


def _capital(token: Token, lexicon: Lexicon) -> bool:
    """Does it look like a word of a name: a capital first, letters, no word of grammar?"""
    text = token.text
    if not text[0].isupper() or not any(c.isalpha() for c in text):
        return False
    if token.pos == "AUX":
        return False
    if token.pos in _FUNCTION and (token.entity != "PERSON" or text in lexicon.actors.articles):
        return len(text) == 2 and text.endswith(".")
    return all(c.isalpha() or c in ".'’-" for c in text)


def _is_office_word(a: Annotated, i: int, taken: set[int], lexicon: Lexicon) -> bool:
    """Is it a word of an office or an honorific, and not the end of a name ("Julie Bishop") or a given name?"""
    word = a.tokens[i].text
    if word in lexicon.names.honorifics or word in lexicon.offices.abbreviations:
        return True
    if word.removesuffix("s") in lexicon.offices.abbreviations and word[:2].isupper():
        return True
    if _eastern_part(a, i, lexicon):
        return False
    lower = word.lower()
    offices = lexicon.offices
    if i > 0 and f"{a.tokens[i - 1].text.lower()} {lower}" in offices.heads:
        return True
    if lower in offices.heads or lower in offices.plurals:
        return not (i > 0 and i - 1 not in taken and lexicon.names.is_given(a.tokens[i - 1].text)) and not (
            _ends_full_name(a, i, taken, lexicon)
        )
    return lower in offices.before


def _ends_full_name(a: Annotated, i: int, taken: set[int], lexicon: Lexicon) -> bool:
    """Is it the second family name ("Elena Ruiz | King"): a known given name and another word of a name before it?"""
    before = a.tokens[max(i - 2, 0) : i]
    if len(before) < 2 or a.tokens[i].text not in lexicon.names.office_surnames or taken & {i - 1, i - 2}:
        return False
    return lexicon.names.is_given(before[0].text) and all(t.pos == "PROPN" and t.text.istitle() for t in before)


def _eastern_part(a: Annotated, i: int, lexicon: Lexicon) -> bool:
    """Is it a short word behind a family name that comes first ("Choe Son | Hui", "Kim Jong | Un")?"""
    token, names = a.tokens[i], lexicon.names
    if i == 0 or a.tokens[i - 1].sentence != token.sentence:
        return False
    shouted = token.text.isupper() and a.tokens[i - 1].text.isupper() and token.entity == "PERSON"
    short = token.text.isalpha() and (token.text.istitle() or shouted) and len(token.text) <= _SYLLABLE
    if not short:
        return False
    before = [a.tokens[j].text.title() if shouted else a.tokens[j].text for j in (i - 1, i - 2) if j >= 0]
    spelt_so = token.text in _PRONOUNS and token.i > a.sentences[token.sentence].first  # "Vice Premier Liu | He"
    near = (
        before[0] in names.korean | names.vietnamese
        or (spelt_so and before[0] in names.common)
        or (
            len(before) > 1
            and before[1] in names.korean | names.vietnamese
            and before[0].istitle()
            and len(before[0]) <= _SYLLABLE
        )
    )
    third = len(before) > 1 and before[1] in names.korean and before[0].istitle()  # "Moon Jae | In"
    return near and (third or token.text not in lexicon.actors.articles) and a.tokens[i].text.lower() not in _VERBS


def _small_part(a: Annotated, j: int, lexicon: Lexicon) -> bool:
    """Is it the third part of a name whose hyphen is lost ("Kim Yo | jong"): a Korean's, or an official's known so?"""
    if j < 2 or not a.tokens[j].text.islower() or not _joined_syllable(a, j) or not a.tokens[j - 1].text.istitle():
        return False
    first, middle, last = (a.tokens[i].text for i in (j - 2, j - 1, j))
    known = bool(lexicon.officials.named(f"{first} {middle}-{last}"))
    plain = a.tokens[j].pos in ("PROPN", "NOUN", "ADJ", "X") and len(middle) < _SYLLABLE and last not in _ENGLISH
    return known or (
        first in lexicon.names.korean and plain and lexicon.names.family_first((first, f"{middle}-{last}"))
    )


def _joined_syllable(a: Annotated, j: int) -> bool:
    """Is it one of three short words of letters in one sentence?"""
    return all(
        a.tokens[i].text.isalpha() and a.tokens[i].sentence == a.tokens[j].sentence for i in (j - 2, j - 1, j)
    ) and (len(a.tokens[j].text) <= _SYLLABLE)


_ENGLISH = frozenset({"aide", "aides", "visit", "trip", "talks", "call", "calls", "era", "who", "rule", "meet", "and"})
_SYLLABLE = 5
_PRONOUNS = frozenset({"He", "We", "You", "It", "She"})
_VERBS = frozenset({"will", "has", "had", "is", "was", "says", "said", "told", "met", "meet", "calls", "may"})


def _run_end(a: Annotated, i: int, taken: set[int], lexicon: Lexicon) -> int:
    """Where the run that begins at `i` ends: particles and hyphens go on, everything else in small letters stops."""
    j = i + 1
    while j < len(a.tokens) and a.tokens[j].sentence == a.tokens[i].sentence:
        step = _step(a, j, taken, lexicon)
        if not step or _is_over(a, i, j, lexicon):
            break
        j += step
    return j


def _is_over(a: Annotated, i: int, j: int, lexicon: Lexicon) -> bool:
    """Does the name that begins at `i` end before `j`: with "Jr.", or before a heading's event ("Berg | Call with")?"""
    before, token = a.tokens[j - 1].text, a.tokens[j].text
    suffix = before in lexicon.names.suffixes and token not in lexicon.names.suffixes and j - 1 > i
    return suffix or (token in lexicon.names.events and j - i > 1)


def _step(a: Annotated, j: int, taken: set[int], lexicon: Lexicon) -> int:
    """How many tokens from `j` on continue the name: none, one, or two with a particle or hyphen."""
    token = a.tokens[j]
    following = a.tokens[j + 1] if j + 1 < len(a.tokens) else None
    glued = a.tokens[j - 1].end == token.start
    if token.text in _MARKS and glued and following and following.start == token.end:
        return 2 if following.text[0].isalpha() and (j + 1) not in taken else 0
    if _is_article(a, j, lexicon):
        return 3
    if token.text.lower() in lexicon.names.particles and following and j + 1 not in taken:
        if following.text.lower() in lexicon.names.particles and j + 2 < len(a.tokens):  # "Ursula von der Leyen"
            return 3 if _capital(a.tokens[j + 2], lexicon) and a.tokens[j + 2].sentence == token.sentence else 0
        return 2 if _capital(following, lexicon) and following.sentence == token.sentence else 0
    if token.text in lexicon.names.suffixes:
        return 1
    if token.text == "," and following and following.text in lexicon.names.suffixes:
        return 2
    month = (
        token.text in lexicon.actors.calendar and token.text.isalpha() and lexicon.names.is_given(a.tokens[j - 1].text)
    )
    eastern = (j not in taken or token.text.isupper()) and (_eastern_part(a, j, lexicon) or _small_part(a, j, lexicon))
    return int(_may_begin(a, j, taken, lexicon) or _surname_term(a, j, lexicon) or month or eastern)


def _is_article(a: Annotated, j: int, lexicon: Lexicon) -> bool:
    """Is it a particle that a hyphen binds to what follows ("Bashar | al-Assad")?"""
    if a.tokens[j].text.lower() not in lexicon.names.particles or j + 2 >= len(a.tokens):
        return False
    hyphen, name = a.tokens[j + 1], a.tokens[j + 2]
    glued = a.tokens[j].end == hyphen.start and hyphen.end == name.start
    return glued and hyphen.text in _MARKS and _capital(name, lexicon)


def _surname_term(a: Annotated, j: int, lexicon: Lexicon) -> bool:
    """Is a state's or place's name a family name here ("Lloyd Austin", "Michael Jordan")?"""
    token = a.tokens[j]
    return _capital(token, lexicon) and token.entity == "PERSON" and lexicon.names.is_given(a.tokens[j - 1].text)


def _named(
    a: Annotated, run: tuple[int, int], small: frozenset[str], families: frozenset[str], lexicon: Lexicon
) -> Iterator[Name]:
    """The name that a run is, if it may be one.

    `small` are the document's words in small letters, `families` the last words of its names that begin with a given
    name: these are names wherever they stand, however the parser labels them.
    """
    first, last = _trimmed(a, *run, lexicon)
    if (
        a.tokens[first].text in lexicon.actors.openers
        and first + 1 < last
        and lexicon.names.is_given(a.tokens[first + 1].text)
    ):
        first += 1
    words = _words(a, first, last)
    if len(words) > _LONGEST or _is_thing(a, words, last, lexicon):
        return
    if len(words) == 1 and words[0] not in families - small and not _single(a, first, small, lexicon):
        return
    before = a.tokens[first - 1].text if first else ""
    honorific = before if before in lexicon.names.honorifics else None
    sure = len(words) > 1 and _looks_personal(a, first, last, words, small, lexicon)
    yield Name(
        first=first,
        last=last,
        words=words,
        text=words_of(a, first, last),
        sure=sure or honorific is not None,
        honorific=honorific,
    )


def _trimmed(a: Annotated, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """The run without an organisation before the name ("VTB Bank Board | Andrei Kostin") or the same name twice."""
    texts = [t.text for t in a.tokens[first:last]]
    half = len(texts) // 2
    if half > 1 and texts[:half] == texts[half : 2 * half]:  # a caption run into the text
        return first + half, last
    if _place_first(a, first, texts, lexicon):
        return first + 1, last
    for i in range(len(texts) - 2, 0, -1):
        acronym = (
            texts[i - 1].isupper() and len(texts[i - 1]) > 2 and not lexicon.names.is_eastern(texts[i - 1].title())
        )
        thing = acronym or texts[i - 1] in lexicon.bodies.last_words or texts[i - 1].lower() in lexicon.bodies.generic
        thing = thing and not (i == 1 and lexicon.names.family_first(tuple(texts)))  # "Park Ji Won"
        if thing and not texts[i].isupper():
            return first + i, last
    return first, last


def _place_first(a: Annotated, first: int, texts: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a run behind "of" begin with a place or body before the name ("head of Tatarstan | Rustam Minnikhanov")?"""
    of = first > 0 and a.tokens[first - 1].text.lower() == "of"
    long = len(texts) > 2 and lexicon.names.is_given(texts[1]) and not texts[0].endswith(".")
    return of and long and not lexicon.names.is_given(texts[0]) and not lexicon.names.is_eastern(texts[0])


def _single(a: Annotated, i: int, small: frozenset[str], lexicon: Lexicon) -> bool:
    """May one word be a name: a proper noun that the document prints with a capital only, no acronym?"""
    token = a.tokens[i]
    if lexicon.officials.by_family.get(token.text.lower()):
        return True
    shouted = token.text.isupper() and len(token.text) > 1
    return token.tag == "NNP" and not shouted and token.text.lower() not in small


def _words(a: Annotated, first: int, last: int) -> tuple[str, ...]:
    """The words of the run, joined where no space parts them."""
    words: list[str] = []
    for i in range(first, last):
        token = a.tokens[i]
        if token.text == ",":
            continue
        if words and a.tokens[i - 1].end == token.start:
            words[-1] += token.text
        else:
            words.append(token.text)
    return tuple(words)


def _is_thing(a: Annotated, words: tuple[str, ...], last: int, lexicon: Lexicon) -> bool:
    """Does it end like an organisation, an agreement or a place, or go on into one?"""
    if words[-1] in lexicon.bodies.last_words:
        return not (lexicon.names.is_given(words[0]) and words[-1] in lexicon.names.thing_surnames)
    return _goes_on_as_thing(a, last, lexicon)


def _goes_on_as_thing(a: Annotated, last: int, lexicon: Lexicon) -> bool:
    """Do capitalised words follow that end like an organisation ("Paul Tsai | China Center")?"""
    i = last
    while i < len(a.tokens) and a.tokens[i].sentence == a.tokens[last - 1].sentence:
        word = a.tokens[i].text
        if not (word[0].isupper() or word == "&"):
            return False
        if word in lexicon.bodies.last_words or word == "&":
            return True
        i += 1
    return False


def _looks_personal(
    a: Annotated, first: int, last: int, words: tuple[str, ...], small: frozenset[str], lexicon: Lexicon
) -> bool:
    """By a known given name, a family name that comes first, the registry, or the parser's own label.

    The label counts only where no word of the name is printed in small letters elsewhere, and not in a headline.
    """
    names = lexicon.names
    if lexicon.officials.named(" ".join(words)):
        return True
    headline = in_capitals(a, first)
    if names.is_given(words[0]) or names.is_given(words[0].title()) or names.family_first(words):
        return not headline or not any(w.lower() in small for w in words)
    if _is_states_own(a, first, last, lexicon) or _is_initialled(a, first, words):
        return not headline
    if _of_state(a, last, lexicon) and a.tokens[last - 1].dep in SUBJECTS and all(w.istitle() for w in words):
        return not headline
    if headline or any(w.lower() in small for w in words) or any(a.tokens[i].tag == "NNPS" for i in range(first, last)):
        return False
    labels = [a.tokens[i].entity for i in range(first, last)]
    return labels.count("PERSON") * 2 > len(labels)


def _is_initialled(a: Annotated, first: int, words: tuple[str, ...]) -> bool:
    """Do initials stand for the given names behind an office in small letters ("retired general D.S. | Hooda")?"""
    before = a.tokens[first - 1] if first else None
    told = before is not None and before.text.islower() and before.pos in ("NOUN", "ADJ", "PROPN")
    short = 1 < len(words) <= _INITIALLED and _INITIALS.fullmatch(words[0]) is not None
    return told and short and all(w.istitle() for w in words[1:])


_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_INITIALLED = 3  # words


def _is_states_own(a: Annotated, first: int, last: int, lexicon: Lexicon) -> bool:
    """Does a state own it, and does it say or meet something, or is met ("held talks with Kenya's Raila Odinga")?"""
    if first < 2 or a.tokens[first - 1].tag != "POS" or a.tokens[first - 2].text not in lexicon.states.terms:
        return False
    words = a.tokens[first:last]
    if not all(t.text.istitle() and t.entity in ("", "PERSON") for t in words) or len(words) not in (2, 3):
        return False
    name = words[-1]
    above = a.tokens[name.head]
    governor = a.tokens[above.head] if name.dep == "pobj" and above.lemma in ("with", "by", "between") else above
    met = lexicon.engagements.verbs.keys() | lexicon.engagements.nouns.keys()
    says = name.dep in SUBJECTS and governor.lemma in lexicon.speech.verbs
    return says or (name.dep in (*SUBJECTS, "pobj", "dobj") and governor.lemma in met)


def _of_state(a: Annotated, i: int, lexicon: Lexicon) -> bool:
    """Does "of" and a state follow at token `i`, and a verb of saying or meeting ("Bujar Osmani of Albania said")?"""
    following = [t.text for t in a.tokens[i : i + 4]]
    states = lexicon.states.terms
    if len(following) < 3 or following[0] != "of":
        return False
    width = 2 if " ".join(following[1:3]) in states else 1
    verb = a.tokens[i + width + 1 : i + width + 2]
    return " ".join(following[1 : width + 1]) in states and bool(verb) and verb[0].lemma in lexicon.speech.verbs

"""Phrases headed by an office, with the state, body and complement that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate.found import Article, Name, OfficePhrase, Term, Time, joins_sides, words_of
from detente.annotate.halves import under_one_name
from detente.annotate.labels import opens_question
from detente.annotate.office_complements import complement, served
from detente.annotate.office_sides import body_of, is_topic, possessing_body, several_sides, side_of
from detente.annotate.office_sight import MARKS, NOUNS, Sight, look_up, sight_of, terms_between
from detente.annotate.pairs import ONE_OF_TWO, is_one_of_two
from detente.lexicon import Lexicon
from detente.lexicon.offices import Office
from detente.model.annotated import Annotated, Token


def find_offices(
    a: Annotated, terms: Sequence[Term], names: Sequence[Name], lexicon: Lexicon
) -> tuple[OfficePhrase, ...]:
    """The phrases headed by an office, left to right. None overlaps another."""
    sight = sight_of(a, terms, names, lexicon)
    return tuple(_phrases(sight))


def _phrases(sight: Sight) -> Iterator[OfficePhrase]:
    i, floor = 0, 0
    owner: OfficePhrase | None = None
    able = {text for text in {t.text for t in sight.a.tokens} if _may_head(text, sight.lexicon)}
    while i < len(sight.a.tokens):
        found = _head_at(sight, i) if sight.a.tokens[i].text in able else None
        if found is None:
            i += 1
            continue
        phrase = _owned(sight, _phrase(sight, i, *found, floor), owner)
        yield phrase
        i = max(phrase.last, i + 1)
        owner = phrase if phrase.owner else None
        floor = i + phrase.owner


def _may_head(text: str, lexicon: Lexicon) -> bool:
    """May the head of a phrase begin with this word?"""
    word = text.lower()
    return word in lexicon.offices.longer or look_up(lexicon, word.replace("’", "'"), text) is not None


def _owned(sight: Sight, phrase: OfficePhrase, owner: OfficePhrase | None) -> OfficePhrase:
    """The phrase with the owner right before it ("the president's | adviser"), and marked where it is one itself."""
    tokens = sight.a.tokens
    owns = phrase.last < len(tokens) and tokens[phrase.last].tag == "POS"
    if owner is not None and owner.last + 1 == phrase.first:
        side = phrase.side or owner.side
        phrase = replace(phrase, first=owner.first, article="possessive", possessor=owner.head, side=side)
    return replace(phrase, owner=owns)


def _head_at(sight: Sight, i: int) -> tuple[int, Office, bool] | None:
    """(width, office, is it plural) where a head begins at token `i` and is no modifier of what follows."""
    if i in sight.names:
        return None
    tokens = sight.a.tokens
    for width in (3, 2, 1) if tokens[i].text.lower() in sight.lexicon.offices.longer else (1,):
        if i + width > len(tokens):
            continue
        words = " ".join(t.text.lower() for t in tokens[i : i + width]).replace(" - ", "-").replace("’", "'")
        found = look_up(sight.lexicon, words, tokens[i].text if width == 1 else "")
        if found and _is_head(sight, i, width):
            return width, *found
    return None


def _is_head(sight: Sight, i: int, width: int) -> bool:
    """Is it a noun that heads its phrase, not a verb, an adjective or the modifier of another noun?"""
    tokens = sight.a.tokens
    token = tokens[i + width - 1]
    firm = token.text[0].isupper() and _lookup_level(sight, i, width) in ("leaders", "ministers")
    after = i + width
    if after < len(tokens) and tokens[after].text == "." and after + 1 in sight.names:
        after += 1  # "Col | . | Omar Haddad"
    titled = after in sight.names and token.tag in ("JJ", "NN")  # "IAEA chief Mohamed ElBaradei"
    whole = width > 1 and token.tag == "JJ"  # "NATO's secretary-general"
    if not (firm or titled or whole) and (token.pos not in NOUNS or token.tag.startswith("V")):
        return False
    if after >= len(tokens) or tokens[after].sentence != token.sentence:
        return True
    if after in sight.names or tokens[after].text in sight.lexicon.names.honorifics:
        return True
    following = tokens[after]
    if following.text in MARKS and following.start == token.end:
        return False
    if _longer_name(sight, following, token):
        return False
    goes_on = following.pos in NOUNS and not following.text[0].isupper()
    chained = look_up(sight.lexicon, following.text.lower(), following.text) is not None
    return not chained and not (goes_on and token.dep in ("compound", "amod", "nmod"))


def _longer_name(sight: Sight, following: Token, head: Token) -> bool:
    """Is a capitalised head the beginning of something else ("General Motors", "General Assembly")?"""
    capital = head.text[0].isupper() and following.text[0].isupper() and following.pos == "PROPN"
    person = following.i in sight.candidates or look_up(sight.lexicon, following.text.lower(), following.text)
    return capital and not person and not head.text.isupper()


def _lookup_level(sight: Sight, i: int, width: int) -> str | None:
    words = " ".join(t.text.lower() for t in sight.a.tokens[i : i + width])
    found = look_up(sight.lexicon, words, "")
    return found[0].level if found else None


def _phrase(sight: Sight, i: int, width: int, office: Office, plural: bool, floor: int) -> OfficePhrase:
    a, end = sight.a, i + width
    begin = _left(sight, i, floor)
    first, article, possessor = _determiner(a, begin, floor)
    last = (
        end
        if end in sight.names
        else complement(sight, office, end, general=plural or (office.standing is None and office.level is None))
    )
    title_first, title_last = _title_first(sight, begin, i, office), last
    if possessor is None and (whom := served(sight, office, end)) is not None:
        last, title_last, possessor = end, whom, whom - 1
    before = terms_between(sight, first, i)
    after = terms_between(sight, end, last)
    return OfficePhrase(
        first=first,
        last=last,
        head=end - 1,
        title=words_of(a, title_first, title_last),
        office=office,
        article=article,
        side=side_of(sight, office, before, after),
        body=body_of(sight, begin, end, last, office) or possessing_body(sight, first, possessor, office),
        possessor=possessor,
        plural=plural or is_one_of_two(a, begin),
        sides=(several_sides(sight, before, after) or under_one_name(sight.a, sight.lexicon, end, last))
        if plural
        else (),
        time=_time(sight, begin, i),
    )


def _time(sight: Sight, begin: int, head: int) -> Time:
    """Is the office held, or was it ("former", "then"), or will it be ("incoming"), by the words before its head?"""
    words = {t.text.lower().strip("-") for t in sight.a.tokens[begin:head]}
    if words & sight.lexicon.offices.past:
        return "past"
    return "future" if words & sight.lexicon.offices.future else "held"


def _left(sight: Sight, i: int, floor: int) -> int:
    """The first token of the words before a head that belong to it."""
    j = i
    while j > floor and sight.a.tokens[j - 1].sentence == sight.a.tokens[i].sentence and _belongs(sight, j - 1, i):
        j -= 1
    while j < i and (sight.a.tokens[j].text in MARKS or sight.a.tokens[j].pos == "CCONJ"):
        j += 1
    return j


def _belongs(sight: Sight, j: int, head: int) -> bool:
    """May token `j` stand between an article and the head?"""
    token = sight.a.tokens[j]
    lower = token.text.lower()
    offices = sight.lexicon.offices
    if j in sight.terms or joins_sides(sight.a, sight.terms, j) or lower in offices.before:
        return True
    if j in sight.names or token.text in sight.lexicon.names.honorifics or token.text in sight.lexicon.actors.calendar:
        return False
    if opens_question(sight.a, token):  # "Q President Roe said …"
        return False
    if token.text in offices.abbreviations:
        return True
    if token.text in MARKS:
        return token.end == sight.a.tokens[j + 1].start
    if token.tag == "VBN" and sight.a.tokens[j - 1].text in MARKS:  # "a Singapore-based fellow"
        return True
    if token.tag in ("JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "CD") and token.dep not in (
        "nsubj",
        "dobj",
        "ROOT",
    ):
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
    if lower in ("the", "this", "that", "both", "these", "those") and before.tag != "IN":
        return begin - 1, "definite", None
    if lower in ("a", "an", "another", "one", "some", "several", "many", "no", "any", "every", "each", *ONE_OF_TWO):
        return begin - 1, "indefinite", None
    return begin, "none", None


def _possessor_start(a: Annotated, possessor: int, floor: int) -> int:
    """Where the phrase before a possessive ending begins ("the Chinese Communist Party | 's")."""
    j = possessor
    while j - 1 >= floor and j <= a.tokens[j - 1].head <= possessor and a.tokens[j - 1].dep in _PARTS:
        j -= 1
    return j


_PARTS = frozenset({"compound", "det", "amod", "nmod", "nummod", "punct"})


def _title_first(sight: Sight, begin: int, head: int, office: Office) -> int:
    """Where the title begins: after the state, and after words such as "former" and "then"."""
    j = begin
    while j < head:
        term = sight.terms.get(j)
        word = sight.a.tokens[j].text.lower()
        if term is not None and term.form != "body" and not is_topic(sight, office, term):
            j = term.last
        elif (
            word in sight.lexicon.offices.untitled
            or sight.a.tokens[j].text in MARKS
            or joins_sides(sight.a, sight.terms, j)
        ):
            j += 1
        else:
            break
    return min(j, head)

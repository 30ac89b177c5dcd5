"""What follows the head of an office and belongs to its title ("dean | of studies at Fudan University")."""

from __future__ import annotations

from detente.annotate.found import Term
from detente.annotate.office_sight import MARKS, NOUNS, Sight, look_up
from detente.lexicon.offices import Office

_SERVING = frozenset({"to", "of", "for"})
_POS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def complement(sight: Sight, office: Office, end: int, *, general: bool) -> int:
    """Where the complement of a title ends ("dean | of international studies at Fudan University").

    Of several people, and of callings, only "of" and "at" with something that has a name belong to the title; never the
    margins on which they were met ("the ministers of the two countries | on the sidelines of the NATO summit").
    """
    last, allowed = end, sight.lexicon.offices.complements
    if general and (term := seat(sight, office, end)) is not None:
        return term.last
    while last + 1 < len(sight.a.tokens):
        word = sight.a.tokens[last].text.lower()
        heads = allowed.get(word)
        if sight.a.tokens[last + 1].entity in ("DATE", "TIME"):  # "captain of a Chinese trawler | on Friday"
            break
        if heads is None or (heads and heads.isdisjoint(office.head.split()) and last == end):
            break
        if heads and last > end and word not in ("on", "in"):
            break
        if general and word not in ("of", "at") and not (word == "on" and last > end):
            break
        stop = _complement_end(sight, last + 1, proper=word == "in" and last > end)
        if stop == last + 1 or sight.a.tokens[stop - 1].lemma in sight.lexicon.engagements.gatherings.margins:
            break
        last = stop
    return last


def seat(sight: Sight, office: Office, end: int) -> Term | None:
    """The capital of "officials in Tehran", whose state they are of; None where none stands at token `end`."""
    tokens = sight.a.tokens
    term = sight.terms.get(end + 1) if end < len(tokens) and tokens[end].text == "in" else None
    return term if term is not None and term.form in ("capital", "metonym") and office.head in _SEATED else None


_SEATED = frozenset({"official", "leader", "lawmaker", "legislator", "politician", "policymaker", "bureaucrat"})


def served(sight: Sight, office: Office, end: int) -> int | None:
    """The token after the name of somebody whom the holder serves ("aide | to President Omar Haddad"), or None."""
    tokens = sight.a.tokens
    if end + 1 >= len(tokens) or tokens[end].text.lower() not in _SERVING:
        return None
    if office.head not in sight.lexicon.offices.serving | sight.lexicon.actors.relative:
        return None
    j = end + 1
    while j < min(end + _TITLE, len(tokens)) and j not in sight.names and j not in sight.familiar:
        token, lower = tokens[j], tokens[j].text.lower()
        titled = lower in sight.lexicon.offices.before or look_up(sight.lexicon, lower, token.text) is not None
        if not (titled or j in sight.terms or token.text in sight.lexicon.names.honorifics or token.pos == "DET"):
            return None
        j += 1
    if j >= len(tokens) or tokens[j].sentence != tokens[end].sentence:
        return None
    before = tokens[j - 1]
    if j > end + 1 and look_up(sight.lexicon, before.text.lower(), before.text) is None:
        return None  # "Secretary | of State Anna Berg"
    if j in sight.names:
        return sight.names[j].last
    return j + 1 if j in sight.familiar else None


_TITLE = 7  # tokens; no title before a name is longer


def _complement_end(sight: Sight, start: int, *, proper: bool) -> int:
    """Where the noun phrase that begins at `start` ends; it holds no name of a person and crosses no comma."""
    tokens, j = sight.a.tokens, start
    while j < len(tokens) and tokens[j].sentence == tokens[start].sentence:
        token = tokens[j]
        if (j in sight.names and j not in sight.terms) or (j in sight.doubtful and j - 1 in sight.terms):
            break
        if j in sight.familiar and j > start:
            break
        if token.text in sight.lexicon.names.honorifics:
            if j > start and j - 1 in sight.terms:  # "Prime Minister of Japan | H.E. Mr. …"
                break
            return start
        named = j > start and j - 1 in sight.terms
        dated = token.entity in ("DATE", "TIME") and j > start  # "prime minister of Norway | last week"
        if dated or (named and (token.tag == "VBG" or token.pos == "AUX" or _runs_on(sight, j))):
            break  # "the President of Senegal | having met"
        joins = (token.text in ("and", "&") and j > start and _joins(sight, j)) or _lists_states(sight, j)
        compound = token.tag == "VBN" and j > start and tokens[j - 1].text in MARKS
        inside = compound or j in sight.terms or token.pos in _POS or token.text in MARKS or token.tag in ("POS", "VBG")
        if not (inside or joins):
            break
        j += 1
    while j > start and tokens[j - 1].pos in ("DET", "PART", "PUNCT") and tokens[j - 1].tag != "POS":
        j -= 1
    if proper and not any(t.text[0].isupper() for t in tokens[start:j]):
        return start
    return j if any(t.pos in NOUNS or t.tag == "VBG" for t in tokens[start:j]) else start


def _runs_on(sight: Sight, j: int) -> bool:
    """Does a noun in small letters follow a body with a longer name ("the European Council | support for Peru")?"""
    term, token = sight.terms[j - 1], sight.a.tokens[j]
    return term.body is not None and term.last - term.first > 1 and token.pos == "NOUN" and token.text.islower()


def _lists_states(sight: Sight, j: int) -> bool:
    """Does token `j` go on with a list of states ("of the United States, Japan and the Philippines")?"""
    tokens = sight.a.tokens
    if tokens[j].text.lower() not in (",", "and") or j - 1 not in sight.terms:
        return False
    k = j + 1
    while k < len(tokens) and tokens[k].text.lower() in ("and", "the"):
        k += 1
    term, before = sight.terms.get(k), sight.terms[j - 1]
    named = term is not None and term.form in ("name", "abbreviation") and before.form in ("name", "abbreviation")
    after = tokens[term.last].text.lower() if named and term and term.last < len(tokens) else ""
    return named and (tokens[j].text == "and" or after in (",", "and"))


def _joins(sight: Sight, j: int) -> bool:
    """Does this "and" join two words of one name ("Strategic and International Studies")?"""
    tokens = sight.a.tokens
    if j + 1 >= len(tokens):
        return False
    after = tokens[j + 1] if tokens[j + 1].pos != "DET" or j + 2 >= len(tokens) else tokens[j + 2]
    if after.i in sight.names or look_up(sight.lexicon, after.text.lower(), after.text):
        return False
    if tokens[j - 1].text.islower() and after.pos == "NOUN" and after.text.islower():
        return _ends_before_name(sight, after.i + 1)
    return tokens[j - 1].text[0].isupper() and after.text[0].isupper() and after.pos in ("PROPN", "ADJ", "NOUN")


def _ends_before_name(sight: Sight, i: int) -> bool:
    """Does a name follow at token `i`, or behind a comma ("commissioner for peace and security, | Bankole Roe")?"""
    j = i + (i < len(sight.a.tokens) and sight.a.tokens[i].text == ",")
    return j in sight.names or j in sight.doubtful

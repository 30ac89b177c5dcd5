"""Gatherings of many that have a name ("the Munich Security Conference"): what they are called, and who was there."""

from __future__ import annotations

from detente.annotate import tree
from detente.lexicon.engagements import EngagementWords, Frame
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

ATTENDED = Frame(form="summit", where=("in", "at"), gathering=True)
"""What somebody is said to attend."""
ADDRESSED = Frame(form="summit", where=("in", "at"), gathering=True, spoken=True)
"""Where somebody is only said to have spoken."""
_JOINTS = frozenset({"of", "the", "and", "for", "on", "-", "–", "’s", "'s", "’", "'"})


def gathering_frame(a: Annotated, noun: Token, words: EngagementWords) -> Frame | None:
    """The frame of a named gathering that somebody attends or speaks at; None of any other noun."""
    known = noun.lemma in words.gatherings.nouns or noun.lemma in words.gatherings.stages
    if not known or attended_by(a, noun.i, words) is None:
        return None
    if not (is_named_gathering(a, noun, words) or named_before(a, noun, words)):
        return None
    above = a.tokens[noun.head]
    told = noun.dep in ("dobj", "obj") and above.lemma in words.gatherings.addressing
    spoken = told or (noun.dep == "pobj" and _speaks(a.tokens[above.head], words))
    return ADDRESSED if spoken else ATTENDED


def _speaks(verb: Token, words: EngagementWords) -> bool:
    return verb.pos == "VERB" and verb.lemma in words.gatherings.speaking


def attended_by(a: Annotated, noun: int, words: EngagementWords) -> int | None:
    """The verb by which somebody attends the gathering that the noun names, or speaks there."""
    token, lists = a.tokens[noun], words.gatherings
    above = a.tokens[token.head]
    if token.dep in ("dobj", "obj") and above.lemma in lists.verbs | lists.addressing:
        return above.i
    on = a.tokens[above.head]
    if token.dep != "pobj":
        return None
    if above.lemma in ("for", "to") and on.lemma in lists.journeys and on.pos == "VERB":
        return on.i
    if above.lemma in ("at", "to", "before") and _speaks(on, words):
        return on.i
    if above.lemma in lists.prepositions and on.lemma in lists.participation:
        verb = next((t for t in [on, *tree.ancestors(a, on.i)] if t.pos in ("VERB", "AUX")), None)
        return verb.i if verb is not None and verb.lemma not in words.agenda else None  # "discussed attendance at"
    return None


def is_named_gathering(a: Annotated, noun: Token, words: EngagementWords) -> bool:
    """Is it a gathering with a name of its own ("the APEC leaders' meeting")? That of a person or a state is none."""
    if noun.lemma not in words.gatherings.nouns | words.gatherings.stages:
        return False
    before = _before(a, noun)
    named = [t for t in before if _is_name(t) and t.text.lower() not in words.gatherings.plain]
    named = [t for t in named if not _names_person(a, t)]
    dates = [timex.span for timex in a.timexes]  # "the June 3 meeting" has no name
    names = [t for t in named if not any(span.start <= t.start < span.end for span in dates)]
    if any(t.text.lower() in words.gatherings.private for t in before):  # of business, party or science
        return False
    if any(t.entity not in ("PERSON", "GPE", "NORP") and not _is_owner(a, t) for t in names):
        return True
    attended = a.tokens[noun.head].lemma in words.gatherings.verbs and noun.dep == "dobj"
    towns = [t for t in names if t.entity == "GPE"]
    if attended and towns and noun.lemma in words.gatherings.kinds:  # "will attend the Paris summit"
        return True
    return noun.pos == "PROPN" and noun.lemma in words.gatherings.stages and bool(names)


def _is_name(token: Token) -> bool:
    """Is it a name, or an abbreviation in capitals ("the COVID-19 summit")?"""
    return token.pos == "PROPN" or (token.pos == "NOUN" and len(token.text) > _SHORT and token.text.isupper())


_SHORT = 2
"""Letters."""


def _names_person(a: Annotated, token: Token) -> bool:
    """Is it of somebody's title and name ("ahead of President Roe meeting X")?"""
    mention = tree.mention_of(a, token.i)
    return mention is not None and mention.form == "name" and any(a.cast[i].kind == "person" for i in mention.cast)


def _is_owner(a: Annotated, token: Token) -> bool:
    """Does it own the gathering, as a body that is no state's or no international one's may ("the party's meeting")?"""
    if not any(t.tag == "POS" for t in tree.children(a, token.i)):
        return False
    mention = tree.mention_of(a, token.i)
    return mention is None or not any(a.cast[i].kind == "side" for i in mention.cast)


def _before(a: Annotated, noun: Token) -> list[Token]:
    """The words of the name before the noun, however they are parsed ("Group of 20" of "a Group of 20 meeting")."""
    hung = [t for c in tree.children(a, noun.i, "compound", "nmod", "amod", "poss") for t in tree.subtree(a, c.i)]
    run: list[Token] = []
    first = a.sentences[noun.sentence].first
    for token in reversed(a.tokens[first : noun.i]):
        if token.text[:1].isupper() or token.pos == "NUM" or token.text.lower() in _JOINTS:
            run.insert(0, token)
        else:
            break
    while run and not (run[0].text[:1].isupper() and run[0].pos in ("PROPN", "ADJ")):
        run.pop(0)
    grouped = run if any(t.lemma == "of" for t in run) and run[0].entity in ("ORG", "EVENT", "") else []
    return sorted({t.i: t for t in [*hung, *grouped]}.values(), key=lambda t: t.i)


def name_span(a: Annotated, noun: Token) -> Span:
    """Where its name stands, from the first capital before it ("Group of 20 meeting")."""
    named = [t for t in _before(a, noun) if t.text[:1].isupper()]
    return Span(min((t.start for t in named), default=noun.start), noun.end)


def named_before(a: Annotated, noun: Token, words: EngagementWords) -> Token | None:
    """The named gathering that "the forum" means: the last one told of that is a forum, or is said to be one."""
    if not any(t.lemma in ("the", "this", "that") for t in tree.children(a, noun.i, "det")):
        return None
    if tree.children(a, noun.i, "compound", "nmod", "poss", "amod") or tree.prepositional(a, noun.i, "of"):
        return None
    for token in reversed(a.tokens[: noun.i]):
        if token.lemma in words.gatherings.nouns | words.gatherings.stages and is_named_gathering(a, token, words):
            kinds = {token.lemma, *(t.lemma for t in tree.children(a, token.i, "appos"))}
            if noun.lemma in kinds or noun.lemma in words.gatherings.kinds:
                return token
    return None


def called(a: Annotated, noun: Token, words: EngagementWords) -> str:
    """The gathering's name as printed, or that of the one that "the forum" means."""
    meant = noun if is_named_gathering(a, noun, words) else named_before(a, noun, words)
    return name_span(a, meant or noun).of(a.document.text)

"""Who owes a pledge: the sides and people that a phrase names, and what "the leaders" stands for."""

from __future__ import annotations

from collections.abc import Iterable

from detente.annotate.extents import phrase_span
from detente.annotate.frames import Frame
from detente.annotate.naming import actors_at, actors_behind, holder_of, holders_of, mentions_near, owners_of
from detente.annotate.tree import account_at, ancestors, chief_pair, children, subjects, subtree
from detente.annotate.voice import joint_sides, voice_of
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_FIRST_PERSON = frozenset({"we", "i"})
_THIRD = frozenset({"they"})
_VOICES = (None, "official", "legislator")


def named(a: Annotated, words: CommitmentWords, tokens: Iterable[Token]) -> tuple[Actor, ...]:
    """The actors of these tokens; "the leaders" are the document's two sides, another group goes by its words."""
    found: list[Actor] = []
    for token in tokens:
        actors = (*actors_behind(a, token.i), *_behind_of(a, token))
        if not any(x.side for x in actors):
            actors = the_two(a, words, token) or _the_two_meant(a, words, actors) or actors
        if not any(x.side for x in actors) and token.lemma in words.groups:
            actors = _of_main_clause(a, token) or actors
        group = not actors and token.lemma in words.groups
        found += actors or ([Actor(name=phrase_span(a, token.i).of(a.document.text))] if group else [])
    return tuple(dict.fromkeys(found))


def _behind_of(a: Annotated, token: Token) -> tuple[Actor, ...]:
    """Whom "and" joins to a name, where the parser joins him to its state ("Rossi of Italy and Berg of Norway")."""
    homes = [t for p in children(a, token.i, "prep") if p.lemma == "of" for t in children(a, p.i, "pobj")]
    joined = [c for h in homes for c in children(a, h.i, "conj") if c.entity == "PERSON"]
    return tuple(x for c in joined for x in actors_at(a, c.i) if x.side and x.name)


def _of_main_clause(a: Annotated, token: Token) -> tuple[Actor, ...]:
    """Whose officials they are in "Oslo warned Rome, with officials vowing to stay": the main clause's subject's."""
    opener = next((t for t in list(ancestors(a, token.i))[:2] if t.lemma == "with" and t.dep == "prep"), None)
    if opener is None:
        return ()
    sides = {x.side for t in subjects(a, opener.head) for x in actors_behind(a, t.i) if x.side}
    return (Actor(side=sides.pop()),) if len(sides) == 1 else ()


def the_two(a: Annotated, words: CommitmentWords, token: Token) -> tuple[Actor, ...]:
    """The document's two sides, where a phrase means them and names nobody: "both countries", "their ministers"."""
    if token.lemma not in words.pair or token.tag not in ("NNS", "NNPS"):
        return ()
    before = {t.lemma for t in children(a, token.i) if t.i < token.i}
    bare = before <= {"the", "both", "two", "these"} and not children(a, token.i, "relcl", "acl", "prep")
    ranked = bool(before) and before <= words.ranks
    if "their" in before or (bare and before) or (ranked and not children(a, token.i, "relcl", "acl", "prep")):
        return tuple(Actor(side=side) for side in joint_sides(a) or chief_pair(a))
    return ()


def _the_two_meant(a: Annotated, words: CommitmentWords, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The document's two sides, where a pronoun stands for "their ministers", "both countries"."""
    opening = [(x.name or "").lower().split() for x in actors]
    if any(
        name[:1] in (["their"], ["both"]) or (name[:1] == ["the"] and _is_pair(words, name[1:])) for name in opening
    ):
        return tuple(Actor(side=side) for side in chief_pair(a))
    return ()


def _is_pair(words: CommitmentWords, name: list[str]) -> bool:
    """Is it a bare plural of two ("leaders", "two sides")?"""
    plurals = {f"{word}s" for word in words.pair} | {"countries", "militaries"}
    return len(name) <= 2 and name[-1:] != [] and name[-1] in plurals and (len(name) == 1 or name[0] == "two")


def owing(a: Annotated, words: CommitmentWords, tokens: Iterable[Token], position: int) -> tuple[Actor, ...]:
    """Who owes what stands here: the subjects named, "we" in an official's words being his own side."""
    subjects = list(tokens)
    if {t.text.lower() for t in subjects} & _FIRST_PERSON:
        return speakers_at(a, position)
    found = named(a, words, subjects)
    if not found and {t.text.lower() for t in subjects} == {"it"}:  # "Oslo said it was ready": who else
        account = holder_of(a, account_at(a, position))
        return (account,) if account and account.side and account.name is None else ()
    if not found and {t.text.lower() for t in subjects} & _THIRD:
        return _tellers(a, words, position)
    return found


def _tellers(a: Annotated, words: CommitmentWords, position: int) -> tuple[Actor, ...]:
    """A group without a name that tells of itself ("30 states announced that they had signed"), by its words."""
    account = account_at(a, position)
    if account is None or account.source is not None or account.source_span is None:
        return ()
    told = account.source_span.of(a.document.text)
    plural = {f"{word}s" for word in words.groups} | {"countries", "parties", "companies", "allies", "economies"}
    return (Actor(name=told),) if told.split()[-1].lower() in plural else ()


def speaker_at(a: Annotated, position: int) -> Actor | None:
    """Who speaks here, of several the first; None where nobody does who can promise."""
    return next(iter(speakers_at(a, position)), None)


def speakers_at(a: Annotated, position: int) -> tuple[Actor, ...]:
    """All who speak here ("the two sides said"): officials or legislators, or those whose standing is not told."""
    account = account_at(a, position)
    own = None if account else _own_voice(a, position)
    speakers = holders_of(a, account) if account else (own,) if own else ()
    return tuple(x for x in speakers if x.side is not None and x.standing in _VOICES)


def _own_voice(a: Annotated, position: int) -> Actor | None:
    """Who speaks in an official text where nobody is quoted: whose statement it is."""
    quoted = any(q.inner.start <= position < q.inner.end for q in a.quotes)
    own = None if quoted else voice_of(a)
    return Actor(side=own, standing="official") if own else None


def owners(a: Annotated, noun: int) -> tuple[Actor, ...]:
    """Whose a pledge is: of a joint possessive ("Peru's and Chile's pledge") all, else those that `owners_of` finds."""
    found: list[Actor] = []
    for child in children(a, noun, "poss"):
        below = subtree(a, child.i)
        span = Span(below[0].start, below[-1].end)
        inside = [m for m in mentions_near(a, span) if span.covers(a.tokens[m.head].span)]
        found += [a.cast[i].actor for m in inside for i in m.cast]
    sided = tuple(dict.fromkeys(x for x in found if x.side))
    return sided if len({x.side for x in sided}) > 1 else owners_of(a, noun)


def parties(a: Annotated, words: CommitmentWords, frame: Frame) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(who owes, to whom). What a deal commits somebody to, he owes; parties to an agreement owe it together."""
    if any(t.lemma in words.pledges for t in frame.subjects):
        return named(a, words, frame.objects), ()
    by = owing(a, words, frame.subjects, a.tokens[frame.head].start)
    if not any(x.side for x in by):
        by = named(a, words, _first_subjects(a, frame)) or by
    others = tuple(x for t in frame.slot("with") for x in actors_at(a, t.i))
    joint = a.tokens[frame.head].lemma in ("agree", "consent")
    aimed = [*frame.slot("to", "dative"), *(frame.objects if a.tokens[frame.head].lemma in words.assure else ())]
    toward = tuple(x for t in aimed for x in actors_at(a, t.i) if x not in by)
    return (by + others, ()) if joint and by else (by, toward + others)


def _first_subjects(a: Annotated, frame: Frame) -> list[Token]:
    """Of a second verb that shares the subject of what a first one told, the subjects further up.

    "They signed a text that says the war is over, and pledged to reopen the road": the parser hangs it on "is over".
    """
    verb = a.tokens[frame.head]
    if verb.dep != "conj" or children(a, verb.i, "nsubj", "nsubjpass"):
        return []
    above = (subjects(a, t.i) for t in list(ancestors(a, verb.i))[1:] if t.pos == "VERB")
    return next((found for found in above if any(x.side for t in found for x in actors_behind(a, t.i))), [])

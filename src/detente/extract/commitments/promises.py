"""Verbs of promising, agreeing, signing and avoiding."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span, phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of, passive_voice, verb_with_particle
from detente.annotate.naming import actors_at, actors_behind, owners_of
from detente.annotate.tree import actuality, ancestors, chief_pair, children, conjuncts, subtree, timexes_in
from detente.extract.commitments.draft import CIRCUMSTANCES, Draft, undertaking
from detente.extract.commitments.parties import named, owing, parties
from detente.extract.commitments.series import end_before, further, to_next_promise
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_NO_PLACE = frozenset({"forward", "ahead", "along", "up", "through", "further", "beyond"})


def by_verb(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    """What this verb promises, signs or avoids."""
    frame = frame_of(a, verb.i)
    lemma = verb_with_particle(a, verb.i)
    if conditional(a, verb) or _disputed(a, words, verb) or _challenged(a, verb):
        return
    binding = lemma in words.bind and any(t.lemma in words.pledges for t in frame.subjects)
    if lemma in words.promise or binding:
        yield from _promised(a, words, verb, frame)
    elif lemma in words.together or (lemma in words.instruct and _orders(a, verb, frame)):
        yield from (draft for draft in _promised(a, words, verb, frame) if _of_several(draft.by))
    elif lemma in words.sign | words.prolong and any(t.lemma in words.pledges for t in frame.objects):
        yield from _signed(a, words, verb, frame)
    elif lemma in words.signing and any(_is_paper(words, a, t) for t in frame.objects):
        yield from (draft for draft in _signed(a, words, verb, frame) if _of_several(draft.by))
    elif lemma in words.persuade:
        yield from _persuaded(a, verb, frame)
    elif lemma in words.offer and any(t.lemma in words.help and not _of_force(a, words, t) for t in frame.objects):
        yield from _promised(a, words, verb, frame)
    elif lemma in words.avoid:
        yield from _avoided(a, words, verb, frame)


def _orders(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Is somebody told to do something ("instructed their teams to move ahead")?"""
    return bool(frame.objects) and bool(children(a, verb.i, "xcomp", "ccomp"))


def _of_force(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """Is it no help but pressure ("a package of tariffs")?"""
    return any(t.lemma in words.forces for p in children(a, noun.i, "prep") for t in children(a, p.i, "pobj"))


def _is_paper(words: CommitmentWords, a: Annotated, noun: Token) -> bool:
    """Is it a paper that binds, or several of them ("a package of documents")?"""
    held = (t for p in children(a, noun.i, "prep") if p.lemma == "of" for t in children(a, p.i, "pobj"))
    return noun.lemma in words.papers or any(t.lemma in words.papers for t in held)


def _persuaded(a: Annotated, verb: Token, frame: Frame) -> Iterator[Draft]:
    """What one was brought to do ("persuaded Rome to accept a truce")."""
    aim = next(
        (c for c in frame.clauses if c.i > verb.i and any(t.lemma == "to" for t in children(a, c.i, "aux"))), None
    )
    by = tuple(x for t in frame.objects for x in actors_behind(a, t.i) if x.side)
    if aim is not None and by and actuality(a, verb.i) == "actual":
        yield Draft(trigger=verb, text=undertaking(a, aim.i), by=by, status="made", rule="persuade", confidence=0.5)


def _of_several(by: tuple[Actor, ...]) -> bool:
    """Are they of more than one side?"""
    return len({x.side for x in by if x.side}) > 1


def conditional(a: Annotated, verb: Token) -> bool:
    """Does it stand in a condition ("if Rome agrees to …", "when ratified by all")?"""
    if any(t.lemma in ("if", "unless", "until", "whether") for t in children(a, verb.i, "mark")):
        return True
    bare = not children(a, verb.i, "nsubj", "nsubjpass", "aux", "auxpass")
    return bare and any(t.lemma in ("when", "once") for t in children(a, verb.i, "advmod", "mark"))


def _challenged(a: Annotated, verb: Token) -> bool:
    """Is it only what somebody is called on to promise ("challenged Oslo to agree to a ban")?"""
    bare = any(t.lemma == "to" for t in children(a, verb.i, "aux"))
    return bare and verb.dep in ("xcomp", "ccomp", "advcl") and a.tokens[verb.head].lemma in _CALLING


_CALLING = frozenset({"challenge", "encourage", "invite", "persuade", "pressure", "exhort", "force", "refuse", "fail"})


def _disputed(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it told only to be denied ("denied that it had agreed")?"""
    above = next((t for t in ancestors(a, verb.i) if t.pos == "VERB"), None)
    return above is not None and above.lemma in words.deny and verb.dep in ("ccomp", "xcomp", "pcomp")


def _signed(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    """A treaty signed or ratified binds those who sign; the verb tells how far it came, so it stays in the text."""
    by = owing(a, words, frame.subjects, verb.start)
    bare = any(t.lemma == "to" for t in children(a, verb.i, "aux"))  # "met to sign": told of the meeting
    if by and _is_done(a, verb) and not bare:
        named_deed = next((t for t in frame.objects if verb.dep == "acl" and t.i == verb.head), None)
        span = to_next_promise(a, words, predicate_span(a, verb.i, until=CIRCUMSTANCES))
        if named_deed is not None:  # "the accord signed by Rome and Lima"
            span = phrase_span(a, named_deed.i, drop=("acl", "relcl", "appos", "conj", "cc"))
        yield Draft(trigger=verb, text=span, by=by, status="made", rule="sign", confidence=0.7)


def _is_done(a: Annotated, verb: Token) -> bool:
    """Is it told as done; of two verbs with one auxiliary ("could waive it and sign the pact") is the first?"""
    shared = verb.dep == "conj" and not children(a, verb.i, "aux", "auxpass", "nsubj", "nsubjpass")
    above = a.tokens[verb.head]
    own = actuality(a, verb.i) == "actual"
    return own and (not shared or above.pos not in ("VERB", "AUX") or _is_done(a, above))


def _promised(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    actual = actuality(a, verb.i)
    span = _what(a, words, verb, frame)
    by, toward = parties(a, words, frame)
    if not by:
        by = named(a, words, _above(a, verb)) or _of_the_two(a, verb)
    if not by and verb.lemma in words.bind:  # "is committed to": who is bound stands as the passive's subject
        by = named(a, words, frame.objects)
    matters = {t.lemma for t in (*frame.objects, *frame.slot("on", "upon", "about", "to"))}
    viewed = bool(matters & (words.deeds | words.views)) and not frame.clauses
    if viewed or _shared_view(a, verb, frame) or _only_repeated(a, words, verb, frame) or _private(by):
        return
    if span is not None and verb.dep == "relcl" and " " not in span.of(a.document.text):
        span = _with_filler(a, verb, span)
    if span is None or span.of(a.document.text) in words.states or actual in ("possible", "denied") or not by:
        return
    rest = further(a, verb, next((c for c in _aims(a, words, verb, frame) if c.i > verb.i and c.pos == "VERB"), None))
    if rest:
        span = Span(span.start, max(span.start + 1, min(span.end, end_before(a, rest[0]))))
    yield Draft(trigger=verb, text=span, by=by, toward=toward, status="made", rule="promise", confidence=0.75)
    for clause, later in zip(rest, [*rest[1:], None], strict=False):
        text = undertaking(a, clause.i)
        stop = end_before(a, later) if later else text.end
        text = Span(text.start, max(text.start + 1, min(text.end, stop)))
        yield Draft(trigger=clause, text=text, by=by, toward=toward, status="made", rule="promise:and")


def _of_the_two(a: Annotated, verb: Token) -> tuple[Actor, ...]:
    """The document's two sides, of what "was agreed" by nobody who is named ("it was agreed to meet again")."""
    bare = passive_voice(a, verb.i) and not children(a, verb.i, "agent") and verb.lemma in ("agree", "decide")
    meant = children(a, verb.i, "nsubjpass", "expl", "nsubj")
    return tuple(Actor(side=s) for s in chief_pair(a)) if bare and all(t.lemma == "it" for t in meant) else ()


def _above(a: Annotated, verb: Token) -> list[Token]:
    """Of a participle beside a clause whose subject is nobody, the subjects further up that name somebody.

    "The two signed a pact that ends the war, agreeing to reopen the road": the parser hangs it on the pact's clause.
    """
    if verb.dep != "advcl" or verb.tag != "VBG":
        return []
    above = (children(a, t.i, "nsubj", "nsubjpass") for t in ancestors(a, verb.i) if t.pos == "VERB")
    told = ([c for t in found for c in conjuncts(a, t.i)] for found in above)
    return next((found for found in told if any(x.side for t in found for x in actors_behind(a, t.i))), [])


def _with_filler(a: Annotated, verb: Token, span: Span) -> Span:
    """From the noun that fills the gap ("the tax that Oslo promised to lift")."""
    return Span(subtree(a, verb.head)[0].start, span.end)


def _only_repeated(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> bool:
    """Is something reaffirmed that is no pledge ("reaffirmed the values of democracy")?"""
    named_pledge = any(t.lemma in words.pledges | words.intentions for t in frame.objects)
    future = any(t.tag in ("MD", "VB") for c in frame.clauses for t in (c, *children(a, c.i, "aux")))
    return verb.lemma in words.repeat and not named_pledge and not future


def _private(by: tuple[Actor, ...]) -> bool:
    """Is it owed by people of no side only, who are named: a matter of theirs?"""
    return bool(by) and all(x.side is None and x.name is not None and x.name.istitle() for x in by)


def _shared_view(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Is a view told, not an undertaking ("agreed that trade will grow"): a clause about something else?"""
    for clause in frame.clauses:
        subject = next(iter(children(a, clause.i, "nsubj", "nsubjpass")), None)
        to_do = any(t.tag == "MD" for t in children(a, clause.i, "aux")) and passive_voice(a, clause.i)
        if verb.lemma == "agree" and clause.dep == "ccomp" and subject is not None and not to_do:
            return subject.pos not in ("PRON",) and not actors_at(a, subject.i)
    return False


def _what(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Span | None:
    """The words of what is promised: the clause or the noun after the verb."""
    for clause in _aims(a, words, verb, frame):
        if clause.i > verb.i and clause.pos in ("VERB", "AUX"):
            if _undergone(a, clause):
                return None
            away = clause.lemma in words.travel and not _ahead(a, clause)
            return None if away else _undertaken(a, clause)
    assured = ("of",) if verb.lemma in words.assure else ()
    for token in [*frame.objects, *frame.slot("to", "on", "upon", *assured)]:
        someone = actors_at(a, token.i) or token.lemma in words.groups
        if (
            not someone
            and token.pos in ("NOUN", "PROPN", "NUM", "SYM")
            and token.i > verb.i
            and not _bare_contact(a, words, token)
            and not _is_day(a, token)
        ):
            return phrase_span(a, token.i)
    gerunds = [c for p in children(a, verb.i, "prep") if p.lemma in ("to", "on") for c in children(a, p.i, "pcomp")]
    return undertaking(a, gerunds[0].i) if gerunds else None


def _aims(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> list[Token]:
    """The clauses that say what is promised; also an infinitive that the parser takes for a purpose.

    "Has undertaken to hand back the town", "committed themselves to share data".
    """
    own = [c for c in frame.clauses if c.dep in ("xcomp", "ccomp")]
    days = [t for t in (*children(a, verb.i, "npadvmod"), *frame.slot("on", "in")) if _is_day(a, t)]
    own += [c for t in days for c in children(a, t.i, "acl", "relcl") if children(a, c.i, "aux") and c.tag == "VB"]
    things = [t for t in frame.objects if t.tag != "PRP" and t.lemma not in words.intentions]
    if own or any(not actors_at(a, t.i) for t in things):  # "promised Peru to free the men"
        return own
    return [c for c in children(a, verb.i, "advcl") if any(t.lemma == "to" for t in children(a, c.i, "aux"))]


def _is_day(a: Annotated, token: Token) -> bool:
    """Is it a day or a time ("promised on Monday to free them", where the parser hangs the promise on it)?"""
    return any(t.span.covers(token.span) for t in timexes_in(a, a.sentences[token.sentence].span))


def _undergone(a: Annotated, clause: Token) -> bool:
    """Is it nothing that one does oneself ("vowed not to be deterred")?"""
    return clause.dep == "xcomp" and passive_voice(a, clause.i) and not children(a, clause.i, "nsubjpass")


def _undertaken(a: Annotated, clause: Token) -> Span:
    """The clause's predicate; of a passive ("that the base will be closed") the whole clause."""
    passive = passive_voice(a, clause.i) and bool(children(a, clause.i, "nsubjpass"))
    return clause_span(a, clause.i) if passive else undertaking(a, clause.i)


def _ahead(a: Annotated, verb: Token) -> bool:
    """Is it no journey ("come forward with a bill", "go along")?"""
    return any(t.lemma in _NO_PLACE for t in children(a, verb.i, "prt", "advmod"))


def _bare_contact(a: Annotated, words: CommitmentWords, noun: Token) -> bool:
    """A visit or meeting of nobody told ("agreed to the trip") is an engagement, no undertaking."""
    return noun.lemma in words.contacts and not owners_of(a, noun.i, depth=0)


def _avoided(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    """What is avoided ("avoided making commitments on exports"): each thing after "including" is one more."""
    inner = [c for c in frame.clauses if c.lemma in words.promise or _pledges_below(a, words, c)]
    nouns = [t for t in frame.objects if t.lemma in words.pledges]
    by = named(a, words, frame.subjects)
    kept = [c for c in inner if c.lemma in words.kept]
    if by and verb.lemma == "fail" and kept:
        yield Draft(trigger=verb, text=undertaking(a, kept[0].i), by=by, status="broken", rule="fail", confidence=0.65)
        return
    for head in [*inner, *nouns][:1] if by else []:
        body = predicate_span(a, head.i) if head.pos == "VERB" else phrase_span(a, head.i)
        parts = list(_included(a, head))
        if parts:
            body = Span(body.start, min(max(body.start + 1, _before(a, parts[0])), body.end))
        yield Draft(trigger=verb, text=body, by=by, status="avoided", rule="avoid", confidence=0.7)
        for part in parts:
            span = predicate_span(a, part.i) if part.pos == "VERB" else phrase_span(a, part.i)
            yield Draft(trigger=part, text=span, by=by, status="avoided", rule="avoid:including", confidence=0.65)


def _pledges_below(a: Annotated, words: CommitmentWords, clause: Token) -> bool:
    return any(t.lemma in words.pledges | words.aims for t in children(a, clause.i, "dobj", "obj"))


def _included(a: Annotated, head: Token) -> Iterator[Token]:
    """What stands after "including" below this head."""
    for token in subtree(a, head.i):
        if token.lemma in ("include", "including") and token.dep == "prep":
            inner = [token, *children(a, token.i, "prep")]
            yield from (c for p in inner for c in children(a, p.i, "pcomp", "pobj"))


def _before(a: Annotated, part: Token) -> int:
    """The end of the words before the "including" that governs this part."""
    opener = next((t for t in ancestors(a, part.i) if t.lemma in ("include", "including")), part)
    i = opener.i - 1
    while i > 0 and a.tokens[i].pos == "PUNCT":
        i -= 1
    return a.tokens[i].end

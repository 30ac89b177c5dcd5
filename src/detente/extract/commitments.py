"""Annotated -> claims about commitments: what was promised, agreed, avoided, sought, kept or broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.annotate.extents import phrase_span, predicate_span
from detente.annotate.frames import Frame, frame_of, frame_of_noun, verb_with_particle
from detente.annotate.moments import timex_of
from detente.annotate.naming import actors_at, actors_behind, holder_of, owners_of, reported_by
from detente.annotate.tree import account_at, actuality, ancestors, children, is_negated, subtree, timexes_in
from detente.kinds.commitment import Commitment, CommitmentStatus
from detente.lexicon import Lexicon
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When, parse_when

_CIRCUMSTANCES = ("after", "since", "amid", "despite", "during", "before", "at", "following", "ahead", "when", "as")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as found: `trigger` made it, `text` is the undertaking."""

    trigger: Token
    text: Span
    by: tuple[Actor, ...]
    status: CommitmentStatus
    toward: tuple[Actor, ...] = ()
    rule: str
    confidence: float = 0.6


def extract_commitments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Commitment]]:
    """The claims about commitments that the document makes."""
    words = lexicon.commitments
    for sentence in a.sentences:
        if sentence.noise:
            continue
        taken: list[Span] = []
        for token in a.tokens[sentence.first : sentence.last]:
            for draft in _drafts(a, words, token):
                if not any(t.covers(draft.text) or draft.text.covers(t) for t in taken):
                    taken.append(draft.text)
                    yield _claim(a, lexicon, draft)


def _drafts(a: Annotated, words: CommitmentWords, token: Token) -> Iterator[Draft]:
    if token.pos == "VERB":
        yield from _by_verb(a, words, token)
    elif token.pos in ("NOUN", "PROPN") and token.lemma in words.pledges:
        yield from _by_noun(a, words, token)


# ---------------------------------------------------------------- verbs of promising, agreeing, avoiding


def _by_verb(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    frame = frame_of(a, verb.i)
    lemma = verb_with_particle(a, verb.i)
    if _conditional(a, verb):
        return
    binding = lemma in words.bind and any(t.lemma in words.pledges for t in frame.subjects)
    if lemma in words.promise or binding:
        yield from _promised(a, words, verb, frame)
    elif lemma in words.sign and any(t.lemma in words.pledges for t in frame.objects):
        yield from _signed(a, words, verb, frame)
    elif lemma in words.avoid:
        yield from _avoided(a, words, verb, frame)
    elif verb.lemma in words.will and _is_will(a, verb):
        yield from _will(a, verb, frame)


def _conditional(a: Annotated, verb: Token) -> bool:
    """Does it stand in a condition ("if Rome agrees to …")?"""
    return any(t.lemma in ("if", "unless", "until", "whether") for t in children(a, verb.i, "mark"))


def _signed(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    """A treaty signed or ratified binds those who sign; the verb tells how far it came, so it stays in the text."""
    by = _named(a, words, frame.subjects)
    if by and actuality(a, verb.i) == "actual":
        span = predicate_span(a, verb.i, until=_CIRCUMSTANCES)
        yield Draft(trigger=verb, text=span, by=by, status="made", rule="sign", confidence=0.7)


def _promised(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    actual = actuality(a, verb.i)
    span = _undertaking(a, verb, frame)
    by, toward = _parties(a, words, frame)
    if not words.deeds.isdisjoint(t.lemma for t in frame.objects) or _shared_view(a, verb, frame):
        return
    if span is None or actual in ("possible", "denied") or not by:
        return
    yield Draft(trigger=verb, text=span, by=by, toward=toward, status="made", rule="promise", confidence=0.75)


def _shared_view(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Is a view told, not an undertaking ("agreed that trade will grow"): a clause about something else?"""
    for clause in frame.clauses:
        subject = next(iter(children(a, clause.i, "nsubj", "nsubjpass")), None)
        if verb.lemma == "agree" and clause.dep == "ccomp" and subject is not None:
            return subject.pos not in ("PRON",) and not actors_at(a, subject.i)
    return False


def _undertaking(a: Annotated, verb: Token, frame: Frame) -> Span | None:
    """The words of what is promised: the clause or the noun after the verb."""
    for clause in frame.clauses:
        if clause.i > verb.i and clause.dep in ("xcomp", "ccomp") and clause.pos in ("VERB", "AUX"):
            return predicate_span(a, clause.i, until=_CIRCUMSTANCES)
    for token in [*frame.objects, *frame.slot("to", "on", "upon")]:
        if not actors_at(a, token.i) and token.pos in ("NOUN", "PROPN"):
            return phrase_span(a, token.i)
    gerunds = [c for p in children(a, verb.i, "prep") if p.lemma in ("to", "on") for c in children(a, p.i, "pcomp")]
    return predicate_span(a, gerunds[0].i, until=_CIRCUMSTANCES) if gerunds else None


def _parties(a: Annotated, words: CommitmentWords, frame: Frame) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(who owes, to whom). What a deal commits somebody to, he owes; parties to an agreement owe it together."""
    if any(t.lemma in words.pledges for t in frame.subjects):
        return _named(a, words, frame.objects), ()
    by = _named(a, words, frame.subjects)
    others = tuple(x for t in frame.slot("with") for x in actors_at(a, t.i))
    joint = a.tokens[frame.head].lemma in ("agree", "consent")
    toward = tuple(x for t in frame.slot("to", "dative") for x in actors_at(a, t.i))
    return (by + others, ()) if joint and by else (by, toward + others)


def _named(a: Annotated, words: CommitmentWords, tokens: Iterable[Token]) -> tuple[Actor, ...]:
    """The actors of these tokens; a group of people that nobody is known of goes by its words."""
    found: list[Actor] = []
    for token in tokens:
        actors = actors_behind(a, token.i)
        group = not actors and token.lemma in words.groups
        found += actors or ([Actor(name=phrase_span(a, token.i).of(a.document.text))] if group else [])
    return tuple(dict.fromkeys(found))


def _avoided(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> Iterator[Draft]:
    """What is avoided ("avoided making commitments on exports"): each thing after "including" is one more."""
    inner = [c for c in frame.clauses if c.lemma in words.promise | words.conclude or _pledges_below(a, words, c)]
    nouns = [t for t in frame.objects if t.lemma in words.pledges]
    by = _named(a, words, frame.subjects)
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
    return any(t.lemma in words.pledges for t in children(a, clause.i, "dobj", "obj"))


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


# ---------------------------------------------------------------- "we will …", said by those who will


def _is_will(a: Annotated, verb: Token) -> bool:
    helpers = {t.lemma for t in children(a, verb.i, "aux")} | {t.text.lower() for t in children(a, verb.i, "aux")}
    return bool(helpers & {"will", "shall", "'ll", "’ll"}) and not is_negated(a, verb.i)


def _will(a: Annotated, verb: Token, frame: Frame) -> Iterator[Draft]:
    speaker = holder_of(a, account_at(a, verb.start))
    if speaker is None or speaker.side is None or speaker.standing not in (None, "official"):
        return
    by = tuple(x for t in frame.subjects for x in actors_behind(a, t.i))
    own = [x for x in by if x.side == speaker.side]
    if not own and {t.text.lower() for t in frame.subjects} & {"we", "i"}:
        own = [speaker]
    if own:
        span = predicate_span(a, verb.i)
        yield Draft(trigger=verb, text=span, by=tuple(own), status="made", rule="will", confidence=0.5)


# ---------------------------------------------------------------- nouns: "an agreement with Rome to …"


def _by_noun(a: Annotated, words: CommitmentWords, noun: Token) -> Iterator[Draft]:
    frame = frame_of_noun(a, noun.i)
    if is_negated(a, noun.i):
        return
    parties = _noun_parties(a, words, noun, frame)
    told = bool(frame.clauses) or any(name in ("to", "on", "with", "between", "of") for name, _ in frame.slots)
    if not parties or not (told or owners_of(a, noun.i)):
        return
    status = _status_of_noun(a, words, noun)
    yield Draft(trigger=noun, text=phrase_span(a, noun.i), by=parties, status=status, rule="noun", confidence=0.55)


def _noun_parties(a: Annotated, words: CommitmentWords, noun: Token, frame: Frame) -> tuple[Actor, ...]:
    """Whose the pledge is: its owners, those it is with or between, and who concludes it."""
    own = owners_of(a, noun.i)
    around = tuple(x for t in frame.slot("with", "between", "among", "by", "of") for x in actors_at(a, t.i))
    verb = next((t for t in ancestors(a, noun.i) if t.pos == "VERB"), None)
    concluders: tuple[Actor, ...] = ()
    if verb is not None and verb.lemma in words.conclude | words.kept | words.broken:
        concluders = _named(a, words, frame_of(a, verb.i).subjects) if not own else ()
    return tuple(dict.fromkeys([*own, *concluders, *around]))


def _status_of_noun(a: Annotated, words: CommitmentWords, noun: Token) -> CommitmentStatus:
    for verb in [t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")][:2]:
        if verb.lemma in words.broken or (verb.lemma == "fail"):
            return "broken"
        if verb.lemma in words.kept:
            return _kept(a, verb)
        if verb.lemma in words.in_progress:
            return "in_progress"
        if verb.lemma in words.avoid:
            return "avoided"
        if verb.lemma in words.seek:
            return "sought"
    return "made"


def _kept(a: Annotated, verb: Token) -> CommitmentStatus:
    above = a.tokens[verb.head].lemma
    if is_negated(a, verb.i) or above == "fail":
        return "no_evidence" if above != "fail" else "broken"
    return "kept" if actuality(a, verb.i) == "actual" and verb.tag in ("VBD", "VBN") else "made"


# ---------------------------------------------------------------- drafts -> claims


def _claim(a: Annotated, lexicon: Lexicon, draft: Draft) -> Claim[Commitment]:
    sentence = a.sentences[draft.trigger.sentence]
    text = draft.text.of(a.document.text)
    account = reported_by(a, draft.trigger.start)
    return Claim(
        place=Place(a.document.id, "commitment", draft.trigger.span),
        fields=Commitment(
            by=draft.by,
            toward=draft.toward,
            text=text,
            made_on=_made_on(a, draft),
            due=_due(a, lexicon.commitments, draft.text),
            asserted_by=account,
            status=draft.status,
            issues=lexicon.issues.find(text) or lexicon.issues.find(sentence.span.of(a.document.text))[:1],
        ),
        evidence=(
            a.document.evidence(sentence.span),
            a.document.evidence(draft.text, field="text"),
        ),
        known_from=a.document.known_from,
        according_to=account,
        confidence=draft.confidence,
        rule=f"commitment:{draft.rule}",
    )


def _made_on(a: Annotated, draft: Draft) -> When | None:
    timex = timex_of(a, draft.trigger.i)
    if timex is not None and not draft.text.covers(timex.span):
        return timex.when
    attribution = account_at(a, draft.trigger.start)
    return attribution.said_on if attribution and draft.rule == "will" else None


def _due(a: Annotated, words: CommitmentWords, text: Span) -> When | None:
    """A date in the undertaking with "by", "before", "until" in or before it; the day itself, not all days up to it."""
    for timex in timexes_in(a, text):
        lead = a.document.text[max(0, timex.span.start - 20) : timex.span.end].lower()
        opening = lead[: -len(timex.text)].split()[-3:] + timex.text.lower().split()[:1]
        if timex.when is not None and any(_ends_with(opening, cue.split()) for cue in words.due):
            return parse_when(timex.when.edtf.removeprefix("../"))
    return None


def _ends_with(words: list[str], cue: list[str]) -> bool:
    return words[-len(cue) :] == cue or words[-len(cue) - 1 : -1] == cue

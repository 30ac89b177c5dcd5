"""What a side says that it will do, intends to do, or is ready to do: in its own words or as told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.annotate.extents import clause_span, phrase_span
from detente.annotate.frames import Frame, frame_of, verb_with_particle
from detente.annotate.naming import actors_at, actors_behind
from detente.annotate.tree import (
    account_at,
    actuality,
    agents,
    ancestors,
    children,
    conjuncts,
    is_negated,
    is_passive,
    subjects,
    subtree,
    tense,
)
from detente.extract.commitments.bound import announced, bound_together, for_another, jointly, of_announcers
from detente.extract.commitments.draft import Draft, undertaking
from detente.extract.commitments.parties import named, owing, owners, speaker_at, speakers_at
from detente.extract.commitments.promises import conditional
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_WOULD = frozenset({"would", "'d", "’d"})
_WISHES = frozenset({"hope", "wish", "expect", "think", "believe", "doubt", "guess"})
_DOUBT = frozenset({"if", "whether", "unless", "until"})


def intents(a: Annotated, words: CommitmentWords, token: Token) -> Iterator[Draft]:
    """The undertakings that this token tells: a future verb, a verb, adjective or noun of intention."""
    if token.pos == "VERB" and _is_future(a, words, token) and _is_deed(a, words, token):
        yield from _will(a, words, token)
    elif token.pos == "VERB" and is_passive(a, token.i):
        yield from _will_be_done(a, words, token)
    elif token.lemma == "go" and token.tag == "VBG" and children(a, token.i, "xcomp"):
        yield from _going_to(a, words, token)
    elif token.pos == "VERB" and token.lemma in words.intend:
        yield from _stated(a, words, token, subjects(a, token.i), rule="intend")
    elif token.lemma in words.bound | words.willing and token.dep in (
        "acomp",
        "oprd",
        "conj",
        "ROOT",
        "ccomp",
        "advcl",
    ):
        yield from _stated(a, words, token, _of_adjective(a, token), rule="willing")
    elif token.pos == "NOUN" and token.lemma in words.intentions:
        yield from _noun(a, words, token)


# ---------------------------------------------------------------- "we will …", said by those who will


def _is_future(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it to be done: "will", or after a report in the past "would"?"""
    helpers = {t.text.lower() for t in children(a, verb.i, "aux")} | {t.lemma for t in children(a, verb.i, "aux")}
    wished = verb.dep == "ccomp" and verb_with_particle(a, verb.head) in _WISHES
    if wished or is_passive(a, verb.i) or conditional(a, verb):
        return False
    return bool(helpers & _WILL) or (
        bool(helpers & _WOULD) and "have" not in helpers and _reported_in_past(a, words, verb)
    )


def _is_deed(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it something to be done, or to be stayed with, or anything that a pledge binds to?"""
    if verb.lemma in words.will or verb_with_particle(a, verb.i) in words.will or _staying(a, words, verb):
        return True
    if verb.lemma in words.weigh:  # "if you ask, we will consider it"
        return any(t.dep == "advcl" and conditional(a, t) for t in children(a, verb.i))
    return account_at(a, verb.start) is None and _pledges_under(a, words, frame_of(a, verb.i))


def _staying(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it to stay as it is for others' sake ("will remain the guarantor", "the troops will stay until …")?"""
    if verb.lemma not in words.stay:
        return False
    told = children(a, verb.i, "attr", "acomp", "oprd")
    if told:
        return any(t.lemma in words.parts | words.bound for x in told for t in conjuncts(a, x.i))
    return any(t.lemma in words.forces for t in children(a, verb.i, "nsubj"))


def _pledges_under(a: Annotated, words: CommitmentWords, frame: Frame) -> bool:
    return any(t.lemma in words.pledges for t in frame.slot("under"))


def _going_to(a: Annotated, words: CommitmentWords, going: Token) -> Iterator[Draft]:
    """What those who speak are "going to" do."""
    verb = children(a, going.i, "xcomp")[0]
    present = any(t.lemma == "be" for t in children(a, going.i, "aux"))
    if present and verb.lemma in words.will and not conditional(a, going) and not is_negated(a, going.i):
        yield from _will(a, words, verb)


def _reported_in_past(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    if announced(a, words, verb):
        return True
    above = next((t for t in ancestors(a, verb.i) if t.pos == "VERB"), None)
    account = account_at(a, verb.start)
    told = account is not None and account.form != "direct" and verb.dep in ("ccomp", "conj", "ROOT")
    return told and above is not None and tense(a, above.i) == "past"


def _will(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    if is_negated(a, verb.i) and verb.lemma not in words.abstain:
        return
    if _only_talk(a, words, verb):
        return
    speakers, frame = speakers_at(a, verb.start), frame_of(a, verb.i)
    by = owing(a, words, frame.subjects, verb.start)
    if verb.lemma in words.stay:  # their troops: "the 300 Chadian soldiers will remain"
        by = tuple(x for t in frame.subjects for x in actors_behind(a, t.i)) or by
    own = tuple(x for x in by if any(_speaks_for(speaker, x) for speaker in speakers))
    own = own or bound_together(a, words, verb, by) or of_announcers(by, announced(a, words, verb))
    if not own and (_under_pledge(a, words, verb, frame) or jointly(a, verb, by) or for_another(a, verb, frame, by)):
        own = tuple(x for x in by if x.side)
    whole = verb.lemma in words.stay | (words.weigh - words.will)
    span = _whole(a, verb) if whole else undertaking(a, verb.i)
    if own and not _contact(a, words, verb) and _tells(span.of(a.document.text)):
        yield Draft(trigger=verb, text=span, by=own, status="made", rule="will", confidence=0.5, deed=True)


def _will_be_done(a: Annotated, words: CommitmentWords, verb: Token) -> Iterator[Draft]:
    """What a side's officials say will be done by nobody named ("said the men would be freed"): they will do it."""
    speaker, lemma = speaker_at(a, verb.start), verb_with_particle(a, verb.i)
    account = account_at(a, verb.start)
    deed = lemma in words.given or verb.lemma in words.given
    told = account is not None and speaker is not None and verb.dep in ("ccomp", "conj", "ROOT")
    things = children(a, verb.i, "nsubjpass")
    unsure = (
        not things
        or any(t.lemma in words.speech for t in things)
        or conditional(a, verb)
        or is_negated(a, verb.i)
        or any(actors_at(a, t.i) for t in agents(a, verb.i))
    )
    if not told or not deed or speaker is None or unsure:
        return
    helpers = {t.text.lower() for t in children(a, verb.i, "aux")}
    if helpers & _WILL or (helpers & _WOULD and "have" not in helpers and _reported_in_past(a, words, verb)):
        text = clause_span(a, verb.i)
        yield Draft(trigger=verb, text=text, by=(speaker,), status="made", rule="will be", confidence=0.45, deed=True)


def _whole(a: Annotated, verb: Token) -> Span:
    """The whole clause: who or what stays and how long, under which condition a thing is weighed."""
    span = clause_span(a, verb.i)
    return Span(span.start, max(span.end, undertaking(a, verb.i).end))


def _only_talk(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it no deed of a side but a turn of speech ("we will take that question", "I will work on this")?"""
    things = children(a, verb.i, "dobj", "obj")
    if things and all(t.lemma in words.speech for t in things):
        return True
    after = [t for t in subtree(a, verb.i) if t.i > verb.i]
    named = [t for t in after if t.pos in ("NOUN", "PROPN", "VERB") and t.lemma not in words.speech]
    return not named and verb.lemma not in words.weigh


def _speaks_for(speaker: Actor, who: Actor) -> bool:
    """May the speaker promise for him: an official for his side, a legislator for himself?"""
    if speaker.standing == "legislator":
        return who.name is not None and who.name == speaker.name
    return who.side == speaker.side


def _under_pledge(a: Annotated, words: CommitmentWords, verb: Token, frame: Frame) -> bool:
    """Is it to be done under a pledge, or is the pledge itself to be adopted ("will sign the treaty")?"""
    first = frame_of(a, verb.head) if verb.dep == "conj" and a.tokens[verb.head].pos == "VERB" else frame
    relative = verb.dep == "relcl" and any(t.tag == "WDT" for t in frame.slot("under", "in"))
    if relative and a.tokens[verb.head].lemma in words.pledges | words.papers:
        return True
    near = [*frame.slot("under"), *first.slot("under"), *(frame.objects if verb.lemma in words.sign else ())]
    return account_at(a, verb.start) is None and any(t.lemma in words.pledges | words.papers for t in near)


def _contact(a: Annotated, words: CommitmentWords, verb: Token) -> bool:
    """Is it a visit or a meeting ("make a trip", "continue to talk"), which is an engagement, or no deed?"""
    going_on = [c for c in children(a, verb.i, "xcomp") if verb.lemma in words.in_progress]
    if any(c.lemma in words.contact_verbs or c.lemma not in words.will for c in going_on):
        return True
    done = verb.lemma in words.holding and any(t.lemma in words.contacts for t in frame_of(a, verb.i).objects)
    return done or verb.lemma in words.contact_verbs


def _tells(text: str) -> bool:
    """Do the words say what is to be done: more than a bare verb?"""
    return len(text.split()) > 1


# ---------------------------------------------------------------- "intends to", "is ready to", "remains committed to"


def _stated(a: Annotated, words: CommitmentWords, token: Token, doers: list[Token], *, rule: str) -> Iterator[Draft]:
    span = _aim(a, words, token)
    by = owing(a, words, doers, token.start)
    verb = token if token.pos == "VERB" else a.tokens[token.head]
    if span is None or not _for_sides(by) or _in_doubt(a, token) or _in_doubt(a, verb):
        return
    text = span.of(a.document.text)
    offered = token.lemma in words.willing and not _on_condition(a, words, token)
    if not _tells(text) or (offered and not _deed(a, words, token)):
        return
    yield Draft(trigger=token, text=span, by=by, status="made", rule=rule, confidence=0.5, deed=True)


def _on_condition(a: Annotated, words: CommitmentWords, token: Token) -> bool:
    """Does the sentence say under which condition ("is willing to sign if …", "… in exchange for aid")?"""
    said = f" {' '.join(re.findall(r'[a-z]+', a.sentences[token.sentence].span.of(a.document.text).lower()))} "
    return any(f" {cue} " in said for cue in words.condition)


def _deed(a: Annotated, words: CommitmentWords, token: Token) -> bool:
    """Is a side ready to do what a pledge is of ("is ready to send aid"), not glad to note or to hear something?"""
    aims = children(a, token.i, "xcomp", "ccomp")
    meant = [c for c in aims[:1] if any(t.lemma == "to" for t in children(a, c.i, "aux"))]
    return any(c.lemma in words.will and not _only_talk(a, words, c) for c in meant)


def _in_doubt(a: Annotated, token: Token) -> bool:
    """Is it denied, only possible, or told as a condition or a question?"""
    if token.pos in ("VERB", "AUX") and (actuality(a, token.i) in ("possible", "denied") or conditional(a, token)):
        return True
    return is_negated(a, token.i) or any(t.lemma in _DOUBT for t in children(a, token.i, "mark"))


def _of_adjective(a: Annotated, token: Token) -> list[Token]:
    """Whose readiness it is: the subject of the verb above ("Oslo stands ready"), its own in "Oslo is committed to"."""
    own = subjects(a, token.i)
    return own or (subjects(a, token.head) if a.tokens[token.head].pos in ("VERB", "AUX", "ADJ") else [])


def _aim(a: Annotated, words: CommitmentWords, token: Token) -> Span | None:
    """What is intended: the infinitive, or what stands after "to"; a visit or meeting is an engagement."""
    clauses = [c for c in children(a, token.i, "xcomp", "acl", "ccomp") if c.i > token.i and c.pos in ("VERB", "AUX")]
    preps = [p for p in children(a, token.i, "prep") if p.lemma in ("to", "of", "on")]
    clauses += [c for p in preps for c in children(a, p.i, "pcomp") if c.pos in ("VERB", "AUX")]
    if clauses:
        aim = clauses[0]
        moving = bool(children(a, aim.i, "prt")) or any(t.lemma == "out" for t in children(a, aim.i, "prep", "advmod"))
        return None if (aim.lemma in words.states and not moving) or _contact(a, words, aim) else undertaking(a, aim.i)
    nouns = [t for p in preps for t in children(a, p.i, "pobj") if t.pos in ("NOUN", "PROPN")]
    binding = token.lemma in words.bind | words.bound
    bound = [t for t in nouns if not actors_at(a, t.i) and t.lemma not in words.deeds] if binding else []
    return phrase_span(a, bound[0].i) if bound else None


def _for_sides(by: tuple[Actor, ...]) -> bool:
    """Do they act for a side, so that the intention is a matter between sides?"""
    return any(x.side and x.standing in (None, "official") for x in by)


# ---------------------------------------------------------------- "expressed willingness to", "had no intention of"


def _noun(a: Annotated, words: CommitmentWords, noun: Token) -> Iterator[Draft]:
    span = _aim(a, words, noun)
    verb = next((t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")), None)
    by = owners(a, noun.i) or (named(a, words, frame_of(a, verb.i).subjects) if verb else ())
    if verb is not None and not by:
        by = owing(a, words, frame_of(a, verb.i).subjects, noun.start)
    if span is None or not _for_sides(by) or verb is None or conditional(a, verb):
        return
    negated = is_negated(a, noun.i) or is_negated(a, verb.i)
    if verb.lemma not in words.expressing or (negated and noun.lemma not in ("intention", "plan", "intent")):
        return
    no = next((t for t in children(a, noun.i, "det", "neg") if t.i < noun.i), noun)
    body = Span(no.start, span.end) if negated else span
    yield Draft(trigger=noun, text=body, by=by, status="made", rule="intention", confidence=0.5, deed=True)

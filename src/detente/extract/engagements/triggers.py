"""Which verbs and nouns of a document make an engagement, and how far the reach of each goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.asides import stays_aside
from detente.extract.engagements.contact import Trigger
from detente.extract.engagements.fitting import body_fits, is_renamed, only_helps, verb_fits
from detente.extract.engagements.gatherings import attended_by, gathering_frame
from detente.extract.engagements.together import speak_together, together_frame
from detente.lexicon.engagements import EngagementWords, Frame
from detente.model.annotated import Annotated, Sentence, Token

_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "parataxis", "acl", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "pobj", "nsubjpass", "attr", "oprd"})


def find_triggers(a: Annotated, words: EngagementWords) -> Iterator[Trigger]:
    """Every verb and noun of the frames, in order of the text; those in noise are left out."""
    for sentence in a.sentences:
        if not sentence.noise:
            yield from _in_sentence(a, sentence, words)


def _in_sentence(a: Annotated, sentence: Sentence, words: EngagementWords) -> Iterator[Trigger]:
    frames = {t.i: frame for t in a.tokens[sentence.first : sentence.last] if (frame := _frame(a, t, words))}
    frames = {i: f for i, f in frames.items() if not _is_means(a, a.tokens[i], frames)}
    for i, frame in frames.items():
        noun = a.tokens[i].pos not in ("VERB", "AUX") or _is_heading(a, a.tokens[i])
        carrier = (attended_by(a, i, words) if frame.gathering else _carrier(a, i, words)) if noun else None
        if noun and carrier is None:
            carrier = _journey(a, i, frames)
        if noun and carrier in frames and frame.form == "visit":  # "arrived on a visit": it begins as the verb says
            frame = replace(frame, phase=frames[carrier].phase)
        yield Trigger(
            token=i,
            frame=frame,
            noun=noun,
            carrier=carrier,
            zone=_reach(a, i, carrier, set(frames) - {i}, words) | _of_what(a, i, frame, set(frames) - {i}, words),
        )
    yield from stays_aside(a, sentence, words)


def _is_means(a: Annotated, noun: Token, frames: dict[int, Frame]) -> bool:
    """Is it only how they spoke ("conferred by telephone"), or what an envoy is called home for?"""
    above = a.tokens[noun.head]
    verb = a.tokens[above.head]
    if noun.dep != "pobj":
        return False
    home = noun.lemma == "consultation" and above.lemma == "for" and verb.lemma in ("call", "recall", "summon", "bring")
    if above.lemma == "under" and verb.lemma in ("be", "remain"):  # "a visit is under discussion"
        return True
    if (
        noun.lemma == "consultation"
        and noun.tag == "NN"
        and above.lemma == "in"
        and not tree.children(a, noun.i, "det")
    ):
        return True  # "the Commissioner, in consultation with the Secretary, shall determine": how it is done
    by_phone = noun.lemma in ("telephone", "phone") and any(t.i in frames for t in tree.ancestors(a, noun.i))
    return home or by_phone or (frames[noun.i].form == "call" and _in_which(a, above, verb, frames))


def _in_which(a: Annotated, preposition: Token, verb: Token, frames: dict[int, Frame]) -> bool:
    """Did they meet by it ("met in a video conference")?"""
    met = verb.i in frames and verb.pos == "VERB" and not frames[verb.i].weak and frames[verb.i].form != "visit"
    return met and preposition.lemma in ("in", "by", "via", "through", "over")


def _is_heading(a: Annotated, token: Token) -> bool:
    """Is it the gerund with which a title opens ("Meeting with the Prime Minister of X")?"""
    return (
        token.tag == "VBG"
        and token.head == token.i
        and token.i == a.sentences[token.sentence].first
        and not (tree.children(a, token.i, *tree.SUBJECTS, "aux", "dobj"))
    )


def _frame(a: Annotated, token: Token, words: EngagementWords) -> Frame | None:
    if token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "be"):
        frames = words.verbs.get(token.lemma, ()) if not _opens_name(a, token) else ()
        if frames and only_helps(a, token):
            return None
        fitting = (f for f in frames if verb_fits(a, token, f, words) or speak_together(a, token, f, words))
        found = next((f for f in fitting if body_fits(a, token, f, words)), None)
        return found if found is not None else together_frame(a, token, words)
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod"):
        gathering = gathering_frame(a, token, words)
        frames = words.nouns.get(token.lemma.rstrip("s") if token.pos == "PROPN" else token.lemma, ())
        if (gathering is None and not frames) or _is_aside(a, token, words):
            return None
        if gathering is not None:
            return gathering
        fitting = (f for f in frames if _noun_fits(a, token, f, words))
        return next((f for f in fitting if _is_carried_as(a, token, f, words)), None)
    return None


def _is_carried_as(a: Annotated, noun: Token, frame: Frame, words: EngagementWords) -> bool:
    """Does a verb carry it, where one must, and one that may ("took a call from X")?"""
    verb = a.tokens[noun.head]
    if frame.carriers:
        return noun.dep in ("dobj", "obj", "nsubjpass") and verb.lemma in frame.carriers
    return not frame.carried or _carrier(a, noun.i, words) is not None


def _opens_name(a: Annotated, verb: Token) -> bool:
    """Is it the first word of somebody's title ("visiting Lao Premier X")?"""
    mention = tree.mention_of(a, verb.i) if verb.tag == "VBG" else None
    return mention is not None and mention.span.start == verb.start and mention.form == "name"


def _is_aside(a: Annotated, noun: Token, words: EngagementWords) -> bool:
    """Does it only tell where something else took place, or tell more of it ("on the sidelines of the meeting")?"""
    above = a.tokens[noun.head]
    if is_renamed(a, noun) and above.pos == "VERB" and above.lemma in words.verbs:
        return True
    if noun.dep == "appos":
        return any(above.lemma in (lemma, lemma + "s") for lemma in words.nouns) and noun.lemma in words.nouns
    return noun.dep == "pobj" and above.lemma == "of" and a.tokens[above.head].lemma in words.gatherings.margins


def _noun_fits(a: Annotated, noun: Token, frame: Frame, words: EngagementWords) -> bool:
    if frame.plural and noun.tag not in ("NNS", "NNPS") and not _has_party_word(a, noun, frame):
        return False
    if frame.bare and not _is_round_of_talks(a, noun, words):
        return False
    if not frame.cues:
        return True
    around = {t.lemma for t in tree.children(a, noun.i)}
    return bool(around & frame.cues)


def _is_round_of_talks(a: Annotated, noun: Token, words: EngagementWords) -> bool:
    """Is it a round of the talks of which the sentences before tell ("the first round will be held in Oslo")?"""
    counted = any(t.text.lower() in words.rounds for t in tree.children(a, noun.i, "amod", "det", "nummod"))
    if not counted or any(t.lemma == "of" for t in tree.children(a, noun.i, "prep")):
        return False
    first = a.sentences[max(0, noun.sentence - _ROUND)].first
    return any(
        f.form == "talks" for t in a.tokens[first : noun.i] for f in words.nouns.get(t.lemma, ()) if t.i != noun.i
    ) or any(t.lemma in words.bodies for t in a.tokens[first : noun.i])


_ROUND = 2
"""Sentences before a round in which its talks are told of."""


def _has_party_word(a: Annotated, noun: Token, frame: Frame) -> bool:
    return any(p.lemma in frame.who for p in tree.children(a, noun.i, "prep"))


def _carrier(a: Annotated, noun: int, words: EngagementWords) -> int | None:
    """The verb that carries the noun as its object ("held talks", "agreed to a meeting", "was on a visit")."""
    token = a.tokens[noun]
    while token.head != token.i and (token.dep in ("conj", "appos") or _is_measured(a, token, words)):
        token = a.tokens[token.head] if token.dep != "pobj" else a.tokens[a.tokens[token.head].head]
    above = a.tokens[token.head]
    if token.dep == "pobj" and above.head != above.i:
        on = a.tokens[above.head]
        carried = on.pos in ("VERB", "AUX") and above.lemma in ("on", "to", "for")
        if above.lemma == "into" and on.lemma in words.entering:  # "went straight into talks"
            return on.i
        if above.lemma == "with" and any(t.lemma in words.ahead for t in [on, *tree.children(a, on.i)]):
            return on.i  # "went ahead with the meeting"
        if above.lemma == "in" and token.tag in ("NNS", "NNPS") and on.lemma in words.engaged:  # "is in talks with"
            return on.i
        back = above.lemma == "from" and on.lemma in words.governs and "from" in words.governs[on.lemma]
        carried = carried and not (above.lemma == "on" and _is_of_table(token, words))
        return on.i if back or (carried and (on.lemma == "be" or _carries(a, on, words))) else None
    if token.dep in _OBJECTS and above.pos in ("VERB", "AUX") and _carries(a, above, words):
        return None if token.dep == "nsubjpass" and above.lemma in words.purpose else above.i
    if token.dep in ("dobj", "obj") and any(above.lemma in f.carriers for f in words.nouns.get(token.lemma, ())):
        return above.i  # "received a letter from X"
    return None


def _is_of_table(noun: Token, words: EngagementWords) -> bool:
    """Is it a meeting or talks, on which nobody goes as on a visit ("on the Oslo meeting, are you going to …")?"""
    forms = {f.form for f in words.nouns.get(noun.lemma, ())}
    return bool(forms) and forms <= {"meeting", "talks", "summit"}


def _is_measured(a: Annotated, token: Token, words: EngagementWords) -> bool:
    """Does the word above only count it ("a series of meetings", "two days of talks")?"""
    of = a.tokens[token.head]
    return token.dep == "pobj" and of.lemma == "of" and a.tokens[of.head].lemma in words.measures


_CARRIED = frozenset({"planned", "agreed", "postponed", "cancelled", "declined", "held", "under_way"})


def _carries(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Does the verb's subject take part in what is its object ("held talks", "called off the visit")?"""
    particles = {f"{verb.lemma} {t.lemma}" for t in tree.children(a, verb.i, "prt")}
    told = words.cues.get(verb.lemma)
    return verb.lemma in words.support or bool(particles & words.particles.keys()) or told in _CARRIED


def _journey(a: Annotated, noun: int, frames: dict[int, Frame]) -> int | None:
    """The verb of motion whose purpose the noun is ("arrived for a visit", "flew to Oslo for talks")."""
    token = a.tokens[noun]
    above = a.tokens[token.head]
    if token.dep != "pobj" or above.lemma not in ("for", "on"):
        return None
    verb = frames.get(above.head)
    return above.head if verb is not None and verb.form == "visit" and a.tokens[above.head].pos == "VERB" else None


def _reach(a: Annotated, i: int, carrier: int | None, stops: set[int], words: EngagementWords) -> frozenset[int]:
    """The zone of the carrier, or of the trigger; of the subject of what takes place also that of its verb."""
    zone = _zone(a, i if carrier is None else carrier, stops)
    token = a.tokens[i]
    if _is_measured(a, token, words):  # "the first round of the talks took place in Oslo"
        token = a.tokens[a.tokens[token.head].head]
        zone |= _zone(a, token.i, stops - {i})
    verb = a.tokens[token.head]
    if (
        carrier is None
        and token.dep in ("nsubj", "nsubjpass")
        and verb.lemma in words.occurring
        and verb.i not in stops
    ):
        zone |= _zone(a, verb.i, stops)
    return zone


def _of_what(a: Annotated, verb: int, frame: Frame, stops: set[int], words: EngagementWords) -> frozenset[int]:
    """Of what was done jointly, told by a participle, the reach of its noun ("the ceremony attended by X and Y")."""
    token = a.tokens[verb]
    if not frame.jointly or token.dep != "acl":
        return frozenset()
    return _reach(a, token.head, None, stops, words)


def _zone(a: Annotated, head: int, stops: set[int]) -> frozenset[int]:
    """The tokens below `head`, without what another trigger or a clause of its own governs."""
    found, stack = {head}, [head]
    token = a.tokens[head]
    if token.dep == "conj" and token.tag == "NN" and a.tokens[token.head].pos == "PROPN":  # a gerund taken for a noun
        found, stack = {head, token.head}, [head, token.head]
    while stack:
        for child in a.children[stack.pop()]:
            if (child in stops and not _gives(a, child, head)) or (
                _own_clause(a, child) and not _describes(a, child, head)
            ):
                continue
            found.add(child)
            stack.append(child)
    return frozenset(found)


def _gives(a: Annotated, child: int, head: int) -> bool:
    """Is it a participle that tells by whom and where the noun was held ("the summit hosted by X in Oslo")?"""
    token = a.tokens[child]
    return token.head == head and token.dep == "acl" and token.tag == "VBN" and token.lemma == "host"


def _describes(a: Annotated, child: int, head: int) -> bool:
    """A clause that tells where and when it took place ("the meeting held in Oslo", "the dinner that X hosts")."""
    token = a.tokens[child]
    held = token.dep == "acl" and token.tag == "VBN"
    given = token.dep == "relcl" and any(t.tag == "WDT" for t in tree.children(a, child, "dobj", "nsubjpass"))
    above = a.tokens[token.head]
    of = above.dep == "pobj" and a.tokens[above.head].lemma in _AMONG and a.tokens[above.head].head == head
    return (
        (token.head == head or of)
        and (held or given)
        and token.lemma in ("hold", "schedule", "convene", "host", "give")
    )


_AMONG = frozenset({"of", "with", "between", "among"})


def _own_clause(a: Annotated, i: int) -> bool:
    token = a.tokens[i]
    if token.pos not in ("VERB", "AUX"):
        return False
    return token.dep in _CLAUSES or (token.dep == "conj" and a.tokens[token.head].pos in ("VERB", "AUX"))

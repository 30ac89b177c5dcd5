"""Which frame of a verb fits: by its particles, cues, voice, object and place."""

from __future__ import annotations

from detente.annotate import tree
from detente.annotate.frames import passive_voice
from detente.extract.engagements.pronouns import meant_by
from detente.extract.engagements.together import of_several
from detente.lexicon.engagements import EngagementWords, Frame
from detente.model.annotated import Annotated, Token

_ELSE = (None, "sending")


def only_helps(a: Annotated, verb: Token) -> bool:
    """Is it the "going to" of what is to come ("is going to send"), and no way to anywhere?"""
    helps = verb.lemma == "go" and verb.tag == "VBG" and bool(tree.children(a, verb.i, "xcomp"))
    return helps and not tree.prepositional(a, verb.i, "to")


def body_fits(a: Annotated, verb: Token, frame: Frame, words: EngagementWords) -> bool:
    """Is the subject a body, where the frame is of one?"""
    return not frame.body or any(t.lemma.lower() in words.bodies for t in tree.subjects(a, verb.i))


def verb_fits(a: Annotated, verb: Token, frame: Frame, words: EngagementWords) -> bool:
    """Does the frame fit the verb as it stands here?"""
    if frame.phase == "presence":
        return _is_stay(a, verb)
    if frame.phase == "leaving":
        return any(t.entity == "GPE" for t in tree.children(a, verb.i, "dobj"))
    if not _fits_voice(a, verb, frame) or _is_other_verb(a, verb) or _is_naming(a, verb, frame):
        return False
    if frame.particle:
        somebody = "object" not in frame.who or _personal_object(a, verb, words)
        return somebody and _fits_particle(a, verb, frame)
    if tree.children(a, verb.i, "prt") and frame.phase in _ELSE:  # "talked up", "met up" aside, another verb
        return False
    if frame.form != "call" and "object" in frame.who and not _meets_somebody(a, verb, words):
        return False
    return _fits_cues(a, verb, frame)


def _fits_voice(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Is it in the passive where it must be, without an object where it may have none, and with a partner?"""
    if frame.passive and (not passive_voice(a, verb.i) or tree.children(a, verb.i, "xcomp", "ccomp")):
        return False
    if frame.passive and frame.bare and any(_is_of_side(a, t) for t in tree.agents(a, verb.i)):
        return False
    if frame.weak and frame.form == "meeting" and not _has_partner(a, verb, frame):
        return False
    return not (frame.bare and tree.children(a, verb.i, "dobj", "obj"))


def _is_other_verb(a: Annotated, verb: Token) -> bool:
    """Is it "stop firing", no stop anywhere, or "called for them to be freed", no call to anybody?"""
    if verb.lemma == "call":
        clauses = tree.children(a, verb.i, "advcl", "ccomp", "xcomp")
        return any(t.lemma == "for" for c in clauses for t in tree.children(a, c.i, "mark"))
    return verb.lemma == "stop" and any(t.tag == "VBG" for t in tree.children(a, verb.i, "xcomp"))


def _is_naming(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Does it tell what something is called ("what we call a corridor"), and nobody who is telephoned?"""
    what = [t for t in tree.children(a, verb.i, "dobj") if t.tag == "WP" and t.text.lower() == "what"]
    return frame.form == "call" and "object" in frame.who and bool(what)


def _fits_particle(a: Annotated, verb: Token, frame: Frame) -> bool:
    near = tree.children(a, verb.i)
    near += [o for p in near if p.lemma in frame.particle for o in tree.children(a, p.i, "pobj")]
    told = any(t.lemma in frame.particle and _is_particle(a, t, frame) for t in near)
    return told and (not frame.cues or any(t.lemma in frame.cues for t in near))


def _fits_cues(a: Annotated, verb: Token, frame: Frame) -> bool:
    if frame.cues and not _has_cue(a, verb, frame):
        return False
    if "on" in frame.cues and (tree.children(a, verb.i, "xcomp", "ccomp", "advcl") or _only_dated(a, verb)):
        return False  # "called on him to go", "called him on Monday"
    if "on" in frame.cues and tree.children(a, verb.i, "dobj") and tree.prepositional(a, verb.i, "on"):
        return False  # "called him on his flight to Oslo"
    if frame.form == "call" and "object" in frame.who and not frame.cues:  # "called him a liar", "called for talks"
        return not tree.children(a, verb.i, "oprd", "ccomp", "xcomp", "prt") and not any(
            p.lemma in ("for", "on") and not is_dated(a, p) for p in tree.children(a, verb.i, "prep")
        )
    return True


def _only_dated(a: Annotated, verb: Token) -> bool:
    """Does every "on" below it bring a day?"""
    return all(is_dated(a, p) for p in tree.children(a, verb.i, "prep") if p.lemma == "on")


def _is_of_side(a: Annotated, token: Token) -> bool:
    mention = tree.mention_of(a, token.i)
    return mention is not None and any(a.cast[i].actor.side is not None for i in mention.cast)


def _has_partner(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Does a preposition of the frame, or an object, bring the other?"""
    return "object" in frame.who or any(p.lemma in frame.who for p in tree.children(a, verb.i, "prep"))


def _is_particle(a: Annotated, token: Token, frame: Frame) -> bool:
    """Is it no preposition of something else ("flew in from Oslo"), nor of a day ("heads for Oslo on Monday")?"""
    return token.dep != "prep" or (frame.phase in _ELSE and not is_dated(a, token))


def is_dated(a: Annotated, preposition: Token) -> bool:
    """Does it bring a day ("called him on Monday", not "called on him")?"""
    days = [t.span for t in tree.timexes_in(a, a.sentences[preposition.sentence].span)]
    return any(d.covers(o.span) for d in days for o in tree.children(a, preposition.i, "pobj"))


def _is_stay(a: Annotated, verb: Token) -> bool:
    """Is it to be somewhere, and nothing else ("was in Oslo on Monday", "is due in Rome")?"""
    said = tree.children(a, verb.i, "attr", "acomp", "oprd", "ccomp", "expl")
    gone = {"in", "at", "to"} if verb.text == "been" else {"in", "at"}
    places = [p for v in (verb, *said) for p in tree.children(a, v.i, "prep") if p.lemma in gone]
    due = all(t.lemma == "due" for t in said)
    named = any(_names_place(a, o) for p in places for o in tree.children(a, p.i, "pobj"))
    return due and named and not tree.is_negated(a, verb.i)


def _names_place(a: Annotated, token: Token) -> bool:
    """Is it a name, or a town under what it is ("the Swiss city of Geneva")?"""
    return token.pos == "PROPN" or any(t.pos == "PROPN" for t in tree.prepositional(a, token.i, "of"))


def _meets_somebody(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is the object somebody, of whom no more is said ("saw Qin", not "saw Qin as a rival", "saw Qin leave")?

    Who sees nobody sees something ("we can see on the screens that …"), unless he is told of as seen.
    """
    more = tree.children(a, verb.i, "ccomp", "oprd") or any(p.lemma == "as" for p in tree.children(a, verb.i, "prep"))
    nobody = not tree.objects(a, verb.i) and not tree.is_passive(a, verb.i) and verb.dep not in ("relcl", "acl")
    if verb.lemma in _WELCOMING and _is_of_no_state(a, verb):
        return False
    return not ((more or nobody) and verb.lemma == "see") and _personal_object(a, verb, words)


_WELCOMING = frozenset({"welcome", "host"})


def _is_of_no_state(a: Annotated, verb: Token) -> bool:
    """Is the object a firm or a scheme of no state ("welcomed Acme's plant in Kenya"), which nobody receives?"""
    found = [m for t in tree.objects(a, verb.i) if (m := tree.mention_of(a, t.i)) is not None]
    cast = [a.cast[i] for m in found for i in m.cast]
    return bool(cast) and all(c.kind == "body" and c.actor.side is None for c in cast)


def _has_cue(a: Annotated, verb: Token, frame: Frame) -> bool:
    """Does a cue stand right below the verb ("spoke with"), or below its preposition ("spoke by phone")?"""
    below = tree.children(a, verb.i)
    below += [p for o in below if o.dep == "dobj" for p in tree.children(a, o.i, "prep")]  # "explained it by telephone"
    subjects = tree.subjects(a, verb.i)
    several = len(subjects) > 1 or (verb.tag == "VBG" and any(of_several(a, t) for t in subjects))
    if several and "with" in frame.cues and not tree.children(a, verb.i, *tree.OBJECTS):  # "X and Y spoke today"
        return True
    return any(t.lemma in frame.cues for p in below for t in [p, *(tree.children(a, p.i) if p.dep == "prep" else [])])


def _personal_object(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is the object, where there is one, somebody ("met Qin", not "met the target", "the missiles that they send")?"""
    found = [t for t in tree.objects(a, verb.i) if not is_renamed(a, t)] or _acted_upon(a, verb)
    people = any(t.lemma in (words.teams if t.tag == "NN" else words.both - words.services) for t in found)
    return (
        not found or people or any(tree.mention_of(a, t.i) is not None or meant_by(a, t) or led_by(a, t) for t in found)
    )


def first_to(a: Annotated, verb: Token) -> Token | None:
    """The "is" of "X is the first premier to visit Oslo", where the verb is such an infinitive; else None."""
    above = a.tokens[verb.head]
    be = a.tokens[above.head]
    told = verb.tag == "VB" and verb.dep in ("acl", "relcl") and above.dep == "attr" and be.lemma == "be"
    return be if told else None


def is_renamed(a: Annotated, noun: Token) -> bool:
    """Does it say once more, behind a comma, what was just told ("met in Oslo, the first such visit in years")?"""
    such = any(t.lemma == "such" for t in tree.children(a, noun.i, "amod", "predet", "det"))
    first = tree.subtree(a, noun.i)[0].i
    return such and first > 0 and a.tokens[first - 1].text in (",", "–", "—", "-")


def _acted_upon(a: Annotated, verb: Token) -> list[Token]:
    """The subject of a passive; of a relative clause without an object what it is about ("the aid that she sent")."""
    first = verb
    while first.dep == "conj" and a.tokens[first.head].pos == "VERB":
        first = a.tokens[first.head]
    passive, subjects = tree.is_passive(a, verb.i), tree.subjects(a, verb.i)
    if passive and not any(t.tag in ("WDT", "WP") for t in subjects):
        return subjects
    return [a.tokens[first.head]] if first.dep == "relcl" and (passive or _lacks_object(a, verb)) else []


def _lacks_object(a: Annotated, verb: Token) -> bool:
    """Does a relative clause have a subject of its own ("whom we met", "that she sends to Oslo"), and nothing else?"""
    own = [t for t in tree.subjects(a, verb.i) if t.tag not in ("WDT", "WP")]
    where = [t for t in tree.children(a, verb.i, "advmod") if t.tag == "WRB"]
    return bool(own) and not where


def led_by(a: Annotated, group: Token) -> list[Token]:
    """Who leads a group of people, told right behind it ("a delegation of officials led by X")."""
    inside = [group, *tree.prepositional(a, group.i, "of", "from")]
    led = [
        c
        for t in [*inside, *(u for t in inside[1:] for u in tree.prepositional(a, t.i, "from"))]
        for c in tree.children(a, t.i, "acl")
        if c.lemma in ("lead", "head") and c.tag == "VBN"
    ]
    return [t for verb in led for t in tree.agents(a, verb.i)]

"""Who takes part in what a noun names, by the clause in which it stands: who holds it, was told something there."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.engagements.asides import aside_of, whose_stay
from detente.extract.engagements.contact import Trigger
from detente.kinds.engagement import family
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Mention, Token

_SETTING = frozenset({"in", "during", "at", "after", "following", "before", "on"})
_MEALS = frozenset({"over"})


def givers_of(a: Annotated, noun: int, words: EngagementWords) -> list[Token]:
    """By whom it is said to be held in a clause right behind ("talks held by X with Y", "the dinner that X hosts")."""
    found = []
    for clause in tree.children(a, noun, "acl", "relcl"):
        if clause.lemma in words.giving:
            relative = any(t.tag in ("WDT", "WP") for t in tree.children(a, clause.i, "dobj", "nsubjpass"))
            own = tree.children(a, clause.i, "nsubj") if relative or clause.dep == "relcl" else []
            found += tree.agents(a, clause.i) or [
                c for t in own for c in tree.conjuncts(a, t.i) if c.tag not in _RELATIVE
            ]
    return found


_RELATIVE = ("WDT", "WP")


def _by_whom(a: Annotated, noun: Token) -> list[Token]:
    """The person by whom something was done there ("for the support voiced by X during her visit")."""
    setting = a.tokens[noun.head]
    participle = a.tokens[setting.head]
    done = setting.lemma in _SETTING and participle.dep == "acl" and participle.tag == "VBN"
    told = [(t, tree.mention_of(a, t.i)) for t in tree.agents(a, participle.i)] if done else []
    return [t for t, m in told if m is not None and _is_person(a, m)]


def _is_person(a: Annotated, mention: Mention) -> bool:
    return mention.form == "name" and any(a.cast[i].kind == "person" for i in mention.cast)


def told_there(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Token]:
    """Whom somebody told something at the meeting ("in a call on Sunday, X told Y", "X warned Y during talks")."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    verb = a.tokens[above.head]
    if (
        family(trigger.frame.form) == "visit"
        or token.dep != "pobj"
        or above.lemma not in _SETTING | _MEALS
        or trigger.carrier
    ):
        return []
    if verb.pos == "NOUN":  # "informed X of the outcome in a call"
        verb = next((t for t in tree.ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), verb)
    if verb.lemma not in words.telling or tree.is_passive(a, verb.i):
        return []
    return tree.objects(a, verb.i) or tree.prepositional(a, verb.i, "with")


def carriers_of(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Token]:
    """The subject of the verb that carries the noun, or of the clause around it ("in talks with X, Y said")."""
    if trigger.carrier is not None:
        aside = a.tokens[trigger.token].dep == "pobj"  # "is expected in Oslo for talks"
        passive = tree.is_passive(a, trigger.carrier) and not aside
        return tree.agents(a, trigger.carrier) if passive else subjects_of(a, trigger.carrier)
    told = _listed_behind(a, trigger) or _on_the_way(a, trigger) or _staying(a, trigger, words)
    if told := told or _by_whom(a, a.tokens[trigger.token]):
        return told
    token = _in_what(a, a.tokens[trigger.token], words)
    above = a.tokens[token.head]
    verb = a.tokens[above.head]
    through = above.lemma in _MEALS and verb.lemma in words.telling  # "pleaded with X over lunch"
    by_phone = above.lemma in ("by", "over") and family(trigger.frame.form) == "call"  # "agreed by telephone"
    through = through or by_phone
    within = above.lemma in words.within and bool(tree.prepositional(a, token.i, "with"))
    if token.dep != "pobj" or (above.lemma not in _SETTING and not through and not within):
        return []
    if verb.pos == "PROPN":  # "Putin in a meeting with X confirmed"
        return [verb]
    if verb.pos == "NOUN":  # "for a meeting on Monday after a visit to Oslo": the clause counts
        verb = next((t for t in tree.ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), verb)
    if _speaks_of_attending(a, verb, words):
        return []
    if verb.pos not in ("VERB", "AUX"):
        return []
    if verb.dep == "acl" and verb.tag == "VBN":  # "in the statement issued after the talks, X and Y called"
        verb = next((t for t in tree.ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), verb)
    if verb.dep == "aux" and not tree.children(a, verb.i, *tree.SUBJECTS):
        verb = a.tokens[verb.head]
    return tree.subjects(a, verb.i) or _right_before(a, verb, trigger)


def _in_what(a: Annotated, noun: Token, words: EngagementWords) -> Token:
    """The noun, or the part of it in which something was done ("at the opening of the talks")."""
    part = a.tokens[a.tokens[noun.head].head]
    of = a.tokens[noun.head].lemma == "of" and part.dep == "pobj" and part.lemma in words.parts
    return part if of else noun


def _speaks_of_attending(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it only discussed who is to take part ("discussed the participation of both teams in the session")?"""
    attending = words.presence
    return verb.lemma in words.agenda and any(t.lemma in attending for t in tree.children(a, verb.i, "dobj"))


def _staying(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Token]:
    """Who is somewhere for it ("X, in Oslo for talks with Y, said")."""
    stay = aside_of(a, a.tokens[trigger.token], words)
    somebody = whose_stay(a, stay, words) if stay is not None else None
    return [a.tokens[somebody.head]] if somebody is not None else []


def _on_the_way(a: Annotated, trigger: Trigger) -> list[Token]:
    """Who is back from a visit, or ended a tour with a stop somewhere."""
    token = a.tokens[trigger.token]
    above = a.tokens[token.head]
    verb = a.tokens[above.head]
    if token.dep != "pobj" or family(trigger.frame.form) != "visit":
        return []
    if above.lemma == "from" and verb.lemma in ("back", "fresh"):
        on = a.tokens[verb.head]
        return [on] if on.pos == "PROPN" else subjects_of(a, on.i)
    return subjects_of(a, verb.i) if above.lemma == "with" and verb.pos == "VERB" else []


def subjects_of(a: Annotated, verb: int) -> list[Token]:
    """Its subjects; of an infinitive that an adjective governs those of the clause ("X is keen to arrange talks")."""
    if owners := travellers_of(a, verb):
        return owners
    above = a.tokens[a.tokens[verb].head]
    of_adjective = a.tokens[verb].dep == "xcomp" and above.dep in ("acomp", "oprd")
    found = tree.subjects(a, verb) or (tree.subjects(a, above.head) if of_adjective else [])
    return [*found, *(_lost(a, verb) if len(found) == 1 and found[0].pos == "PROPN" else [])]


def travellers_of(a: Annotated, verb: int) -> list[Token]:
    """Whose journey is told of, whose purpose the infinitive is ("they discussed X's trip to Oslo to meet Y")."""
    first = a.tokens[verb]
    while first.dep == "conj" and a.tokens[first.head].tag == "VB":
        first = a.tokens[first.head]
    if first.tag != "VB" or first.dep not in ("advcl", "acl", "relcl") or tree.children(a, first.i, *tree.SUBJECTS):
        return []
    above = a.tokens[first.head]
    near = [above] if above.pos in ("NOUN", "PROPN") else tree.children(a, above.i, "dobj", "obj")
    journeys = [t for t in near if t.lemma.lower() in _JOURNEYS and t.i < first.i]
    return [c for j in journeys for owner in tree.children(a, j.i, "poss") for c in tree.conjuncts(a, owner.i)]


_JOURNEYS = frozenset({"trip", "visit", "journey", "travel", "tour", "arrival"})


def _lost(a: Annotated, verb: int) -> list[Token]:
    """A name under a long title that the parser hangs on the verb ("President of the Republic X and Y met")."""
    before = [t for t in tree.children(a, verb, "npadvmod", "dep") if t.i < verb and t.pos == "PROPN"]
    return [t for t in before if (m := tree.mention_of(a, t.i)) is not None and m.form == "name" and m.head == t.i]


def _listed_behind(a: Annotated, trigger: Trigger) -> list[Token]:
    """Those listed after "taking part in the meeting were", "attending the talks were"."""
    sentence = a.sentences[a.tokens[trigger.token].sentence]
    first = a.tokens[sentence.first]
    be = next((t for t in a.tokens[trigger.token : sentence.last] if t.lemma == "be"), None)
    opened = first.tag == "VBG" and first.i in {t.i for t in tree.ancestors(a, trigger.token)}
    if be is None or not opened or any(t.pos == "VERB" for t in a.tokens[trigger.token : be.i]):
        return []
    return [a.tokens[m.head] for m in a.mentions if m.form == "name" and be.i < m.head < sentence.last and m.cast]


def _right_before(a: Annotated, verb: Token, trigger: Trigger) -> list[Token]:
    """Those named right before a verb whose subject the parser lost behind long titles ("…, President X and Y met")."""
    named_ = sorted(
        (m for m in a.mentions if m.form == "name" and a.tokens[m.head].sentence == verb.sentence and m.cast),
        key=lambda m: m.span.start,
    )
    found: list[Token] = []
    end = verb.start
    for mention in reversed(named_):
        between = a.document.text[mention.span.end : end].strip() if mention.span.end <= end else None
        joined = between == "" if not found else between in (("and", ", and") if len(found) == 1 else (",",))
        if not joined or mention.span.start < a.tokens[trigger.token].start:
            break
        found.insert(0, a.tokens[mention.head])
        end = mention.span.start
    return found

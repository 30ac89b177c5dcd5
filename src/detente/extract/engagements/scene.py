"""Where and when: the place and the days that a verb or noun governs."""

from __future__ import annotations

from itertools import takewhile

from detente.annotate import tree
from detente.annotate.terms import state_meant
from detente.extract.engagements.asides import aside_of
from detente.extract.engagements.contact import Trigger
from detente.extract.engagements.dateline import dateline_of
from detente.extract.engagements.margins import margins_of
from detente.extract.engagements.prepared import is_of_prepared
from detente.kinds.engagement import family
from detente.kinds.engagement.where import side_of_place
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_PLACES = ("GPE", "LOC", "FAC")
_IN = ("in", "at", "to", "into", "on", "through", "over", "near")
_TOPICS = frozenset({"on", "over"})
_SPOKEN_OF = frozenset({"of", "about", "regarding", "concerning"})
_PROTESTED = _SPOKEN_OF | {"over", "after", "for"}
"""Before what a démarche is about ("summoned the envoy over a standoff at Thitu")."""
_TOWNS = frozenset({"city", "town", "resort", "village", "port"})
_REALMS = frozenset(
    {"kingdom", "republic", "state", "federation", "commonwealth", "emirate", "sultanate", "principality"}
)


def places_of(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The places that the trigger's words give, as printed, each with its token: "Bali" of "their Bali meeting".

    Places coordinated with the first ("visited Japan and Mongolia") follow it; one that only tells more of it
    ("Bali, Indonesia") does not.
    """
    for token in [
        *_candidates(a, trigger, lexicon),
        *_of_purpose(a, trigger, lexicon),
        *_where(a, trigger),
        *_at_event(a, trigger, lexicon),
        *_on_journey(a, trigger, lexicon),
        *_of_last_time(a, trigger),
    ]:
        first = _place_name(a, token, lexicon)
        if first is not None:
            more = [t for t in _further(a, trigger, token) if t.i != token.i]
            named = [(name, t.i) for t in more if (name := _place_name(a, t, lexicon)) is not None]
            return [(first, token.i), *named]
    return []


def _of_purpose(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """Where what they met for takes place ("hosted X for talks at the chancellery")."""
    if trigger.noun or family(trigger.frame.form) != "meeting":
        return []
    nouns = lexicon.engagements.nouns
    below = [trigger.token, *(t.i for t in tree.objects(a, trigger.token))]
    purposes = [t for i in below for t in tree.prepositional(a, i, "for") if t.lemma in nouns]
    found = [t for noun in purposes for t in tree.prepositional(a, noun.i, "in", "at")]
    return [t for t in found if not is_of_prepared(a, trigger, t.i, lexicon.engagements)]


def _on_journey(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """Where somebody went to do it ("flew to Oslo to brief X"), or stays for it ("in Oslo for talks with X")."""
    token = a.tokens[trigger.token]
    if trigger.noun:
        stay = aside_of(a, token, lexicon.engagements)
        return tree.children(a, stay.i, "pobj") if stay is not None else []
    verb = a.tokens[token.head]
    frames = lexicon.engagements.verbs.get(verb.lemma, ())
    goes = token.tag == "VB" and token.dep in ("advcl", "xcomp") and verb.pos == "VERB"
    if not goes or not any(f.form == "visit" and "to" in f.where and f.phase != "departure" for f in frames):
        return []
    return tree.prepositional(a, verb.i, "to", "in", "into")


def of_last_time(a: Annotated, verb: int) -> Token | None:
    """The "was" that tells when and where ("the last time they met was in Oslo in May"), or None."""
    token = a.tokens[verb]
    time = a.tokens[token.head]
    be = a.tokens[time.head]
    told = token.dep == "relcl" and time.lemma in ("time", "meeting") and time.dep == "nsubj" and be.lemma == "be"
    return be if told else None


def _of_last_time(a: Annotated, trigger: Trigger) -> list[Token]:
    be = of_last_time(a, trigger.token) if not trigger.noun else None
    return tree.prepositional(a, be.i, "in", "at") if be is not None else []


def _at_event(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """Where the event was at which somebody met ("met at a G7 meeting in Canada", "on the margins of one there")."""
    if trigger.noun or family(trigger.frame.form) == "visit":
        return []
    events = [*tree.prepositional(a, trigger.token, "at", "during"), *margins_of(a, trigger, lexicon.engagements)]
    inside = [t for e in events for t in tree.subtree(a, e.i) if t.lemma == "in" and t.dep == "prep"]
    return [o for p in inside for o in tree.children(a, p.i, "pobj")]


def _where(a: Annotated, trigger: Trigger) -> list[Token]:
    """The place of which the clause tells more ("flew to Oslo, where X met Y")."""
    clause = where_clause(a, trigger)
    return [a.tokens[clause.head]] if clause is not None else []


def where_clause(a: Annotated, trigger: Trigger) -> Token | None:
    """The verb of the relative clause with "where" in which it is told; None where there is none."""
    clause = a.tokens[trigger.anchor]
    while clause.dep == "conj" and a.tokens[clause.head].pos in ("VERB", "AUX"):
        clause = a.tokens[clause.head]
    there = any(t.lemma == "where" for t in tree.children(a, clause.i, "advmod"))
    return clause if clause.dep == "relcl" and there else None


def _further(a: Annotated, trigger: Trigger, first: Token) -> list[Token]:
    """What is coordinated with the first place, and the stops that follow it with no more than days between."""
    found = {t.i: t for t in tree.conjuncts(a, first.i)}
    if family(trigger.frame.form) == "visit":
        last = first
        for token in a.tokens[first.i + 1 : a.sentences[first.sentence].last]:
            if token.entity == "GPE" and a.tokens[token.i - 1].entity != "GPE" and _goes_on(a, last, token):
                found.update({t.i: t for t in tree.conjuncts(a, token.i)})
                last = token
    return [found[i] for i in sorted(found)]


def _goes_on(a: Annotated, last: Token, token: Token) -> bool:
    """Do only days and words of a list lie between two places ("Oslo on Monday, Riga on Tuesday and then Rome")?"""
    days = [t.span for t in tree.timexes_in(a, a.sentences[last.sentence].span)]
    between = [t for t in a.tokens[last.i + 1 : token.i] if not any(d.covers(t.span) for d in days)]
    listed = any(t.text in (",", "and", "then") for t in between) and not _does_something(a, token)
    dated = any(last.end <= d.start < token.start for d in days)
    return listed and dated and all(t.text.lower() in _STOPS for t in between)


def _does_something(a: Annotated, place: Token) -> bool:
    """Is it the subject of a clause of its own ("visited Oslo in May, Riga broke off the talks"), and no stop?"""
    verb = a.tokens[place.head]
    return place.dep in tree.SUBJECTS and verb.pos in ("VERB", "AUX") and verb.i > place.i


_STOPS = frozenset({",", "and", "then", "on", "in", "to", "from", "later", "the", "before", "for"})


def _candidates(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[Token]:
    """The tokens that may name the place, best first."""
    found: list[Token] = []
    if "object" in trigger.frame.where:
        found += tree.children(a, trigger.token, *tree.OBJECTS)
    words = lexicon.engagements
    if trigger.carrier is not None and a.tokens[trigger.carrier].lemma == "host":  # "Oslo hosted talks between X and Y"
        hosts = tree.subjects(a, trigger.carrier)
        found += [t for t in hosts if t.entity == "GPE" and len(hosts) == 1]  # several states are at no one place
    joint = family(trigger.frame.form) != "visit"
    topics = _TOPICS if family(trigger.frame.form) == "meeting" else frozenset()  # "talks on Ukraine"
    exact = trigger.frame.strict and trigger.frame.placed  # "led a team in Oslo" is no journey, "to Oslo" is
    own = set(trigger.frame.where) if exact else {*trigger.frame.where, *_IN} - topics
    own -= {"over"} if not joint else set()  # who flies over a country does not visit it
    for i in sorted(trigger.zone, key=lambda i: (a.tokens[i].head not in (trigger.token, trigger.anchor), i)):
        token = a.tokens[i]
        topical = topics and a.tokens[token.head].lemma in words.topics  # "talks on the war in Ukraine"
        topical = topical or _is_of_else(a, trigger, token, words.circumstances)
        topical = topical or a.tokens[token.head].lemma in words.equals  # "spoke to his counterparts | in Peru"
        topical = topical or (joint and _is_of_topic(a, trigger, token, words))
        topical = topical or (joint and (_is_spoken_of(a, trigger, token) or _of_matter(a, trigger, token, lexicon)))
        topical = topical or (joint and token.i + 1 < len(a.tokens) and is_of_prepared(a, trigger, token.i + 1, words))
        if (
            not topical
            and (token.dep in ("prep", "dative") or (token.dep == "conj" and token.pos == "ADP"))
            and token.lemma in own
            and i > min(trigger.token, trigger.anchor)
        ):
            found += tree.children(a, i, "pobj")
    if a.tokens[trigger.token].pos == "ADP":
        return tree.children(a, trigger.token, "pobj")
    if trigger.noun:
        before = tree.children(a, trigger.token, "compound", "amod", "nmod")
        found += [
            t for t in before if not (joint and _names_state(a, t, lexicon) and not _is_capital(a, t, lexicon))
        ]  # "Danish-Polish", "Laos-Cuba talks"
    elif not found:
        found += [t for t in tree.children(a, trigger.token, "npadvmod", "advmod") if t.text in ("here", "abroad")]
    return found


def _is_of_else(a: Annotated, trigger: Trigger, preposition: Token, circumstances: frozenset[str]) -> bool:
    """Does it tell where something else was, after or for which they met ("met days after the coup in Niger")?"""
    for above in tree.ancestors(a, preposition.i):
        if above.i in (trigger.token, trigger.anchor):
            return False
        if above.dep in ("prep", "advcl") and above.pos in ("ADP", "SCONJ") and above.lemma in circumstances:
            return True
    return False


def _is_of_topic(a: Annotated, trigger: Trigger, preposition: Token, words: EngagementWords) -> bool:
    """Is it where the matter is of which "on" or "about" tells ("talks on the state of things in Aleppo")?

    Right behind the matter a place may be that of the talks ("talks on trade in Oslo"), two nouns further it is not,
    nor behind what the matter includes ("discussions, including of aid to Niger").
    """
    ends = (trigger.token, trigger.anchor)
    between = list(takewhile(lambda t: t.i not in ends, tree.ancestors(a, preposition.i)))
    if any(t.dep == "prep" and t.text == "including" and t.head in ends for t in between[1:]):
        return True
    on = next((t for t in between if t.dep in ("prep", "advcl") and t.lemma in _TOPICAL and t.tag == "IN"), None)
    if on is None or (on.head not in ends and a.tokens[on.head].dep not in tree.OBJECTS):
        return False
    nouns = [t for t in between if t.pos == "NOUN" and t.lemma not in words.gatherings.margins | words.gatherings.nouns]
    return len(nouns) > 1


_TOPICAL = frozenset({"on", "over", "about", "regarding", "concerning"})


def _is_spoken_of(a: Annotated, trigger: Trigger, preposition: Token) -> bool:
    """Does it only tell more of what the verb speaks of ("spoke of Oslo and of the vote in Riga")?"""
    if trigger.noun or a.tokens[preposition.head].pos not in ("NOUN", "PROPN"):
        return False
    above = [t for t in tree.ancestors(a, preposition.i) if t.dep in ("prep", "conj") and t.pos == "ADP"]
    above = [t for t in above if a.tokens[t.head].pos != "PROPN"]  # "Zaev welcomed Tsipras of Greece in Skopje"
    about = _PROTESTED if trigger.frame.form == "demarche" else _SPOKEN_OF
    return any(t.lemma in about for t in above if trigger.token in {x.i for x in tree.ancestors(a, t.i)})


def _of_matter(a: Annotated, trigger: Trigger, preposition: Token, lexicon: Lexicon) -> bool:
    """Does it tell where the matter is that is discussed ("measures in the Aegean Sea"), and no town where they met?"""
    matter = a.tokens[preposition.head]
    if trigger.noun or a.tokens[trigger.token].lemma not in lexicon.engagements.agenda or matter.pos != "NOUN":
        return False
    below = {t.i for o in tree.objects(a, trigger.token) for t in tree.subtree(a, o.i)}
    towns = [t for t in tree.children(a, preposition.i, "pobj") if t.entity == "GPE"]
    towns = [t for t in towns if not _names_state(a, t, lexicon) or _is_capital(a, t, lexicon)]
    return matter.i in below and tree.mention_of(a, matter.i) is None and not towns


def _names_state(a: Annotated, token: Token, lexicon: Lexicon) -> bool:
    mention = tree.mention_of(a, token.i)
    own = mention is not None and mention.head == token.i and any(a.cast[i].kind == "side" for i in mention.cast)
    return own or lexicon.states.code(token.text) is not None


def _is_capital(a: Annotated, token: Token, lexicon: Lexicon) -> bool:
    """Is it a capital by itself ("the Hanoi summit", not "the Hanoi-Beijing talks"): there they met?"""
    term = lexicon.states.terms.get(token.text)
    between = {a.tokens[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(a.tokens)} & {"-", "–", "/"}
    return term is not None and term.form == "capital" and not between and not tree.children(a, token.i, "conj")


def _told_by(a: Annotated, token: Token) -> Token:
    """The name of what a common noun only tells of ("the resort of Sochi", "the economic hub Lagos")."""
    if token.pos != "NOUN":
        return token
    behind = a.tokens[min(token.i + 1, len(a.tokens) - 1)]
    near = [*tree.prepositional(a, token.i, "of"), *tree.children(a, token.i, "appos"), behind]
    town = [t for t in near if t.pos == "PROPN" and not t.entity] if token.lemma in _TOWNS else []
    here = (t for t in near if t.entity == "GPE" or t in town)
    return next((t for t in here if t.sentence == token.sentence), token)


def _capital(a: Annotated, token: Token, lexicon: Lexicon) -> str | None:
    """Of "the Omani capital" its name, where the document has it, else the state; of "the capital" the dateline's."""
    near = [*tree.children(a, token.i, "amod", "poss", "compound"), *tree.prepositional(a, token.i, "of")]
    codes = [code for t in near if (code := lexicon.states.code(t.text)) is not None]
    if not codes:
        return dateline_of(a, lexicon) if all(t.pos != "NOUN" for t in near) else None
    terms = lexicon.states.terms
    printed = (t.text for t in a.tokens if t.pos == "PROPN" and t.text in terms)
    named = (w for w in printed if terms[w].form == "capital" and terms[w].code == codes[0])
    return next(named, lexicon.states.name(codes[0]))


def _place_name(a: Annotated, token: Token, lexicon: Lexicon) -> str | None:
    """The place that a token names, with what tells more of it after a comma ("Bali, Indonesia")."""
    town = token.lemma in _TOWNS and token.pos == "NOUN"
    token = _told_by(a, token)
    if token.lemma == "capital" and (capital := _capital(a, token, lexicon)) is not None:
        return capital
    if token.pos not in ("PROPN", "NOUN") or token.entity == "NORP" or not token.text[:1].isupper():
        return None
    span = _entity_span(a, token)
    name = span.of(a.document.text)
    for part in tree.prepositional(a, token.i, "of"):  # "the Kingdom of Spain"
        if token.lemma.lower() in _REALMS and lexicon.states.code(part.text) is not None:
            return part.text
    if not town and token.entity not in _PLACES and lexicon.states.state_of(name) is None:
        return None
    after = [t for t in tree.children(a, token.i, "appos") if t.entity in _PLACES]
    near = after and a.document.text[span.end : after[0].start].strip() == ","
    if near:
        return f"{name}, {_entity_span(a, after[0]).of(a.document.text)}"
    other = state_meant(a, name, lexicon)
    return f"{name}, {lexicon.states.names[other]}" if other is not None else name  # "Georgia, United States"


def _entity_span(a: Annotated, token: Token) -> Span:
    """The run of tokens of the same entity type around this one; of no type the name's own words."""
    first = last = token.i
    tokens = a.tokens
    if not token.entity:
        return Span(min([token.start, *(t.start for t in tree.children(a, token.i, "compound"))]), token.end)
    while first > 0 and _is_same_run(tokens[first - 1], token):
        first -= 1
    while last + 1 < len(tokens) and _is_same_run(tokens[last + 1], token):
        last += 1
    if tokens[first].lemma == "the":
        first += 1
    return Span(tokens[first].start, tokens[last].end)


def _is_same_run(other: Token, token: Token) -> bool:
    return other.entity == token.entity and other.sentence == token.sentence and other.text != ","


def side_at(place: str | None, lexicon: Lexicon) -> str | None:
    """The side in which a place lies, as far as the lexicon knows it."""
    return side_of_place(place, lexicon) if place else None

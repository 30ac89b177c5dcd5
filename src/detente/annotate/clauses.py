"""Who does what to whom in a clause: the arguments of a verb or noun, whom they name, when it was, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.annotate.tree import (
    account_at,
    agents,
    ancestors,
    children,
    conjuncts,
    is_passive,
    mentions_in,
    objects,
    prepositional,
    subjects,
    subtree,
)
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Mention, Sentence, Timex, Token
from detente.model.span import Span

PREPOSITIONS = ("prep", "agent", "dative")
CLAUSES = ("xcomp", "ccomp", "pcomp")
_RELATIVES = ("WP", "WDT", "WP$")
_EDGES = ("punct", "cc", "mark")
_OBJECT_CONTROL = frozenset(
    ["thank", "praise", "commend", "criticize", "criticise", "accuse", "blame", "condemn", "fault", "recognize",
     "honor", "recognise", "prevent", "stop", "keep", "suspect", "denounce", "punish", "congratulate", "hail"]
)  # fmt: skip
"""Verbs whose object does what the gerund after them says."""

_FOREIGN = 0.15
"""A document whose mentions of sides are another's than the first's in this share is about relations; read by eye on
forty releases: domestic ones stay below 0.1, readouts of calls and visits above 0.3."""

_SLIPS = {"hop": "hope", "spar": "spare"}
"""Lemmas that the parser's tables get wrong ("hopes" is no form of "hop" in this field)."""

_VENUES = frozenset(
    ["speech", "statement", "interview", "letter", "call", "address", "briefing", "tweet", "post", "report"]
)

_LIGHT = frozenset(
    [
        "series",
        "round",
        "number",
        "lot",
        "set",
        "wave",
        "string",
        "group",
        "couple",
        "kind",
        "sort",
        "part",
        "member",
        "front",
        "side",
        "sideline",
        "margin",
        "face",
        "support",
        "favor",
        "favour",
    ]
)
"""Nouns that stand before "of" without being what is meant ("a series of attacks")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The arguments of a verb (or noun), whatever the voice.

    `subjects` do it, to `objects` it is done; `slots` are (preposition, noun) pairs below it and below its objects
    (``dative`` for an indirect object); `clauses` the heads of the clauses that it governs; `words` the lemmas of all
    of these but the subjects, with their modifiers.
    """

    head: int
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    slots: tuple[tuple[str, Token], ...] = ()
    clauses: tuple[Token, ...] = ()
    words: frozenset[str] = frozenset()

    def slot(self, *prepositions: str) -> list[Token]:
        """The nouns after these prepositions, in order."""
        return [token for name, token in self.slots if name in prepositions]


def frame_of(a: Annotated, verb: int) -> Frame:
    """The arguments of a verb. A passive's subject is its object; a relative clause's noun fills its gap."""
    passive = passive_voice(a, verb)
    first = _without_relatives(doers(a, verb))
    does = agents(a, verb) if passive else first
    done = first if passive else _filled(a, verb, objects(a, verb))
    if passive:
        done += [t for t in objects(a, verb) if t not in done]
    if not done:
        done = _raised(a, verb)
    slots = tuple(_slots(a, [verb, *(t.i for t in done)]))
    clauses = tuple(_governed(a, verb))
    return Frame(
        head=verb,
        subjects=tuple(does),
        objects=tuple(done),
        slots=slots,
        clauses=clauses,
        words=frozenset(_words(a, verb, done, slots, clauses)),
    )


def frame_of_noun(a: Annotated, noun: int) -> Frame:
    """The arguments of an act told by a noun: whose, by or from whom; its prepositions are its slots."""
    owners = [t for c in children(a, noun, "poss", "compound", "amod", "nmod") for t in conjuncts(a, c.i)]
    slots = tuple(_slots(a, [noun]))
    does = owners + [t for name, t in slots if name in ("by", "from")]
    return Frame(
        head=noun,
        subjects=tuple(does),
        slots=slots,
        clauses=tuple(children(a, noun, "acl")),
        words=frozenset(_words(a, noun, [a.tokens[noun]], slots, tuple(children(a, noun, "acl")))),
    )


def _governed(a: Annotated, verb: int) -> Iterator[Token]:
    """The clauses that complete the verb, through its prepositions too ("accused of arming")."""
    for child in children(a, verb):
        if child.dep in CLAUSES:
            yield child
        elif child.dep in ("prep", "acomp", "attr"):
            yield from children(a, child.i, "pcomp", "xcomp")
            yield from _after_venue(a, child.i)


def _after_venue(a: Annotated, prep: int) -> Iterator[Token]:
    """The clause of "warned in a speech that …", which the parser hangs on the speech."""
    for noun in children(a, prep, "pobj"):
        if noun.lemma in _VENUES:
            yield from (c for c in children(a, noun.i, "relcl", "acl") if children(a, c.i, "nsubj"))


def _raised(a: Annotated, verb: int) -> list[Token]:
    """The noun between a verb and its infinitive, which the parser takes for the infinitive's subject."""
    below = [c for c in children(a, verb, "ccomp") if any(t.lemma == "to" for t in children(a, c.i, "aux"))]
    return [t for c in below for s in children(a, c.i, "nsubj") if s.i > verb for t in conjuncts(a, s.i)]


def doers(a: Annotated, verb: int) -> list[Token]:
    """`tree.subjects`, and of a gerund after a preposition those that it shares.

    "Its policy of arming rebels": the owner of the noun; "thanked Rome for sending aid": the object; "after leaving":
    the subject of the verb above.
    """
    found = subjects(a, verb)
    if found:
        return found
    token = a.tokens[verb]
    while token.dep in ("xcomp", "conj") and token.head != token.i:
        token = a.tokens[token.head]
    above = a.tokens[a.tokens[token.head].head]
    if token.dep != "pcomp" or above.i == token.i:
        return []
    if above.pos in ("NOUN", "PROPN"):
        return [t for c in children(a, above.i, "poss") for t in conjuncts(a, c.i)]
    done = objects(a, above.i)
    return done if done and above.lemma in _OBJECT_CONTROL else subjects(a, above.i)


def passive_voice(a: Annotated, verb: int) -> bool:
    """Is the verb passive: by its auxiliary, as a bare participle after a noun, or as the second of two passives?"""
    token = a.tokens[verb]
    if is_passive(a, verb):
        return True
    if token.tag not in ("VBN", "VBD") or children(a, verb, "aux", "dobj", "obj"):
        return False
    if token.dep == "conj" and not children(a, verb, "nsubj"):
        return token.head != verb and passive_voice(a, token.head)
    if token.tag == "VBD":
        return False
    return token.dep in ("acl", "amod") or bool(children(a, verb, "agent"))


def _without_relatives(tokens: Iterable[Token]) -> list[Token]:
    return [t for t in tokens if t.tag not in _RELATIVES]


def _filled(a: Annotated, verb: int, found: list[Token]) -> list[Token]:
    """The objects; in a relative clause with its own subject and no object, the noun that it belongs to."""
    token, real = a.tokens[verb], _without_relatives(found)
    if token.dep != "relcl" or real:
        return real
    own = [t for t in children(a, verb, "nsubj") if t.tag not in _RELATIVES]
    return conjuncts(a, token.head) if own else []


def _slots(a: Annotated, heads: Iterable[int]) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below these heads, through particles, adverbs and light nouns."""
    seen: set[int] = set()
    stack = list(heads)
    while stack:
        head = stack.pop(0)
        if head in seen:
            continue
        seen.add(head)
        for child in children(a, head):
            if child.dep in PREPOSITIONS and child.pos not in ("NOUN", "PROPN", "PRON"):
                nouns = [t for o in children(a, child.i, "pobj") for t in conjuncts(a, o.i)]
                yield from ((child.lemma, t) for t in nouns)
                light = [t.i for t in nouns if t.lemma in _LIGHT]
                stack += [*light, *(p.i for p in children(a, child.i, "prep"))]
                yield from ((child.lemma, t) for p in children(a, child.i, "prep") for t in children(a, p.i, "pobj"))
            elif child.dep == "dative":
                yield from (("dative", t) for t in conjuncts(a, child.i))
            elif child.dep in ("prt", "advmod", "acomp", "attr"):
                stack.append(child.i)


def _words(
    a: Annotated, head: int, done: list[Token], slots: tuple[tuple[str, Token], ...], clauses: tuple[Token, ...]
) -> Iterator[str]:
    named = [*done, *(t for _, t in slots), *children(a, head, "attr", "acomp", "oprd", "npadvmod", "advmod", "prt")]
    below = [o for c in clauses for o in [*objects(a, c.i), *children(a, c.i, "acomp"), *prepositional(a, c.i)]]
    for token in [*named, *clauses, *below]:
        yield token.lemma
        yield from (m.lemma for m in children(a, token.i, "compound", "amod", "nmod", "conj"))
    yield from (name for name, _ in slots)
    yield from (p.lemma for p in children(a, head, "prep"))


def verb_with_particle(a: Annotated, verb: int) -> str:
    """The lemma, with the particle where it has one: "call_off"."""
    particle = next(iter(children(a, verb, "prt")), None)
    lemma = _SLIPS.get(a.tokens[verb].lemma, a.tokens[verb].lemma)
    return f"{lemma}_{particle.lemma}" if particle else lemma


# ---------------------------------------------------------------- whom it names


def mention_at(a: Annotated, token: int) -> Mention | None:
    """The mention that this token heads, else one that covers it as a part of its name; None where it names nobody."""
    heads = [m for m in a.mentions if m.head == token]
    if heads:
        return min(heads, key=lambda m: (len(m.span), m.span))
    inside = [m for m in a.mentions if m.span.covers(a.tokens[token].span) and _within(a, token, m.head)]
    return min(inside, key=lambda m: (len(m.span), m.span), default=None)


def _within(a: Annotated, token: int, head: int) -> bool:
    """Is `token` a part of the name that `head` heads (or the other way round), not a noun of its own?"""
    parts = ("compound", "flat", "appos", "amod", "nmod")
    up, down = a.tokens[token], a.tokens[head]
    return (up.head == head and up.dep in parts) or (down.head == token and down.dep in ("compound", "appos", "flat"))


def actors_at(a: Annotated, token: int) -> tuple[Actor, ...]:
    """Those whom this token names: one, several where it means several ("the two sides"), or none."""
    mention = None if a.tokens[token].entity in ("LOC", "FAC") else mention_at(a, token)
    return tuple(a.cast[i].actor for i in mention.cast) if mention else ()


def owners_of(a: Annotated, noun: int, *, depth: int = 2) -> tuple[Actor, ...]:
    """Whose a thing is: "China's decision", "a report by the Pentagon", "the nature of the drills held by Rome".

    What stands after "of" is followed `depth` nouns down.
    """
    for child in children(a, noun, "poss", "compound", "amod", "nmod"):
        found = tuple(x for t in conjuncts(a, child.i) for x in actors_at(a, t.i))
        if found:
            return found
    doing = [t for c in children(a, noun, "acl") if c.tag == "VBN" for t in agents(a, c.i)]
    near = [t for name, t in _slots(a, [noun]) if name in ("of", "by", "from")]
    for token in [*near, *doing]:
        if found := actors_at(a, token.i):
            return found
    deeper = near if depth else []
    return next((found for t in deeper if (found := owners_of(a, t.i, depth=depth - 1))), ())


def actors_behind(a: Annotated, token: int) -> tuple[Actor, ...]:
    """Those whom the token names, else those in apposition to it, else those whose the named thing is.

    "Eight states, Peru, Chile and …" are the eight, since they are named.
    """
    named = actors_at(a, token)
    if named and any(x.side for x in named):
        return named
    listed = tuple(
        x for c in children(a, token, "appos") for t in conjuncts(a, c.i) for x in actors_at(a, t.i) if x.side
    )
    return listed or named or owners_of(a, token)


def holder_of(a: Annotated, attribution: Attribution | None) -> Actor | None:
    """Whose words an attribution reports; None where nobody is known."""
    if attribution is None or attribution.source is None:
        return None
    cast = a.mentions[attribution.source].cast
    return a.cast[cast[0]].actor if cast else None


# ---------------------------------------------------------------- when it was


def timex_of(a: Annotated, token: int) -> Timex | None:
    """The dated expression that belongs to a verb or noun: below it, not below another verb; else of the verb above."""
    sentence = a.sentences[a.tokens[token].sentence]
    dated = [t for t in a.timexes if sentence.span.covers(t.span) and t.when is not None and t.type in ("DATE", "TIME")]
    if not dated:
        return None
    by_verb = [(t, _verb_above(a, _head_token(a, t))) for t in dated]
    for anchor in [token, *(v.i for v in ancestors(a, token) if v.pos in ("VERB", "AUX"))]:
        mine = [t for t, verb in by_verb if verb == anchor or _below(a, t, anchor, verb)]
        if mine:
            return min(mine, key=lambda t: abs(t.span.start - a.tokens[token].start))
    return None


def _head_token(a: Annotated, timex: Timex) -> int | None:
    inside = [t for t in a.tokens if timex.span.start <= t.start and t.end <= timex.span.end]
    ids = {t.i for t in inside}
    return next((t.i for t in inside if t.head not in ids or t.head == t.i), None)


def _verb_above(a: Annotated, token: int | None) -> int | None:
    if token is None:
        return None
    return next((t.i for t in ancestors(a, token) if t.pos in ("VERB", "AUX")), None)


def _below(a: Annotated, timex: Timex, anchor: int, verb: int | None) -> bool:
    """Does the date stand directly below a noun ("the talks in May")?"""
    if a.tokens[anchor].pos in ("VERB", "AUX"):
        return False
    head = _head_token(a, timex)
    chain = [] if head is None else [t.i for t in ancestors(a, head)]
    return anchor in chain and (verb is None or verb not in chain[: chain.index(anchor)])


# ---------------------------------------------------------------- its words


def clause_span(a: Annotated, head: int, *, drop: Iterable[str] = ()) -> Span:
    """The words of the clause that a token heads, without marks, conjunctions and punctuation at its ends.

    Coordinated clauses with a subject of their own are left out; so is what hangs on the head by a relation of `drop`.
    """
    gone = set(drop)
    skipped: set[int] = set()
    for child in children(a, head):
        apart = child.dep in ("conj", "parataxis", "ccomp") and child.i != head and _stands_alone(a, head, child)
        if apart or child.dep in gone:
            skipped |= {t.i for t in subtree(a, child.i)}
    return trimmed(a, [t for t in subtree(a, head) if t.i not in skipped])


def _stands_alone(a: Annotated, head: int, child: Token) -> bool:
    own = bool(children(a, child.i, "nsubj", "nsubjpass", "expl"))
    return own and (child.dep != "ccomp" or child.i < head)


def trimmed(a: Annotated, tokens: list[Token]) -> Span:
    """From the first to the last of these tokens that is no mark, conjunction, bracket or punctuation."""
    first, last = 0, len(tokens) - 1
    while first < last and _edge(tokens[first]):
        first += 1
    while last > first and tokens[last].pos in ("PUNCT", "SPACE"):
        last -= 1
    return Span(tokens[first].start, tokens[last].end)


def _edge(token: Token) -> bool:
    return token.pos in ("PUNCT", "SPACE", "CCONJ") or (
        token.dep in _EDGES and token.lemma in ("that", "and", "but", "or")
    )


def own_tokens(a: Annotated, head: int) -> list[Token]:
    """The tokens of the head's own clause: its subtree without clauses that have another subject."""
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(a.tokens[i])
        for child in children(a, i):
            clause = child.dep in ("conj", "ccomp", "advcl", "relcl", "parataxis")
            if not (clause and children(a, child.i, "nsubj", "nsubjpass")):
                stack.append(child.i)
    return sorted(out, key=lambda t: t.i)


def phrase_span(
    a: Annotated, noun: int, *, drop: Iterable[str] = ("relcl", "appos", "conj", "cc", "parataxis")
) -> Span:
    """The words of a noun phrase, without what hangs on its head by a relation of `drop`, up to the first such."""
    gone = set(drop)
    cut = min((subtree(a, c.i)[0].i for c in children(a, noun) if c.dep in gone and c.i > noun), default=len(a.tokens))
    return trimmed(a, [t for t in subtree(a, noun) if t.i < cut])


def predicate_span(a: Annotated, verb: int, *, until: Iterable[str] = ()) -> Span:
    """The verb with what follows it, without subject, auxiliaries and trailing circumstances.

    Circumstances are adverbial clauses, times, and phrases with a preposition of `until`; they end it where they come.
    """
    stop = set(until)
    first = verb
    while first > 0 and a.tokens[first - 1].head == verb and a.tokens[first - 1].dep == "advmod":
        first -= 1
    cut = min(
        (subtree(a, c.i)[0].i for c in children(a, verb) if c.i > verb and _circumstance(a, c, stop)), default=None
    )
    return trimmed(a, [t for t in subtree(a, verb) if t.i >= first and (cut is None or t.i < cut)])


def _circumstance(a: Annotated, child: Token, stop: set[str]) -> bool:
    if child.dep in ("advcl", "npadvmod", "parataxis"):
        return True
    if child.dep in ("conj", "ccomp") and children(a, child.i, "nsubj", "nsubjpass"):
        return child.dep == "conj"
    return child.dep == "prep" and child.lemma in stop


def reported_by(a: Annotated, position: int) -> Actor | None:
    """Whose account the document gives of what stands here; None where it speaks itself."""
    return holder_of(a, account_at(a, position))


def among_sides(a: Annotated, sentence: Sentence) -> bool:
    """Is it a matter between sides: does the sentence name two, or the document more than one side's affairs?"""
    here = {s for m in mentions_in(a, sentence.span) for i in m.cast if (s := a.cast[i].actor.side)}
    if len(here) > 1:
        return True
    counts = Counter(s for m in a.mentions for i in m.cast if (s := a.cast[i].actor.side))
    return bool(counts) and 1 - max(counts.values()) / sum(counts.values()) >= _FOREIGN

"""Who does what to whom: the arguments of a verb or noun, whatever the voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.annotate.tree import agents, children, conjuncts, is_passive, objects, prepositional, subjects
from detente.lexicon.control import load_control
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

PREPOSITIONS = ("prep", "agent", "dative")
CLAUSES = ("xcomp", "ccomp", "pcomp")
_RELATIVES = ("WP", "WDT", "WP$")
OBJECT_CONTROL = load_control().object_control
"""Verbs whose object does what the gerund after them says."""
_LASHING = load_control().lashing
"""Verbs that do so with what stands after "at", "against" or "into"."""
_SLIPS = {"hop": "hope", "spar": "spare"}
"""Lemmas that the parser's tables get wrong ("hopes" is no form of "hop" in this field)."""

VENUES = frozenset(["speech", "statement", "interview", "letter", "address", "briefing", "tweet", "post", "report"])
"""Where somebody says something."""
_TOLD_IN = VENUES | {"call"}

_MONTHS = frozenset({"March", "May"})
"""Months whose names are verbs or nouns too."""

_OFFERED = frozenset(["invitation", "request", "initiative", "behest", "insistence", "urging", "suggestion"])
"""Acts of the one who stands after "of" ("at the invitation of Rome")."""

_LIGHT = frozenset(
    ["series", "round", "number", "lot", "set", "wave", "string", "group", "couple", "kind", "sort", "part",
     "member", "front", "side", "sideline", "margin", "face", "support", "favor", "favour", "visit", "trip",
     "tour", "stay", "talk", "stopover", "consultation", "negotiation", "route"]
)  # fmt: skip
"""Nouns that stand before what is meant ("a series of attacks", "for a visit to Rome")."""


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
    found: Frame | None = a.frames.get(verb)
    if found is None:
        found = a.frames[verb] = _frame_of(a, verb)
    return found


def _frame_of(a: Annotated, verb: int) -> Frame:
    bare = _bare_clause(a, verb)
    passive = not bare and passive_voice(a, verb)
    first = conjuncts(a, a.tokens[verb].head) if bare else _without_relatives(doers(a, verb))
    does = agents(a, verb) if passive else first
    done = first if passive else _filled(a, verb, objects(a, verb))
    if passive:
        done += [t for t in objects(a, verb) if t not in done]
    if not done:
        done = _raised(a, verb)
    slots = tuple(slots_of(a, [verb, *(t.i for t in done)]))
    clauses = tuple(_governed(a, verb))
    return Frame(
        head=verb,
        subjects=tuple(does),
        objects=tuple(done),
        slots=slots,
        clauses=clauses,
        words=frozenset(_words(a, verb, done, slots, clauses)),
    )


def _bare_clause(a: Annotated, verb: int) -> bool:
    """Is it the verb of a line that the parser takes for a noun with a participle ("- The leaders resolved to …")?"""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    line = token.dep == "acl" and token.tag in ("VBN", "VBD") and above.dep == "ROOT" and above.i < verb
    helped = children(a, verb, "aux", "auxpass", "agent")
    return line and not helped and token.lemma in _RESOLVING and bool(children(a, verb, "xcomp", "ccomp"))


_RESOLVING = load_control().resolving
"""Verbs with an infinitive of what their subject will do, which have no passive of that kind."""


def frame_of_noun(a: Annotated, noun: int) -> Frame:
    """The arguments of an act told by a noun: whose, by or from whom; its prepositions are its slots."""
    owners = [t for c in children(a, noun, "poss", "compound", "amod", "nmod") for t in conjuncts(a, c.i)]
    first = a.tokens[a.tokens[noun].head]
    if a.tokens[noun].dep == "conj" and children(a, first.i, "case"):  # "Rome's and Bern's decision"
        owners = [first, *owners]
    slots = tuple(slots_of(a, [noun]))
    of_whom = a.tokens[noun].lemma in _OFFERED
    does = owners + [t for name, t in slots if name in ("by", "from") or (name == "of" and of_whom)]
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
        if noun.lemma in _TOLD_IN:
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
    found, token = subjects(a, verb), a.tokens[verb]
    if found and token.dep == "relcl" and all(_relative(t) for t in found):
        return conjuncts(a, token.head)
    if found:
        return found
    while token.dep in ("xcomp", "conj") and token.head != token.i:
        token = a.tokens[token.head]
    above = a.tokens[a.tokens[token.head].head]
    if token.dep != "pcomp" or above.i == token.i:
        return []
    if above.pos in ("NOUN", "PROPN"):
        owners = [t for c in children(a, above.i, "poss") for t in conjuncts(a, c.i)]
        return owners or (conjuncts(a, above.i) if a.tokens[token.head].lemma == "for" and _blamed(a, above) else [])
    if a.tokens[token.head].dep == "agent":  # "were wounded by shelling"
        return []
    done = objects(a, above.i) or prepositional(a, above.i, "at", "against", "into")
    return done if done and _blames(a, above) else subjects(a, above.i)


def _blames(a: Annotated, verb: Token) -> bool:
    return verb.lemma in OBJECT_CONTROL or verb_with_particle(a, verb.i) in _LASHING


def _blamed(a: Annotated, noun: Token) -> bool:
    """Is it the object of a verb of praise or blame, on which the parser hangs what they are blamed for?"""
    up = a.tokens[noun.head]
    return _blames(a, a.tokens[up.head] if up.pos == "ADP" else up)


def passive_voice(a: Annotated, verb: int) -> bool:
    """Is the verb passive: by its auxiliary, as a bare participle after a noun, or as the second of two passives?"""
    token = a.tokens[verb]
    if is_passive(a, verb):
        return True
    if token.dep == "acl" and token.tag == "VBN" and children(a, verb, "agent"):
        return True  # "workers held hostage by Rome"
    if token.tag not in ("VBN", "VBD") or children(a, verb, "aux", "dobj", "obj"):
        return False
    if token.dep == "conj" and not children(a, verb, "nsubj"):
        return token.head != verb and passive_voice(a, token.head)
    if token.tag == "VBD":  # "the men deported to …", which the tagger takes for a past tense
        return token.dep == "acl" and not children(a, verb, "nsubj")
    asked = token.lemma == "ask" and token.tag == "VBN" and not children(a, verb, "nsubj")
    told = any(t.lemma in ("when", "if", "once", "until") for t in children(a, verb, "advmod", "mark"))
    bare = token.dep == "advcl" and (told or asked)
    return bare or token.dep in ("acl", "amod") or bool(children(a, verb, "agent"))  # "when asked"


def _without_relatives(tokens: Iterable[Token]) -> list[Token]:
    return [t for t in tokens if not _relative(t)]


def _relative(token: Token) -> bool:
    """A relative pronoun, also where the parser takes "that" for a conjunction."""
    return token.tag in _RELATIVES or (token.lemma == "that" and token.tag in ("IN", "DT"))


def _filled(a: Annotated, verb: int, found: list[Token]) -> list[Token]:
    """The objects; in a relative clause with its own subject and no object, the noun that it belongs to."""
    token, real = a.tokens[verb], _without_relatives(found)
    if token.dep != "relcl" or real:
        return real
    own = _without_relatives(children(a, verb, "nsubj"))
    elsewhere = any(_relative(t) for t in prepositional(a, verb))  # "the pact under which Oslo agreed"
    return conjuncts(a, token.head) if own and not elsewhere else []


def slots_of(a: Annotated, heads: Iterable[int]) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) below these heads, through particles, adverbs and light nouns."""
    seen: set[int] = set()
    stack = list(heads)
    while stack:
        head = stack.pop(0)
        if head in seen:
            continue
        seen.add(head)
        for child in children(a, head):
            if _sides_with(a, child):
                continue
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


def _sides_with(a: Annotated, preposition: Token) -> bool:
    """Does it name whom the doer sides with ("in solidarity | with Rome"), wherever the parser hangs it?"""
    before = a.tokens[preposition.i - 1]
    led = before.dep == "pobj" and a.tokens[before.head].lemma in ("in", "of")
    return preposition.lemma == "with" and before.lemma in _BESIDE and led


_BESIDE = load_control().beside


def _words(
    a: Annotated, head: int, done: list[Token], slots: tuple[tuple[str, Token], ...], clauses: tuple[Token, ...]
) -> Iterator[str]:
    named = [*done, *(t for _, t in slots), *children(a, head, "attr", "acomp", "oprd", "npadvmod", "advmod", "prt")]
    below = [o for c in clauses for o in [*objects(a, c.i), *children(a, c.i, "acomp"), *prepositional(a, c.i)]]
    yield from (p.lemma for c in clauses if c.lemma == "be" for p in children(a, c.i, "prep"))  # "is behind it"
    nouns = [*done, *(t for _, t in slots)]
    yield from (c.lemma for t in nouns for p in children(a, t.i, "prep") for c in children(a, p.i, "pcomp"))
    for token in [*named, *clauses, *below]:
        if token.text in _MONTHS and token.pos == "PROPN":  # "held talks on 7 March"
            continue
        yield token.lemma
        yield from (m.lemma for m in children(a, token.i, "compound", "amod", "nmod", "conj"))
    yield from (name for name, _ in slots)
    yield from (p.lemma for p in children(a, head, "prep"))


def tokens_in(a: Annotated, span: Span) -> tuple[Token, ...]:
    """The tokens that begin within a stretch, in order."""
    first = bisect_left(a.starts, span.start)
    last = bisect_left(a.starts, span.end, lo=first)
    return a.tokens[first:last]


def verb_with_particle(a: Annotated, verb: int) -> str:
    """The lemma, with the particle where it has one: "call_off"."""
    particle = next(iter(children(a, verb, "prt")), None)
    lemma = lemma_of(a.tokens[verb])
    return f"{lemma}_{particle.lemma}" if particle else lemma


def lemma_of(token: Token) -> str:
    """The lemma, where the parser's tables have a wrong one the right one."""
    return _SLIPS.get(token.lemma, token.lemma)

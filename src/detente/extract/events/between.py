"""Between whom the document's matters are, and whom "we", "you" and "the parties" mean where nobody else is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.annotate.naming import actors_at, actors_behind, holders_of, sides_in
from detente.annotate.tree import SUBJECTS, account_at, ancestors, children, prepositional, subjects
from detente.annotate.voice import joint_sides, voice_of
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Mention, Sentence, Token
from detente.model.span import Span

_DYAD_SHARE = 0.25
"""A document is about two sides where each has this share of all its mentions of sides."""

_LEAD = 3
"""So many sentences of a document, its title among them, say whom it is about."""

_FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_SECOND = frozenset({"you"})
COLLECTIVE = frozenset(
    ["party", "side", "country", "leader", "minister", "president", "nation", "government", "delegation", "official",
     "diplomat", "state", "counterpart", "interlocutor", "pair", "duo", "both", "capital", "head", "team", "two", "man",
     "neighbor", "neighbour", "rival", "ally", "foe", "adversary", "belligerent", "camp", "premier", "chief", "partner",
     "combatant", "army", "navy", "power", "enemy", "military", "force", "troop", "negotiator", "delegate"]
)  # fmt: skip
PARTNERS = frozenset(
    ["counterpart", "neighbor", "neighbour", "rival", "foe", "adversary", "arch-rival", "archrival", "host", "guest",
     "ally", "partner"]
)  # fmt: skip
_DEFINITE = frozenset({"the", "both", "two", "these", "their", "our"})


def dyad_of(a: Annotated) -> frozenset[str]:
    """The two sides that the document is about; the empty set where it is not about two."""
    counts = a.sides_named
    top = counts.most_common(2)
    enough = len(top) == 2 and top[1][1] >= _DYAD_SHARE * sum(counts.values())
    return frozenset(side for side, _ in top) if enough else frozenset()


def pair_of(a: Annotated) -> tuple[str, ...]:
    """The two whose matter the document is: the publishing side, else the one named first, before the other.

    A government's own release is about itself and the side that its title and lead name beside it. Empty where the
    document is not about two.
    """
    own, lead = a.document.side, _lead_sides(a)
    if own is not None:
        other = next((side for side in lead if side != own), None) or next(iter(dyad_of(a) - {own}), None)
        return (own, other) if other else ()
    two = _opening_pair(a) or dyad_of(a) or (frozenset(lead) if len(set(lead)) == 2 else frozenset())
    leading = sorted(a.mentions, key=lambda m: _partner(a, m))
    return tuple(dict.fromkeys(s for m in leading for i in m.cast if (s := a.cast[i].actor.side) in two and s))


def _opening_pair(a: Annotated) -> frozenset[str]:
    """The two whose joint text it is, where its first sentence says that it is one and names two."""
    first = next((s for s in a.sentences if not s.noise), None)
    if first is None:
        return frozenset()
    text = first.span.of(a.document.text).lower()
    sides = frozenset(sides_in(a, first.span))
    return sides if len(sides) == 2 and text.startswith("joint ") else frozenset()


def _partner(a: Annotated, mention: Mention) -> bool:
    """Is it the one with whom ("Talks with the premier of Fiji" is the title of the other's release)?"""
    return any(t.lemma == "with" and t.pos == "ADP" for t in ancestors(a, mention.head))


def _lead_sides(a: Annotated) -> list[str]:
    """The sides that the first sentences name, in order."""
    lead = [s for s in a.sentences if not s.noise][:_LEAD]
    return [side for s in lead for side in sides_in(a, s.span)]


def in_order(a: Annotated, pair: tuple[str, ...], codes: list[str], at: Token, *, listed: bool) -> list[str]:
    """Those who act together, the source first: who tells it, else the publishing side.

    Where they are not `listed` by name, the first of the document's pair.
    """
    sides = [code.split()[0] for code in codes]
    told = [x.side for x in holders_of(a, account_at(a, at.start))]
    teller = next((s for s in (*told, a.document.side) if s in sides), None)
    first = teller or (pair[0] if not listed and set(pair) <= set(sides) and pair else sides[0])
    return sorted(codes, key=lambda code: code.split()[0] != first)


def whom(a: Annotated, token: Token, pair: tuple[str, ...]) -> tuple[Actor, ...]:
    """Those whom a token names, else those behind it, else whom "we", "you" or "the parties" mean."""
    known = () if _partners(a, token) else actors_behind(a, token.i)
    if any(x.side for x in known):
        return known
    word = token.text.lower()
    if (word == "them" and token.dep not in SUBJECTS) or (word == "it" and _beside_subject(a, token)):
        return tuple(Actor(side=side) for side in _named_before(a, token))
    if word in _FIRST:
        return speakers_at(a, token)
    if word in _SECOND:
        return tuple(x for x in _others(speakers_at(a, token), pair) if a.document.side is None or x.side in met(a))
    if _singular(token) in COLLECTIVE and _together(a, token) and not _limited(a, token) and not _friends(a, token):
        return tuple(
            Actor(side=side, standing="official") for side in _two_before(a, token, pair) or joint_sides(a) or pair
        )
    return known


def _friends(a: Annotated, token: Token) -> bool:
    """Are they others than the two: "the allies", "the neighbours", of whom nobody says that they are two?"""
    counted = any(t.lemma in ("two", "both") for t in children(a, token.i))
    return token.lemma in ("ally", "partner", "neighbor", "neighbour", "capital") and not counted


def _singular(token: Token) -> str:
    """The lemma; of "Ministers", which the tagger takes for a name, the word without its ending."""
    return token.lemma.lower().removesuffix("s") if token.tag == "NNPS" else token.lemma


def _partners(a: Annotated, token: Token) -> bool:
    """Are they others than whose they are ("its two neighbours", "his host")?"""
    if token.lemma not in PARTNERS or any(actors_at(a, t.i) for t in children(a, token.i, "amod", "compound", "appos")):
        return False
    return any(t.dep == "poss" and t.tag == "PRP$" for t in children(a, token.i))


def _beside_subject(a: Annotated, pronoun: Token) -> bool:
    """Is it the object of a participle whose subject is the main clause's ("broke with Rome, charging it with …")?"""
    verb = a.tokens[pronoun.head]
    return pronoun.dep == "dobj" and verb.dep == "advcl" and verb.tag == "VBG" and not children(a, verb.i, *SUBJECTS)


def _named_before(a: Annotated, token: Token) -> list[str]:
    """The sides whom "them" may mean: those that the sentence names before, but the subject's own."""
    here = a.sentences[token.sentence]
    verb = next((t for t in ancestors(a, token.i) if t.pos == "VERB"), None)
    own = {x.side for t in subjects(a, verb.i) for x in actors_behind(a, t.i)} if verb is not None else set()
    named = sides_in(a, Span(here.span.start, token.start)) if token.start > here.span.start else []
    left = [side for side in dict.fromkeys(named) if side not in own]
    most = 1 if token.text.lower() == "it" else 2
    return left if own and 0 < len(left) <= most else []


def _two_before(a: Annotated, token: Token, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The two sides, no more and no fewer, that the sentence names before a token, or else the sentence before it.

    None where a third speaks of the document's pair ("Oslo called Rome and urged both sides").
    """
    here = a.sentences[token.sentence]
    verb = next((t for t in ancestors(a, token.i) if t.pos == "VERB"), None)
    own = {x.side for t in subjects(a, verb.i) for x in actors_behind(a, t.i)} if verb is not None else set()
    if pair and token.dep not in SUBJECTS and own - {None} and own.isdisjoint(pair):
        return ()
    spans = [Span(here.span.start, token.start)] if token.start > here.span.start else []
    spans = [] if pair and _mediating(a, here) else spans
    if (
        here.index
        and not (pair and _mediating(a, a.sentences[here.index - 1]))
        and a.sentences[here.index - 1].paragraph == here.paragraph
    ):
        spans.append(a.sentences[here.index - 1].span)
    named = (tuple(dict.fromkeys(sides_in(a, span))) for span in spans)
    return next((sides for sides in named if len(sides) == 2), ())


def _mediating(a: Annotated, sentence: Sentence) -> bool:
    """Are those whom it names between the two ("Swiss and Omani mediators left")?"""
    return any(t.lemma in ("mediator", "mediation") for t in a.tokens[sentence.first : sentence.last])


def met(a: Annotated) -> frozenset[str]:
    """The sides of the persons whom the first sentences of a government's text name: it is spoken to them."""
    lead = [s.span for s in a.sentences if not s.noise][:_LEAD]
    named = (m for m in a.mentions if any(span.covers(m.span) for span in lead))
    people = (a.cast[i] for m in named for i in m.cast)
    return frozenset(x.actor.side for x in people if x.kind in ("person", "office") and x.actor.side)


def own_words(a: Annotated, tokens: Iterable[Token]) -> bool:
    """Is it "I" or "we" in a government's own text, who speak to whoever listens?"""
    return voice_of(a) is not None and any(t.text.lower() in _FIRST for t in tokens)


def speakers_at(a: Annotated, token: Token) -> tuple[Actor, ...]:
    """Who speaks here: the holder of the words, else the publisher of an official text."""
    account = account_at(a, token.start)
    if account is not None:
        return tuple(x for x in holders_of(a, account) if x.side and x.standing in ("official", "legislator", None))
    quoted = any(q.inner.start <= token.start < q.inner.end for q in a.quotes)
    own = None if quoted else voice_of(a)
    return (Actor(side=own, standing="official"),) if own else ()


def _others(speakers: tuple[Actor, ...], pair: tuple[str, ...]) -> Iterator[Actor]:
    own = {x.side for x in speakers}
    if own & set(pair):
        yield from (Actor(side=side) for side in pair if side not in own)


def _together(a: Annotated, token: Token) -> bool:
    """Is it a plural of known ones: "the parties", "both", "the two ministers"?"""
    if token.lemma == "both" or token.text.lower() == "two":
        return True
    marks = {t.lemma for t in children(a, token.i, "det", "predet", "nummod", "poss")}
    if not marks.isdisjoint(("each", "either")):
        return True
    plural = token.tag in ("NNS", "NNPS", "NN") and token.text.lower() != _singular(token)
    return plural and not _DEFINITE.isdisjoint(marks)


def _limited(a: Annotated, token: Token) -> bool:
    """Is it said which they are ("the leaders of the party", "the countries that border …")?"""
    more = children(a, token.i, "relcl", "acl", "compound", "nmod", "appos")
    return bool(more or prepositional(a, token.i, "of", "from", "in"))

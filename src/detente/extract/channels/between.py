"""Between whom a channel is: the sides of its words, of those who act on it or of the document; who made the change."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.annotate.naming import reported_by
from detente.annotate.side_by_side import pair_before
from detente.extract.channels.change import Change
from detente.lexicon.channels import ChannelWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_COMPLEMENTS = frozenset({"on", "about", "of", "over", "between", "among", "within"})


def phrase_of(a: Annotated, noun: Token) -> Span:
    """The noun with what stands before it, and the complements after it ("dialogue on the climate crisis")."""
    kept = [noun]
    for child in (*tree.children(a, noun.i), *_loose_matter(a, noun)):
        if child.dep in ("amod", "compound", "nmod", "poss", "nummod") or (
            child.dep == "prep" and child.lemma in _COMPLEMENTS
        ):
            kept += [t for t in tree.subtree(a, child.i) if not _in_clause(a, t, noun)]
    return Span(min(t.start for t in kept), max(t.end for t in kept))


def _loose_matter(a: Annotated, noun: Token) -> list[Token]:
    """The preposition right behind the noun that tells its matter, where the parser hangs it on the noun's verb."""
    for token in a.tokens[noun.i + 1 : noun.i + 2] if noun.dep == "dobj" else ():
        if token.dep == "prep" and token.lemma in _MATTERS and token.head == noun.head:
            return [] if any(t.entity in ("DATE", "TIME") for t in tree.children(a, token.i, "pobj")) else [token]
    return []


_MATTERS = frozenset({"on", "about", "over"})


def before(a: Annotated, noun: Token, words: ChannelWords) -> Span:
    """The noun with the words right before it, however they are parsed ("Kenya-Uganda border monitoring centre")."""
    first = noun
    for token in reversed(a.tokens[a.sentences[noun.sentence].first : noun.i]):
        if not _may_stand_before(a, token, words):
            break
        first = token
    return Span(first.start, noun.end)


def _may_stand_before(a: Annotated, token: Token, words: ChannelWords) -> bool:
    """Is it a noun, an adjective, a hyphen or a participle, but not one that tells who brokers it ("EU-backed")?"""
    if token.text.lower() in words.brokering and a.tokens[max(0, token.i - 1)].text in _HYPHENS:
        return False
    if token.pos == "VERB":
        return token.tag in ("VBG", "VBN") and a.tokens[max(0, token.i - 1)].text not in _HYPHENS
    return token.pos in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in _HYPHENS or token.tag == "POS"


_HYPHENS = ("-", "–", "‑", "/")


def _in_clause(a: Annotated, token: Token, noun: Token) -> bool:
    for above in (token, *tree.ancestors(a, token.i)):
        if above.i in (noun.i, noun.head):
            return False
        if above.dep in ("relcl", "acl", "advcl"):
            return True
    return False


def author_of(a: Annotated, change: Change, words: ChannelWords) -> Actor | None:
    """Who makes the change: the agent of a passive, the subject of an active verb; nobody alone where both do."""
    word = change.word
    if word.pos not in ("VERB", "AUX"):
        return None
    doers = [t for doer in _doers(a, word, words) for t in tree.conjuncts(a, doer.i)]
    mentions = [m for t in doers if (m := tree.mention_of(a, t.i)) is not None]
    actors = [a.cast[i].actor for m in mentions for i in m.cast]
    return actors[0] if actors and len({actor.side for actor in actors}) == 1 else None


def _doers(a: Annotated, verb: Token, words: ChannelWords) -> list[Token]:
    passive = tree.is_passive(a, verb.i) or (verb.dep == "acl" and verb.tag == "VBN")
    if passive and verb.lemma not in words.of_oneself:
        return tree.agents(a, verb.i)
    helpers = tree.children(a, verb.i, "aux", "auxpass")  # the parse may hang the subject on one of these
    return tree.subjects(a, verb.i) or [t for h in helpers for t in tree.children(a, h.i, "nsubj")]


def sides_of(a: Annotated, noun: Token, change: Change, pair: tuple[str, ...], words: ChannelWords) -> tuple[str, ...]:
    """The sides that share a channel; empty where the text doesn't tell.

    Those that its phrase names; a known format's members; else those who act on it, together with whom they do;
    else the two of the sentence, of the document (`pair`) or of the sentence before.
    """
    own = own_sides(a, noun, words)
    count = next((n for t in _modifiers(a, noun) if (n := words.counts.get(t.text.lower()))), _TWO)
    if len(own) == count or (count == _TWO and len(own) > count):
        return tuple(sorted(own))
    if (known := words.format_in(phrase_of(a, noun).of(a.document.text))) is not None:
        return known[1]
    partners, parties = _partners(a, noun, change.word), parties_of(a, change.word, words)
    theirs = _sides_at(a, partners, words)
    near = own | parties | theirs
    if partners and not theirs - parties and not _stand_for_others(partners):
        return ()  # "in contact with all our partners"
    if count == _TWO and len(theirs) >= _TWO:
        return ()  # "in contact with the leaders of A and B": two channels, each of its own
    if len(near) == count or (count == _TWO and len(near) > count):
        return tuple(sorted(near))
    if (
        (len(near) == 1 or (not near and _is_by_unknown(a, change.word, words)))
        and change.state == "open"
        and change.word.lemma in words.founding
        and not _is_mutual(a, noun, words)
    ):
        return ()  # "the ministry opened a hotline" for its citizens
    if theirs and not parties and (not near < set(pair) or _is_by_unknown(a, change.word, words)):
        return ()  # "the ministers of nobody known are in talks with B": the sentence's other side is no party
    return _around(a, noun, near, count, pair, words)


_TWO = 2


def own_sides(a: Annotated, noun: Token, words: ChannelWords) -> set[str]:
    """The sides that the noun's phrase names as those who share it, not as its matter ("consultations on NATO")."""
    found = sides_in(a, before(a, noun, words))
    for child in tree.children(a, noun.i):
        if child.dep == "poss" or (child.dep == "prep" and child.lemma in _SHARING):
            kept = [t for t in tree.subtree(a, child.i) if not _in_clause(a, t, noun)]
            found |= sides_in(a, Span(kept[0].start, kept[-1].end)) if kept else set()
    if not found:  # "talks on the dam between A, B and C": the parser hangs them on the dam
        below = [o for p in tree.children(a, noun.i, "prep") for o in tree.children(a, p.i, "pobj")]
        listed = [t for o in below for t in tree.prepositional(a, o.i, "between")]
        found |= sides_in(a, Span(listed[0].start, listed[-1].end)) if len(listed) >= _TWO else set()
    if len(found) == 1:  # "the commission of A and B" may be parsed as the commission and B
        found |= {
            side for t in tree.children(a, noun.i, "conj") if t.pos == "PROPN" for side in _sides_at(a, [t], words)
        }
    return found


_SHARING = frozenset({"between", "among", "of", "amongst"})


def _stand_for_others(partners: Sequence[Token]) -> bool:
    return all(t.pos == "PRON" or t.lemma in ("counterpart", "side", "other") for t in partners)


def sharers_of(a: Annotated, noun: Token, word: Token, words: ChannelWords) -> set[str]:
    """The sides that the phrase names, and those who act on it with one another."""
    theirs = _sides_at(a, _partners(a, noun, word), words)
    return own_sides(a, noun, words) | parties_of(a, word, words) | theirs


def _around(
    a: Annotated, noun: Token, near: set[str], count: int, pair: tuple[str, ...], words: ChannelWords
) -> tuple[str, ...]:
    """The sides of the sentence, the document's pair, or those of the sentence before, where `near` fits them."""
    sentence = a.sentences[noun.sentence]
    here = (sides_in(a, sentence.span) - words.worldwide - _brokers(a, noun, words)) | near
    if len(here) == count:
        return tuple(sorted(here))
    if count == _TWO and len(told := near | _teller(a, noun, near)) == count:
        return tuple(sorted(told))
    pair = (_the_two(a, noun) and pair_before(a, noun.start)) or pair
    ours = here or _is_mutual(a, noun, words) or any(t.text.lower() in words.lasting for t in _modifiers(a, noun))
    if count == _TWO and len(pair) == _TWO and here <= set(pair) and ours:
        return pair
    ahead = a.sentences[noun.sentence - 1] if noun.sentence else None
    for span in [*([ahead.span] if ahead is not None else []), *_behind(a, noun, here), *_opening(a)]:
        if len(around := sides_in(a, span) | near) == count and (here <= around or count > _TWO):
            return tuple(sorted(around))
    return ()


def _teller(a: Annotated, noun: Token, near: set[str]) -> set[str]:
    """Whose account it is that another cut it, where none says with whom ("Oslo said that Lima had cut contacts")."""
    teller = reported_by(a, noun.start)
    return {teller.side} if len(near) == 1 and teller is not None and teller.side is not None else set()


def _the_two(a: Annotated, noun: Token) -> bool:
    """Is it said to be between, or of, "the two" or "both"?"""
    owners = [t for p in ("between", "of", "among") for t in tree.prepositional(a, noun.i, p)]
    return any(_are_two(a, t) for t in owners)


def _are_two(a: Annotated, token: Token) -> bool:
    return any(c.lemma in ("two", "both") for c in tree.children(a, token.i, "nummod", "det", "predet"))


def _behind(a: Annotated, noun: Token, here: set[str]) -> list[Span]:
    """The next sentence of the paragraph, where this one names one side alone ("What is the response of B?")."""
    following = a.sentences[noun.sentence + 1 : noun.sentence + 2]
    same = [s.span for s in following if s.paragraph == a.sentences[noun.sentence].paragraph]
    return same if len(here) == 1 else []


def _brokers(a: Annotated, noun: Token, words: ChannelWords) -> set[str]:
    """The sides that are only said to broker something in the sentence ("an EU-facilitated dialogue")."""
    sentence = a.sentences[noun.sentence]
    found: set[str] = set()
    for token in a.tokens[sentence.first + _TWO : sentence.last]:
        if token.text.lower() not in words.brokering:
            continue
        if a.tokens[token.i - 1].text in _HYPHENS:
            found |= sides_in(a, a.tokens[token.i - 2].span)
        elif token.dep in ("relcl", "acl"):  # "the restoration of ties that A brokered", "brokered by A"
            doers = tree.children(a, token.i, "nsubj") + tree.agents(a, token.i)
            found |= _sides_at(a, [t for t in doers if t.tag not in ("WDT", "WP")], words)
    return found


def _opening(a: Annotated) -> list[Span]:
    """The document's title and its first sentence: whom it is about."""
    return [s.span for s in a.sentences[:_TWO]]


def _is_mutual(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Does the sentence speak of the two together ("both sides", "bilateral", "they")?"""
    sentence = a.sentences[noun.sentence]
    return any(t.text.lower() in words.mutual for t in a.tokens[sentence.first : sentence.last])


def _modifiers(a: Annotated, noun: Token) -> list[Token]:
    return [t for c in tree.children(a, noun.i, "amod", "compound", "nmod", "nummod") for t in tree.subtree(a, c.i)]


def _partners(a: Annotated, noun: Token, word: Token) -> list[Token]:
    """With whom: below the noun, its verb, or the verb that the change hangs on ("broke off talks with").

    What stands before the verb is a circumstance ("with that round the two sides resumed their dialogue").
    """
    about = [p for p in tree.children(a, noun.i, "prep") if p.lemma in _MATTERS] + _loose_matter(a, noun)
    matters = [o for p in about for o in tree.children(a, p.i, "pobj")]
    below = [noun, *tree.objects(a, noun.i), *matters]  # "its dialogue on fisheries with B": the parser hangs B on them
    found = [t for n in below for t in tree.prepositional(a, n.i, "with")]
    verb: Token | None = word if not found else None
    while verb is not None:
        behind = [t for t in tree.prepositional(a, verb.i, "with") if t.i > verb.i]
        if verb.pos in ("VERB", "AUX") and behind:
            return behind
        shares = verb.dep in ("xcomp", "conj", "dobj", "nsubjpass") and not tree.children(a, verb.i, *tree.SUBJECTS)
        verb = a.tokens[verb.head] if shares else None
    return found


def parties_of(a: Annotated, word: Token, words: ChannelWords) -> set[str]:
    """The sides of those who act: the doers of the word, else those of the verb on which it hangs."""
    for verb in [word, *tree.ancestors(a, word.i)]:
        if verb.pos in ("VERB", "AUX") and (found := _sides_at(a, _doers(a, verb, words), words)):
            return found
    return set()


def _is_by_unknown(a: Annotated, word: Token, words: ChannelWords) -> bool:
    """Is it done by a person or body of whom no side is known?"""
    for verb in [word, *tree.ancestors(a, word.i)]:
        doers = _doers(a, verb, words) if verb.pos in ("VERB", "AUX") else []
        mentions = [m for t in doers if (m := tree.mention_of(a, t.i)) is not None]
        if any(a.cast[i].kind in ("person", "body", "office") for m in mentions for i in m.cast):
            return True
    return False


def _sides_at(a: Annotated, tokens: Sequence[Token], words: ChannelWords) -> set[str]:
    found: set[str] = set()
    for token in tokens:
        mention = tree.mention_of(a, token.i)
        named = {side for i in mention.cast if (side := a.cast[i].actor.side)} if mention is not None else set()
        several = token.tag in ("NNS", "NNPS")  # "the armies of A and B"
        if not named and several and _are_two(a, token):  # "agreed by the two countries"
            named = set(pair_before(a, token.start))
        found |= named | own_sides(a, token, words) if several or not named else named
    return found


def sides_in(a: Annotated, span: Span) -> set[str]:
    """The sides of those whom a stretch names."""
    mentions = tree.mentions_in(a, span)
    return {side for m in mentions for i in m.cast if (side := a.cast[i].actor.side) is not None}

"""What two states share or do together with nobody named: bodies of both, experts of the two countries, ministers."""

from __future__ import annotations

import re

from detente.annotate import tree
from detente.extract.engagements.carried import subjects_of
from detente.extract.engagements.contact import Contact, Trigger
from detente.kinds.engagement import family
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_OF_BOTH = re.compile(r"(?:the two|both) (?:countries|sides|states|nations|neighbou?rs|governments|armies|parties)")


def is_of_joint_body(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a body of both that meets, or whose meeting it is ("the Joint Economic Commission will meet in May")?"""
    trigger = contact.trigger
    if family(contact.form) != "meeting":
        return False
    return any(_is_joint(a, t, lexicon) for t in _who_meets(a, trigger, lexicon.engagements))


def _body_before(a: Annotated, noun: int, words: EngagementWords) -> list[Token]:
    """The body of this sentence or the one before that "its next meeting" means."""
    first = a.sentences[max(0, a.tokens[noun].sentence - 1)].first
    return [t for t in reversed(a.tokens[first:noun]) if t.lemma.lower() in words.bodies][:1]


def _who_meets(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Token]:
    """Whose meeting it is: the subject of the verb, or of the one that carries the noun, or its owner."""
    if not trigger.noun:
        return tree.subjects(a, trigger.token)
    owners = [a.tokens[a.tokens[t.head].head] for t in _relatives(a, trigger.token)]
    owners += [t for t in tree.children(a, trigger.token, "poss") if t.tag not in ("WP$", "PRP$")]
    if any(t.lemma == "its" for t in tree.children(a, trigger.token, "poss")):
        owners += _body_before(a, trigger.token, words)
    carriers = subjects_of(a, trigger.carrier) if trigger.carrier is not None else []
    return [*tree.prepositional(a, trigger.token, "of"), *owners, *(t for t in carriers if t.i != trigger.token)]


def _relatives(a: Annotated, noun: int) -> list[Token]:
    """The noun's clause where "whose" binds it to what stands before ("the committee, whose meeting was held")."""
    verb = a.tokens[a.tokens[noun].head]
    whose = any(t.tag == "WP$" for t in tree.children(a, noun, "poss"))
    return [a.tokens[noun]] if whose and verb.dep == "relcl" else []


def _is_joint(a: Annotated, body: Token, lexicon: Lexicon) -> bool:
    """Is it a body that two share, by its own words or those of the one that "the committee" means?"""
    words = lexicon.engagements
    if body.lemma.lower() not in words.bodies:
        return False
    before = [t for c in tree.children(a, body.i, "compound", "amod", "nmod") for t in tree.subtree(a, c.i)]
    if any(t.text.lower() in words.shared for t in before):
        return body.pos != "PROPN" or tree.mention_of(a, body.i) is None
    if is_group_of_both(a, body.i, lexicon) or len(_sides_of_body(a, body)) > 1:
        return True
    pointing = any(t.lemma in ("the", "this") for t in tree.children(a, body.i, "det")) and not before
    earlier = (t for t in reversed(a.tokens[: body.i]) if t.lemma == body.lemma and t.i != body.i)
    meant = next(earlier, None) if pointing else None
    return meant is not None and _is_joint(a, meant, lexicon)


def _sides_of_body(a: Annotated, body: Token) -> set[str]:
    """The sides that a body's phrase names ("the Indo-Thai working group", "the committee of A and B")."""
    kept = [t for c in tree.children(a, body.i, "compound", "amod", "nmod", "poss") for t in tree.subtree(a, c.i)]
    kept += tree.prepositional(a, body.i, "of", "between")
    heads = {t.i for t in kept}
    return {s for m in a.mentions if m.head in heads for i in m.cast if (s := a.cast[i].actor.side) is not None}


def is_between_both(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it between the two ("talks between the two countries", "a finance ministers' meeting", "experts met")?"""
    noun = contact.trigger.token
    if contact.trigger.noun and not contact.parties and told_of_both(a, contact.trigger, lexicon):
        return True
    if not contact.trigger.noun:
        named_so = any(_OF_BOTH.search(p.actor.name or "") for p in contact.parties)  # "when they meet"
        return named_so or told_of_both(a, contact.trigger, lexicon)
    of = ("between", "of") if a.tokens[noun].pos == "NOUN" else ("between",)
    between = any(is_group_of_both(a, t.i, lexicon) for t in tree.prepositional(a, noun, *of))
    owners = [t for t in tree.children(a, noun, "poss", "compound") if t.tag in ("NNS", "NNPS")]
    return between or any(is_group_of_both(a, t.i, lexicon) for t in owners)


def told_of_both(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Is the subject of a verb people of both by an office alone ("the defence ministers saw each other")?"""
    if trigger.noun and trigger.carrier is None:
        return False
    return any(_are_of_both(a, t, lexicon) for t in tree.subjects(a, trigger.anchor))


def _are_of_both(a: Annotated, group: Token, lexicon: Lexicon) -> bool:
    """Are they people of both ("technical experts of the two countries", "the two foreign ministers")?"""
    owners = [*tree.prepositional(a, group.i, "of", "from"), *tree.children(a, group.i, "poss")]
    both = any(
        is_group_of_both(a, t.i, lexicon) or t.lemma == "both" or _are_two_services(a, t, lexicon) for t in owners
    )
    several = group.tag == "NNS" or group.lemma in ("pair", "duo", "two", "both")
    return several and (both or is_group_of_both(a, group.i, lexicon))


def _means_both(a: Annotated, owner: Token) -> bool:
    """Is it the "their" of two or more, or of nobody whom we can tell ("their leaders meet on Monday")?"""
    mention = next((m for m in a.mentions if m.head == owner.i), None) if owner.lemma == "their" else None
    return owner.lemma == "their" and (mention is None or len({a.cast[i].actor.side for i in mention.cast}) > 1)


def _are_two_services(a: Annotated, token: Token, lexicon: Lexicon) -> bool:
    """Are they "the two services" or "both navies", of which each state has one?"""
    two = any(t.lemma in ("two", "both") for t in tree.children(a, token.i, "nummod", "det", "predet"))
    return two and token.lemma in lexicon.engagements.services


def is_group_of_both(a: Annotated, token: int, lexicon: Lexicon) -> bool:
    """Does it mean people of both sides by an office alone ("between the foreign ministers", "of the two sides")?"""
    head = a.tokens[token]
    owners = [t for t in tree.children(a, token, "conj", "poss") if not _means_both(a, t)]
    if (head.tag not in ("NNS", "NNPS") and head.lemma not in ("pair", "duo", "two")) or owners:
        return False
    behind = a.tokens[token + 1 : token + 3]
    if [t.lemma for t in behind[:1]] == ["to"] and behind[-1].pos != "VERB":  # "advisers to the leaders"
        return False
    plain = not tree.prepositional(a, token, "of", "from", "to", "for") and not any(
        t.pos == "PROPN" or t.entity in ("NORP", "GPE") for t in tree.children(a, token, "amod", "compound", "nmod")
    )
    return plain and (head.text.lower() in lexicon.offices.plurals or head.lemma in lexicon.engagements.both)

"""What a channel is called: the lexicon's subject, the name of a body, or the document's own words."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.channels.between import author_of, phrase_of, sides_in
from detente.extract.channels.changes import Change, goes_on
from detente.extract.channels.names import MODIFIERS, is_joint, is_of_two, is_placed, own_name, plain_name, tells
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def subjects_of(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...]:
    """The lexicon's subjects that the phrase names; the general ones only where no other is.

    A body under its own name; what the lexicon does not know, and what shuts or reopens, in the document's words.
    """
    name = own_name(a, noun) if noun.pos == "PROPN" else None
    if name is not None and len(sides_in(a, _before(a, noun))) == 2:
        return (name,) if is_of_two(name, words) else ()
    if change.state is None:
        return (name,) if name is not None and is_joint(name, words) and not _is_of_one_side(a, noun) else ()
    if _is_one_meeting(a, noun, change, words) or _is_no_line(a, noun, words):
        return ()
    found = words.subjects_in(phrase_of(a, noun).of(a.document.text))
    narrow = tuple(s for s in found if s not in words.general)
    narrow = tuple(s for s in words.subjects_in(noun.text) if s in narrow) or narrow  # of a "military hotline" that
    if narrow and not is_placed(a, noun):
        return narrow
    if goes_on(a, noun, change, words) and noun.lemma in ("talk", "negotiation"):
        return () if set(found) & set(words.general) else _on_what(a, noun)
    if name is not None and noun.lemma in words.standing:
        return (name,) if _is_shared(a, noun, name, words) else ()
    if _is_office_of(a, noun):
        return ()
    general = _in_general(a, noun, change, words) if not narrow else None
    return general if general is not None else _in_own_words(a, noun, change, words) or narrow or found[:1]


def _is_shared(a: Annotated, noun: Token, name: str, words: ChannelWords) -> bool:
    """Is the body one of two sides? Of councils and the like only where the name, or its phrase, says so."""
    if _is_office_of(a, noun) or _is_of_one_side(a, noun):
        return False
    return noun.lemma not in words.bodies or is_joint(name, words) or bool(sides_in(a, phrase_of(a, noun)))


def _in_general(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...] | None:
    """Contacts of no matter, relations, and what is refused by people whose offices tell; None where it is none."""
    if change.state == "agreed" and change.word.lemma in words.going_on and noun.lemma in words.kept:
        name = _kept_up(a, noun)
        return (name,) if name != noun.text else ()
    if noun.lemma in words.posts.ties and change.state in _MOVES:
        return (words.posts.subject,)
    named = words.subjects_in(phrase_of(a, noun).of(a.document.text))
    if not named and noun.lemma.startswith(("communication", "contact")):
        return words.general[:1]
    if change.state == "refused" and noun.lemma in words.weak:
        sentence = a.sentences[noun.sentence].span.of(a.document.text)
        return tuple(s for s in words.subjects_in(sentence) if s not in words.general)[:1]
    return None


def _in_own_words(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...]:
    """What is cut off or taken up again, as printed ("composite dialogue", "Oslo talks"), where it is no meeting."""
    if change.word.tag == "VB" and change.state in ("suspended", "terminated"):  # "pressed to break off talks"
        return ()
    if change.state in _MOVES and noun.lemma in words.loose and not tells(plain_name(a, noun), noun):
        return _between(a, noun, change)
    shuts = change.state in ("suspended", "resumed", "terminated", "refused", "not_restored")
    told = words.states.get(change.word.lemma) in ("resumed", "suspended")
    shuts = shuts or (told and noun.lemma not in words.bodies)
    if change.state == "agreed" and change.word.lemma in words.holding and _topic(a, noun):
        return (_topic(a, noun),)
    if change.word.lemma in words.going_on and change.state == "agreed" and noun.lemma.startswith("dialog"):
        return (noun.text.lower(),)
    known = noun.lemma in words.standing | words.loose
    name = plain_name(a, noun)
    if not tells(name, noun):
        return ()
    general = words.subjects_in(name)
    joint = any(word in words.joint for word in name.lower().split())
    if noun.lemma in words.standing and joint and not set(general) - set(words.general):  # "a working group on fish"
        return (name,)
    if not known or not (shuts or is_placed(a, noun)) or (general and not is_placed(a, noun)):
        return ()
    return (name,)


def _on_what(a: Annotated, noun: Token) -> tuple[str, ...]:
    """Negotiations that go on, by their matter ("negotiations over oil fees", "cease-fire talks"); else nothing."""
    name = plain_name(a, noun)
    if tells(name, noun):
        return (name,)
    topics = [tree.subtree(a, p.i) for p in tree.children(a, noun.i, "prep") if p.lemma in ("on", "over", "about")]
    first = next((t for t in topics if len(t) <= _FEW), None)
    return (f"{noun.text.lower()} {Span(first[0].start, first[-1].end).of(a.document.text)}",) if first else ()


def _is_no_line(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Are they ties of trade, or roads and lines ("trade relations", "transport communications", "front lines")?"""
    before = {t.lemma.lower() for c in tree.children(a, noun.i, *MODIFIERS) for t in tree.subtree(a, c.i)}
    if noun.lemma in words.posts.ties:
        return bool(before & words.wires)
    if noun.lemma == "communication":
        return bool(before & words.wires) and noun.tag == "NNS"
    return noun.lemma == "line" and not (words.subjects_in(phrase_of(a, noun).of(a.document.text)))


def _kept_up(a: Annotated, noun: Token) -> str:
    """What two agree to keep up, as printed ("regular contacts at the highest level")."""
    before = [c for c in tree.children(a, noun.i, *MODIFIERS) if c.i < noun.i and tree.mention_of(a, c.i) is None]
    first = min((t.start for c in before for t in tree.subtree(a, c.i)), default=noun.start)
    after = a.tokens[noun.i + 1 : noun.i + 1 + _FEW]
    level = next((t.end for t in after if t.lemma == "level"), None) if after and after[0].lemma == "at" else None
    return Span(min(first, noun.start), level or noun.end).of(a.document.text)


_FEW = 5
"""Words in which "at the highest level" may end."""


def _topic(a: Annotated, noun: Token) -> str:
    """The noun with what it is on ("negotiations on arms"), in a few words; else empty."""
    for prep in tree.children(a, noun.i, "prep"):
        span = Span(noun.start, tree.subtree(a, prep.i)[-1].end)
        if prep.lemma == "on" and prep.i == noun.i + 1 and len(span) < _LONG:
            return span.of(a.document.text)
    return ""


_MOVES = ("suspended", "resumed", "terminated", "not_restored")


def _between(a: Annotated, noun: Token, change: Change) -> tuple[str, ...]:
    """Talks of no other name under the sides that they are between, as printed ("Talks between X and Y", "X-Y talks").

    Where one breaks them off "with" another, under the noun alone.
    """
    span = phrase_of(a, noun)
    if len(sides_in(a, span)) == 2 and len(span) < _LONG:
        return (span.of(a.document.text),)
    by = author_of(a, change)
    other = {s for t in tree.prepositional(a, noun.i, "with") for s in sides_in(a, t.span)}
    return (noun.text.lower(),) if len(other | ({by.side} if by and by.side else set())) == 2 else ()


_LONG = 80
"""Characters: a longer phrase is no name."""


def _is_one_meeting(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Are talks only held or begun ("held trade talks in Oslo")? That is an engagement; annual talks are a channel."""
    if noun.lemma not in words.loose or not noun.lemma.startswith(("talk", "consultation", "exchange")):
        return False
    if change.state == "agreed" and _topic(a, noun):
        return False
    if goes_on(a, noun, change, words):
        return False
    held = change.word.lemma in words.holding and change.state in ("open", "agreed", "proposed")
    return held and not any(t.text.lower() in words.lasting for t in tree.children(a, noun.i, *MODIFIERS))


def _is_office_of(a: Annotated, noun: Token) -> bool:
    """Does it only say whose office somebody holds ("the President of the European Council")?"""
    mention = tree.mention_of(a, noun.i)
    held = mention is not None and mention.head != noun.i and bool(mention.cast)
    return mention is not None and held and a.cast[mention.cast[0]].kind in ("person", "office")


def _before(a: Annotated, noun: Token) -> Span:
    """The noun with the words before it that belong to it."""
    before = [t for c in tree.children(a, noun.i, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)]
    return Span(min((t.start for t in before), default=noun.start), noun.end)


def _is_of_one_side(a: Annotated, noun: Token) -> bool:
    """Is it a body of one side, or of all the world ("the UN Security Council", "the Election Commission of India")?"""
    mention = tree.mention_of(a, noun.i)
    member = a.cast[mention.cast[0]] if mention is not None and mention.cast else None
    owned = member is not None and member.kind in ("body", "side") and member.actor.side is not None
    return owned or len(sides_in(a, phrase_of(a, noun))) == 1

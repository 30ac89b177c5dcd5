"""What a channel is called: the lexicon's subject, the name of a body, or the document's own words."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.channels.between import author_of, before, own_sides, phrase_of, sharers_of, sides_in
from detente.extract.channels.change import Change
from detente.extract.channels.changes import goes_on, shuts
from detente.extract.channels.names import MODIFIERS, is_joint, is_of_two, is_placed, own_name, plain_name, tells
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def subjects_of(
    a: Annotated, noun: Token, change: Change, sides: tuple[str, ...], words: ChannelWords
) -> tuple[str, ...]:
    """What the channel is called, whose change of state is told and whose sides are known; empty where it is none.

    A known format and a body under its own name; the lexicon's subjects that the phrase names, the general ones only
    where no other is; what the lexicon does not know in the document's words.
    """
    if noun.lemma in words.posts.ties:
        return (words.posts.subject,) if _are_relations(a, noun, change, words) else ()
    if noun.lemma in words.loose | words.weak and _is_within_body(a, noun, words):
        return ()
    name = own_name(a, noun) if noun.pos == "PROPN" else None
    if (known := words.format_in(phrase_of(a, noun).of(a.document.text))) is not None:
        return known[:1] if change.state is not None else ()
    if name is not None and noun.lemma.lower() in words.standing and not _is_no_line(a, noun, words):
        return (name,) if _is_body_of_two(a, noun, change, name, words) else ()
    if change.state is None or _is_one_meeting(a, noun, change, words) or _is_no_line(a, noun, words):
        return ()
    if noun.dep == "appos" and noun.lemma in words.loose:  # "held talks, the highest contact since June"
        return ()
    if noun.lemma in words.bodies and not _is_shared(a, noun, change, words):
        return ()
    return _by_matter(a, noun, change, sides, words)


def _by_matter(
    a: Annotated, noun: Token, change: Change, sides: tuple[str, ...], words: ChannelWords
) -> tuple[str, ...]:
    found = words.subjects_in(phrase_of(a, noun).of(a.document.text))
    narrow = tuple(s for s in found if s not in words.general)
    if noun.lemma in words.bodies and not _is_office_of(a, noun):
        name = plain_name(a, noun, words)
        joint = bool((set(name.lower().split()) - {noun.text.lower()}) & words.joint)
        founded = words.states.get(change.word.lemma) == "open" or words.acts.get(change.word.lemma) == "open"
        return (name,) if joint or tells(name, noun) or (founded and change.word.lemma in words.founding) else ()
    narrow = tuple(s for s in words.subjects_in(noun.text) if s in narrow) or narrow  # of a "military hotline" that
    if narrow and not is_placed(a, noun):
        return narrow
    if goes_on(a, noun, change, words) and noun.lemma in ("talk", "negotiation"):
        return () if set(found) & set(words.general) else _on_what(a, noun, words)
    if _is_office_of(a, noun):
        return ()
    general = _in_general(a, noun, change, words) if not narrow else None
    if general is not None:
        return general
    about = _on_what(a, noun, words) if noun.lemma == "talk" and not narrow and found else ()
    return _in_own_words(a, noun, change, sides, words) or narrow or about or found[:1]


def _is_within_body(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Does a body's own name tell the channel ("contacts within the contact group")?"""
    inside = [o for p in ("within", "through", "under") for o in tree.prepositional(a, noun.i, p)]
    return any(t.lemma.lower() in words.standing for t in inside)


def _are_relations(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Are diplomatic relations set up, cut, kept shut or taken up again, and not ties of trade, friendship or blood?"""
    beside = [c for c in tree.children(a, noun.i, *MODIFIERS) if not _names_side(a, c)]
    kinds = {t.lemma.lower() for c in beside for t in tree.subtree(a, c.i) if t.pos != "PUNCT"}
    verb = change.word.lemma
    if any(t.lemma == "anniversary" for t in tree.ancestors(a, noun.i)):
        return False
    if words.states.get(verb) == "open" or words.acts.get(verb) == "open":
        return "diplomatic" in kinds and verb in words.founding
    return kinds <= words.plain_ties and verb in words.tied


def _names_side(a: Annotated, token: Token) -> bool:
    mention = tree.mention_of(a, token.i)
    return mention is not None and bool(mention.cast)


def _is_body_of_two(a: Annotated, noun: Token, change: Change, name: str, words: ChannelWords) -> bool:
    """Is a body under its own name one of two sides or more? Its name, or its phrase, says so."""
    if len(sides_in(a, before(a, noun, words))) >= _TWO:
        return is_of_two(name, words)
    if _is_office_of(a, noun) or _is_of_one_side(a, noun, words):
        return False
    if len(sides_in(a, phrase_of(a, noun)) | own_sides(a, noun, words)) >= _TWO:
        return True
    if change.state is None:  # only named
        return any(w in words.joint - words.forums for w in name.lower().split()[:-1])
    return is_joint(name, words) or (noun.lemma.lower() not in words.bodies and bool(words.subjects_in(name)))


def _is_shared(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Do two sides share a body that has no name: do its own words say so, or those who found it?"""
    own = set(before(a, noun, words).of(a.document.text).lower().split()) - {noun.text.lower()}
    theirs = any(t.lemma == "their" or t.text.lower() == "their" for t in tree.children(a, noun.i, "poss"))
    joint = theirs or bool(own & words.joint) or any(t in words.counts for t in own)
    return joint or len(sharers_of(a, noun, change.word, words)) >= _TWO


_TWO = 2


def _in_general(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...] | None:
    """Contacts of no matter, relations, and what is refused by people whose offices tell; None where it is none."""
    if change.state == "agreed" and change.word.lemma in words.going_on and noun.lemma in words.kept:
        name = _kept_up(a, noun)
        return (name,) if name != noun.text else ()
    named = words.subjects_in(phrase_of(a, noun).of(a.document.text))
    if not named and noun.lemma.startswith(("communication", "contact")):
        own = plain_name(a, noun, words)
        if any(w in words.lasting for w in own.lower().split()):  # "secret contacts"
            return (own,)
        return words.general[:1] if change.word.lemma in words.states or change.state != "agreed" else ()
    if change.state == "refused" and noun.lemma in words.weak:
        sentence = a.sentences[noun.sentence].span.of(a.document.text)
        return tuple(s for s in words.subjects_in(sentence) if s not in words.general)[:1]
    return None


def _in_own_words(
    a: Annotated, noun: Token, change: Change, sides: tuple[str, ...], words: ChannelWords
) -> tuple[str, ...]:
    """What is cut off or taken up again, as printed ("composite dialogue", "Oslo talks"), where it is no meeting."""
    if change.word.tag == "VB" and change.state in ("suspended", "terminated"):  # "pressed to break off talks"
        return ()
    moved = change.state in (*_MOVES, "refused")
    if moved and noun.lemma in words.loose | words.talks | _DIALOGUES and not tells(plain_name(a, noun, words), noun):
        return _between(a, noun, change, sides, words)
    shut = change.state in _MOVES or change.state == "refused" or shuts(change.word, words)
    if change.state == "agreed" and change.word.lemma in words.holding and _topic(a, noun):
        return (_topic(a, noun),)
    if change.word.lemma in words.going_on and change.state == "agreed" and noun.lemma.startswith("dialog"):
        return (plain_name(a, noun, words),)
    if noun.lemma == "line" and words.subjects_in(phrase_of(a, noun).of(a.document.text)):
        return ()
    name = plain_name(a, noun, words)
    again = any(w in words.lasting for w in name.lower().split()) or _is_standing(a, noun, words)
    known = again or noun.lemma in words.standing | words.loose | words.talks
    if not tells(name, noun) or not known:
        return ()
    general = words.subjects_in(name)
    lasting = again or noun.lemma in words.standing  # "a channel for exchanging data on export controls"
    if lasting and (narrow := [s for s in general if s not in words.general]) and not is_placed(a, noun):
        return (narrow[0],)
    lasting = lasting or (change.state == "agreed" and noun.tag == "NNS" and not noun.lemma.startswith("talk"))
    return (name,) if (shut or lasting or is_placed(a, noun)) and (not general or is_placed(a, noun)) else ()


def _on_what(a: Annotated, noun: Token, words: ChannelWords) -> tuple[str, ...]:
    """Negotiations that go on, by their matter ("negotiations over oil fees", "cease-fire talks"); else nothing."""
    name = plain_name(a, noun, words)
    if tells(name, noun):
        return (name,)
    preps = [*tree.children(a, noun.i, "prep"), *(p for p in tree.children(a, noun.head, "prep") if p.i > noun.i)]
    topics = [tree.subtree(a, p.i) for p in preps if p.lemma in ("on", "over", "about")]
    first = next((t for t in topics if len(t) <= _FEW), None)
    return (f"{noun.text.lower()} {Span(first[0].start, first[-1].end).of(a.document.text)}",) if first else ()


def _is_no_line(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Are they roads and lines ("transport communications", "front lines"), or a talk show?"""
    own = set(before(a, noun, words).of(a.document.text).lower().split())
    if own & words.aired:
        return True
    if noun.lemma == "communication":
        return bool(own & words.wires) and noun.tag == "NNS"
    if noun.lemma == "line":
        after = {t.lemma for p in tree.children(a, noun.i, "prep") for t in tree.children(a, p.i, "pobj")}
        return not (own | after) & words.spoken
    return noun.lemma in ("center", "centre", "cell", "forum", "track") and not own & (words.joint | words.spoken)


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


def _between(a: Annotated, noun: Token, change: Change, sides: tuple[str, ...], words: ChannelWords) -> tuple[str, ...]:
    """Talks of no other name under the sides that they are between, as printed ("Talks between X and Y", "X-Y talks").

    Where one breaks them off "with" another, under the noun alone.
    """
    span = phrase_of(a, noun)
    if len(sides_in(a, span)) == _TWO and len(span) < _LONG:
        return (span.of(a.document.text),)
    told = set(sides) <= sides_in(a, a.sentences[noun.sentence].span)
    moved = noun.lemma.startswith(("talk", "negotiation", "dialog")) and shuts(change.word, words)
    told = told and (change.state == "refused" or moved)
    the = noun.lemma in _DIALOGUES and any(t.lemma == "the" for t in tree.children(a, noun.i, "det"))
    told = told or (the and len(sides) == _TWO and change.state in _MOVES)
    return (noun.text.lower(),) if told else _broken_off(a, noun, change, words)


def _broken_off(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...]:
    by = author_of(a, change, words)
    other = {s for t in tree.prepositional(a, noun.i, "with") for s in sides_in(a, t.span)}
    return (noun.text.lower(),) if len(other | ({by.side} if by and by.side else set())) == _TWO else ()


_DIALOGUES = frozenset({"dialogue", "dialog"})
_LONG = 80
"""Characters: a longer phrase is no name."""


def _is_one_meeting(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Are talks only held or begun ("held trade talks in Oslo")? That is an engagement; annual talks are a channel."""
    if noun.lemma not in words.loose or not noun.lemma.startswith(("talk", "consultation", "exchange")):
        return False
    if change.state == "agreed" and (_topic(a, noun) or not noun.lemma.startswith("talk")):
        return False
    if goes_on(a, noun, change, words) or _is_standing(a, noun, words):
        return False
    return change.word.lemma in words.holding | {"set"} and change.state in ("open", "agreed", "proposed")


def _is_standing(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Do its words say that it lasts or comes again ("annual talks", "rounds of talks")?"""
    again = a.tokens[noun.head].lemma == "of" and a.tokens[a.tokens[noun.head].head].lemma == "round"
    often = any(t.text.lower() in words.often for t in tree.children(a, noun.head, "advmod"))  # "are held regularly"
    return again or often or any(t.text.lower() in words.lasting for t in tree.children(a, noun.i, *MODIFIERS))


def _is_office_of(a: Annotated, noun: Token) -> bool:
    """Does it only say whose office somebody holds ("the President of the European Council")?"""
    mention = tree.mention_of(a, noun.i)
    held = mention is not None and mention.head != noun.i and bool(mention.cast)
    return mention is not None and held and a.cast[mention.cast[0]].kind in ("person", "office")


def _is_of_one_side(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Is it a body of one side, or of all the world ("the UN Security Council", "the Election Commission of India")?"""
    mention = tree.mention_of(a, noun.i)
    member = a.cast[mention.cast[0]] if mention is not None and mention.cast else None
    owned = member is not None and member.kind in ("body", "side") and member.actor.side is not None
    return owned or len(sides_in(a, phrase_of(a, noun)) | own_sides(a, noun, words)) == 1

"""Standing contact that a verb tells of: "promised to confer every month", "their armies will continue cooperating"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.extract.channels.between import before
from detente.extract.channels.change import Change
from detente.extract.channels.modality import modal
from detente.kinds.channel import ChannelState
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def acts_of(a: Annotated, verb: Token, words: ChannelWords) -> Iterator[tuple[Change, str]]:
    """The changes that a verb of contact tells, with the channel's name: what it is about, or who keeps it up."""
    noun = words.verbs.get(verb.lemma) if verb.pos == "VERB" else None
    if noun is None or (verb.lemma != "negotiate" and verb.lemma in words.dealing and not _has_deal(a, verb, words)):
        return
    state = _state(a, verb, words)
    if state is not None:
        name = _name(a, verb, noun, words)
        if verb.lemma not in words.dealing or name != noun:  # "they are negotiating" alone names nothing
            yield Change(state, verb), name


def _state(a: Annotated, verb: Token, words: ChannelWords) -> ChannelState | None:
    """Agreed, open, or nothing: consulting must be regular, cooperating kept up by services, negotiating under way."""
    above = a.tokens[verb.head]
    if verb.lemma in words.dealing:
        return "open" if _is_under_way(a, verb, words) and not tree.is_negated(a, verb.i) else None
    if any(t.text.lower() in words.often for t in tree.children(a, verb.i, "advmod")):
        return modal(a, verb, "open", words)
    if above.lemma in words.going_on and verb.dep in ("xcomp", "dobj") and _is_of_services(a, verb, words):
        told = modal(a, above, "open", words)
        return told if told in ("open", "agreed") else None
    return None


def _has_deal(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    return any(t.lemma in words.deals for t in tree.objects(a, verb.i))


def _is_under_way(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Is it being done now ("has been negotiating", "is engaged in an effort to broker a deal")?"""
    if verb.tag == "VBG" and any(t.lemma == "be" for t in tree.children(a, verb.i, "aux")):
        return True
    trying = next((t for t in tree.ancestors(a, verb.i) if t.lemma in words.trying), None)
    if trying is None or verb.tag != "VB":
        return False
    above = [trying, *tree.ancestors(a, trying.i)]
    helpers = [t for v in above for t in tree.children(a, v.i, "aux", "auxpass")]
    return any(t.tag in ("VBZ", "VBP") for t in [*above, *helpers])


def _is_of_services(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    who = [t for s in tree.subjects(a, verb.i) for t in tree.subtree(a, s.i)]
    return any(t.text.lower() in words.arms for t in who)


def _name(a: Annotated, verb: Token, noun: str, words: ChannelWords) -> str:
    """The lexicon's subject of who keeps it up or what it is about; else the noun with its complement."""
    who = " ".join(t.text for s in tree.subjects(a, verb.i) for t in tree.subtree(a, s.i) if t.i != verb.i)
    narrow = [s for s in words.subjects_in(who) if s not in words.general]
    if narrow:
        return narrow[0]
    heads = [verb, *(tree.objects(a, verb.i) if verb.lemma in words.dealing else [])]
    about = [p for h in heads for p in tree.children(a, h.i, "prep") if p.lemma in _ABOUT]
    about += [p for w in about for p in tree.children(a, w.i, "prep") if p.lemma in _ABOUT]
    for prep in about:
        below = tree.subtree(a, prep.i)
        ends = [tree.subtree(a, t.i)[0].i for t in below if t.dep in ("relcl", "acl")]
        cut = min([*ends, *(t.i for t in below if t.text == ","), below[-1].i + 1])
        kept = [t for t in below if t.i < cut][:_FEW]
        return f"{noun} {Span(kept[0].start, kept[-1].end).of(a.document.text)}"
    services = [t for t in tree.subjects(a, verb.i) if t.pos == "NOUN" and verb.lemma not in words.dealing]
    return (
        f"{noun} of {before(a, services[0], words).of(a.document.text)}"
        if services and _is_of_services(a, verb, words)
        else noun
    )


_ABOUT = ("on", "about", "over", "regarding", "for")
_FEW = 9
"""Words of a complement that are kept in a name."""

"""What a channel is called: the name of a body, or the document's own words for talks that have no other name."""

from __future__ import annotations

import re

from detente.annotate import tree
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

MODIFIERS = ("amod", "compound", "nmod", "nummod")
_FLEETING = frozenset(
    {
        "candid",
        "close",
        "constructive",
        "constant",
        "frank",
        "fruitful",
        "good",
        "important",
        "intensive",
        "meaningful",
        "ongoing",
        "continuing",
    }
    | {
        "own",
        "personal",
        "productive",
        "serious",
        "sincere",
        "so-called",
        "substantive",
        "additional",
        "expanded",
        "final",
        "summit",
        "intensive",
    }
    | {"all", "any", "better", "current", "earlier", "early", "every", "first", "fresh", "past", "previous"}
    | {"further", "future", "last", "latest", "many", "more", "new", "next", "other"}
    | {"recent", "same", "several", "some", "such"}
)
_BARE = frozenset({"bilateral", "joint", "official", "regular", "working"})
"""Words that many channels share: they tell none from another."""


def own_name(a: Annotated, noun: Token) -> str | None:
    """The name of a body, all its words capitalised ("the Executive Working Group"), as printed; else None."""
    first = noun
    for token in reversed(a.tokens[a.sentences[noun.sentence].first : noun.i]):
        small = token.text in ("and", "&", *_HYPHENS) or token.tag == "POS"
        if not small and not (token.text[:1].isupper() and token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "ADV")):
            break
        if token.text in ("and", "&") and noun.dep == "conj":
            break
        first = first if small else token
    return a.document.text[first.start : _end(a, noun)] if first is not noun else None


def is_joint(name: str, words: ChannelWords) -> bool:
    """Does the name say that two sides share the body ("Joint Rivers Commission", "Working Group")?

    A dialogue named after a place alone ("the Shangri-La Dialogue") is a forum of many.
    """
    told = [word for word in name.lower().split() if word in words.joint]
    return any(word not in words.forums for word in told) or (bool(told) and bool(words.subjects_in(name)))


def is_of_two(name: str, words: ChannelWords) -> bool:
    """Does a name with two sides in it join them ("Indo-Thai Commission", not "American Israel Affairs Committee")?"""
    private = any(word in words.private for word in name.lower().split())
    return not private and (bool(_JOINED.search(name)) or is_joint(name, words))


_JOINED = re.compile(r"\w[-–—‑/]\w|\band\b")


def plain_name(a: Annotated, noun: Token, words: ChannelWords) -> str:
    """The noun with the words before it that tell which it is, without sides and the like ("composite dialogue")."""
    first = noun
    passing = _FLEETING | (words.adjectives.keys() - words.lasting)
    for token in reversed(a.tokens[a.sentences[noun.sentence].first : noun.i]):
        if token.text in _HYPHENS or _joins(a, token, noun):
            continue
        loose = token.tag == "VBG" and noun.lemma in words.loose  # "jump-starting talks" does not name them
        if loose or not _is_part(a, token, noun) or token.text.lower() in passing or _is_of_side(a, token):
            break
        first = token
    return Span(first.start, _end(a, noun)).of(a.document.text).lstrip("'’ ")


_HYPHENS = ("-", "–", "‑", "/")


def _joins(a: Annotated, token: Token, noun: Token) -> bool:
    """Is it the "and" of two words before the noun ("a consular and management dialogue")?"""
    beside = a.tokens[token.i + 1]
    return token.text == "and" and beside.i != noun.i and beside.dep == "conj" and a.tokens[beside.head].pos in _NAMING


_NAMING = ("NOUN", "PROPN", "ADJ")


def _is_part(a: Annotated, token: Token, noun: Token) -> bool:
    """May the word before the noun belong to its name: a noun, an adjective, a participle that stands as one?"""
    if token.pos in _NAMING or token.tag == "POS":
        return True
    if token.pos != "VERB" or token.tag not in ("VBG", "VBN") or a.tokens[max(0, token.i - 1)].text in _HYPHENS:
        return False
    taken_for_verb = noun.head == token.i == noun.i - 1 and token.dep in ("acl", "pcomp")  # "monitoring centre"
    beside = token.dep == "acl" and token.head == token.i - 1 and token.tag == "VBG"
    return taken_for_verb or beside or (token.dep in ("amod", "compound", "acl") and token.head >= token.i)


def tells(name: str, noun: Token) -> bool:
    """Does the name tell this channel from others: has it a word beside the noun ("talks", "working group" do not)?"""
    return bool(set(name.lower().split()) - _BARE - {noun.text.lower()})


def _end(a: Annotated, noun: Token) -> int:
    """Where the name ends: with what the body is on or for ("Working Group on Fisheries"), in a few words."""
    prep = a.tokens[noun.i + 1] if noun.i + 1 < a.sentences[noun.sentence].last else noun
    if prep.lemma not in ("on", "for") or prep.pos != "ADP" or _is_dated(a, prep):
        return noun.end
    below = [t for t in tree.subtree(a, prep.i) if t.i > prep.i]
    cut = next((t.i for t in below if t.lemma in _CUTS or t.dep in ("relcl", "acl", "advcl")), len(a.tokens))
    kept = [t for t in below if t.i < cut]
    return kept[-1].end if kept and len(kept) <= _LONGEST else noun.end


_CUTS = frozenset({"between", "among", "with", "which", "that", "who", "to", ","})
_LONGEST = 9
"""Words of the longest complement that is taken for a part of the name."""


def _is_dated(a: Annotated, prep: Token) -> bool:
    sentence = a.sentences[prep.sentence].span
    return any(t.span.covers(o.span) for t in tree.timexes_in(a, sentence) for o in tree.children(a, prep.i, "pobj"))


def is_placed(a: Annotated, noun: Token) -> bool:
    """Is it named after a place or number ("the Oslo talks", "six-party talks")?"""
    named = [c for c in tree.children(a, noun.i, "compound", "nmod") if c.i < noun.i]
    return any(c.pos == "PROPN" and c.entity in ("GPE", "LOC", "FAC") and not _is_of_side(a, c) for c in named)


def _is_of_side(a: Annotated, token: Token) -> bool:
    """Does the word name a side ("U.S.-China talks"), a person or a day?"""
    mention = tree.mention_of(a, token.i)
    dated = any(t.span.covers(token.span) for t in tree.timexes_in(a, a.sentences[token.sentence].span))
    return dated or (mention is not None and bool(mention.cast))

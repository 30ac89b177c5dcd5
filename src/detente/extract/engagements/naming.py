"""Words -> parties: whom a token names, alone or in a list, and whether they act for a side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Party, side_itself
from detente.extract.engagements.equals import equals_of
from detente.extract.engagements.near import is_of_many_matters
from detente.extract.engagements.pronouns import meant_by
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, CastMember, Mention, Token

_OFFICIAL = ("official", "legislator", None)

_LISTS = frozenset({"include", "including"})


def named(a: Annotated, lexicon: Lexicon, tokens: Iterable[Token], *, other: bool = False) -> Iterator[Party]:
    """The cast named by each token and by those listed with it."""
    seen: set[int] = set()
    for first in tokens:
        for token in _listed(a, first):
            if token.i in seen:
                continue
            seen.add(token.i)
            yield from _named_by(a, token, lexicon, first=token is first, other=other)


def _named_by(a: Annotated, token: Token, lexicon: Lexicon, *, first: bool, other: bool) -> Iterator[Party]:
    """The cast that one token names; a body of several sides only where it stands `first` in its list."""
    if first and (body := _body_of_sides(a, token)):
        yield from (Party(actor=participant(a.cast[i]), token=token.i, cast=i, other=other) for i in body)
    elif speakers := meant_by(a, token):
        alone = len(speakers) == 1
        yield from (_speaking(a, i, token, lexicon, alone=alone, other=other) for i in speakers)
    elif len(equals := equals_of(a, token, lexicon)) > 1:
        yield from (Party(actor=e, token=token.i, cast=_apart(n, token), other=other) for n, e in enumerate(equals))
    elif equals:
        yield _as_counterpart(a, token, equals[0], other=other)
    else:
        yield from _mentioned(a, token, lexicon, other=other)


def _mentioned(a: Annotated, token: Token, lexicon: Lexicon, *, other: bool) -> Iterator[Party]:
    """Whom the mention at a token means: who holds an office on several sides, somebody's people, else its cast."""
    mention = _titled(a, mention_at(a, token))
    if mention is not None and _are_of_a_sphere(a, mention, lexicon):
        return
    shared = _shared_office(a, token, mention, lexicon)
    for side, actor in {**shared, **_of_further_sides(a, token, mention)}.items():
        yield Party(actor=actor, token=token.i, cast=_apart(side, token), other=other)
    if mention is None:
        return
    if people := _announced(a, token, mention):
        yield from (_of_owner(a, mention, i, t, other=other) for i, t in people)
    elif groups := _people_of(a, token, mention) if not shared else []:
        yield from (Party(actor=g, token=token.i, cast=_apart(n, token), other=other) for n, g in enumerate(groups))
    elif not shared:
        for index in dict.fromkeys([*mention.cast, *_under_one_title(a, mention)]):
            pronoun = mention.form == "pronoun"
            yield Party(actor=participant(a.cast[index]), token=token.i, cast=index, pronoun=pronoun, other=other)


def _are_of_a_sphere(a: Annotated, mention: Mention, lexicon: Lexicon) -> bool:
    """Are they leaders of business or the like, and not the two of whom the text has told ("the business leaders")?"""
    before = tree.children(a, mention.head, "compound", "amod") if mention.form == "group" else []
    people = any(a.cast[i].kind == "person" for i in mention.cast)
    return people and any(t.text.lower() in lexicon.engagements.spheres for t in before)


def _as_counterpart(a: Annotated, token: Token, actor: Actor, *, other: bool) -> Party:
    """A counterpart, as whom the cast has for it where that has one of the same side."""
    mention = tree.mention_of(a, token.i)
    if mention is not None and len(mention.cast) == 1:
        member = a.cast[mention.cast[0]]
        if member.kind == "office" or (member.actor.side == actor.side and actor.side is not None):
            return Party(
                actor=replace(participant(member), side=actor.side), token=token.i, cast=mention.cast[0], other=other
            )
    return Party(actor=actor, token=token.i, cast=_apart(0, token), other=other)


def _people_of(a: Annotated, token: Token, mention: Mention) -> list[Actor]:
    """Unnamed people of somebody ("two aides of the prime minister"), who is not there himself; one for each side."""
    if token.tag not in ("NNS", "NNPS") or mention.head == token.i or mention.form not in ("name", "role", "group"):
        return []
    if mention.head not in {t.i for t in tree.prepositional(a, token.i, "of", "to")}:
        return []
    sides = dict.fromkeys(a.cast[i].actor.side for i in mention.cast)
    return [Actor(role=token.text, side=side) for side in sides]


def _of_further_sides(a: Annotated, token: Token, mention: Mention | None) -> dict[int, Actor]:
    """Those whom one noun names for several states ("Thai, Lao and Vietnamese officials"), beside the last."""
    if mention is None or mention.head != token.i or token.tag != "NNS" or len(mention.cast) != 1:
        return {}
    own = a.cast[mention.cast[0]].actor.side
    before = {t.i for c in tree.children(a, token.i, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)}
    others = [m for m in a.mentions if m.head in before and m.form == "demonym" and len(m.cast) == 1]
    return {
        500 + n: Actor(name=f"{m.span.of(a.document.text)} {token.text}", side=side)
        for n, m in enumerate(others)
        if own is not None and (side := a.cast[m.cast[0]].actor.side) not in (None, own)
    }


def _under_one_title(a: Annotated, mention: Mention) -> list[int]:
    """Who else is named at the same word, under a title in the plural ("Presidents A of X and B of Y")."""
    if mention.form != "name":
        return []
    return [i for m in a.mentions if m.head == mention.head and m.form == "name" for i in m.cast]


def _announced(a: Annotated, token: Token, mention: Mention | None) -> list[tuple[int, Token]]:
    """The names behind a group of somebody's people, which the parser hangs on him ("two aides to X, A and B")."""
    if mention is None or token.tag != "NNS" or len(mention.cast) > 1:
        return []
    owners = tree.prepositional(a, token.i, "of", "to")
    below = {t.i for o in owners for c in tree.children(a, o.i, "appos") for t in tree.subtree(a, c.i)}
    found = [(m.cast[0], a.tokens[m.head]) for m in a.mentions if m.form == "name" and m.head in below and m.cast]
    return [(i, t) for i, t in found if a.cast[i].kind == "person"]


def _of_owner(a: Annotated, group: Mention, index: int, token: Token, *, other: bool) -> Party:
    """One of somebody's people, of his side."""
    actor = participant(a.cast[index])
    owners = {
        i for o in tree.prepositional(a, group.head, "of", "to") if (m := tree.mention_of(a, o.i)) for i in m.cast
    }
    sides = {a.cast[i].actor.side for i in owners} - {None}
    if actor.side is None and len(sides) == 1:
        actor = replace(actor, side=sides.pop())
    return Party(actor=actor, token=token.i, cast=index, other=other)


def _speaking(a: Annotated, index: int, token: Token, lexicon: Lexicon, *, alone: bool, other: bool) -> Party:
    """Whom a pronoun of the first or second person means: a spokesman's "we" is his side."""
    actor = participant(a.cast[index])
    ours = alone and token.text.lower() in _OURS and is_of_many_matters(a)
    if ours and actor.side is not None and _speaks_for_others(a, actor, lexicon):
        return replace(side_itself(actor.side, token.i, other=other), pronoun=True)
    return Party(actor=actor, token=token.i, cast=index, pronoun=True, other=other)


def _speaks_for_others(a: Annotated, actor: Actor, lexicon: Lexicon) -> bool:
    """Is it a spokesman, as the text or the registry has it, or somebody of whom no office is told?"""
    published = a.document.published
    family = (actor.name or "").split()[-1:]
    known = lexicon.officials.family(family[0], published.last if published else None) if family else None
    office = (known.office if known is not None else actor.role or "").lower().split()
    return not actor.role or not lexicon.actors.spokesmen.isdisjoint(office)


_OURS = frozenset({"we", "us", "our", "ourselves"})


def _body_of_sides(a: Annotated, token: Token) -> tuple[int, ...]:
    """The sides in the name of a body that they share ("the Russian-French Security Cooperation Council")."""
    if token.pos != "PROPN":
        return ()
    heads = {t.i for c in tree.children(a, token.i, "compound", "amod", "nmod") for t in tree.subtree(a, c.i)}
    sides = [i for m in a.mentions if m.head in heads for i in m.cast if a.cast[i].kind == "side"]
    return tuple(dict.fromkeys(sides)) if len(set(sides)) > 1 else ()


def _titled(a: Annotated, mention: Mention | None) -> Mention | None:
    """The person whose title the side opens ("Republic of Korea (ROK) President Yoon"), where one follows directly."""
    if mention is None or len(mention.cast) != 1 or a.cast[mention.cast[0]].kind != "side":
        return mention
    side, end = a.cast[mention.cast[0]].actor.side, mention.span.end
    for other in a.mentions:
        if not end <= other.span.start <= end + _GAP or not other.cast:
            continue
        between, member = a.document.text[end : other.span.start], a.cast[other.cast[0]]
        bracketed = not between.strip(" ()ABCDEFGHIJKLMNOPQRSTUVWXYZ.")
        if bracketed and member.kind == "person" and member.actor.side == side:
            return other
    return mention


_GAP = 8
"""Characters: room for an abbreviation in brackets."""


def _shared_office(a: Annotated, token: Token, mention: Mention | None, lexicon: Lexicon) -> dict[int, Actor]:
    """An office held on several sides ("the foreign ministers of Japan and Korea"): one holder for each side."""
    words = lexicon.engagements
    if token.tag not in ("NNS", "NNPS") or (mention is None and token.lemma not in words.both):
        return {}
    if mention is not None and mention.form not in ("group", "role"):
        return {}
    if mention is not None and len(mention.cast) > 1:  # the cast has them apart already
        return {}
    sides = [side for o in tree.prepositional(a, token.i, "of", "from") for side in _sides_named(a, o, lexicon)]
    if len(sides) < 2:
        return {}
    first = min((t.start for t in tree.children(a, token.i, "amod", "compound", "nmod")), default=token.start)
    role = a.document.text[first : token.end]
    return {n: Actor(name=None, role=role, side=side) for n, side in enumerate(dict.fromkeys(sides))}


def _sides_named(a: Annotated, token: Token, lexicon: Lexicon) -> list[str]:
    """The sides that a token names: by its mention, else by the words themselves."""
    mention = next((m for m in a.mentions if m.head == token.i), None)
    if mention is not None and all(a.cast[i].kind == "side" for i in mention.cast):
        return [side for i in mention.cast if (side := a.cast[i].actor.side) is not None]
    before = {t.i for c in tree.children(a, token.i, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)}
    told = [m for m in a.mentions if m.head in before and m.form == "demonym"]
    sides = dict.fromkeys(s for m in told for i in m.cast if (s := a.cast[i].actor.side) is not None)
    if token.tag == "NNS" and len(sides) > 1:  # "of the Thai and Lao armies"
        return list(sides)
    first = min((t.start for t in tree.children(a, token.i, "compound", "amod")), default=token.start)
    code = lexicon.states.code(a.document.text[first : token.end])
    return [code] if code else []


def _apart(n: int, token: Token) -> int:
    """An index beyond the cast for a holder whom the cast does not have."""
    return 1_000_000 + token.i * 1_000 + n


def _listed(a: Annotated, token: Token) -> Iterator[Token]:
    """The token and those coordinated with it, set beside it, or named after "including"."""
    behind = list(_enumerated(a, token))
    yield from _enumerated_before(a, token)
    if not _are_those_two(a, token, behind):
        yield token
    yield from behind
    for child in tree.children(a, token.i, "conj", "appos"):
        if not _same_holder(a, token, child):
            yield from _listed(a, child)
    for including in tree.children(a, token.i, "prep"):
        if including.lemma in _LISTS:
            for named in tree.children(a, including.i, "pobj"):
                yield from _listed(a, named)


def _are_those_two(a: Annotated, group: Token, names: Sequence[Token]) -> bool:
    """Are "the two leaders" those named right behind, whomever the text told of before ("the two leaders, A and B")?"""
    two = any(t.lemma == "two" for t in tree.children(a, group.i, "nummod"))
    return two and group.tag == "NNS" and len(names) == _PAIR and a.tokens[group.i + 1].text == ","


_PAIR = 2


def _enumerated(a: Annotated, token: Token) -> Iterator[Token]:
    """The mentions that follow in a list, by commas and "and" alone, within what the token governs.

    Long titles ("President of the Republic of Poland Andrzej Duda") make the parser lose the list.
    """
    near = tree.mentions_in(a, a.sentences[token.sentence].span)
    last = next((m for m in near if m.head == token.i), None)
    for mention in near:
        if last is None or mention.form != "name":
            continue
        start = _name_start(a, mention, last)
        if start >= last.span.end and _LIST.fullmatch(a.document.text[last.span.end : start]):
            if _is_teller(a, mention) or _opens_clause(a, token, mention):
                return
            yield a.tokens[mention.head]
            last = mention


def _is_teller(a: Annotated, mention: Mention) -> bool:
    """Is it who told it, behind a comma ("a meeting between X and Y, Z said")?"""
    tellers = {a.mentions[at.source].head for at in a.attributions if at.source is not None}
    return mention.head in tellers and a.document.text[: mention.span.start].rstrip().endswith(",")


def _opens_clause(a: Annotated, listed: Token, mention: Mention) -> bool:
    """Does what follows an object do something itself ("was received by X, and Y has been invited")?"""
    head = a.tokens[mention.head]
    met = listed.dep in (*tree.OBJECTS, "pobj")
    if any(t.tag == "TO" for t in tree.children(a, head.head, "aux")):  # "with X and Y to discuss the price"
        return False
    return met and head.dep in tree.SUBJECTS and listed.i < head.i < head.head


def _enumerated_before(a: Annotated, token: Token) -> list[Token]:
    """The names before the last of a list, taken for its head ("with Premier A and President B")."""
    near = tree.mentions_in(a, a.sentences[token.sentence].span)
    own = _own_words(a, token)
    last = next((m for m in near if m.head in own and m.form == "name"), None)
    below = {t.i for t in tree.subtree(a, token.i)} if last is not None else set()
    found: list[Token] = []
    for mention in reversed(near):
        if last is None or mention.form != "name" or mention.head not in below or mention.span.end > last.span.start:
            continue
        between = a.document.text[mention.span.end : last.span.start]
        if not mention.cast or a.cast[mention.cast[0]].kind != "person" or not _LIST.fullmatch(between):
            break
        found.insert(0, a.tokens[mention.head])
        last = mention
    return found


def _own_words(a: Annotated, token: Token) -> set[int]:
    """The token and the parts of its name before it."""
    return {token.i, *(t.i for t in tree.children(a, token.i, "compound"))}


def _name_start(a: Annotated, mention: Mention, last: Mention) -> int:
    """Where the mention begins, or its bare name, where its words take in those before ("Presidents A of X and B")."""
    if mention.span.start >= last.span.end:
        return mention.span.start
    return min([a.tokens[mention.head].start, *(t.start for t in tree.children(a, mention.head, "compound"))])


_LIST = re.compile(
    r"(?: of (?:the )?[A-Z]\w*(?:[ -](?:of |the |and )*[A-Z]\w*)*)?\s*(?:,\s*and|,|and|as well as)\s+(?:the\s+)?"
)


def _same_holder(a: Annotated, first: Token, second: Token) -> bool:
    """Two offices of one person ("a vice premier and top aide")?"""
    bare = second.pos == "NOUN" and second.tag == "NN" and not tree.children(a, second.i, "det", "poss")
    return bare and second.dep == "conj" and bool(tree.children(a, first.i, "det", "poss"))


def mention_at(a: Annotated, token: Token) -> Mention | None:
    """The mention that the token heads, or that lies around it within its own phrase."""
    mention = tree.mention_of(a, token.i) or _cut_short(a, token)
    if mention is None or mention.head == token.i:
        return mention
    head = a.tokens[mention.head]
    inside = (
        mention.span.end == token.end
        or head.head == token.i
        or token.head == head.i
        or head.i in {t.i for t in tree.subtree(a, token.i)}
    )
    return mention if inside and head.sentence == token.sentence else None


def _cut_short(a: Annotated, token: Token) -> Mention | None:
    """The name before a word that the parser has for its last ("Abdel Fattah el-Sissi")."""
    if token.pos != "PROPN":
        return None
    parts = {t.i for t in tree.children(a, token.i, "compound")}
    return next((m for m in a.mentions if m.head in parts and m.form == "name" and m.span.end <= token.start), None)


def participant(member: CastMember) -> Actor:
    """How a record names one of the cast: a side by its code alone, all others as the cast has them."""
    actor = member.actor
    if member.kind == "side":
        return Actor(side=actor.side, sector=actor.sector)
    if member.kind == "group":
        return replace(actor, name=_without_setting(actor.name))
    return replace(actor, role=_without_setting(actor.role))


def _without_setting(words: str | None) -> str | None:
    """An office or a group without where it was met ("the leaders of X and Y on the sidelines of a conference")."""
    return _COUNTED.sub("", _SETTING.split(words, maxsplit=1)[0].removeprefix("visiting ")) if words else words


_COUNTED = re.compile(r"^(?:the )?(?:two|both) (?=\w+$)")
_SETTING = re.compile(
    r"\s+(?:on the|in the|at (?:the|an?)(?=\s+[a-z]|[\w '’-]{1,40} (?:meeting|summit|forum|conference|talks)\b)"
    r"|in|during|amid|after|before|for(?= an? | talks| meetings?))"
    r"\s+(?!charge|office)"
)


def acts_for_a_side(member: CastMember, words: EngagementWords, lexicon: Lexicon) -> bool:
    """Does this one act for a state or an international body, as far as the text says?"""
    actor = member.actor
    if actor.standing not in _OFFICIAL or actor.sector in ("BUS", "MED", "EDU", "NGO"):
        return False
    role = (actor.role or "").lower()
    if any(word in role.split() for word in words.unofficial):
        return False
    if member.kind == "group":
        return _official_group(actor, lexicon)
    return actor.side is not None or (member.kind in ("person", "office") and bool(actor.role))


def _official_group(actor: Actor, lexicon: Lexicon) -> bool:
    """Officials, ministers and delegations meet; companies, jets and protesters do not."""
    words = (_without_setting(actor.name or actor.role) or "").lower().split(" of ")[0].split()
    last = words[-1:]
    kind = lexicon.offices.groups
    if not last or any(kind.get(w, "official") not in ("official", "legislator") for w in words):
        return False
    kinds = {lexicon.offices.groups.get(w) for w in (last[0], last[0] + "s")} - {None}
    plural = any(office in lexicon.offices.plurals for office in last)
    return bool(kinds & {"official", "legislator"}) or plural or last[0] in ("delegation", "team", "side")

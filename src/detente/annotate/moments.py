"""On which day a verb's or a noun's event falls: the one place where this question is answered.

The expression that governs it in its clause: the noun's own ("Monday's talks", "the talks in May"), then its verb's,
then that of the clause around it where no other verb's reach lies between ("is due on Monday to meet"). What stands
in a relative or subordinate clause with a verb of its own is that verb's ("contacts that Oslo had cut in May"); what
counts from another day ("the first since 2011") is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.annotate.frames import tokens_in
from detente.annotate.tree import SUBJECTS, ancestors, children, subtree, tense, timexes_in
from detente.model.annotated import Annotated, Timex, Token
from detente.model.span import Span
from detente.model.when import When

_BOUND = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_RELATIVES = frozenset({"WDT", "WP", "IN"})
_DURING = frozenset({"at", "during", "in", "on", "by", "while", "upon", "after", "for"})
_AS_WELL = frozenset({"as", "while"})
_TELLING = frozenset(
    {"announce", "disclose", "report", "reveal", "publish", "describe", "mention", "criticize", "propose"}
)
"""What is told of a thing on a day, not its own day ("the visit, announced on Monday")."""
_FOUNDING = frozenset({"start", "begin", "found", "establish", "originate", "launch"})
_RECURRING = frozenset({"annual", "yearly", "regular", "monthly", "biannual", "periodic", "weekly", "traditional"})
_GIVING = frozenset({"hold", "host", "give", "convene"})
"""What these do on a day took place on it ("the dinner that X is hosting on Friday")."""
_SETTING = frozenset(
    {"hold", "schedule", "plan", "set", "pencil", "slate", "expect", "postpone", "cancel", "delay", "reschedule"}
)
"""Participles behind a place that tell of the journey or talks there ("a trip to Oslo planned for May")."""
_ON = frozenset({"in", "on"})
_ASKING = frozenset(
    {"agree", "appeal", "ask", "call", "decide", "direct", "instruct", "invite", "offer", "order", "pledge", "press"}
    | {"promise", "propose", "refuse", "tell", "threaten", "urge", "vow", "warn"}
)
"""Their day is not that of what is asked or promised ("urged the government on Monday to block the visit")."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A temporal expression and how it hangs on the word above it; `loose` is how many nouns lie between."""

    timex: Timex
    head: Token
    loose: int = 0


def timex_of(a: Annotated, token: int) -> Timex | None:
    """The dated expression that belongs to a verb or noun, or None: one with a place on the calendar, the nearest."""
    for level in _levels(a, token, reported=True):
        placed = [d for d in level if _is_placed(d.timex)]
        if placed:
            return min(placed, key=lambda d: _distance(d.timex, a.tokens[token])).timex
    return None


def times_of(a: Annotated, token: int, *, carrier: int | None = None) -> list[Timex]:
    """All expressions, durations too, that govern a verb or noun: of the nearest level that places it on the calendar.

    `carrier` is the verb that carries a noun as its object ("held talks"). The day of a verb of saying is not that of
    what is said.
    """
    lengths: list[Timex] = []
    for level in _levels(a, token, carrier=carrier):
        here = [d.timex for d in level]
        if any(_is_placed(t) for t in here):
            return [*lengths, *here]
        lengths += here
    return lengths


def times_at(a: Annotated, verb: int) -> list[Timex]:
    """The expressions that a verb itself governs, and those of the infinitive that belongs to it."""
    infinitives = [c.i for c in children(a, verb, "xcomp")]
    return [d.timex for v in (verb, *infinitives) for d in _of_verb(a, v)]


def time_before(a: Annotated, token: int) -> Timex | None:
    """Where the text narrates, the day of the sentence before: both told in the simple past, in one paragraph.

    None where the word's own sentence names any day.
    """
    sentence = a.sentences[a.tokens[token].sentence]
    before = a.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or _dated_in(a, sentence.span):
        return None
    verbs = [_root(a, s.first, s.last) for s in (before, sentence)]
    if not all(v is not None and _narrates(a, v) for v in verbs):
        return None
    return timex_of(a, verbs[0].i) if verbs[0] is not None else None


def timex_after(a: Annotated, token: int, timexes: Sequence[Timex]) -> list[Timex]:
    """Those of the expressions that stand right after a token: of several stops or guests each has its own."""
    return [t for t in timexes if _right_after(a, token, t)]


def since_when(a: Annotated, verb: int) -> When | None:
    """About when it began, of what "has been" so "for nearly two years": the publication less that time; else None."""
    published = a.document.published
    perfect = any(t.lemma == "have" for t in children(a, verb, "aux"))
    if published is None or published.first is None or not perfect:
        return None
    for timex in times_at(a, verb):
        length = _LENGTH.fullmatch(timex.value or "")
        head = head_of(a, timex)
        if timex.type == "DURATION" and length and head is not None and a.tokens[head.head].lemma == "for":
            return _ago(published.first, int(length[1]), length[2])
    return None


_LENGTH = re.compile(r"P(\d+)([YMWD])")


def _ago(day: date, count: int, unit: str) -> When:
    """Approximately the year, month or day that lies so far back."""
    if unit == "Y":
        return When.year(max(1, day.year - count), approximate=True)
    if unit == "M":
        months = day.year * 12 + day.month - 1 - count
        return When.month(months // 12, months % 12 + 1, approximate=True)
    return When.day(day - timedelta(days=count * (7 if unit == "W" else 1)), approximate=True)


# ---- levels


def _levels(a: Annotated, token: int, *, carrier: int | None = None, reported: bool = False) -> Iterator[list[Dated]]:
    """The expressions by how near they govern the word, nearest first."""
    word = a.tokens[token]
    if word.pos not in ("VERB", "AUX"):
        yield _of_noun(a, token)
        verb = carrier if carrier is not None else _verb_of(a, token, far=reported)
    else:
        verb = token
    while verb is not None:
        yield _nearest(_of_verb(a, verb))
        if not _is_setting_of_asking(a, word, verb):
            yield [d for c in children(a, verb, "xcomp") if c.i != token for d in _of_verb(a, c.i)]
        yield _on_which(a, verb)
        if a.tokens[verb].dep == "acl" and a.tokens[verb].tag == "VBN":  # "the May 3 accord signed by X and Y"
            yield [d for d in _of_noun(a, a.tokens[verb].head) if d.head.dep in _BOUND]
        verb = _above(a, verb, reported=reported)


def _is_setting_of_asking(a: Annotated, noun: Token, verb: int) -> bool:
    """Was something asked or promised there, which has its own day ("during our talks I asked X to come in May")?"""
    return noun.dep == "pobj" and a.tokens[noun.head].lemma in _DURING and a.tokens[verb].lemma in _ASKING


def _on_which(a: Annotated, verb: int) -> list[Dated]:
    """The day that a clause with "when" tells more of ("in July 2008, when he was visiting Oslo")."""
    first = a.tokens[verb]
    while first.dep == "conj" and a.tokens[first.head].pos in ("VERB", "AUX"):
        first = a.tokens[first.head]
    if first.dep not in ("relcl", "advcl") or not any(t.lemma == "when" for t in children(a, first.i, "advmod")):
        return []
    return [d for d in _in_sentence(a, verb) if d.timex.span.covers(a.tokens[first.head].span)]


def _nearest(found: list[Dated]) -> list[Dated]:
    """Those with the fewest nouns between, and what measures only."""
    least = min((d.loose for d in found if _is_placed(d.timex)), default=0)
    return [d for d in found if d.loose <= least or not _is_placed(d.timex)]


def _is_placed(timex: Timex) -> bool:
    """Has it a place on the calendar, and is it no length of time?"""
    return timex.when is not None and timex.type in ("DATE", "TIME")


def _of_noun(a: Annotated, noun: int) -> list[Dated]:
    """What hangs on the noun itself, or in a participle or relative clause that tells how it came about."""
    return [d for d in _in_sentence(a, noun) if _hangs_on_noun(a, d.head, noun) or _follows(a, d.timex, noun)]


def _follows(a: Annotated, timex: Timex, noun: int) -> bool:
    """Does it stand right behind the noun with its complements, wherever the parser hangs it ("to Ankara last May")?"""
    below = [t for c in children(a, noun, "prep") for t in subtree(a, c.i) if c.i > noun]
    end = max((t.end for t in below), default=0)
    if not 0 < end <= timex.span.start:
        return False
    between = a.document.text[end : timex.span.start].strip()
    return not between or (between in _ON and _hangs_above(a, timex, noun))


def _hangs_above(a: Annotated, timex: Timex, noun: int) -> bool:
    """Does it hang, by its preposition, on the noun that has this one ("the outcome of the visit to Oslo in May")?"""
    head = head_of(a, timex)
    above = a.tokens[a.tokens[head.head].head] if head is not None else None
    return above is not None and above.pos == "NOUN" and above.i in {t.i for t in ancestors(a, noun)}


def _hangs_on_noun(a: Annotated, head: Token, noun: int) -> bool:
    below = head
    for above in ancestors(a, head.i):
        if above.i == noun:
            return True
        if above.dep == "xcomp" and a.tokens[above.head].dep == "acl":  # "the talks, set to end on Friday"
            below = above
            continue
        if above.pos in ("VERB", "AUX") and not (_modifies(a, above, noun) and _tells_of(a, above)):
            return False
        if above.pos == "NOUN" and below.dep in _BOUND:  # another noun's own: "talks on the 2015 accord"
            return False
        below = above
    return False


def _modifies(a: Annotated, clause: Token, noun: int) -> bool:
    """Does the clause hang on the noun, or on what the noun is of ("a meeting of the council held on May 6")?"""
    above = a.tokens[clause.head]
    of = a.tokens[above.head]
    inside = above.dep == "pobj" and of.head == noun and clause.lemma in (_GIVING if of.lemma == "of" else _SETTING)
    return above.i == noun or (inside and clause.tag == "VBN")


def _tells_of(a: Annotated, clause: Token) -> bool:
    """Is the noun before the clause what happens in it ("talks held in Oslo", "the visit, which began in May")?"""
    if clause.dep == "acl":
        return clause.tag in ("VBN", "VBD") and clause.lemma not in _TELLING
    if clause.lemma in _FOUNDING and any(t.lemma in _RECURRING for t in children(a, clause.head, "amod")):
        return False  # "the annual talks, which began in 2006"
    relatives = [t for t in children(a, clause.i, "nsubj", "nsubjpass") if t.tag in _RELATIVES]
    given = [t for t in children(a, clause.i, "dobj") if t.tag in _RELATIVES and clause.lemma in _GIVING]
    return clause.dep == "relcl" and bool(relatives or given)


def _of_verb(a: Annotated, verb: int) -> list[Dated]:
    """What hangs on the verb, with no other verb between; what modifies another noun is that noun's."""
    found = []
    for dated in _in_sentence(a, verb):
        nouns = _nouns_between(a, dated.head, verb)
        if nouns is not None:
            found.append(Dated(dated.timex, dated.head, nouns))
    return found


def _nouns_between(a: Annotated, head: Token, verb: int) -> int | None:
    """How many common nouns stand between; None where another verb or another noun has it."""
    below, nouns = head, 0
    for above in ancestors(a, head.i):
        if above.i == verb:
            return nouns
        if above.pos in ("VERB", "AUX") or above.dep == "relcl":  # also where the parser takes its verb for a noun
            return None
        if above.pos in ("NOUN", "PROPN"):
            if below.dep in _BOUND or (below.dep == "prep" and below.lemma == "of"):
                return None
            if above.pos == "NOUN" and above.dep in SUBJECTS:  # "the trips this summer are meant to"
                return None
            nouns += above.pos == "NOUN"
        below = above
    return None


def _verb_of(a: Annotated, noun: int, *, far: bool) -> int | None:
    """The verb in whose clause the noun happens: that it is subject or object of, or whose setting it is."""
    below = a.tokens[noun]
    for above in ancestors(a, noun):
        if above.pos in ("VERB", "AUX"):
            return above.i
        if not far and above.pos == "ADP" and above.lemma not in _DURING and not _is_awaited(a, above):
            return None
        if not far and above.pos in ("NOUN", "PROPN") and below.dep not in ("conj", "appos"):
            return None
        below = above
    return None


def _is_awaited(a: Annotated, preposition: Token) -> bool:
    """Does somebody look forward to it ("I look forward to our talks today")?"""
    return preposition.lemma == "to" and a.tokens[preposition.head].lemma == "look"


def _above(a: Annotated, verb: int, *, reported: bool) -> int | None:
    """The verb of the clause around it whose day is also that of the inner one; None where it has a day of its own."""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    if above.i == verb:
        return None
    if token.dep == "pcomp" and above.pos in ("ADP", "SCONJ"):
        return _verb_of(a, above.i, far=True) if above.lemma in _DURING else None
    joined = _is_joined(a, token) or (reported and token.dep in ("ccomp", "parataxis") and not _pluperfect(a, verb))
    if not joined:
        return None
    return above.i if above.pos in ("VERB", "AUX") else _verb_of(a, above.i, far=True)


def _is_joined(a: Annotated, token: Token) -> bool:
    own = children(a, token.i, *SUBJECTS)
    if token.dep in ("xcomp", "acomp"):
        return not (token.tag == "VB" and a.tokens[token.head].lemma in _ASKING)
    if token.dep == "acl":
        return token.tag == "VB"
    if token.dep == "conj":
        return not own
    if token.dep != "advcl":
        return False
    marks = {t.lemma for t in children(a, token.i, "mark")}
    if marks & _AS_WELL:  # "trade grew in 2021, as we have just discussed": two times
        return tense(a, token.i) == tense(a, token.head) and _is_perfect(a, token.i) == _is_perfect(a, token.head)
    return not own and not marks and token.tag in ("VBG", "VBN", "VB")


def _is_perfect(a: Annotated, verb: int) -> bool:
    return any(t.text.lower() in ("have", "has", "'ve", "’ve") for t in children(a, verb, "aux"))


def _pluperfect(a: Annotated, verb: int) -> bool:
    return any(t.text.lower() in ("had", "'d", "’d") for t in children(a, verb, "aux"))


# ---- expressions


def _in_sentence(a: Annotated, token: int) -> Iterator[Dated]:
    sentence = a.sentences[a.tokens[token].sentence]
    for timex in timexes_in(a, sentence.span):
        head = head_of(a, timex)
        if head is not None and not _is_counted_from(a, timex, head):
            yield Dated(timex, head)


def _dated_in(a: Annotated, span: Span) -> bool:
    return any(t.when is not None for t in timexes_in(a, span))


def head_of(a: Annotated, timex: Timex) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    inside = tokens_in(a, timex.span)
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head not in ids or t.head == t.i), None)


def _is_counted_from(a: Annotated, timex: Timex, head: Token) -> bool:
    """Does the text only count from it ("his third visit since 2001")? A perfect tense happens within such a time."""
    since = next((t for t in [a.tokens[max(0, head.i - 1)], *ancestors(a, head.i)] if t.lemma == "since"), None)
    if since is None or timex.when is None or since.i > head.i:
        return False
    verb = next((t for t in ancestors(a, since.i) if t.pos in ("VERB", "AUX")), None)
    return verb is None or not any(t.lemma == "have" for t in [*children(a, verb.i, "aux"), verb])


def _right_after(a: Annotated, token: int, timex: Timex) -> bool:
    """Does the expression follow the token with no more than a preposition between?"""
    between = [t for t in a.tokens[token + 1 : token + 4] if t.start < timex.span.start]
    near = a.tokens[token].end <= timex.span.start and len(between) <= 2
    return near and all(t.pos in ("ADP", "DET") for t in between)


def _distance(timex: Timex, token: Token) -> int:
    return abs(timex.span.start - token.start)


# ---- narration


def _root(a: Annotated, first: int, last: int) -> Token | None:
    return next((t for t in a.tokens[first:last] if t.head == t.i), None)


def _narrates(a: Annotated, verb: Token) -> bool:
    return verb.tag == "VBD" or (tense(a, verb.i) == "past" and not _pluperfect(a, verb.i))

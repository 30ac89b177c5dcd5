"""Where and when: the place and the days that a verb or noun governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.kinds.engagement import family
from detente.kinds.engagement.where import side_of_place
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Sentence, Timex, Token
from detente.model.span import Span
from detente.model.when import When

_PLACES = ("GPE", "LOC", "FAC")
_IN = ("in", "at", "to", "into", "on", "through", "over", "near")
_TOPICS = frozenset({"on", "over"})
_DAYS = re.compile(r"P(\d+)D")


def places_of(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The places that the trigger's words give, as printed, each with its token: "Bali" of "their Bali meeting".

    Places coordinated with the first ("visited Japan and Mongolia") follow it; one that only tells more of it
    ("Bali, Indonesia") does not.
    """
    for token in _candidates(a, trigger):
        first = _place_name(a, token, lexicon)
        if first is not None:
            more = [
                (name, t.i) for t in tree.conjuncts(a, token.i)[1:] if (name := _place_name(a, t, lexicon)) is not None
            ]
            return [(first, token.i), *more]
    return []


def _candidates(a: Annotated, trigger: Trigger) -> list[Token]:
    """The tokens that may name the place, best first."""
    found: list[Token] = []
    if "object" in trigger.frame.where:
        found += tree.children(a, trigger.token, *tree.OBJECTS)
    topics = _TOPICS if family(trigger.frame.form) == "meeting" else frozenset()  # "talks on Ukraine"
    own = {*trigger.frame.where, *_IN} - topics
    for i in sorted(trigger.zone, key=lambda i: (a.tokens[i].head not in (trigger.token, trigger.anchor), i)):
        token = a.tokens[i]
        if token.dep == "prep" and token.lemma in own and i > min(trigger.token, trigger.anchor):
            found += tree.children(a, i, "pobj")
    if trigger.noun:
        found += tree.children(a, trigger.token, "compound", "amod", "nmod")
    elif not found:
        found += [t for t in tree.children(a, trigger.token, "npadvmod", "advmod") if t.text in ("here", "abroad")]
    return found


def _place_name(a: Annotated, token: Token, lexicon: Lexicon) -> str | None:
    """The place that a token names, with what tells more of it after a comma ("Bali, Indonesia")."""
    if token.pos not in ("PROPN", "NOUN", "ADJ") or not token.text[:1].isupper():
        return None
    span = _entity_span(a, token)
    name = span.of(a.document.text)
    if token.entity not in _PLACES and lexicon.states.state_of(name) is None:
        return None
    after = [t for t in tree.children(a, token.i, "appos") if t.entity in _PLACES]
    near = after and a.document.text[span.end : after[0].start].strip() == ","
    return f"{name}, {_entity_span(a, after[0]).of(a.document.text)}" if near else name


def _entity_span(a: Annotated, token: Token) -> Span:
    """The run of tokens of the same entity type around this one."""
    first = last = token.i
    tokens = a.tokens
    while first > 0 and tokens[first - 1].entity == token.entity and tokens[first - 1].sentence == token.sentence:
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].entity == token.entity
        and tokens[last + 1].sentence == token.sentence
    ):
        last += 1
    if tokens[first].lemma == "the":
        first += 1
    return Span(tokens[first].start, tokens[last].end)


def when_of(
    a: Annotated, trigger: Trigger, words: EngagementWords, argument: int | None = None, siblings: Sequence[int] = ()
) -> When | None:
    """The day or days that the trigger's words give; a length with one end ("four days from Sunday") gives both.

    Of several arguments each has the day that stands right after it ("with Qin today and Xi on Monday"); the others
    have what is left.
    """
    governed = governed_times(a, trigger)
    if argument is not None:
        own = [t for t in governed if _right_after(a, argument, t)]
        rest = [t for t in governed if not any(_right_after(a, s, t) for s in siblings)]
        governed = own or rest
    when = _narrowest(a, governed) or _elsewhere(a, trigger, words)
    if when is None:
        return None
    length = next((int(m[1]) for t in governed if (m := _DAYS.fullmatch(t.value or ""))), None)
    return _stretched(a, trigger, when, length, words)


def _since_then(a: Annotated, timex: Timex) -> bool:
    """Does it count from a day on ("his third visit since 2001")? Only a perfect tense happens within such a time."""
    sentence = tree.sentence_at(a, timex.span.start)
    tokens = a.tokens[sentence.first : sentence.last] if sentence else ()
    inside = next((t for t in tokens if timex.span.covers(t.span)), None)
    if inside is None or timex.when is None or timex.when.last is not None or not inside.i:
        return False
    since = a.tokens[inside.i - 1]
    if since.lemma != "since":
        return False
    verb = a.tokens[since.head]
    return not any(t.lemma == "have" for t in tree.children(a, verb.i, "aux"))


def _right_after(a: Annotated, token: int, timex: Timex) -> bool:
    """Does the expression follow the token with no more than a preposition between?"""
    between = [t for t in a.tokens[token + 1 : token + 4] if t.start < timex.span.start]
    near = a.tokens[token].end <= timex.span.start and len(between) <= 2
    return near and all(t.pos in ("ADP", "DET") for t in between)


def _narrowest(a: Annotated, times: list[Timex]) -> When | None:
    dated = [t.when for t in times if t.when is not None and t.type in ("DATE", "TIME") and not _since_then(a, t)]
    return min(dated, key=lambda w: w.width, default=None)


def _elsewhere(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The day of the clause around it: of what it is the subject, of "as" and "while" clauses, of coordinated verbs."""
    token, verb = a.tokens[trigger.token], a.tokens[trigger.anchor]
    above = a.tokens[token.head]
    if trigger.noun and trigger.carrier is None and token.dep in ("nsubj", "nsubjpass"):
        takes_place = token.dep == "nsubjpass" or above.lemma in words.occurring
        return when_below(a, above.i) if takes_place and above.pos in ("VERB", "AUX") else None
    marked = any(t.lemma in ("as", "while") for t in tree.children(a, verb.i, "mark"))
    shared = verb.dep == "conj" and not tree.children(a, verb.i, *tree.SUBJECTS)
    if verb.pos == "VERB" and ((verb.dep == "advcl" and marked) or shared) and verb.head != verb.i:
        return when_below(a, verb.head)
    return None


def when_below(a: Annotated, verb: int) -> When | None:
    """The narrowest day that a verb governs, not counting those of clauses below it."""
    sentence = a.sentences[a.tokens[verb].sentence]
    found = []
    for timex in tree.timexes_in(a, sentence.span):
        head = _head(a, timex, sentence)
        above = next((t for t in tree.ancestors(a, head.i) if t.pos == "VERB"), None) if head is not None else None
        if above is not None and (above.i == verb or _inner(a, above, verb)):
            found.append(timex)
    return _narrowest(a, found)


def _inner(a: Annotated, above: Token, verb: int) -> bool:
    """Is it the infinitive that belongs to the verb ("scheduled to take place in May")?"""
    return above.dep == "xcomp" and above.head == verb


def _stretched(a: Annotated, trigger: Trigger, when: When, length: int | None, words: EngagementWords) -> When:
    if length is None or not when.is_day or when.first is None or not 1 < length <= 31:
        return when
    more = timedelta(days=length - 1)
    ends = any(a.tokens[i].lemma in words.ending for i in _around(a, trigger))
    return When.days(when.first - more, when.first) if ends else When.days(when.first, when.first + more)


def _around(a: Annotated, trigger: Trigger) -> set[int]:
    """The reach of the trigger with the verb above it and the relative clauses of the noun."""
    clause = {c.i for c in tree.children(a, trigger.token, "relcl", "acl")}
    return set(trigger.zone) | clause | {a.tokens[trigger.anchor].head}


def governed_times(a: Annotated, trigger: Trigger) -> list[Timex]:
    """The temporal expressions in reach of the trigger, and those that stand directly beside it."""
    sentence = a.sentences[a.tokens[trigger.token].sentence]
    found = []
    for timex in tree.timexes_in(a, sentence.span):
        head = _head(a, timex, sentence)
        if head is None or _counted_from(a, head, trigger):
            continue
        if head.i in trigger.zone or _relative(a, head, trigger) or _adjacent(a, timex, trigger):
            found.append(timex)
    return found


def _counted_from(a: Annotated, head: Token, trigger: Trigger) -> bool:
    """Is it the day of something else, from which the text counts ("the first visit since Pompeo's in 2018")?"""
    since = next((t.i for t in a.tokens[trigger.token + 1 : head.i] if t.lemma == "since"), None)
    return since is not None and since < head.i - 1


def _adjacent(a: Annotated, timex: Timex, trigger: Trigger) -> bool:
    """Does it follow the noun's phrase directly ("a visit to Ankara the day before")?"""
    last = a.tokens[max(i for i in trigger.zone)]
    own = trigger.noun and trigger.carrier is None and last.i > trigger.token
    return own and not a.document.text[last.end : timex.span.start].strip() and last.end <= timex.span.start


def _head(a: Annotated, timex: Timex, sentence: Sentence) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    inside = [t for t in a.tokens[sentence.first : sentence.last] if timex.span.covers(t.span)]
    return next((t for t in inside if t.head == t.i or not timex.span.covers(a.tokens[t.head].span)), None)


def _relative(a: Annotated, head: Token, trigger: Trigger) -> bool:
    """Does it stand in a relative clause of the trigger's noun ("the visit, which ended on Monday")?"""
    above = [head, *tree.ancestors(a, head.i)]
    clause = next((t for t in above if t.dep in ("relcl", "acl")), None)
    return trigger.noun and clause is not None and clause.head == trigger.token


def side_at(place: str | None, lexicon: Lexicon) -> str | None:
    """The side in which a place lies, as far as the lexicon knows it."""
    return side_of_place(place, lexicon) if place else None

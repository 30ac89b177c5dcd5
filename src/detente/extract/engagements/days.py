"""When: the days that a verb or noun governs, and those of what is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from detente.annotate import tree
from detente.annotate.frames import VENUES
from detente.annotate.moments import head_of, times_at, times_of, timex_after
from detente.extract.engagements.chronicle import is_in_item, item_day
from detente.extract.engagements.contact import Standing, Trigger
from detente.extract.engagements.cues import is_to_end
from detente.extract.engagements.labels import hangs_on_label
from detente.extract.engagements.margins import margins_of
from detente.extract.engagements.prepared import is_of_prepared
from detente.extract.engagements.scene import of_last_time, where_clause
from detente.kinds.engagement import TO_COME
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Timex, Token
from detente.model.span import Span
from detente.model.when import When

_DAYS = re.compile(r"P(\d+)D")
_YEAR = re.compile(r"\d{4}|\b(?:last|past|previous|ago|earlier|yesterday|week)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
    r"|Christmas|Easter|Ramadan)"
)
_MONTH = 31


def when_of(
    a: Annotated, trigger: Trigger, words: EngagementWords, argument: int | None = None, siblings: Sequence[int] = ()
) -> When | None:
    """The day or days that the trigger's words give; a length with one end ("four days from Sunday") gives both.

    Of several arguments each has the day that stands right after it ("with Qin today and Xi on Monday"); the others
    have what is left.
    """
    if a.tokens[trigger.token].pos == "ADP":
        zone = [a.tokens[i] for i in sorted(trigger.zone)]
        return narrowest(tree.timexes_in(a, Span(zone[0].start, zone[-1].end)))
    governed = [_by_its_date(a, t) for t in times_of(a, trigger.token, carrier=trigger.carrier)]
    governed = [t for t in governed if not (_is_of_topic(a, trigger, t, words) or _is_of_speech(a, trigger, t))]
    governed = [t for t in governed if not (_is_of_next(a, trigger, t) or _is_of_word(a, trigger, t))]
    governed = [t for t in governed if not _is_of_gathering(a, trigger, t, words)]
    if trigger.noun and hangs_on_label(a, a.tokens[trigger.token]):
        governed = [t for t in governed if tree.subtree_span(a, trigger.token).covers(t.span)]
    if (item := item_day(a, a.tokens[trigger.token])) is not None:
        return narrowest([t for t in governed if is_in_item(a, a.tokens[trigger.token], t)]) or item
    if argument is not None:
        own = timex_after(a, argument, governed)
        taken = [t for s in siblings for t in timex_after(a, s, governed)]
        taken = taken if own or len(taken) > 1 or len(governed) > 1 else []  # one day, at the end, is that of all
        governed = own or [t for t in governed if t not in taken]
    when = _over_days(a, governed, argument) or narrowest(governed) or _when_beside(a, trigger, words)
    before = _days_before(a, trigger, governed)
    if when is None or (before is not None and when.is_day and when.last == before.last):
        return before
    when = _until_end(a, trigger, when, words)
    length = next((int(m[1]) for t in governed if (m := _DAYS.fullmatch(t.value or ""))), None)
    return _stretched(a, trigger, when, length, words)


def _is_of_topic(a: Annotated, trigger: Trigger, timex: Timex, words: EngagementWords) -> bool:
    """Is it the day of another engagement, of which one speaks there ("talked about the visit in September")?"""
    head = head_of(a, timex)
    above = [head, *tree.ancestors(a, head.i)] if head is not None else []
    if trigger.token not in {t.i for t in above}:
        return False
    below = above[: [t.i for t in above].index(trigger.token)]
    topics = [t for t in below if t.pos == "NOUN" and t.lemma in words.nouns and a.tokens[t.head].lemma in _TOPICAL]
    return any(t.dep == "pobj" for t in topics)


def _is_of_gathering(a: Annotated, trigger: Trigger, timex: Timex, words: EngagementWords) -> bool:
    """Is it the day of a gathering of which is but spoken ("discussed the agenda of the Reef Summit in May")?"""
    sentence = a.sentences[a.tokens[trigger.token].sentence]
    first = next((t.i for t in a.tokens[sentence.first : sentence.last] if t.start >= timex.span.start), None)
    return first is not None and is_of_prepared(a, trigger, first, words)


def _is_of_speech(a: Annotated, trigger: Trigger, timex: Timex) -> bool:
    """Is it the day on which somebody spoke of it ("proposed a summit in a speech in August")?"""
    head = head_of(a, timex)
    if head is None:
        return False
    below = list(takewhile(lambda t: t.pos not in ("VERB", "AUX"), tree.ancestors(a, head.i)))
    before = [t for t in below if t.pos == "ADP"][:1]  # which the parse may hang on the verb
    near = [a.tokens[t.i - 1] for t in before if t.i]
    return any(t.lemma in VENUES and t.i != trigger.token for t in (*below, *near))


def _is_of_next(a: Annotated, trigger: Trigger, timex: Timex) -> bool:
    """Is it the day of what it comes before or after ("the meeting comes just before her trip to Oslo on June 8")?"""
    noun, head = a.tokens[trigger.token], head_of(a, timex)
    verb = a.tokens[noun.head]
    if not trigger.noun or noun.dep != "nsubj" or verb.lemma not in _FOLLOWING or head is None:
        return False
    if any(t.head == verb.i and (t.lemma in _BESIDE or t.dep == "dobj") for t in tree.ancestors(a, head.i)):
        return True
    return verb.lemma != "come" and any(t.i < head.i for t in tree.children(a, verb.i, "dobj"))


def _is_of_word(a: Annotated, trigger: Trigger, timex: Timex) -> bool:
    """Is it the day on which word of it was given ("the visit was confirmed on Sunday"), not that for which?"""
    noun, head = a.tokens[trigger.token], head_of(a, timex)
    verb = a.tokens[noun.head]
    if not trigger.noun or noun.dep != "nsubjpass" or verb.lemma not in _GIVING_WORD or head is None:
        return False
    above = a.tokens[head.head]
    return head.head == verb.i or (above.head == verb.i and above.lemma == "on")


_GIVING_WORD = frozenset({"confirm", "announce", "approve", "accept", "disclose"})
_FOLLOWING = frozenset({"come", "follow", "precede"})
_BESIDE = frozenset({"before", "after", "ahead", "following"})
_TOPICAL = frozenset({"about", "regarding", "concerning"})


def _days_before(a: Annotated, trigger: Trigger, times: Sequence[Timex]) -> When | None:
    """The days up to that of what came after ("flew home on Monday after two days of talks")."""
    length = next((int(m[1]) for t in _lengths(a, trigger, times) if (m := _DAYS.fullmatch(t.value or ""))), None)
    after = next((t for t in tree.ancestors(a, trigger.token) if t.pos in ("ADP", "SCONJ", "VERB")), None)
    while after is not None and after.lemma == "of":
        after = next((t for t in tree.ancestors(a, after.i) if t.pos in ("ADP", "SCONJ", "VERB")), None)
    if length is None or after is None or after.lemma not in ("after", "following"):
        return None
    day = when_below(a, a.tokens[after.head].i)
    if day is None or not day.is_day or day.first is None or not 1 <= length <= _MONTH:
        return None
    return When.days(day.first - timedelta(days=length - 1), day.first)


def _lengths(a: Annotated, trigger: Trigger, times: Sequence[Timex]) -> list[Timex]:
    """The lengths of time that measure it ("two days of talks", "a three-day visit")."""
    of = a.tokens[a.tokens[trigger.token].head]
    near = [tree.subtree_span(a, trigger.token), *([tree.subtree_span(a, of.head)] if of.lemma == "of" else [])]
    here = [t for span in near for t in tree.timexes_in(a, span)]
    return [t for t in [*times, *here] if t.type == "DURATION"]


def _over_days(a: Annotated, times: Sequence[Timex], argument: int | None) -> When | None:
    """From the first to the last of days listed one after another, of one engagement ("on Tuesday and Wednesday")."""
    days = [t for t in times if t.when is not None and t.when.is_day and t.type == "DATE"]
    if argument is not None or len(days) < _SOME:
        return None
    ordered = sorted(days, key=lambda t: t.span.start)
    gaps = [a.document.text[x.span.end : y.span.start].strip() for x, y in pairwise(ordered)]
    firsts = [t.when.first for t in ordered if t.when is not None and t.when.first is not None]
    steps = [(y - x).days for x, y in pairwise(firsts)]
    if not all(g in _JOINING for g in gaps) or any(n != 1 for n in steps) or len(steps) != len(gaps):
        return None
    return When.days(firsts[0], firsts[-1])


_SOME = 2
_JOINING = frozenset({"and", ",", ", and", "and on"})


def _when_beside(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The day of the gathering on whose margins they meet, or of "the last time that they met"."""
    if (since := _before_when(a, trigger)) is not None:
        return since
    be = of_last_time(a, trigger.token) if not trigger.noun else None
    if be is not None:
        return when_below(a, be.i)
    spans = [tree.subtree_span(a, t.i) for t in margins_of(a, trigger, words)]
    beside = narrowest([t for span in spans for t in tree.timexes_in(a, span)])
    beside = beside or _of_stay(a, trigger, words) or _of_chance(a, trigger, words)
    return beside or _of_place_clause(a, trigger) or _of_time_clause(a, trigger, words)


def _of_stay(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The day of the visit or meeting during which it was done ("during her visit in May we signed a treaty")."""
    if trigger.noun or tree.tense(a, trigger.token) != "past":
        return None
    stays = [t for t in tree.prepositional(a, trigger.token, "during") if t.lemma in words.nouns]
    day = narrowest([t for s in stays for t in tree.timexes_in(a, tree.subtree_span(a, s.i))])
    return day if day is not None and day.first is not None else None


def _of_time_clause(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The year or month of what happened when it was ("in 2009, when I was there on a visit, we began the work")."""
    clause = a.tokens[trigger.anchor]
    verb = a.tokens[clause.head]
    when = any(t.text.lower() == "when" for t in tree.children(a, clause.i, "advmod"))
    past = verb.pos == "VERB" and tree.tense(a, verb.i) == tree.tense(a, clause.i) == "past"
    if clause.dep != "advcl" or not when or not past or verb.lemma in words.reporting:
        return None
    day = when_below(a, verb.i)
    return day if day is not None and day.width > _WEEK and day.last is not None else None


_WEEK = 7


def _of_chance(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The day on which somebody had the chance of it ("in 2009 I had the pleasure of hosting you")."""
    verb = a.tokens[trigger.anchor]
    of = a.tokens[verb.head]
    chance = a.tokens[of.head] if verb.dep == "pcomp" else of
    had = a.tokens[chance.head]
    taken = verb.dep in ("pcomp", "acl") and chance.lemma in words.chances and had.lemma == "have"
    return when_below(a, had.i) if taken and tree.tense(a, had.i) == "past" else None


def _before_when(a: Annotated, trigger: Trigger) -> When | None:
    """The day right before a clause that tells what happened then ("the freeze ended last May, when X met Y")."""
    clause = trigger.token if trigger.carrier is None else trigger.carrier
    when = next((t for t in tree.children(a, clause, "advmod", "mark") if t.lemma == "when"), None)
    if when is None:
        return None
    return narrowest([t for t in a.timexes if 0 < when.start - t.span.end <= len(", ")])


def _of_place_clause(a: Annotated, trigger: Trigger) -> When | None:
    """The day of the clause whose place it tells more of ("flew on Sunday to Oslo, where X met Y"), in one tense."""
    clause = where_clause(a, trigger)
    verb = next((t for t in tree.ancestors(a, clause.i) if t.pos in ("VERB", "AUX")), None) if clause else None
    if clause is None or verb is None or tree.tense(a, clause.i) != tree.tense(a, verb.i):
        return None
    had = any(t.text.lower() == "had" for t in tree.children(a, clause.i, "aux"))
    return None if had else when_below(a, verb.i)


def _until_end(a: Annotated, trigger: Trigger, when: When, words: EngagementWords) -> When:
    """From the day of publication to the day on which it is to end ("the talks, set to end on Friday")."""
    published, verb = a.document.published, a.tokens[a.tokens[trigger.token].head]
    near = [*tree.children(a, trigger.token, "acl", "amod"), *([verb] if trigger.noun else [])]
    if published is None or published.first is None or not any(is_to_end(a, t, words) for t in near):
        return when
    ahead = when.is_day and when.last is not None and published.first < when.last
    return When.days(published.first, when.last) if ahead and when.last is not None else when


def ahead_of(
    a: Annotated, trigger: Trigger, standing: Standing, when: When | None, words: EngagementWords
) -> When | None:
    """The day of what is to come, where a month or day without its year was taken for one gone by."""
    published = a.document.published
    if when is None or when.last is None or when.first is None or published is None or published.first is None:
        return when
    if standing.status not in (*TO_COME, "postponed") or when.last > published.first:
        return when
    verb = a.tokens[trigger.token].head
    moved = times_at(a, verb) if a.tokens[verb].lemma in words.moving else []
    times = [t for t in [*times_of(a, trigger.token, carrier=trigger.carrier), *moved] if t.when == when]
    if any(_is_of_means(a, trigger, t) for t in times):
        return None
    if when.last == published.first:
        return when
    if any(_is_of_past(a, t, standing) for t in times):
        return when if standing.status == "postponed" else None
    if times and all(_is_weekday(t) for t in times) and _looks_ahead(a, trigger, standing):
        return When.day(when.first + timedelta(days=7))  # "goes there on Monday to meet X": the next one
    return _of_next_year(when, [t.span.of(a.document.text) for t in times], published.first)


def _of_next_year(when: When, texts: Sequence[str], published: date) -> When:
    """A month or day without its year, if that makes it one to come."""
    if not texts or any(_YEAR.search(t) for t in texts) or not any(_NAMED.search(t) for t in texts):
        return when
    if when.first is None or when.last is None:
        return when
    year = When.day(when.first.replace(day=min(when.first.day, 28), year=when.first.year + 1))
    if year.first is None or year.first <= published:
        return when
    if when.is_day:
        return When.day(year.first)
    if re.fullmatch(r"\d{4}-\d\d", str(when)):  # a month, or a season
        return When(f"{int(str(when)[:4]) + 1}{str(when)[4:]}")
    later = year.first + (when.last - when.first)
    return When.days(year.first, later) if when.width <= _MONTH else when


def _is_weekday(timex: Timex) -> bool:
    """Is it a day of the week by itself, taken for the last one ("on Monday")?"""
    return _WEEKDAY.fullmatch(timex.text) is not None and timex.when is not None and timex.when.is_day


_WEEKDAY = re.compile(r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def _looks_ahead(a: Annotated, trigger: Trigger, standing: Standing) -> bool:
    """Is it a plan ("will meet her", not "was due to"), or a possibility of which no verb speaks in the past?"""
    chain = [a.tokens[trigger.anchor]]
    while chain[-1].dep in ("xcomp", "acomp", "oprd"):
        chain.append(a.tokens[chain[-1].head])
    if standing.status == "possible":
        chain += tree.ancestors(a, trigger.anchor)  # "did he say whether they met on Monday?"
    helpers = [t for v in chain for t in (v, *tree.children(a, v.i, "aux", "auxpass"))]
    return standing.status in ("planned", "possible") and not any(t.tag == "VBD" or t.lemma == "have" for t in helpers)


def is_year_of_matter(trigger: Trigger, standing: Standing, when: When | None) -> bool:
    """Is it a year for what will but be spoken of ("will discuss their presidency of the council in 2024")?"""
    told = standing.status in TO_COME and trigger.frame.weak and not trigger.noun
    return told and when is not None and when.width > _MONTH


def _is_of_means(a: Annotated, trigger: Trigger, timex: Timex) -> bool:
    """Is it the day of what was done for it ("an aide arrived on Sunday to prepare a visit")?"""
    done = _dated_verb(a, timex)
    if done is None or tree.tense(a, done.i) != "past":
        return False
    above = tree.ancestors(a, trigger.token)
    return any(t.tag == "VB" and t.dep in ("advcl", "xcomp") and t.head == done.i for t in above)


def _dated_verb(a: Annotated, timex: Timex) -> Token | None:
    """The verb of which the expression tells the day."""
    head = head_of(a, timex)
    return next((t for t in tree.ancestors(a, head.i) if t.pos in ("VERB", "AUX")), None) if head is not None else None


def _is_of_past(a: Annotated, timex: Timex, standing: Standing) -> bool:
    """Did something happen on that day: was it put off or offered then, or did what is to go on resume then?"""
    head, verb = head_of(a, timex), _dated_verb(a, timex)
    if verb is None or head is None:
        return False
    told = {verb.i, *(t.i for t in tree.children(a, verb.i, "conj") if standing.status == "invited")}
    put_off = standing.status in ("postponed", "invited") and standing.cue in told
    until = a.tokens[head.head].lemma in ("to", "until", "till", "for")
    resumed = verb.dep == "relcl" and verb.tag == "VBD"
    return (put_off and not until and tree.tense(a, verb.i) == "past") or resumed


def narrowest(times: Sequence[Timex]) -> When | None:
    """The narrowest day that expressions give; None where none has a place on the calendar."""
    dated = [t.when for t in times if t.when is not None and t.type in ("DATE", "TIME")]
    return min(dated, key=lambda w: w.width, default=None)


def moved_to(a: Annotated, trigger: Trigger, words: EngagementWords) -> When | None:
    """The new day of what was moved ("has been rescheduled for April")."""
    verb = a.tokens[a.tokens[trigger.token].head]
    return when_below(a, verb.i) if verb.pos == "VERB" and verb.lemma in words.moving else None


def when_below(a: Annotated, verb: int) -> When | None:
    """The narrowest day that a verb governs, not counting those of clauses below it."""
    return narrowest(times_at(a, verb))


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


def _by_its_date(a: Annotated, timex: Timex) -> Timex:
    """The date that follows a word for a day at once ("tomorrow, December 21"): it counts."""
    if any(c.isdigit() for c in timex.text):
        return timex
    near = (t for t in a.timexes if 0 < t.span.start - timex.span.end <= len(", "))
    dates = (t for t in near if t.when is not None and t.when.is_day and any(c.isdigit() for c in t.text))
    return next(dates, timex)

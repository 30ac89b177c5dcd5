"""Is the past or the future spoken of? Told by the verbs around an expression, without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dates.cuewords import CueWords, load_cue_words
from detente.dates.resolve import Cue, Direction
from detente.dates.sentences import is_end
from detente.dates.tokens import Word

REACH = 40
"""How many words to either side are looked at, within the sentence."""

OWN, NEAR = 3, 14
"""A verb that many words before the expression or fewer is its own, or of its clause if no other begins between."""

SINCE = 9
"""How many words before an expression "since" may stand that tells of the past."""

SUPPOSED = 12
"""How many words before a verb "would" and "if" may stand that make it a supposition."""

_LEADS_ON = frozenset(("by", "until", "till", "through", "as"))
"""Prepositions that look ahead unless the past is plainly told."""


_OPENERS = frozenset((",", "that", "because", "although", "though", "while", "whether", "where"))
"""What begins a clause whose verb then tells of an expression right behind."""


def cue(words: Sequence[Word], first: int, last: int) -> Cue:
    """The side of now on which words ``words[first:last]`` lie, and whether that is sure."""
    known = load_cue_words()
    if _is_since(words, first, known):
        return Cue("past", "since")
    told = _before(words, first, known)
    if told.by in ("sentence", "guess"):
        leads = first < 3 or any(is_end(words, i) for i in range(first - 3, first))
        after = _after(words, last, known, leads=leads)
        told = (
            after
            if told.direction is None or (after.by in ("clause", "plan") and _opens_clause(words, first))
            else told
        )
    surely_past = told.direction == "past" and told.by in ("own", "clause")
    if first and words[first - 1].kind in _LEADS_ON and not surely_past:
        return Cue("future", "clause")
    return told


def _is_since(words: Sequence[Word], first: int, known: CueWords) -> bool:
    """Does "since" stand before it, or before its noun ("since April", "since the sinking of a ferry in April")?"""
    for i in range(first - 1, max(-1, first - 1 - SINCE), -1):
        if words[i].kind == "since":
            return True
        if is_end(words, i) or words[i].text in (",", ";") or _tells(words, i, known) is not None:
            return False
    return False


def _opens_clause(words: Sequence[Word], first: int) -> bool:
    """Does a comma or a conjunction stand before the expression, or before its preposition?"""
    return any(w.text.lower() in _OPENERS for w in words[max(0, first - 2) : first])


def _before(words: Sequence[Word], first: int, known: CueWords) -> Cue:
    """By the nearest verb before."""
    clause = infinitive = False
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if is_end(words, i):
            break
        lower = words[i].text.lower()
        direction = _tells(words, i, known, infinitive=infinitive)
        if direction == "past" and _is_supposed(words, i, known):
            return Cue("future", "clause")
        if direction is not None:
            copula = lower in ("was", "were") and i == first - 1  # "the deadline was Friday"
            if clause or copula or first - i > NEAR:
                return Cue(direction, "sentence")
            if lower in known.planned or lower in known.modals:
                return Cue(direction, "plan")
            return Cue(direction, "own" if first - i <= OWN and words[first - 1].kind != "to" else "clause")
        clause |= lower in known.clauses
        infinitive |= lower == "to"
    return Cue()


def _is_supposed(words: Sequence[Word], verb: int, known: CueWords) -> bool:
    """“how ties would fare if he won the vote on May 8”: a past form after "if" and "would" supposes."""
    before = [w.text.lower() for w in words[max(0, verb - SUPPOSED) : verb]]
    return "if" in before[-4:] and "had" not in before and bool(known.modals & set(before))


def _after(words: Sequence[Word], last: int, known: CueWords, *, leads: bool) -> Cue:
    """By the first verb after, its own where the expression leads the sentence."""
    for i in range(last, min(len(words), last + REACH)):
        if is_end(words, i):
            break
        direction = _tells(words, i, known)
        if direction is not None:
            near = leads or i - last <= NEAR
            weak = words[i].text.lower() in known.modals
            return Cue(direction, ("plan" if weak else "clause") if near else "guess")
    return Cue()


def _tells(words: Sequence[Word], i: int, known: CueWords, *, infinitive: bool = False) -> Direction | None:
    if words[i].kind == "month":  # "May" is no modal
        return None
    lower = _verb(words[i])
    if lower in known.will or lower in known.modals:
        return "future"
    if lower in known.planned:
        return _of_plan(words, i, known)
    if infinitive and lower in known.committed:
        return "future"
    if lower in known.past or _regular_past(lower, known):
        return _of_participle(words, i, known)
    return "future" if lower in known.ifs else None


def _verb(word: Word) -> str:
    """The word in lower case; of “won't”, “didn't”, “they'll” the auxiliary."""
    lower = word.text.lower().replace("’", "'")
    if lower.endswith("n't"):
        return {"wo": "will", "ca": "can"}.get(lower[:-3], lower[:-3])
    return "will" if lower.endswith("'ll") else lower


def _of_plan(words: Sequence[Word], i: int, known: CueWords) -> Direction | None:
    """“is due”, “plans”; not “the plan”; and “had been due” is over."""
    before = [w.text.lower() for w in words[max(0, i - 3) : i]]
    if before and (before[-1] in known.determiners or before[-1] == "to"):
        return None
    follows = words[i + 1].text.lower() if i + 1 < len(words) else ""
    if words[i].text.lower() in known.nouns and follows not in ("to", "on"):  # "a spending plan"
        return None
    if words[i].text.lower() == "proposed" and follows in known.determiners:  # "proposed a truce"
        return "past"
    return "past" if "had" in before else "future"


def _of_participle(words: Sequence[Word], i: int, known: CueWords) -> Direction | None:
    """By the auxiliaries right before the past form: "will be paid", "to be held"; "is elected" tells nothing."""
    for j in range(i - 1, max(-1, i - 4), -1):
        lower = _verb(words[j])
        if lower in ("was", "were", "had", "been"):
            return "past"
        if lower == "be" or (words[j].kind != "month" and lower in known.will | known.modals):
            return "future"
        if lower in ("is", "are", "being"):
            return None
        if lower in known.ifs:  # "if elected"
            return "future"
        if lower not in ("have", "not", "also", "now") and not lower.endswith("ly"):
            break
    return None if _is_adjective(words, i, known) else "past"


def _is_adjective(words: Sequence[Word], i: int, known: CueWords) -> bool:
    """“a failed bid”, “a still unspecified date”."""
    before = [w.text.lower() for w in words[max(0, i - 2) : i]]
    if not words[i].text.endswith("ed") or not before:
        return False
    adverb = before[-1] in ("still", "long", "much", "once") or before[-1].endswith("ly")
    return before[-1] in known.determiners or (adverb and before[0] in known.determiners)


def _regular_past(lower: str, known: CueWords) -> bool:
    return len(lower) > 4 and lower.endswith("ed") and lower not in known.not_verbs

"""What a pledge says is to be done, or not to be done, and to what: what reports are held against."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.kinds.folding import content_words
from detente.lexicon.following import Deed, FollowWords
from detente.lexicon.retelling import load_retelling

_MONTHS = frozenset(month.lower() for month in calendar.month_name if month) | {"spring", "summer", "autumn", "winter"}
DAYS = _MONTHS | frozenset(day.lower() for day in calendar.day_name)
"""Words of days, which don't say what is done to what."""
_CAPITAL = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a pledge asks for: verbs that tell it done, told, undone; its object.

    `passes` are those of `told` that tell of what it is done to, whosever that is. `core` are the words of `object` up
    to the first preposition, `words` all of the pledge, `names` its names of places and people, `years` those in it.
    """

    text: str
    negated: bool
    done: frozenset[str]
    told: frozenset[str]
    undone: frozenset[str]
    passes: frozenset[str]
    object: frozenset[str]
    core: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    years: frozenset[int]

    def heeds(self, verb: str) -> bool:
        """Might a deed of this verb tell anything of the pledge?"""
        return verb in self.done or verb in self.told or verb in self.undone

    @property
    def verbs(self) -> frozenset[str]:
        """All that it heeds."""
        return self.done | self.told | self.undone


@lru_cache(maxsize=4096)
def wanted(known: FollowWords, text: str) -> Wanted | None:
    """What the pledge asks for; None where it names no deed, or not what that is done to."""
    sorts = _sorts_of(known, text)
    asked = frozenset().union(*(sort.asked for sort in sorts))
    first = _first_clause(known, asked, text) if sorts else ""
    to_what = _object(known, asked, first)
    if not to_what:
        return None
    done = frozenset().union(*(sort.do | sort.nouns for sort in sorts))
    negated = _is_negative(known, asked, text)
    return Wanted(
        text=text,
        negated=negated,
        done=done,
        told=frozenset() if negated else frozenset().union(*(sort.told for sort in sorts)) - done,
        undone=frozenset().union(*(sort.undo for sort in sorts)) - done,
        passes=frozenset().union(*(sort.told - sort.do for sort in sorts if sort.passes)),
        object=to_what,
        core=to_what & content(known.before.split(first, maxsplit=1)[0]),
        words=content(text),
        names=proper(known, text),
        years=years_in(text),
    )


def core_of(known: FollowWords, text: str) -> str:
    """The pledge without its purpose and circumstances ("send a delegation | for talks on customs")."""
    return known.purposes.split(text, maxsplit=1)[0]


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The content words, of nouns in the plural the singular ("fishermen", "ferries")."""
    return frozenset(_singular(word) for word in content_words(text))


def proper(known: FollowWords, text: str) -> frozenset[str]:
    """The names of places and people in the text, in small letters; states' names are none."""
    names = {name.lower() for name in _CAPITAL.findall(text)}
    return frozenset(names - known.state_words - DAYS - {"the"})


def years_in(text: str) -> frozenset[int]:
    """The years that the text names."""
    return frozenset(int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text))


def _singular(word: str) -> str:
    """The singular of a word that has lost its plural s.

    >>> [_singular(word) for word in ("fishermen", "ferrie", "boat")]
    ['fisherman', 'ferry', 'boat']
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-2] + "y" if word.endswith("ie") and len(word) > 4 else word


def _sorts_of(known: FollowWords, text: str) -> Sequence[Deed]:
    """The sorts of deed of the first word that names one."""
    words = re.findall(r"\w+", text.lower())
    for word, after in zip(words, [*words[1:], ""], strict=True):
        phrasal = known.by_word.get(f"{known.gerunds.get(word, word)}_{after}", ())
        if sorts := phrasal or known.by_word.get(word, ()):
            return sorts
    return ()


def _is_negative(known: FollowWords, asked: frozenset[str], text: str) -> bool:
    """Is it a pledge not to do it: does a word before the deed say so ("not to raise", "refrain from raising")?"""
    before = text[: next((m.start() for m in re.finditer(r"\w+", text) if m[0].lower() in asked), len(text))]
    return not known.negations.isdisjoint(re.findall(r"\w+", before.lower()))


def _object(known: FollowWords, asked: frozenset[str], first: str) -> frozenset[str]:
    """What the deed is done to, in words that tell: no words of every pledge, no deeds, no numbers.

    Names are left out where other words are there: a report may call the place otherwise, or not at all.
    """
    first = _up_to_cut(known, first, asked)
    words = content(first) - load_retelling().plain - known.negations - asked - DAYS - known.loose
    told = frozenset(word for word in words if not word[0].isdigit() and not word.endswith("ly"))
    return (told - content(" ".join(_CAPITAL.findall(first)))) or told


def _up_to_cut(known: FollowWords, text: str, asked: frozenset[str]) -> str:
    """The words up to what no longer names the object, behind that which names the deed ("not to raise its quota")."""
    deed = next((match.end() for match in re.finditer(r"\w+", text) if match[0].lower() in asked), 0)
    return text[:deed] + known.cuts.split(text[deed:], maxsplit=1)[0]


def _first_clause(known: FollowWords, asked: frozenset[str], text: str) -> str:
    """The pledge up to a second deed of it ("release the crew and send a letter")."""
    for match in re.finditer(r"(?i)\band (?:to )?(\w+)", text):
        if match[1].lower() in known.by_word and match.start() > 0:
            head = text[: match.start()]
            return head if not asked.isdisjoint(re.findall(r"\w+", head.lower())) else text
    return text

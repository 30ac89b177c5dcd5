"""What the finders of actors hand to each other by way of `cast`: words for states and bodies, names, office phrases.

Positions are token indices of the document, half-open: ``tokens[first:last]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from detente.lexicon.bodies import Body
from detente.lexicon.offices import Office
from detente.lexicon.states import TermForm
from detente.model.actor import Actor
from detente.model.annotated import Annotated, CastKind
from detente.model.span import Span

_ACRONYM = 3

Article = Literal["definite", "indefinite", "possessive", "none"]
Gender = Literal["m", "f"]
Time = Literal["held", "past", "future"]
Joined = Literal["before", "apposition", "copula", "example"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A known word for a state or a body. `side` is None for bodies that act for none."""

    first: int
    last: int
    side: str | None
    form: TermForm | Literal["body"]
    body: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stretch that looks like a personal name: its words, and its text as printed.

    `sure` says that its shape alone makes it one; else it needs an office, an honorific or a fuller form to be one.
    """

    first: int
    last: int
    words: tuple[str, ...]
    text: str
    sure: bool
    honorific: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """A phrase headed by an office: "China's defense minister", "a dean of international studies at Fudan University".

    `title` is the office as printed, without article and without the state before it. `possessor` is the token whose
    possessive stands before it; `owner` says that the phrase is itself such a possessor ("the president's adviser").
    `time` says whether it is held, was ("former", "then") or will be ("incoming"). `sides` are those of several ("US
    and Chinese officials"). `lent` says that the side is not in these words but follows from the rest of the text.
    """

    first: int
    last: int
    head: int
    title: str
    office: Office
    article: Article
    side: str | None = None
    body: str | None = None
    possessor: int | None = None
    plural: bool = False
    time: Time = "held"
    owner: bool = False
    sides: tuple[str, ...] = ()
    lent: bool = False

    @property
    def former(self) -> bool:
        """Is it held no more, or not yet?"""
        return self.time != "held"

    @property
    def title_of_one(self) -> str:
        """A plural title for one holder: "Presidents" -> "President", "foreign ministers" -> "foreign minister"."""
        if self.title[:2].isupper() and self.title.endswith("s"):
            return self.title.removesuffix("s")
        words = self.title.split()
        for i, word in enumerate(words):
            one = self.office.head.split()[-1]
            if word.endswith("s.") and word[0].isupper():  # "Sens." -> "Sen."
                words[i] = word.removesuffix("s.") + "."
                return " ".join(words)
            if word.lower().startswith(one[:3]) and word.lower() != one:
                words[i] = one.capitalize() if word[0].isupper() else one
                return " ".join(words)
        return self.title

    @property
    def bare_one(self) -> str:
        """The head word for one holder."""
        return self.office.head.upper() if len(self.office.head) <= _ACRONYM else self.office.head


def person_key(i: int) -> str:
    """The key of the document's `i`-th person among the cast."""
    return f"person:{i}"


def words_span(a: Annotated, first: int, last: int) -> Span:
    """The stretch of text from token `first` to before token `last`."""
    return Span(a.tokens[first].start, a.tokens[last - 1].end)


def words_of(a: Annotated, first: int, last: int) -> str:
    """The text from token `first` to before token `last`, white space folded."""
    return " ".join(words_span(a, first, last).of(a.document.text).split()) if first < last else ""


def joins_sides(a: Annotated, terms: Mapping[int, Term], j: int) -> bool:
    """Does token `j` join the words for two states ("US and Chinese officials")?"""
    joined = a.tokens[j].text.lower() in ("and", "or", "&", ",") and 0 < j < len(a.tokens) - 1
    return joined and all(i in terms and terms[i].form in ("demonym", "abbreviation", "name") for i in (j - 1, j + 1))


def governor(a: Annotated, first: int, last: int) -> int:
    """The token of the stretch that governs the others: one whose own governor lies outside, else the last.

    Of several (the parser breaks appositions) the one that is subject or object, then the first.
    """
    tops = [t for t in a.tokens[first:last] if t.head == t.i or not first <= t.head < last]
    tops = [t for t in tops if t.dep not in ("case", "punct", "prep", "cc", "det")]
    return min(tops, key=lambda t: (_RANKS.get(t.dep, 1), t.i)).i if tops else last - 1


_RANKS = {"nsubj": 0, "nsubjpass": 0, "appos": 2, "compound": 2, "nmod": 2, "amod": 2, "poss": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A name and an office phrase that one phrase of the text puts together."""

    name: Name
    office: OfficePhrase
    joined: Joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A person of the document: the fullest name as printed, every place where one stands, the offices given.

    `origin` is the state behind the name ("Anna Berg of Norway").
    """

    name: str
    words: tuple[str, ...]
    family: str
    names: tuple[Name, ...]
    offices: tuple[OfficePhrase, ...]
    institutions: tuple[str, ...] = ()
    origin: str | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A mention in the making: where it is, and the actors or the kind of reference that it is.

    `key` tells which of the cast it means; None where coreference has to say. `sides` are those of a group of several
    ("US and Chinese officials"), `keys` the persons of the document that they are, one for each side.
    """

    first: int
    last: int
    head: int
    form: Literal["name", "role", "pronoun", "demonym", "group"]
    kind: CastKind
    actor: Actor
    key: str | None = None
    gender: Gender | None = None
    plural: bool = False
    sides: tuple[str, ...] = ()
    keys: tuple[str | None, ...] = ()

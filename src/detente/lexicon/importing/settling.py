"""Terms as others tell them -> rows of our registry: the state's code, the title without the state, the family name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.lexicon.bodies import Bodies
from detente.lexicon.codes import Codes
from detente.lexicon.importing.found import ForeignTerm, LeftOut
from detente.lexicon.names import Names
from detente.lexicon.officials import Officials, folded
from detente.lexicon.states import States

_TITLES = ("Dr. ", "Dr ", "Sir ", "Dame ", "H.E. ", "Mr. ", "Mrs. ", "Ms. ")
_LEAST = 2  # characters of a family name that tells somebody
_FIELDS = (("minister of ", "Minister"), ("minister for ", "Minister"), ("secretary of state for ", "Secretary"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What tells whose an office is, and who somebody is."""

    states: States
    bodies: Bodies
    names: Names
    codes: Codes
    officials: Officials


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Row:
    """A row of the registry."""

    side: str
    office: str
    since: date | None
    name: str
    until: date | None
    family: str
    aliases: tuple[str, ...] = ()

    def sort_key(self) -> tuple[str, str, date, str]:
        """By side, office, beginning and name; those without a beginning first."""
        return self.side, self.office, self.since or date.min, self.name


def settle(term: ForeignTerm, known: Known) -> Row | LeftOut:
    """The row that a term is; left out where no state is known, or the term ends before it begins."""
    side = next((s for words in term.states if (s := _side(words, known)) is not None), None)
    if side is None:
        return LeftOut(term.where, f"{term.name}: no state known by {' or '.join(map(repr, term.states))}")
    if term.since and term.until and term.until < term.since:
        return LeftOut(term.where, f"{term.name}: ends ({term.until}) before it begins ({term.since})")
    name, aliases = _one_name(term, known)
    words = tuple(name.split())
    return Row(
        side=side,
        office=_title(term.office, known),
        since=term.since,
        name=name,
        until=term.until,
        family=_family(term, words, known),
        aliases=aliases,
    )


def _side(words: str, known: Known) -> str | None:
    """The state or body by a code of two or three letters, a name, or the end of a title ("President of Peru")."""
    code = known.codes.side(words)
    if code is not None:
        return code
    whole = known.states.code(words)
    if whole is None and (body := known.bodies.get(words)) is not None and body.international:
        whole = body.side
    named = [term.code for _, _, term in known.states.find(words) if term.form != "place"]
    inside = [b.side for _, _, found in known.bodies.find(words) for b in found if b.international]
    return whole or next(iter([*named, *inside]), None)


def _one_name(term: ForeignTerm, known: Known) -> tuple[str, tuple[str, ...]]:
    """(the name, the other ones): the registry's own name where it knows the person, so that two files mean one."""
    given = [_without_title(n) for n in (term.name, *term.aliases)]
    held = next((known.officials.named(n) for n in given if known.officials.named(n)), ())
    name = held[0].name if held else given[0]
    others = dict.fromkeys(n for n in (*given, *(held[0].aliases if held else ())) if " " in n and n != name)
    return name, tuple(others)


def _without_title(name: str) -> str:
    bare = " ".join(name.split())
    for title in _TITLES:
        bare = bare.removeprefix(title)
    return bare


def _family(term: ForeignTerm, words: tuple[str, ...], known: Known) -> str:
    """The registry's, else the file's where the name holds it, else by where its culture puts it."""
    held = known.officials.named(" ".join(words))
    if held:
        return held[0].family
    given = folded(term.family) if term.family else ""
    if len(given) >= _LEAST and f" {given} " in f" {folded(' '.join(words))} ":
        return str(term.family)
    bare = [w for w in words if w not in known.names.suffixes] or list(words)
    return bare[0] if known.names.family_first(tuple(bare)) else bare[-1]


def _title(office: str, known: Known) -> str:
    """The title as it is printed: "minister of foreign affairs of Peru" is "Foreign Minister"."""
    words = " ".join(office.split())
    for start, end, _ in sorted(known.states.find(words), reverse=True):
        before, after = words[:start], words[end:]
        for link in (" of the ", " of ", " for the ", " for "):
            if before.endswith(link):
                words = before.removesuffix(link) + after
                break
        else:
            if not before.strip() or before.strip().lower() == "the":
                words = after.strip()
    return _capital(_field_first(" ".join(words.split()) or office))


def _field_first(title: str) -> str:
    """The title as news prints it: "Minister of Foreign Affairs" is "Foreign Minister"."""
    for beginning, head in _FIELDS:
        field = title[len(beginning) :]
        if title.lower().startswith(beginning) and 0 < len(field.split()) <= _LEAST:
            return f"{field.removesuffix(' Affairs').removesuffix(' affairs')} {head}"
    return title


_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "on", "at"})


def _capital(title: str) -> str:
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in title.split())

"""What a person's offices add up to: roles as printed, side, standing, sector; and which office words mean them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from detente.annotate.found import OfficePhrase, Persona, Time
from detente.annotate.office_sides import LOCAL
from detente.lexicon import Lexicon
from detente.lexicon.offices import Office
from detente.model.actor import Actor, Role, Standing
from detente.model.annotated import Annotated
from detente.model.when import When

_RANK = frozenset({"vice", "deputy", "assistant", "under", "associate", "former", "acting", "then", "shadow"})
_SMALL = frozenset(
    {"of", "the", "for", "and", "to", "a", "an", "at", "in", "on", "top", "senior", "chief", "new", "own", "special"}
)
_ALIKE: Mapping[str, str] = {
    "advisor": "adviser",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chief": "director",
    "head": "director",
    "envoy": "envoy",
    "councillor": "councilor",
    "defence": "defense",
}

_HEADS: Mapping[str, frozenset[str]] = {
    "head of state": frozenset({"president", "king", "queen", "emperor", "emir", "sultan", "monarch"}),
    "head of government": frozenset({"prime minister", "premier", "chancellor", "taoiseach"}),
}
_DIPLOMACY = frozenset({"foreign", "external", "affairs", "state"})
"""Words of the office of a state's "top diplomat"."""


def day_of(a: Annotated) -> date | None:
    """The last day on which the document may have been published."""
    return a.document.published.last if a.document.published else None


def side_of_persona(a: Annotated, persona: Persona, possessors: Mapping[int, str], lexicon: Lexicon) -> str | None:
    """The side that a person acts for: by the offices given, by whose they are, by the registry."""
    ranked = sorted(persona.offices, key=lambda o: o.former)
    own = [o.side for o in ranked if o.side and not o.lent]
    lent = [s for o in ranked if o.possessor is not None and (s := possessors.get(o.possessor)) is not None]
    local = len(persona.words) == 1 and bool(ranked) and all(o.office.head in LOCAL for o in ranked)
    known = None if local else registry_side(a, persona, lexicon)  # "Governor Roe" is no minister of that name
    origin = None if local else persona.origin  # nor of a state: of the province that bears its name
    bodies = [side for i in persona.institutions if (side := _side_of_body(i, lexicon)) is not None]
    by_text = [o.side for o in ranked if o.side]
    return next((s for s in [*own, *lent, *bodies, known, origin, *by_text] if s), None)


def _side_of_body(words: str, lexicon: Lexicon) -> str | None:
    """The side of a government's body ("Ravi Kumar of the Indian Army"); None for a firm's or scholars'."""
    body = lexicon.bodies.get(words)
    private = body is None or (body.standing not in ("official", "legislator") or body.sector == "PTY")
    return None if body is None or private else body.side


def registry_side(a: Annotated, persona: Persona, lexicon: Lexicon) -> str | None:
    """The side by the registry of officials: by full name, else by a family name that means one person at the time."""
    if len(persona.words) > 1:
        return lexicon.officials.side(" ".join(persona.words), day_of(a))
    return lexicon.officials.family_side(persona.words[0], day_of(a))


def roles_of(
    a: Annotated, persona: Persona, side: str | None, possessors: Mapping[int, str], lexicon: Lexicon
) -> tuple[Role, ...]:
    """The roles as printed, each once, in order of the text; an institution alone counts as one.

    A role held on the day of publication began by then at the latest; one held no more has ended by then.
    """
    found: dict[str, Role] = {}
    proper = [o for o in persona.offices if o.office.head not in lexicon.actors.relative] or list(persona.offices)
    private = all(o.office.head in lexicon.actors.everyday for o in persona.offices)
    official = any(o.side is not None and o.office.standing == "official" for o in persona.offices)
    for office in proper:
        if office.office.head == "counterpart":  # what somebody is to another, and no title
            continue
        since, until = term_of(a, office.time)
        own = side if private else _role_side(office, side, possessors, lexicon, official=official)
        role = Role(title=office.title, body=office.body, side=own, since=since, until=until)
        found.setdefault(office.title.lower(), role)
    for institution in persona.institutions:
        if not any(institution in o.title for o in persona.offices):
            found.setdefault(
                institution.lower(), Role(title=institution, body=institution, since=term_of(a, "held")[0])
            )
    return tuple(found.values())


def term_of(a: Annotated, time: Time) -> tuple[When | None, When | None]:
    """(since, until) of an office as far as the day of publication bounds them."""
    day = day_of(a)
    if day is None:
        return None, None
    if time == "future":
        return When(f"{day.isoformat()}/.."), None
    by_then = When(f"../{day.isoformat()}")
    return (by_then, None) if time == "held" else (None, by_then)


def _role_side(
    office: OfficePhrase, side: str | None, possessors: Mapping[int, str], lexicon: Lexicon, *, official: bool
) -> str | None:
    """The side of the office itself, or of whose it is; else the person's, but only for those who speak for a side.

    So does the head of something who is an `official` by another role.
    """
    if office.side is not None and not (side and office.lent):
        return office.side
    if office.office.level == "leaders" and office.side is None and " of " in office.title:
        return None  # president of something that is no state
    if standing_of((office,), lexicon, former=True) in ("scholar", "business", "press"):
        return None
    if office.possessor is not None:
        return possessors.get(office.possessor, side)
    head = office.office
    calling = head.standing is None and head.level is None and head.sector is None
    calling = calling and head.head not in lexicon.actors.running
    return None if calling and not (official and head.head in lexicon.actors.heading) else side


def standing_of(offices: Sequence[OfficePhrase], lexicon: Lexicon, *, former: bool = False) -> Standing | None:
    """In what capacity the holder speaks: by the body, else by the head word. Former offices count where asked."""
    for office in offices:
        if office.former and not former:
            continue
        by_body = standing_by_body(office.body, office.side, lexicon)
        standing = by_body or office.office.standing
        if standing is not None:
            return standing
    return None


def standing_by_body(body: str | None, side: str | None, lexicon: Lexicon) -> Standing | None:
    """In what capacity those of a body speak: even the president of an institute is a scholar."""
    if body is None:
        return None
    known = lexicon.bodies.get(body, side)
    if known is not None:
        return None if known.sector == "LEG" else known.standing
    kind = lexicon.bodies.last_words.get(body.split()[-1].strip(".,"))
    return {"scholar": "scholar", "business": "business", "press": "press"}.get(kind or "")  # type: ignore[return-value]


def actor_of_office(office: OfficePhrase, side: str | None, lexicon: Lexicon, *, name: str | None = None) -> Actor:
    """The holder of an office as an actor."""
    standing = standing_of((office,), lexicon)
    sector = office.office.sector or {"scholar": "EDU", "business": "BUS", "press": "MED"}.get(standing or "")
    return Actor(name=name, role=office.title, body=office.body, side=side, standing=standing, sector=sector)


def registered_offices(a: Annotated, persona: Persona, lexicon: Lexicon) -> tuple[str, ...]:
    """What the registry has the person in on the day of publication: tells who "the president" is, and nothing else."""
    day = day_of(a)
    known = lexicon.officials.named(persona.name)
    if not known and len(persona.words) == 1:
        holder = lexicon.officials.family(persona.words[0], day)
        known = (holder,) if holder else ()
    return tuple(h.office for h in known if day is not None and h.held(day))


def may_hold(phrase: OfficePhrase, persona: Persona, side: str | None, lexicon: Lexicon) -> bool:
    """May these office words ("the secretary", "the CIA director", "the Chinese leader") mean this person?"""
    return _any_covers(phrase, [(o.title, o.office) for o in persona.offices], side, lexicon)


def may_hold_by_registry(
    a: Annotated, phrase: OfficePhrase, persona: Persona, side: str | None, lexicon: Lexicon
) -> bool:
    """May they mean this person by the office that the registry knows?"""
    titles = registered_offices(a, persona, lexicon)
    known = [(t, office) for t in titles if (office := lexicon.offices.head_of(t)) is not None]
    return _any_covers(phrase, known, side, lexicon)


def same_office(phrase: OfficePhrase, other: OfficePhrase, lexicon: Lexicon) -> bool:
    """May the office words be short for the other's ("the minister" for "finance minister")?"""
    asked, title = (_without_state(o.title, lexicon) for o in (phrase, other))
    return _covers(title, other.office, asked, phrase.office)


def _any_covers(phrase: OfficePhrase, titles: Sequence[tuple[str, Office]], side: str | None, lexicon: Lexicon) -> bool:
    if phrase.side is not None and side is not None and phrase.side != side:
        return False
    asked = _without_state(phrase.title, lexicon)
    return any(_covers(_without_state(title, lexicon), office, asked, phrase.office) for title, office in titles)


def _without_state(title: str, lexicon: Lexicon) -> str:
    """The title without the state ("President of Russia"): whose office it is, is compared as a side."""
    office, of, state = title.rpartition(" of ")
    return office if of and lexicon.states.code(state) else title


def _covers(title: str, office: Office, words: str, asked: Office) -> bool:
    """Has the title the same head, all other words that are asked for, and neither a rank that the other lacks?"""
    if asked.head == "leader" and _content(words) <= {"leader", "nation's", "country's"}:
        return office.level == "leaders" and " of " not in title  # no president of a federation of sports
    if asked.head in _HEADS and not _content(words) - _content(asked.head):
        return office.head in _HEADS[asked.head]
    if asked.head == "diplomat" and {"top", "chief"} & set(words.lower().split()):
        return bool(_DIPLOMACY & {w.strip(",.") for w in title.lower().split()}) and office.level == "ministers"
    if _ALIKE.get(asked.head, asked.head) != _ALIKE.get(office.head, office.head):
        return False
    wanted, given = _content(words), _content(title)
    return wanted <= given and (wanted & _RANK) == (given & _RANK)


def _content(title: str) -> frozenset[str]:
    parts = title.lower().replace("’", "'").replace("-", " ").split()
    words = (w.removesuffix("'s").strip(",.’'") for w in parts)
    return frozenset(_ALIKE.get(w, w) for w in words if w not in _SMALL or w == "chief")

"""Whom a verb gives an office: "Li is premier", "took over as envoy", "her record as minister"."""

from __future__ import annotations

from detente.annotate.found import OfficePhrase, Time
from detente.annotate.name_places import Found, Places
from detente.annotate.tree import ancestors, children, is_negated, is_passive, subjects
from detente.model.annotated import Token

_COPULAS = frozenset({"be", "become", "remain"})
_TENURES = frozenset({"record", "tenure", "stint", "term", "time", "years", "year", "days", "service", "career"})
_MADE = ("oprd", "attr", "ccomp", "xcomp", "dobj", "appos")


def copula(places: Places, office: OfficePhrase) -> Found | None:
    """The subject of "is", "was", "became" with the office as predicate."""
    a = places.a
    head = a.tokens[office.head]
    if head.dep != "attr" or a.tokens[head.head].lemma not in _COPULAS or _is_alleged(places, office):
        return None
    for subject in children(a, head.head, "nsubj"):
        name = next((n for n in places.by_last.values() if n.first <= subject.i < n.last), None)
        if name is not None:
            return name, "copula"
    return None


def appointed(places: Places, office: OfficePhrase) -> Found | None:
    """Who takes, has or leaves the office ("took over as envoy", "was elected president", "named Berg minister")."""
    a, verb = places.a, _verb_of_post(places, office)
    if verb is None or is_negated(a, verb.i):
        return None
    passive = is_passive(a, verb.i) or (verb.tag == "VBN" and not children(a, verb.i, "nsubj", "aux"))
    given = verb.lemma in places.words.appointing and not passive
    people = children(a, verb.i, "dobj", "obj") if given else subjects(a, verb.i)
    below = [s for c in children(a, verb.i, "ccomp", "xcomp") for s in children(a, c.i, "nsubj")] if given else []
    for person in (*people, *below):
        name = next((n for n in places.by_last.values() if n.first <= person.i < n.last), None)
        if name is not None and name.last <= office.first:
            return name, "copula"
    return None


def is_looked_back(places: Places, office: OfficePhrase) -> bool:
    """Does the office stand behind "record as", "tenure as"?"""
    before = places.a.tokens[max(office.first - 2, 0) : office.first]
    return [t.text.lower() for t in before[1:]] == ["as"] and before[0].lemma in _TENURES


def looked_back(places: Places, office: OfficePhrase) -> Found | None:
    """Whose time in office is looked back on: "Berg's record as minister", "Berg defended her record as minister"."""
    a = places.a
    if not is_looked_back(places, office):
        return None
    noun = a.tokens[office.first - 2]
    verb = next((t for t in ancestors(a, noun.i) if t.pos in ("VERB", "AUX")), None)
    for owner in children(a, noun.i, "poss"):
        meant = subjects(a, verb.i) if owner.tag == "PRP$" and verb is not None else [owner]
        name = next((n for t in meant for n in places.by_last.values() if n.first <= t.i < n.last), None)
        if name is not None:
            return name, "copula"
    return None


def _verb_of_post(places: Places, office: OfficePhrase) -> Token | None:
    """The verb of taking, having or leaving office below which the office stands; None where there is none."""
    a, head = places.a, places.a.tokens[office.head]
    above = a.tokens[head.head]
    if head.dep == "pobj" and above.lemma == "as":
        above = a.tokens[above.head]
        known = places.words.appointing | places.words.serving
    else:
        known = places.words.appointing if head.dep in _MADE else frozenset()
    return above if above.pos == "VERB" and above.lemma in known else None


def time_of_post(places: Places, office: OfficePhrase) -> Time:
    """When the office that a verb gives is held: to come with "will", over with "resigned", else now."""
    verb = _verb_of_post(places, office)
    if verb is None or office.time != "held":
        return office.time
    if any(c.lemma in ("will", "shall") for c in children(places.a, verb.i, "aux")) or verb.lemma == "nominate":
        return "future"
    return "past" if verb.lemma in places.words.leaving else "held"


def _is_alleged(places: Places, office: OfficePhrase) -> bool:
    """Is it what somebody is only said to be ("alleged that he was a spy"): no public office, below such a verb?"""
    a, head = places.a, places.a.tokens[office.head]
    public = office.office.standing is not None or office.office.level is not None
    misread = [t for s in children(a, head.head, "nsubj") for t in children(a, s.i, "amod") if t.tag == "VBD"]
    above = [*(t for t in ancestors(a, head.i) if t.i != head.head), *misread]
    return not public and any(t.lemma in places.words.alleging for t in above)

"""What an act led to, who is blamed for it, where stray missiles fall."""

from __future__ import annotations

from detente.annotate import annotate
from detente.extract.incidents import extract_incidents
from detente.kinds.incident import Incident
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When


def told(text: str) -> list[Incident]:
    """The incidents of a text published on Wednesday, 15 May 2019."""
    document = Document(
        id=document_id(text), text=text, title=None, published=When("2019-05-15"), published_from="header", side=None
    )
    lexicon = load_lexicon()
    (a,) = annotate([document], lexicon)
    return [c.fields for c in extract_incidents(a, lexicon)]


def struck(incident: Incident) -> tuple[set[str | None], set[str | None]]:
    """(sides that did it, sides to which it was done)."""
    return {x.side for x in incident.actors}, {x.side for x in incident.targets}


def test_an_attack_and_who_was_killed_in_it_are_one() -> None:
    """So "An attack in the village of X in which a guard was killed" is one act, there, by those who killed him."""
    (one,) = told(
        "It followed an attack on Monday in the village of Aroche "
        "in which a Peruvian guard was killed by Chilean troops."
    )
    assert (struck(one), one.place) == (({"CHL"}, {"PER"}), "Aroche")
    assert one.what.startswith("an attack")
    assert one.what.endswith("Chilean troops")


def test_what_somebody_is_accused_of_is_told_without_the_accused() -> None:
    """Of "Accused Chile of carrying out the attack on …": the act is carrying out the attack, by Chile."""
    (one,) = told("Lima accused Chile of carrying out the 2017 attack on its oil port.")
    assert (one.what, struck(one)) == (
        "carrying out the 2017 attack on its oil port",
        ({"CHL"}, {"PER"}),
    )


def test_a_blast_is_by_those_on_whom_it_is_blamed() -> None:
    """So "An explosion that Lima blames on Chile damaged the dam": Chile is told to have done it."""
    (one,) = told("An explosion that Lima blames on Chile damaged a dam in Peru on Monday.")
    assert struck(one) == ({"CHL"}, {"PER"})


def test_a_missile_that_lands_somewhere_strikes_there() -> None:
    """A missile that lands in a state's province is done to that state; who fired it is not told."""
    (one,) = told("A stray missile fired from Bolivia landed in Peru's Tacna province.")
    assert struck(one) == (set(), {"PER"})


def test_what_is_fired_is_not_struck() -> None:
    """Of "fired a missile at a Saudi border post" the post is struck, not the missile."""
    (one,) = told("Rebels fired a missile at a Saudi border post on Monday, killing two soldiers.")
    assert [(x.side, x.name) for x in one.targets] == [("SAU", None)]


def test_coming_near_is_a_close_encounter() -> None:
    """Boats that come within metres of a ship have come too near."""
    (one,) = told("Iranian speedboats came within 50 metres of a US destroyer in the Strait of Hormuz on Monday.")
    assert (one.nature, struck(one)) == ("close encounter", ({"IRN"}, {"USA"}))


def test_its_men_are_of_the_one_who_tells() -> None:
    """Of "Armenia said one of its soldiers was shot" the soldier is Armenian."""
    (one,) = told("Armenia said one of its soldiers was shot dead by Azerbaijani troops on Monday.")
    assert struck(one) == ({"AZE"}, {"ARM"})

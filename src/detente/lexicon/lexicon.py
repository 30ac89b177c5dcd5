"""The lexicon: all that is known beforehand in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.lexicon.actors import ActorWords, load_actor_words
from detente.lexicon.acts import Acts, load_acts
from detente.lexicon.bodies import Bodies, load_bodies
from detente.lexicon.channels import ChannelWords, load_channels
from detente.lexicon.commitments import CommitmentWords, load_commitments
from detente.lexicon.engagements import EngagementWords, load_engagements
from detente.lexicon.following import FollowWords, load_follow_words
from detente.lexicon.issues import Issues, load_issues
from detente.lexicon.names import Names, load_names
from detente.lexicon.noise import NoiseCues, load_noise
from detente.lexicon.occasions import Occasions, load_occasions
from detente.lexicon.offices import Offices, load_offices
from detente.lexicon.officials import Officials, load_officials
from detente.lexicon.places import Places, load_places
from detente.lexicon.plover import Plover, load_plover
from detente.lexicon.publishers import Publishers, load_publishers
from detente.lexicon.retelling import RetellingWords, load_retelling
from detente.lexicon.speech import Speech, load_speech
from detente.lexicon.stance import Stance, load_stance
from detente.lexicon.states import States, load_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One field for each file of knowledge; each is a frozen value of the module of its name."""

    noise: NoiseCues
    publishers: Publishers
    speech: Speech
    engagements: EngagementWords
    channels: ChannelWords
    issues: Issues
    plover: Plover
    actors: ActorWords
    bodies: Bodies
    names: Names
    occasions: Occasions
    offices: Offices
    officials: Officials
    states: States
    commitments: CommitmentWords
    following: FollowWords
    incidents: Acts
    measures: Acts
    stance: Stance
    places: Places
    retelling: RetellingWords


@cache
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The bundled knowledge, with the user's files in the folder `extra` on top."""
    return Lexicon(
        noise=load_noise(extra),
        publishers=load_publishers(extra),
        speech=load_speech(extra),
        engagements=load_engagements(extra),
        channels=load_channels(extra),
        issues=load_issues(extra),
        plover=load_plover(extra),
        actors=load_actor_words(extra),
        bodies=load_bodies(extra),
        names=load_names(extra),
        occasions=load_occasions(extra),
        offices=load_offices(extra),
        officials=load_officials(extra),
        states=load_states(extra),
        commitments=load_commitments(extra),
        following=load_follow_words(extra),
        incidents=load_acts("incidents", extra),
        measures=load_acts("measures", extra),
        stance=load_stance(extra),
        places=load_places(extra),
        retelling=load_retelling(extra),
    )

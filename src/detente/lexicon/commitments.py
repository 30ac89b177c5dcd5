"""The words of pledges and of what became of them, from ``data/commitments.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.data import read_data


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentWords:
    """Lemmas by what they tell of a pledge; the file's head and comments say how each is used."""

    promise: frozenset[str]
    conclude: frozenset[str]
    sign: frozenset[str]
    bind: frozenset[str]
    avoid: frozenset[str]
    seek: frozenset[str]
    kept: frozenset[str]
    in_progress: frozenset[str]
    broken: frozenset[str]
    govern: frozenset[str]
    pledges: frozenset[str]
    aims: frozenset[str]
    views: frozenset[str]
    repeat: frozenset[str]
    outcomes: frozenset[str]
    groups: frozenset[str]
    deeds: frozenset[str]
    bodies: tuple[str, ...]
    no_evidence: tuple[str, ...]
    condition: tuple[str, ...]
    due: frozenset[str]
    will: frozenset[str]
    abstain: frozenset[str]
    together: frozenset[str]
    intend: frozenset[str]
    expressing: frozenset[str]
    give: frozenset[str]
    receive: frozenset[str]
    persuade: frozenset[str]
    announcing: frozenset[str]
    assure: frozenset[str]
    deny: frozenset[str]
    first_met: frozenset[str]
    contact_verbs: frozenset[str]
    travel: frozenset[str]
    holding: frozenset[str]
    states: frozenset[str]
    bound: frozenset[str]
    willing: frozenset[str]
    intentions: frozenset[str]
    pair: frozenset[str]
    ranks: frozenset[str]
    contacts: frozenset[str]
    negotiation: frozenset[str]
    loose: frozenset[str]
    leaving: frozenset[str]
    close: frozenset[str]
    stay: frozenset[str]
    parts: frozenset[str]
    forces: frozenset[str]
    weigh: frozenset[str]
    speech: frozenset[str]
    offer: frozenset[str]
    help: frozenset[str]
    papers: frozenset[str]
    signing: frozenset[str]
    prolong: frozenset[str]
    instruct: frozenset[str]
    given: frozenset[str]


def load_commitments(extra: Path | None = None) -> CommitmentWords:
    """The bundled words with those of the user's folder."""
    data = read_data("commitments", extra)
    verbs, nouns = data["verbs"], data["nouns"]
    return CommitmentWords(
        promise=frozenset(verbs["promise"]),
        conclude=frozenset(verbs["conclude"]),
        sign=frozenset(verbs["sign"]),
        bind=frozenset(verbs["bind"]),
        avoid=frozenset(verbs["avoid"]),
        seek=frozenset(verbs["seek"]),
        kept=frozenset(verbs["kept"]),
        in_progress=frozenset(verbs["in_progress"]),
        broken=frozenset(verbs["broken"]),
        govern=frozenset(verbs["govern"]),
        pledges=frozenset(nouns["pledge"]),
        aims=frozenset(nouns["aim"]),
        views=frozenset(nouns["view"]),
        repeat=frozenset(verbs["repeat"]),
        outcomes=frozenset(nouns["outcome"]),
        groups=frozenset(nouns["group"]),
        deeds=frozenset(nouns["deed"]),
        bodies=tuple(nouns["body"]),
        no_evidence=tuple(data["cues"]["no_evidence"]),
        condition=tuple(data["cues"]["condition"]),
        due=frozenset(data["cues"]["due"]),
        will=frozenset(data["will"]["verbs"]),
        abstain=frozenset(data["will"]["abstain"]),
        together=frozenset(verbs["together"]),
        intend=frozenset(verbs["intend"]),
        expressing=frozenset(verbs["express"]),
        give=frozenset(verbs["give"]),
        receive=frozenset(verbs["receive"]),
        persuade=frozenset(verbs["persuade"]),
        announcing=frozenset(nouns["announcement"]),
        assure=frozenset(verbs["assure"]),
        deny=frozenset(verbs["deny"]),
        first_met=frozenset(verbs["first_met"]),
        contact_verbs=frozenset(verbs["contact"]),
        travel=frozenset(verbs["travel"]),
        holding=frozenset(verbs["hold"]),
        states=frozenset(verbs["state"]),
        bound=frozenset(data["adjectives"]["bound"]),
        willing=frozenset(data["adjectives"]["willing"]),
        intentions=frozenset(nouns["intention"]),
        pair=frozenset(nouns["pair"]),
        ranks=frozenset(nouns["rank"]),
        contacts=frozenset(nouns["contact"]),
        negotiation=frozenset(nouns["negotiation"]),
        loose=frozenset(nouns["loose"]),
        leaving=frozenset(nouns["leaving"]),
        close=frozenset(data["adjectives"]["close"]),
        stay=frozenset(verbs["stay"]),
        parts=frozenset(nouns["part"]),
        forces=frozenset(nouns["force"]),
        weigh=frozenset(verbs["weigh"]),
        speech=frozenset(nouns["speech"]),
        offer=frozenset(verbs["offer"]),
        help=frozenset(nouns["help"]),
        papers=frozenset(nouns["paper"]),
        signing=frozenset(verbs["signing"]),
        prolong=frozenset(verbs["prolong"]),
        instruct=frozenset(verbs["instruct"]),
        given=frozenset(verbs["given"]),
    )

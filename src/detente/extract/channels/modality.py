"""What the words above make of a change: agreed, proposed, refused, failed; done; or nothing that can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from detente.annotate import tree
from detente.kinds.channel import ChannelState
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token

_CONDITIONS = frozenset({"if", "unless", "whether", "should", "once", "until"})
_UNTIL = frozenset({"until", "once"})
_DUE = frozenset({"should", "must", "need", "ought"})
_MAYBE = frozenset({"may", "might", "could", "can", "would"})
_OPENS = ("resumed", "open")


def modal(a: Annotated, verb: Token, state: str, words: ChannelWords) -> ChannelState | None:
    """The state that is told with a word of change (`state`), by the words above it.

    None of what is a mere condition or a habit, of a shutting that somebody only asks for, and of what may or could be.
    """
    if _is_weighed(a, verb, words):
        return _under(state, "proposed")
    if any(t.text.lower() in words.habits for t in tree.children(a, verb.i, "advmod")):
        return None
    if _is_conditional(a, verb) or any(t.lemma in words.denying for t in governors(a, verb)):
        return None
    if tree.is_negated(a, verb.i):
        return "not_restored" if state in _OPENS else "open"
    if _infinitive(verb) and _no_progress(a, verb, words):
        return _under(state, "not_restored")
    told = _told_above(a, verb, state, words)
    if told is not None:
        return told[0]
    return _by_tense(a, verb, state, words)


def _is_weighed(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Is it what somebody weighs or discusses ("are weighing whether to reopen the line")?"""
    marks = {t.lemma for t in tree.children(a, verb.i, "mark", "aux")}
    above = a.tokens[verb.head]
    return {"whether", "to"} <= marks and above.lemma in words.weighing and not tree.is_negated(a, above.i)


def _told_above(a: Annotated, verb: Token, state: str, words: ChannelWords) -> tuple[ChannelState | None] | None:
    """What the first word above that tells makes of it; None where there is none."""
    for above in governors(a, verb):
        told = words.above.get(above.lemma)
        if (told is not None and told != "not_restored") or above.lemma in words.failing:
            if _is_kept_up(a, verb, words):
                agreed = told == "agreed" and not tree.is_negated(a, above.i)
                return ("agreed" if agreed else "refused" if told == "refused" else "open",)
            if told == "proposed" and _is_refused(a, above, words):
                told = "refused"
            denied = tree.is_negated(a, above.i)
            return (_under(state, "refused" if denied and told == "agreed" else told or "not_restored"),)
        if above.pos in ("VERB", "AUX") and not _infinitive(verb):
            return None
    return None


def _is_refused(a: Annotated, proposal: Token, words: ChannelWords) -> bool:
    """Is the proposal itself turned down ("rejected an offer to open talks")?"""
    verb = a.tokens[proposal.head]
    particles = tree.children(a, verb.i, "prt", "advmod")
    told = words.above.get(verb.lemma) or next(
        (words.particles.get(f"{verb.lemma} {t.lemma}") for t in particles), None
    )
    return proposal.pos == "NOUN" and told == "refused" and proposal.dep in ("dobj", "nsubjpass")


def _by_tense(a: Annotated, verb: Token, state: str, words: ChannelWords) -> ChannelState | None:
    """Where no word above tells: done, planned, due or merely possible, by the verb's own form."""
    if verb.pos not in ("VERB", "AUX"):
        carrier = next((t for t in tree.ancestors(a, verb.i) if t.pos in ("VERB", "AUX")), None)
        return cast("ChannelState", state) if carrier is None else _by_carrier(a, carrier, state)
    if _is_aim(a, verb, state):
        return None
    helpers = {t.lemma for t in tree.children(a, verb.i, "aux")} | {
        t.text.lower() for t in tree.children(a, verb.i, "aux")
    }
    if helpers & _DUE:
        return _under(state, "proposed")
    if "would" in helpers and _is_announced(a, verb):
        return _planned(a, verb, state, words)
    if helpers & _MAYBE or (_is_purpose(a, verb, words) and not _is_met_for(a, verb, words)):
        return None
    actuality = tree.actuality(a, verb.i)
    if actuality == "planned":
        return _planned(a, verb, state, words)
    return cast("ChannelState", state) if actuality == "actual" else _under(state, "proposed")


def _by_carrier(a: Annotated, carrier: Token, state: str) -> ChannelState | None:
    """Of a noun of acting: what its verb makes of it ("will announce the launch", "could lead to the resumption")."""
    told = tree.actuality(a, carrier.i)
    if tree.is_negated(a, carrier.i) and state == "resumed":  # "did not announce a resumption"
        return "not_restored"
    if told == "possible" or told == "denied":
        return None
    return _under(state, "agreed") if told == "planned" else cast("ChannelState", state)


def _is_aim(a: Annotated, verb: Token, state: str) -> bool:
    """Is it only what something is meant for ("attention to unblocking talks"), not what was done ("by cutting")?"""
    if verb.tag != "VBG" or verb.dep != "pcomp":
        return False
    preposition = a.tokens[verb.head].lemma.lower()
    blamed = preposition in ("for", "of") and state in ("suspended", "terminated")
    return preposition not in _DONE and not blamed


_DONE = frozenset({"by", "after", "upon", "following", "with", "since", "in", "before", "while", "despite", "besides"})


def _planned(a: Annotated, verb: Token, state: str, words: ChannelWords) -> ChannelState:
    return "open" if _is_kept_up(a, verb, words) and state == "open" else "agreed"


def _is_announced(a: Annotated, verb: Token) -> bool:
    """Does it stand below a verb of the past, so that "would" is what will be ("said they would restore ties")?"""
    above = a.tokens[verb.head]
    return verb.dep == "ccomp" and above.tag in ("VBD", "VBN")


def _is_purpose(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Is it only what something is done for, or threatened ("visited to renew ties", "threatened to cut them")?"""
    marked = any(t.dep == "aux" and t.lemma == "to" for t in tree.children(a, verb.i))
    below = verb.dep in ("xcomp", "ccomp") and a.tokens[verb.head].lemma not in words.doing
    return marked and (below or verb.dep in ("advcl", "acl", "relcl"))


def _is_met_for(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    above = a.tokens[verb.head]
    return above.lemma in words.meeting and above.tag in ("VBD", "VBN")


def _is_conditional(a: Annotated, word: Token) -> bool:
    """Does it stand in a clause of condition ("if the talks fail to resume")?"""
    for token in [word, *tree.ancestors(a, word.i)]:
        marks = {t.text.lower() for t in tree.children(a, token.i, "mark")} & _CONDITIONS
        if marks and not (marks <= _UNTIL and token.tag == "VBD"):  # "until Oslo cut it off": it did
            return True
        if token.pos in ("VERB", "AUX") and token.dep in ("ROOT", "ccomp"):
            return False
    return False


def _is_kept_up(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Is it only kept up ("continue the talks", not "set up and maintain a line")?"""
    first = a.tokens[verb.head]
    anew = verb.dep == "conj" and words.states.get(first.lemma) == "open" and first.lemma not in words.going_on
    return verb.lemma in words.going_on and not anew


def governors(a: Annotated, verb: Token) -> Iterator[Token]:
    """The words above a verb; a verb coordinated with another hangs on what governs the first."""
    below = verb
    for above in tree.ancestors(a, verb.i):
        if below.dep != "conj":
            yield above
        below = above


def _no_progress(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """As in "no progress was made to restart": a word of [above] not_restored, negated, in the clauses above."""
    for above in [verb, *governors(a, verb)]:
        near = [above, *tree.children(a, above.i, "nsubj", "nsubjpass", "dobj")]
        if any(words.above.get(t.lemma) == "not_restored" and t.pos == "NOUN" and _slight(a, t) for t in near):
            return True
    return False


def _slight(a: Annotated, noun: Token) -> bool:
    return any(t.lemma in ("no", "little", "without", "scant") for t in tree.children(a, noun.i))


def _infinitive(verb: Token) -> bool:
    return verb.tag in ("VB", "VBG") or verb.pos == "NOUN"


def _under(state: str, told: str) -> ChannelState | None:
    """A state below "failed to", "agreed to", "proposed to": a shutting that is asked for or refused is no change."""
    if told == "not_restored":
        return "not_restored" if state in _OPENS else cast("ChannelState", state)
    if state in ("suspended", "terminated"):
        return cast("ChannelState", state) if told == "agreed" else None
    return cast("ChannelState", told)

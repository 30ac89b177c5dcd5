"""How things stand by the tense and form of the verb that tells it, or with which it shares its helpers."""

from __future__ import annotations

from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Standing
from detente.extract.engagements.modality import actuality_of, is_asked_for, is_hoped, is_reported_will
from detente.extract.engagements.setting import of_surroundings
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_UNTIL = frozenset({"until", "before", "once", "when", "after"})
"""With a present tense these open a clause of what is still to come ("until Annan visits")."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def of_clause(a: Annotated, verb: int, words: EngagementWords) -> Standing:
    """By the verb's own tense and modality, or those that it shares ("will conclude the talks and fly to Oslo")."""
    if _had_been_due(a, a.tokens[verb]) or _came_to_nothing(a, a.tokens[verb]):
        return Standing("cancelled", verb)
    shared = _shares_modal(a, a.tokens[verb])
    if _is_open(a, a.tokens[verb]) and not is_felt(a, a.tokens[verb], words):
        return Standing(None, verb)
    return replace(_of_own(a, a.tokens[verb].head, words), cue=verb) if shared else _of_own(a, verb, words)


def _is_open(a: Annotated, verb: Token) -> bool:
    """Does an infinitive tell what a stay was for ("was in Oslo to see X")?"""
    return verb.tag == "VB" and verb.dep == "advcl" and a.tokens[verb.head].lemma == "be"


def _of_own(a: Annotated, verb: int, words: EngagementWords) -> Standing:
    token = a.tokens[verb]
    actuality = actuality_of(a, verb)
    if actuality == "denied":
        return Standing(None, verb, denied=True)
    if is_felt(a, token, words):
        return Standing("held", verb)
    if actuality in ("planned", "possible") or is_asked_for(a, token):
        doubted = actuality == "possible" and not is_reported_will(a, token, words)
        open_ = doubted or is_asked_for(a, token) or is_hoped(a, token, words)
        return Standing("possible" if open_ else "planned", verb)
    return _by_form(a, token, words)


def _by_form(a: Annotated, token: Token, words: EngagementWords) -> Standing:
    """By the verb's form, where nothing makes it only planned or possible."""
    verb = token.i
    if token.tag == "VB" and not tree.children(a, verb, "aux") and token.dep != "ROOT":
        return Standing(None, verb)
    if tree.tense(a, verb) == "future" or _is_to_go_on(a, token):
        return Standing("possible" if is_hoped(a, token, words) else "planned", verb)
    if token.tag == "VB" and any(t.lemma == "to" for t in tree.children(a, verb, "aux")):
        return _of_infinitive(a, token, words)
    if token.tag == "VBG" and token.dep == "pcomp":
        return _of_gerund(a, token, words)
    if _is_going_to_be(a, token):
        return Standing("planned", verb)
    if token.tag == "VBG" and tree.tense(a, verb) == "present":
        return Standing("under_way", verb) if tree.children(a, verb, "aux") else Standing(None, verb)
    if tree.tense(a, verb) == "present" and any(t.lemma in _UNTIL for t in tree.children(a, verb, "mark", "advmod")):
        return Standing("planned", verb)
    if _is_setting_out(a, token, words):
        return Standing("planned", verb)
    if _is_engaged(a, token, words):
        return Standing("under_way", verb)
    return Standing("held", verb)


def _is_going_to_be(a: Annotated, verb: Token) -> bool:
    """Is it what somebody is going to be doing ("is going to be talking to X")?"""
    to_be = {t.lemma for t in tree.children(a, verb.i, "aux")}
    return verb.tag == "VBG" and verb.dep == "xcomp" and a.tokens[verb.head].lemma == "go" and {"to", "be"} <= to_be


def _is_setting_out(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it what somebody sets out to do while he speaks ("as we head to Oslo, our aim is …")?"""
    goes = verb.lemma != "be" and any(f.form == "visit" for f in words.verbs.get(verb.lemma, ()))
    marked = any(t.lemma == "as" for t in tree.children(a, verb.i, "mark"))
    return goes and marked and verb.tag in ("VBP", "VBZ") and not tree.children(a, verb.i, "aux")


def _had_been_due(a: Annotated, verb: Token) -> bool:
    """Is it where somebody had been due, and so did not go ("had been due in Oslo on Monday")?"""
    due = any(t.lemma == "due" for t in tree.children(a, verb.i, "acomp", "oprd"))
    return due and any(t.lemma == "have" and t.tag == "VBD" for t in tree.children(a, verb.i, "aux"))


def _came_to_nothing(a: Annotated, verb: Token) -> bool:
    """Is it what was to have been ("was to have met X"), and so was not?"""
    helpers = {t.lemma for t in tree.children(a, verb.i, "aux")}
    above = a.tokens[verb.head]
    return verb.tag == "VBN" and {"to", "have"} <= helpers and above.lemma == "be" and above.tag == "VBD"


def _shares_modal(a: Annotated, verb: Token) -> bool:
    """Is it a bare form that shares the helpers of the verb with which it is coordinated?"""
    bare = verb.tag == "VB" and verb.dep == "conj" and not tree.children(a, verb.i, "aux", *tree.SUBJECTS)
    return bare and a.tokens[verb.head].pos == "VERB" and bool(tree.children(a, verb.head, "aux"))


def _of_gerund(a: Annotated, verb: Token, words: EngagementWords) -> Standing:
    """After a preposition: "before heading home", "thanked for coming" are done, "commit to meeting" is to come."""
    preposition = a.tokens[verb.head]
    above = a.tokens[preposition.head]
    if preposition.lemma == "to" and above.lemma in _PLEDGING:
        return Standing("planned", verb.i)
    past = above.pos in ("VERB", "AUX") and tree.tense(a, above.i) == "past"
    went_on = preposition.lemma == "before" and past and actuality_of(a, above.i) == "actual"
    if went_on or above.lemma in words.thanking:
        return Standing("held", verb.i)
    return of_surroundings(a, verb.i, words)


_PLEDGING = frozenset({"commit", "commitment", "dedicate", "pledge"})
"""Before "to meeting", with which somebody says what he will do."""


def _is_engaged(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is the subject still at it ("is locked in talks", "has been in talks for months")?"""
    if verb.lemma == "be" and tree.tense(a, verb.i) == "present":
        return True
    if verb.text == "been" and any(t.lemma == "to" for t in tree.children(a, verb.i, "prep")):  # "has been to Oslo"
        return False
    finite = [t for t in tree.children(a, verb.i, "aux", "auxpass") if t.tag in ("VBZ", "VBP")]
    return verb.lemma in words.engaged and bool(finite)


def _of_infinitive(a: Annotated, verb: Token, words: EngagementWords) -> Standing:
    """A headline's infinitive is a plan ("Biden to visit Vietnam"), that of a feeling done; one of purpose is open."""
    above = a.tokens[verb.head]
    if (
        verb.dep == "xcomp" and above.dep == "acomp" and above.lemma not in words.cues
    ):  # "am delighted to have you here"
        return Standing("held" if tree.actuality(a, above.head) == "actual" else "planned", verb.i)
    return Standing("planned" if verb.dep == "ROOT" or _is_headline(a, verb) else None, verb.i)


def is_felt(a: Annotated, verb: Token, words: EngagementWords) -> bool:
    """Is it an honour or good to do it ("it is an honor to welcome you", "it was great to see you"): is it done?"""
    above = a.tokens[verb.head]
    be = a.tokens[above.head] if verb.dep == "acl" and above.dep == "attr" else above  # "an honor" of the welcome
    for_us = verb.dep == "advcl" and verb.tag == "VB"  # "a great pleasure for me to meet you"
    if (verb.dep not in ("xcomp", "acl") and not for_us) or be.lemma != "be":
        return False
    if tree.actuality(a, be.i) != "actual" or tree.is_negated(a, be.i):
        return False
    felt = tree.children(a, be.i, "attr", "acomp")
    return any(t.lemma in words.glad | words.felt | (words.chances if t.pos == "NOUN" else frozenset()) for t in felt)


def _is_headline(a: Annotated, verb: Token) -> bool:
    """Is it an infinitive in a line without a finite verb ("Oslo, Riga ministers to meet in Tromsø")?"""
    above, sentence = a.tokens[verb.head], a.sentences[verb.sentence]
    words = a.tokens[sentence.first : sentence.last]
    return above.dep == "ROOT" and above.pos != "VERB" and not any(t.tag in _FINITE for t in words)


def _is_to_go_on(a: Annotated, token: Token) -> bool:
    """Is it what somebody is to go on with ("was told to continue negotiating")?"""
    return token.tag == "VBG" and token.dep == "xcomp" and a.tokens[token.head].tag == "VB"

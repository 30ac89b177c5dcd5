"""What a sentence does not tell of though it names it: what it only asks, what somebody recalls from long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.annotate import tree
from detente.annotate.moments import times_of
from detente.extract.engagements.contact import Contact, Party, Trigger
from detente.extract.engagements.modality import is_due
from detente.kinds.engagement import family
from detente.kinds.engagement.where import is_state
from detente.kinds.engagement.who import is_named
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def is_untold(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Is it a post, a figure of speech, the end of a condition, or a nation's presence?"""
    if is_post(a, trigger) or is_figure(a, trigger, lexicon.engagements) or is_march(a, trigger, lexicon):
        return True
    if is_of_peoples(a, trigger, lexicon) or is_kept_up(a, trigger):
        return True
    return is_supposed_only(a, trigger) or is_of_nation(a, trigger, lexicon)


def is_asked(a: Annotated, trigger: Trigger) -> bool:
    """Does a question ask whether it was, or is to be ("Has the visit been put off?")? Its answer tells.

    Not of what it is about ("on the talks next week: can you tell us more?").
    """
    said = _sentence(a, trigger)
    opened = len(said) - len(said.lstrip(_MARKS))
    asking = _ASKING.fullmatch(said.strip(_MARKS))
    at = a.tokens[trigger.token].start - a.sentences[a.tokens[trigger.token].sentence].span.start
    return asking is not None and asking.start("question") + opened <= at


def is_of_peoples(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Are they contacts of peoples or firms ("our humanitarian contacts", "in the cultural sphere"), not of states?"""
    noun = a.tokens[trigger.token]
    kinds = lexicon.engagements.spheres
    spheres = [t for t in tree.prepositional(a, noun.i, "in") if t.lemma in _SPHERES]
    return noun.lemma == "contact" and any(
        t.text.lower() in kinds for s in (noun, *spheres) for t in tree.children(a, s.i, "amod", "compound")
    )


_SPHERES = frozenset({"sphere", "field", "area"})


def is_kept_up(a: Annotated, trigger: Trigger) -> bool:
    """Is it touch that only goes on being kept, on no day ("will continue to consult closely with Oslo")?"""
    verb = a.tokens[trigger.token]
    above = a.tokens[verb.head]
    goes_on = verb.dep == "xcomp" and above.lemma in _GOING_ON and verb.lemma in _IN_TOUCH
    meant = any(t.lemma == "to" for t in tree.children(a, above.i, "aux"))  # "was told to continue consulting"
    return not trigger.noun and goes_on and not meant and not times_of(a, trigger.token)


_GOING_ON = frozenset({"continue", "keep"})
_IN_TOUCH = frozenset({"consult", "coordinate", "engage", "communicate"})


def is_post(a: Annotated, trigger: Trigger) -> bool:
    """Is it the mission that a state keeps somewhere ("the diplomatic mission in Oslo"), and none to anywhere?"""
    return a.tokens[trigger.token].lemma == "mission" and not tree.prepositional(a, trigger.token, "to")


def is_figure(a: Annotated, trigger: Trigger, words: EngagementWords) -> bool:
    """Is it a journey to nowhere ("a new journey", "came to power"), or the transit of goods ("cut off transit")?"""
    noun = a.tokens[trigger.token]
    goes = not trigger.noun and trigger.frame.form == "visit"
    if goes and any(t.lemma in words.figures for t in tree.prepositional(a, noun.i, "to", "into")):
        return True
    if not trigger.noun and any(t.lemma == "forward" for t in tree.children(a, noun.i, "advmod")):
        return True
    if noun.lemma in _JOURNEYS and trigger.noun:
        return not tree.prepositional(a, noun.i, "to", "through", "in", "from", "across")
    goods = [*tree.children(a, noun.i, "compound"), *tree.prepositional(a, noun.i, "of")]
    return noun.lemma == "transit" and any(t.pos == "NOUN" and tree.mention_of(a, t.i) is None for t in goods)


_JOURNEYS = frozenset({"journey", "voyage"})


def is_supposed_only(a: Annotated, trigger: Trigger) -> bool:
    """Is it the second of what would be done on a condition ("if you came with me and I flew you to Oslo")?"""
    verb = a.tokens[trigger.token]
    first = _first_of(a, verb)
    return verb is not first and any(t.lemma == "if" for t in tree.children(a, first.i, "mark"))


def _first_of(a: Annotated, verb: Token) -> Token:
    """The first of the verbs with which it is coordinated."""
    while verb.dep == "conj" and a.tokens[verb.head].pos == "VERB":
        verb = a.tokens[verb.head]
    return verb


def is_of_nation(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Is "we" who were in a whole state, on no day, the nation or its troops ("the reason we were in Lebanon")?"""
    if trigger.noun or trigger.frame.form != "visit" or times_of(a, trigger.token):
        return False
    ours = any(t.text.lower() in ("we", "us") for t in tree.subjects(a, trigger.token))
    places = tree.prepositional(a, trigger.token, "in", "to", "into")
    return ours and bool(places) and all(is_state(t.text, lexicon) for t in places)


def is_march(a: Annotated, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Does force go "into" a whole state ("of going into Peru"), on no day on which somebody's visit is told?"""
    verb = a.tokens[trigger.token]
    if trigger.noun or verb.lemma not in ("go", "come", "move") or times_of(a, trigger.token):
        return False
    places = tree.prepositional(a, verb.i, "into")
    return bool(places) and all(is_state(t.text, lexicon) for t in places)


def is_recalled(a: Annotated, contact: Contact) -> bool:
    """Is it a memory from long ago, of no day that is told ("I remember the first time I was in Rome")?"""
    may_be = contact.when is None and contact.status in ("held", None)
    return may_be and (_RECALLING.search(_sentence(a, contact.trigger)) is not None or _is_experience(a, contact))


def is_unreal(a: Annotated, contact: Contact) -> bool:
    """Is it what would have been on a condition, at a time gone by ("if you and I had met ten years ago")?"""
    published, when = a.document.published, contact.when
    if contact.status != "possible" or when is None or when.last is None:
        return False
    gone = published is not None and published.first is not None and when.last < published.first
    marks = tree.children(a, contact.trigger.anchor, "mark")
    return gone and any(t.lemma == "if" for t in marks)


def is_refusal(a: Annotated, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """Does somebody say that he will not go or meet ("President Roe will not visit Lima")? That declines it."""
    verb = a.tokens[trigger.anchor]
    meets = family(trigger.frame.form) in ("visit", "meeting") and not trigger.frame.weak and not trigger.frame.jointly
    if not meets or not (verb.pos in ("VERB", "AUX") and tree.is_negated(a, verb.i)):
        return False
    helpers = {t.text.lower() for t in tree.children(a, verb.i, "aux")}
    willing = not helpers.isdisjoint({"will", "wo", "would"}) and not any(
        t.lemma in ("if", "unless") for t in tree.children(a, verb.i, "mark")
    )
    doers = {t.i for s in tree.subjects(a, verb.i) for t in tree.conjuncts(a, s.i)}
    known = [p for p in parties if p.token in doers and p.actor.side is not None]
    return willing and any(is_named(p.actor) or p.actor.role for p in known)


def is_exhortation(a: Annotated, contact: Contact) -> bool:
    """Does a speaker only say what he and others should do, on no day ("let us get together", "we have to meet")?"""
    ours = bool(contact.parties) and all(p.pronoun for p in contact.parties)
    may_be = ours and contact.when is None and contact.status in ("possible", None)
    if contact.trigger.noun:  # "we have to sit at one negotiating table"
        verb = next((t for t in tree.ancestors(a, contact.trigger.token) if t.pos == "VERB"), None)
        return may_be and verb is not None and is_due(a, _first_of(a, verb))
    may_be = may_be and contact.status == "possible"
    verb = a.tokens[contact.trigger.token]
    chance = verb.dep == "acl" and a.tokens[verb.head].lemma in _CHANCES  # "we have an opportunity to talk": here
    chance = chance and tree.tense(a, a.tokens[verb.head].head) == "present"
    return may_be and (is_due(a, verb) or chance)


_CHANCES = frozenset({"opportunity", "chance"})


def _is_experience(a: Annotated, contact: Contact) -> bool:
    """Does a speaker tell that he has been there, on no day ("I have been to Oslo"), or what was when he was?"""
    verb = a.tokens[contact.trigger.token]
    if contact.trigger.noun or contact.form != "visit" or verb.lemma not in ("be", "go"):
        return False
    helpers = {t.lemma for t in tree.children(a, verb.i, "aux")}
    been = verb.text.lower() == "been" and "have" in helpers and bool(tree.prepositional(a, verb.i, "to"))
    mine = any(t.text.lower() in ("i", "we") for t in tree.subjects(a, verb.i))
    when = verb.dep == "advcl" and any(t.text.lower() == "when" for t in tree.children(a, verb.i, "advmod"))
    return mine and (been or when)


def _sentence(a: Annotated, trigger: Trigger) -> str:
    return a.sentences[a.tokens[trigger.token].sentence].span.of(a.document.text)


_MARKS = "\"“”’' "
_ASKING = re.compile(
    r"(?:[\w ]{1,30}: ?[\"“]?|Q\.? )?(?:[\w ,’']{1,60}: )?(?:(?:And|But|So),? )?"
    r"(?P<question>(?i:has|have|is|are|was|were|will|would|did|does|do|can|could|should|might))\b.*(?:\?|—|--)",
    re.DOTALL,
)
_RECALLING = re.compile(
    r"\b(?:(?:years|decades) ago|(?<!too )(?<!so )(?<!very )(?<!that )long (?:time )?ago"
    r"|I (?:still |often |vividly )?remember|(?:never|not) forget"
    r"|the (?:first|last) time (?:that )?(?:I|we|you and I) (?:was|were|came|went|visited|met)"
    r"|I (?:\w+ ){1,4}as (?:an? |the )?(?:vice president|senator|governor|mayor|congressman|congresswoman)"
    r"|(?:when|since) (?:I|he|she) was (?:an? |the |only )?(?:\w+[ -]){0,3}(?:boy|girl|child|kid|student|senator|"
    r"governor|mayor|congressman|congresswoman|vice president|young|younger|little)"
    r"|as an? (?:young|little|small|junior|freshman|new|newly) (?:\w+ )?(?:boy|girl|child|kid|student|senator|man|"
    r"woman|officer|soldier|diplomat|lawyer|prosecutor|congressman|congresswoman|politician|official))\b",
    re.IGNORECASE,
)

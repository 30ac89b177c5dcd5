"""Annotated -> claims about assessments: forecasts, hopes, judgements, perceptions, constraints, and their bent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from detente.annotate.frames import tokens_in
from detente.annotate.headings import headings, title_line
from detente.annotate.naming import actors_at, among_sides, holders_of, near_sides, owners_of, sides_in, teller_of
from detente.annotate.signed import signed
from detente.annotate.tree import children
from detente.extract.assessments.bearing import bearing
from detente.extract.assessments.draft import Draft, claim_of, holder_of_words, together
from detente.extract.assessments.judging import about_relations, of_thought, type_and_bearing
from detente.extract.assessments.own import is_held, own_assessments
from detente.extract.assessments.resulting import results
from detente.extract.assessments.states import named_states
from detente.extract.assessments.telling import asks_or_offers, norm, only_tells, own_plan
from detente.extract.assessments.venturing import Manner, manner
from detente.extract.assessments.voiced import voiced
from detente.kinds.assessment import Assessment, AssessmentType, Direction
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Attribution, Sentence, Token
from detente.model.claim import Claim
from detente.model.span import Span

__all__ = ["extract_assessments"]

_LEAST_WORDS = 3
_LOOKING = frozenset({"hope", "expect", "believe", "consider", "see", "predict", "anticipate"})
_OFFICE = frozenset({"official", "legislator", "state_media"})


def extract_assessments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Assessment]]:
    """The claims about assessments that the document makes: first those that somebody is said to hold, then its own."""
    between, held = (among_sides(a) & near_sides(a)) - headings(a) - title_line(a), list[Span]()
    own = signed(a)
    for attribution in (*a.attributions, *([own] if own else ())):
        if _asks(a, attribution):
            continue
        for sentence, span in _parts(a, attribution):
            heard = not sentence.noise and sentence.index in between
            draft = _reported(a, lexicon, attribution, span) if heard else None
            if draft is not None and not is_held(draft.span, held):
                held.append(draft.span)
                yield claim_of(a, lexicon, draft)
    voice = manner(a)
    for sentence in a.sentences:
        if not sentence.noise and sentence.index in between:
            for draft in _voiced(a, lexicon, sentence, held):
                held.append(draft.span)
                yield claim_of(a, lexicon, draft)
        if own is None and not sentence.noise and sentence.index in between:
            for draft in _own(a, lexicon, sentence, held, voice):
                yield claim_of(a, lexicon, draft)


def _own(a: Annotated, lexicon: Lexicon, sentence: Sentence, held: list[Span], voice: Manner) -> list[Draft]:
    """What the sentence assesses in the document's own voice and nobody holds."""
    found = [d for d in own_assessments(a, lexicon, sentence, manner=voice) if not is_held(d.span, held)]
    told = [*held, *(d.span for d in found)]
    beside = (*results(a, lexicon, sentence), *named_states(a, lexicon, sentence))
    return found + [d for d in beside if not is_held(d.span, told)]


def _voiced(a: Annotated, lexicon: Lexicon, sentence: Sentence, held: list[Span]) -> Iterator[Draft]:
    """What somebody in the sentence thinks, feels or calls it, where no attribution has it."""
    words = lexicon.stance.assessment
    for token in a.tokens[sentence.first : sentence.last]:
        for found in voiced(a, words, token):
            inside = list(tokens_in(a, found.span))
            if len(inside) < _LEAST_WORDS or is_held(found.span, held):
                continue
            judged = of_thought(a, lexicon, inside, found.span, cue=found.cue.lemma, loose=found.loose, felt=found.felt)
            if judged is not None:
                yield Draft(
                    trigger=found.head,
                    span=found.span,
                    type=judged[0],
                    direction=judged[1],
                    attribution=None,
                    holder=together(found.holders),
                )


# ---------------------------------------------------------------- held by somebody


def _asks(a: Annotated, attribution: Attribution) -> bool:
    """Is it a question put, or a reporter's words under his paper's label in a transcript?"""
    holder = teller_of(a, attribution)
    labelled = attribution.cue is None and holder is not None and holder.standing == "press"
    return labelled or attribution.manner == "asked"


def _parts(a: Annotated, attribution: Attribution) -> Iterator[tuple[Sentence, Span]]:
    """What is reported, sentence by sentence."""
    for content in attribution.content:
        first = bisect_right(a.sentences, content.start, key=lambda s: s.span.start) - 1
        last = bisect_right(a.sentences, content.end, key=lambda s: s.span.start)
        for sentence in a.sentences[max(0, first) : last]:
            start, end = max(content.start, sentence.span.start), min(content.end, sentence.span.end)
            if start < end:
                yield sentence, Span(start, end)


def _reported(a: Annotated, lexicon: Lexicon, attribution: Attribution, span: Span) -> Draft | None:
    words = [t for t in tokens_in(a, span) if t.pos not in ("PUNCT", "SPACE")]
    if len(words) < _LEAST_WORDS:
        return None
    bare = Span(words[0].start, words[-1].end)
    ids = {t.i for t in words}
    root = next((t for t in words if t.head not in ids or t.head == t.i), words[0])
    if attribution.form == "indirect" and _only_names(lexicon, attribution, root):
        return None
    judged = _judged(a, lexicon, attribution, words, root)
    if _own_stance(a, lexicon, attribution, root) or _courtesy(a, lexicon, root):
        return None
    if judged is None or _own_deed(a, attribution, root) or _wish(a, lexicon, root):
        return None
    if norm(a, root, official=_official(a, attribution) and judged[1] != "uncertain"):
        return None
    if asks_or_offers(a, lexicon, root) or only_tells(a, lexicon, root) or own_plan(a, lexicon, attribution, root):
        return None
    return Draft(trigger=root, span=bare, type=judged[0], direction=judged[1], attribution=attribution)


def _judged(
    a: Annotated, lexicon: Lexicon, attribution: Attribution, words: list[Token], root: Token
) -> tuple[AssessmentType, Direction] | None:
    """Its type and bent: by its words, by what it is about, by who says it and how, or by how somebody thinks it."""
    span = Span(words[0].start, words[-1].end)
    judged = type_and_bearing(a, lexicon, words, span, cue=attribution.cue_lemma)
    if judged is not None:
        return judged
    direction = bearing(a, lexicon.stance.bent, span)
    related = _related(a, lexicon, attribution, words, span)
    public = _public(a, lexicon, words, span, quoted=attribution.form != "indirect")
    if direction and (public or (related and _states(a, root))):
        return "judgement", direction
    viewed = (related and _view(a, attribution, root)) or _remark(a, attribution, root) or _minded(a, lexicon, root)
    if attribution.manner == "thought" and related and _is_clause(a, root):
        return of_thought(a, lexicon, words, span, cue=attribution.cue_lemma or "", loose=False)
    return ("judgement", direction or "uncertain") if viewed else None


def _only_names(lexicon: Lexicon, attribution: Attribution, root: Token) -> bool:
    """Is only a thing named ("reaffirmed the need for talks"): a position, and no feeling, success or chance?"""
    words = lexicon.stance.assessment
    if root.pos not in ("NOUN", "PROPN", "PRON", "ADJ") or attribution.cue_lemma in words.appraise:
        return False
    return root.lemma not in words.heartening | words.feelings and (root.tag != "NN" or root.lemma not in words.chances)


def _official(a: Annotated, attribution: Attribution) -> bool:
    holder = teller_of(a, attribution)
    return holder is not None and holder.side is not None and holder.standing in _OFFICE


def _public(a: Annotated, lexicon: Lexicon, words: list[Token], span: Span, *, quoted: bool) -> bool:
    """Is it about what relations are made of, or in quoted words about a side or an issue; and of today?"""
    named = bool(sides_in(a, span)) or bool(lexicon.issues.find(span.of(a.document.text)))
    finite = any(t.tag in ("VBZ", "VBP", "MD") for t in words) or (not quoted and _backshifted(a, words))
    subject = any(t.dep in ("nsubj", "nsubjpass") and t.lemma in lexicon.stance.assessment.subjects for t in words)
    return finite and (subject or (quoted and named) or about_relations(lexicon.stance.assessment, words))


def _backshifted(a: Annotated, words: list[Token]) -> bool:
    """Is it what is or has become so, told after "said" ("ties were strong", "ties had suffered")?"""
    was = any(t.lemma == "be" and t.tag == "VBD" and children(a, t.i, "acomp", "attr") for t in words)
    return was or any(t.text.lower() == "had" and t.dep == "aux" for t in words)


def _related(a: Annotated, lexicon: Lexicon, attribution: Attribution, words: list[Token], span: Span) -> bool:
    """Is it about what relations are made of, an issue, or another side than the speaker's?"""
    others = set(sides_in(a, span))
    issue = lexicon.issues.find(span.of(a.document.text))
    return bool(others) or bool(issue) or about_relations(lexicon.stance.assessment, words)


def _states(a: Annotated, root: Token) -> bool:
    """Does it say of something what it is or does, or has become: no mere past deed, nothing of himself?"""
    asked = a.sentences[root.sentence].span.of(a.document.text).rstrip("”\"’' ").endswith("?")
    if asked or root.pos not in ("VERB", "AUX") or any(t.text == "I" for t in children(a, root.i, "nsubj")):
        return False
    tags = {root.tag, *(t.tag for t in children(a, root.i, "aux", "auxpass"))}
    return bool(children(a, root.i, "nsubj", "nsubjpass")) and not tags.isdisjoint(("VBZ", "VBP", "MD"))


def _is_clause(a: Annotated, root: Token) -> bool:
    """Is it a clause with a subject and a finite verb of its own?"""
    tags = {root.tag, *(t.tag for t in children(a, root.i, "aux", "auxpass"))}
    own = children(a, root.i, "nsubj", "nsubjpass", "expl", "csubj")
    return root.pos in ("VERB", "AUX") and bool(own) and not tags.isdisjoint(("VBZ", "VBP", "VBD", "MD"))


def _view(a: Annotated, attribution: Attribution, root: Token) -> bool:
    """Does somebody without office say what is so, or may be? What a commentator says so is a judgement."""
    holder = holder_of_words(a, attribution)
    if holder is None or holder.name is None or holder.standing in _OFFICE or root.pos not in ("VERB", "AUX"):
        return False
    tokens = [root, *children(a, root.i, "aux")]
    if any(t.text == "I" for t in children(a, root.i, "nsubj")):
        return False  # of himself
    return any(t.tag in ("VBZ", "VBP", "MD") for t in tokens)


def _remark(a: Annotated, attribution: Attribution, root: Token) -> bool:
    """Does somebody quoted in the news say how others or things are or will be ("The West is making a mistake")?

    What a paper quotes of a speech is mostly what judges. Of himself or his own side he tells.
    """
    if attribution.form != "direct" or attribution.cue is None or root.pos not in ("VERB", "AUX"):
        return False
    own = {x.side for x in holders_of(a, attribution)} - {None}
    doers = children(a, root.i, "nsubj", "nsubjpass", "csubj", "expl")
    if not doers or any(t.pos == "PRON" and t.dep != "expl" for t in doers):
        return False
    if any(x.side in own for t in doers for x in actors_at(a, t.i)):
        return False
    tokens = [root, *children(a, root.i, "aux", "auxpass")]
    return any(t.tag in ("VBZ", "VBP", "MD") for t in tokens)


def _minded(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does somebody say how he is minded about a thing ("I am confident of the outcome", "was pleased that …")?"""
    states = [t for t in children(a, root.i, "acomp") if t.lemma in lexicon.stance.assessment.minded]
    return root.lemma in ("be", "feel", "remain") and any(children(a, t.i, "ccomp", "prep") for t in states)


def _wish(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Does it say what somebody wants to do, which is a position? A hope or an expectation assesses as well."""
    words = lexicon.stance
    known = words.position.want - words.assessment.hope - words.assessment.forecast
    foretold = any(t.lemma == "will" for t in children(a, root.i, "aux"))
    return root.lemma in known and bool(children(a, root.i, "xcomp")) and not foretold


def _courtesy(a: Annotated, lexicon: Lexicon, root: Token) -> bool:
    """Is it a courtesy ("it is an honour to welcome you", "I thank you for the warm welcome")?"""
    said = root.lemma in lexicon.stance.assessment.courtesies and root.pos == "VERB"
    own = not children(a, root.i, "nsubj") or any(t.text.lower() in ("i", "we") for t in children(a, root.i, "nsubj"))
    polite = lexicon.stance.assessment.courtesies | (lexicon.stance.position.joys if own else frozenset())
    return (said and own) or any(t.lemma in polite for t in children(a, root.i, "attr", "acomp", "dobj"))


def _own_stance(a: Annotated, lexicon: Lexicon, attribution: Attribution, root: Token) -> bool:
    """Does an official say what his own side's stance is ("our position is clear")?"""
    holder = teller_of(a, attribution)
    subjects = [t for t in children(a, root.i, "nsubj") if t.lemma in lexicon.stance.position.stances]
    return holder is not None and any(holder.side in {x.side for x in owners_of(a, t.i)} for t in subjects)


def _own_deed(a: Annotated, attribution: Attribution, root: Token) -> bool:
    """Is it what the speaker will do, not what is expected ("we will send aid", "pledged to send aid")?"""
    helpers = {t.lemma for t in children(a, root.i, "aux")} | {root.lemma}
    subjects = {t.text.lower() for t in children(a, root.i, "nsubj", "nsubjpass")}
    due = bool(helpers & {"will", "must", "need", "'ll", "’ll"})
    due |= root.lemma == "have" and bool(children(a, root.i, "xcomp"))
    if root.pos == "PROPN":  # "for Oslo to leave"
        following = a.tokens[root.i : a.sentences[root.sentence].last]
        verb = next((t for t in following if t.pos in ("VERB", "AUX")), root)
        helpers |= {t.lemma for t in children(a, verb.i, "aux")}
    infinitive = "to" in helpers and attribution.cue_lemma not in _LOOKING
    return infinitive or (bool(subjects & {"we", "i"}) and due)

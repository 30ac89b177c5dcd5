"""Annotated -> claims about incidents: hostile or dangerous acts, by whom against whom, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.annotate.naming import owners_of, reported_by
from detente.annotate.tree import ancestors, children, subtree
from detente.extract.incidents.days import day_of_act
from detente.extract.incidents.draft import Draft
from detente.extract.incidents.told import by_noun, by_verb, only_result
from detente.extract.incidents.whom import place_amid, place_of
from detente.kinds.incident import Incident
from detente.lexicon import Lexicon
from detente.lexicon.acts import Acts
from detente.model.annotated import Annotated, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span

__all__ = ["extract_incidents"]


def extract_incidents(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Incident]]:
    """The claims about incidents that the document makes."""
    for sentence in a.sentences:
        if sentence.noise:
            continue
        taken: list[Span] = []
        tokens = a.tokens[sentence.first : sentence.last]
        verbs = {t.i: d for t in tokens if t.pos == "VERB" and (d := by_verb(a, lexicon, t))}
        verbs = _with_shared(a, verbs)
        nouns = {t.i: d for t in tokens if t.pos in ("NOUN", "PROPN") and (d := by_noun(a, lexicon, t))}
        nouns, verbs = _with_results(a, nouns, verbs)
        for draft in (d for d in verbs.values() if not _told_with_another(a, d, verbs)):
            if not any(t.covers(draft.what) for t in taken):
                taken.append(draft.what)
                yield _claim(a, lexicon.incidents, draft)
        for draft in nouns.values():
            if not any(t.overlaps(draft.what) for t in taken):
                taken.append(draft.what)
                yield _claim(a, lexicon.incidents, draft)


def _with_results(
    a: Annotated, nouns: dict[int, Draft], verbs: dict[int, Draft]
) -> tuple[dict[int, Draft], dict[int, Draft]]:
    """Acts told by nouns with what they led to ("a raid in which two were killed"), and the verbs without that."""
    told, left = dict(nouns), dict(verbs)
    for verb in verbs.values():
        noun = _of_which(a, verb.trigger, told) if verb.trigger.dep == "relcl" else None
        within = any(t.tag == "WDT" and a.tokens[t.head].lemma in _WITHIN for t in subtree(a, verb.trigger.i))
        if noun is not None and within:
            what = Span(noun.what.start, max(noun.what.end, verb.what.end))
            actors, targets = noun.actors or verb.actors, noun.targets or verb.targets
            told[noun.trigger.i] = replace(noun, what=what, actors=actors, targets=targets, confidence=verb.confidence)
            del left[verb.trigger.i]
    return told, left


def _of_which(a: Annotated, verb: Token, told: dict[int, Draft]) -> Draft | None:
    """The act of whose phrase the clause is a part, wherever in it ("an attack in the village | in which …")."""
    for above in ancestors(a, verb.i):
        if above.i in told or above.pos in ("VERB", "AUX"):
            return told.get(above.i)
    return None


_WITHIN = frozenset({"in", "during", "by", "through"})


def _told_with_another(a: Annotated, draft: Draft, verbs: dict[int, Draft]) -> bool:
    """Is it only a result of another act of the sentence, one deed with it, or its subject ("shelling killed six")?"""
    subject = draft.trigger.dep in ("csubj", "nsubj") and draft.trigger.head in verbs
    return subject or only_result(a, draft.trigger, verbs) or _same_deed(a, draft, verbs)


def _with_shared(a: Annotated, verbs: dict[int, Draft]) -> dict[int, Draft]:
    """The drafts, each with what it shares with a second verb ("shot and killed a boy": the boy was shot)."""
    drafts = dict(verbs)
    for draft in verbs.values():
        first = verbs.get(draft.trigger.head)
        if draft.trigger.dep == "conj" and first is not None and not first.frame.objects and draft.frame.objects:
            what = Span(min(first.what.start, draft.what.start), max(first.what.end, draft.what.end))
            targets = first.targets or draft.targets
            drafts[first.trigger.i] = replace(first, what=what, targets=targets, nature=draft.nature)
    return drafts


def _same_deed(a: Annotated, draft: Draft, verbs: dict[int, Draft]) -> bool:
    """Is it told with another verb before as one deed of one sort ("killed two guards and wounded six")?"""
    first = verbs.get(draft.trigger.head)
    joined = draft.trigger.dep == "conj" and not children(a, draft.trigger.i, "nsubj", "nsubjpass", "agent")
    return joined and first is not None and first.nature.name == draft.nature.name


def _claim(a: Annotated, words: Acts, draft: Draft) -> Claim[Incident]:
    sentence = a.sentences[draft.trigger.sentence]
    account = reported_by(a, draft.trigger.start)
    return Claim(
        place=Place(a.document.id, "incident", draft.trigger.span),
        fields=Incident(
            what=draft.what.of(a.document.text),
            actors=draft.actors,
            targets=draft.targets,
            place=place_of(a, words, draft.frame) or place_amid(a, words, draft.frame),
            when=day_of_act(a, draft.trigger),
            nature=draft.nature.name.replace("_", " "),
            account=(account.side if account else None) or a.document.side,
        ),
        evidence=(a.document.evidence(sentence.span), a.document.evidence(draft.what, field="what")),
        known_from=a.document.known_from,
        according_to=account,
        about=tuple(sorted({x.side for x in owners_of(a, draft.trigger.i) if x.side})),
        confidence=draft.confidence,
        rule=f"incident:{draft.nature.name.replace('_', ' ')}",
    )

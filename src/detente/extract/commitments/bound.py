"""Who is bound by what a text says of him: those who made it together, those who announced it."""

from __future__ import annotations

from detente.annotate.frames import Frame
from detente.annotate.naming import actors_behind, holders_of
from detente.annotate.tree import account_at, chief_pair, children
from detente.extract.commitments.parties import owners
from detente.lexicon.commitments import CommitmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token


def announced(a: Annotated, words: CommitmentWords, verb: Token) -> tuple[Actor, ...]:
    """Whose announcement it is that something will be done ("its announcement that it would free the men")."""
    noun = a.tokens[verb.head]
    told = verb.dep in ("acl", "ccomp", "relcl") and noun.pos == "NOUN" and noun.lemma in words.announcing
    return tuple(x for x in owners(a, noun.i) if x.side) if told else ()


def of_announcers(by: tuple[Actor, ...], announcers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those who will do it, where they are of the side that announces it."""
    sides = {x.side for x in announcers}
    return tuple(x for x in by if x.side in sides)


def jointly(a: Annotated, verb: Token, by: tuple[Actor, ...]) -> bool:
    """Does the document itself say what both of its sides will do ("the two states will build a port")?"""
    pair = set(chief_pair(a))
    return bool(pair) and account_at(a, verb.start) is None and pair <= {x.side for x in by}


def for_another(a: Annotated, verb: Token, frame: Frame, by: tuple[Actor, ...]) -> bool:
    """Does the text itself say what one side, no single person, will do for another ("will train Omani pilots")?"""
    mine = {x.side for x in by if x.side}
    if len(mine) != 1 or any(x.name for x in by) or account_at(a, verb.start) is not None or verb.dep != "ROOT":
        return False
    aimed = [*frame.objects, *frame.slot("to", "dative", "for", "with", "from")]
    return any(x.side and x.side not in mine for t in aimed for x in actors_behind(a, t.i))


def bound_together(a: Annotated, words: CommitmentWords, verb: Token, by: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those of whom a text that they made together says what they will do, or whose officials say it together."""
    account = account_at(a, verb.start)
    if account is None and _joint_document(a):
        return tuple(x for x in by if x.side)
    sides = {x.side for x in holders_of(a, account) if x.side}
    if account is not None and len(sides) > 1:
        return tuple(x for x in by if x.side in sides)
    sentence = a.sentences[verb.sentence]
    opening = a.tokens[sentence.first : verb.i]
    joint = any(t.lemma in words.papers and _is_joint(a, t) for t in opening)
    return tuple(x for x in by if x.side) if joint and account is not None and account.form != "direct" else ()


def _joint_document(a: Annotated) -> bool:
    """Is the whole text one that several made together ("Joint statement of …")?"""
    first = next((s for s in a.sentences if not s.noise), None)
    return first is not None and first.span.of(a.document.text).lower().startswith(_JOINT)


def _is_joint(a: Annotated, paper: Token) -> bool:
    """Is it a text that several made ("in a joint statement", "under the accord")?"""
    marks = {t.lemma for t in children(a, paper.i, "amod", "compound")}
    under = paper.dep == "pobj" and a.tokens[paper.head].lemma in ("under", "in")
    return "joint" in marks or (under and a.tokens[paper.head].lemma == "under")


_JOINT = ("joint statement", "joint communiqu", "joint declaration", "joint press", "memorandum", "agreement")

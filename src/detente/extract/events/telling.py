"""Is it told as done: tense, modals and the verbs above, as far as a kind of event depends on them.

Source: PLOVER manual 2.0, section "Auxiliary modes" (future, hypothetical, negation).
"""

from __future__ import annotations

from detente.annotate.frames import doers, tokens_in
from detente.annotate.tree import account_at, actuality, ancestors, children, is_negated, subjects
from detente.model.annotated import Annotated, Token
from detente.model.claim import Actuality

_ENDING = frozenset({"stop", "cease", "quit", "discontinue", "halt", "suspend", "end", "pause"})
_TALKED = frozenset(
    ["refrain", "abstain", "desist", "dissuade", "protect", "bind",
     "discuss", "consider", "propose", "debate", "explore", "avoid", "suggest", "recommend", "contemplate", "mull",
     "weigh", "oppose", "rule", "prospect", "possibility", "idea", "importance", "need", "option", "plan", "hope"]
)  # fmt: skip
"""Under these words a gerund tells what is talked of, not what was done."""

_PERFORMED = frozenset(
    ["thank", "congratulate", "condemn", "express", "commend", "praise", "welcome", "urge", "call", "ask", "salute",
     "applaud", "apologize", "apologise", "reject", "denounce", "appeal", "assure", "reaffirm", "reiterate", "invite",
     "convey", "offer", "extend", "warn", "remind", "demand", "appreciate"]
)  # fmt: skip
"""What is done by saying that one wants or must do it."""

_IMPLIED = frozenset(
    [
        "begin",
        "start",
        "continue",
        "manage",
        "proceed",
        "come",
        "help",
        "move",
        "resume",
        "cease",
        "go",
        "decide",
        "vote",
        "choose",
        "opt",
        "elect",
        "persuade",
        "convince",
        "force",
        "compel",
        "induce",
    ]
)
"""Verbs whose infinitive has come true with them."""


def actuality_of(a: Annotated, verb: int) -> Actuality:
    """`tree.actuality`; a condition ("if … strikes") and a purpose ("to strike") are merely possible.

    A coordinated verb without auxiliaries of its own shares those of the first ("to meet, greet and consult").
    """
    token = a.tokens[verb]
    helpers = children(a, verb, "aux", "auxpass")
    marks = {t.lemma for t in children(a, verb, "mark")}
    if not marks.isdisjoint(("if", "unless", "whether")):
        return "possible"
    if not marks.isdisjoint(("until", "till")) and any(t.tag in ("VBZ", "VBP") for t in [*helpers, token]):
        return "possible"  # "until it pays"
    own = bool(helpers) or bool(children(a, verb, "nsubj", "nsubjpass"))
    bare = token.tag in ("VB", "VBP") and token.text.lower() not in ("are", "am")
    bare = bare or (token.tag == "VBN" and a.tokens[token.head].tag == "VBN")  # "must be recognized and listed"
    if token.dep == "conj" and bare and not own and a.tokens[token.head].pos == "VERB":
        return actuality_of(a, token.head)
    above = _carrier(a, token) if token.tag == "VBG" else None
    if above is not None and (told := actuality_of(a, above)) in ("possible", "planned"):
        return told  # "would break the law by attacking", "setting a deadline would help"
    if _nobody(a, verb):
        return "denied"
    if token.dep == "xcomp" and a.tokens[token.head].lemma in _IMPLIED and not is_negated(a, verb):
        return actuality_of(a, token.head)  # "could continue to shell"
    if performed(a, verb):
        return "actual"
    bound = any(t.lemma in ("must", "should", "ought") for t in helpers)  # "the troops must leave"
    actual = "possible" if bound else "planned" if foretold(a, verb) else actuality(a, verb)
    if token.dep in ("xcomp", "pcomp", "ccomp") and token.tag == "VBG" and not _TALKED.isdisjoint(_two_above(a, verb)):
        return "possible"
    if actual == "actual" and purposed(a, verb):
        return "possible"
    return actual


def _carrier(a: Annotated, gerund: Token) -> int | None:
    """The verb of which a gerund is the subject or the means; None for others."""
    above = a.tokens[gerund.head]
    if gerund.dep in ("csubj", "nsubj"):
        return above.i
    means = gerund.dep == "pcomp" and above.lemma in ("by", "in", "through")
    return above.head if means and above.head != above.i and a.tokens[above.head].pos == "VERB" else None


def purposed(a: Annotated, verb: int) -> bool:
    """Is it an infinitive of which the verb above says neither that it came true nor that it is planned?"""
    helpers = {t.text.lower() for t in children(a, verb, "aux")}
    infinitive = "to" in helpers and "have" not in helpers  # "claims to have tested"
    return infinitive and a.tokens[a.tokens[verb].head].lemma not in _IMPLIED and actuality(a, verb) == "actual"


def _nobody(a: Annotated, verb: int) -> bool:
    """Is it nobody who does it ("neither Oslo nor Rome criticised", "no side attacked")?"""
    marks = [m for t in doers(a, verb) for m in children(a, t.i, "preconj", "det", "cc", "neg", "predet")]
    return any(m.lemma in ("neither", "nor", "no", "not", "none") for m in marks)


def _two_above(a: Annotated, verb: int) -> list[str]:
    return [t.lemma for t in ancestors(a, verb)][:2]


def not_only(a: Annotated, verb: int) -> bool:
    """Is more said, and nothing denied ("is not just an invasion")?"""
    following = (a.tokens[t.i + 1] for t in children(a, verb, "neg") if t.i + 1 < len(a.tokens))
    return any(t.lemma in ("just", "only", "merely", "simply", "solely", "exclusively") for t in following)


def will(a: Annotated, verb: int) -> bool:
    """Is it told in the future tense ("will meet", "shall send", "said it would meet")?"""
    if (first := _sharing(a, verb)) != verb:
        return will(a, first) and not awaited(a, verb)
    helpers = children(a, verb, "aux")
    return any(t.lemma in ("will", "shall") or t.text.lower() in ("'ll", "’ll") for t in helpers) or foretold(a, verb)


def awaited(a: Annotated, verb: int) -> bool:
    """Is it what somebody expects or hopes for ("expects that the visit will boost trade and widen ties")?"""
    token = a.tokens[verb]
    while token.dep == "conj" and a.tokens[token.head].pos == "VERB":
        token = a.tokens[token.head]
    return token.dep == "ccomp" and a.tokens[token.head].lemma in _AWAITING


_AWAITING = frozenset({"expect", "hope", "believe", "think", "wish", "doubt", "predict", "forecast", "fear", "bet"})


def _sharing(a: Annotated, verb: int) -> int:
    """The verb whose auxiliary this one shares ("will begin withdrawing and release the men"); itself where none."""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    begun = token.dep == "xcomp" and above.lemma in _ASPECTS
    second = token.dep == "conj" and token.tag == "VB" and above.pos == "VERB" and not children(a, verb, "aux", "nsubj")
    return above.i if (begun or second) and above.i != verb else verb


_ASPECTS = frozenset({"begin", "start", "commence", "continue", "resume", "keep", "complete", "finish", "help"})
"""Verbs whose own tense is that of the act under them."""


def foretold(a: Annotated, verb: int) -> bool:
    """Is it the future as somebody told it then ("said it would send", "vowed he would not leave")?

    Within quotation marks "would" is what it says.
    """
    helpers = children(a, verb, "aux")
    if not any(t.lemma == "would" or t.text.lower() in ("'d", "’d") for t in helpers) or len(helpers) > 1:
        return False
    start = a.tokens[verb].start
    account = account_at(a, start)
    if account is None or account.cue is None or any(q.inner.start <= start < q.inner.end for q in a.quotes):
        return False
    return any(t.tag in ("VBD", "VBN") for t in tokens_in(a, account.cue))


def performed(a: Annotated, verb: int) -> bool:
    """Is it done by being said ("I want to thank", "we must condemn", "let me congratulate")?"""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    wished = token.dep in ("xcomp", "ccomp") and above.lemma in ("want", "like", "wish", "let", "love", "have", "need")
    bound = any(t.lemma in ("must", "can", "should") for t in children(a, verb, "aux"))
    who = subjects(a, above.i if wished and above.lemma != "let" else verb)
    own = any(t.text.lower() in ("i", "we", "me", "us") for t in who)
    verbal = token.lemma in _PERFORMED
    return verbal and own and (wished or bound) and not is_negated(a, verb) and not is_negated(a, above.i)


def ended(a: Annotated, verb: int) -> bool:
    """Is it what somebody stopped doing?"""
    token = a.tokens[verb]
    above = a.tokens[token.head]
    return token.tag == "VBG" and token.dep == "xcomp" and above.lemma in _ENDING and not is_negated(a, above.i)

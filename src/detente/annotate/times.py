"""Temporal expressions of a document, with their values: the reader of `detente.dates`, helped by the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from detente.annotate.tree import PLANNING, actuality, ancestors, children, sentence_at, tense
from detente.dates import Direction, find
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Quote, Timex, Token
from detente.model.span import Span

_SAYING = frozenset(
    ("say", "tell", "write", "declare", "announce", "state", "note", "ask", "warn", "post", "speak", "add")
)
"""Verbs whose day is the day of the words quoted beside them."""

_TIMETABLED = frozenset(
    (
        "arrive",
        "come",
        "go",
        "head",
        "meet",
        "visit",
        "leave",
        "begin",
        "start",
        "open",
        "depart",
        "travel",
        "fly",
        "host",
        "resume",
        "convene",
        "expire",
        "end",
        "lapse",
        "conclude",
        "close",
        "reconvene",
        "return",
        "retire",
    )
)
"""Verbs whose present tense, beside a day, speaks of a timetable: “she arrives on Sunday”."""

FRESH = timedelta(days=2)
"""How old the news of a report is at the most."""

Tokens = Callable[[Span], Sequence[Token]]


BESIDE = 20
"""Characters from a holiday to the state whose day it is ("Independence Day in Kyiv")."""


def find_times(a: Annotated, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Every temporal expression (needs tokens, sentences and quotes), noise and asides too.

    Counted from the day of publication; inside a quotation from the day on which it was spoken, where its sentence
    gives that ("he told reporters Saturday"). Relative dates of an undated document have no place; nor have those of
    a document whose day is not known exactly, unless they are the same from its first day and from its last.
    """
    published = a.document.published
    if published is None or published.first == published.last:
        return _read(a, published.last if published else None, lexicon)
    last = _read(a, published.last, lexicon)
    first = {t.span: t.when for t in _read(a, published.first, lexicon)}
    return tuple(t if first.get(t.span) == t.when else replace(t, when=None, alternatives=()) for t in last)


def _read(a: Annotated, reference: date | None, lexicon: Lexicon) -> tuple[Timex, ...]:
    """The expressions, if the document was published on this day."""
    text = a.document.text
    within = _index(a)

    def hint(span: Span) -> Direction | None:
        tokens = within(span)
        return "future" if _is_put_off(a, tokens, lexicon) else _direction(a, tokens)

    def states(span: Span) -> tuple[str, ...]:
        return _states_at(text, span, lexicon)

    found = find(text, reference, hint=hint, states=states)
    days = _days_of_speech(a, found, within, reference)
    if not days:
        return found

    def anchor(span: Span) -> date | None:
        return next((day for quote, day in days if quote.covers(span)), None)

    return find(text, reference, hint=hint, anchor=anchor, states=states)


def _states_at(text: str, span: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """Whose national day it may be: the state's named beside it, else those of which the text speaks most."""
    named = [(first, last, term.code) for first, last, term in lexicon.states.find(text)]
    before = [code for _, last, code in named if 0 <= span.start - last <= 3]
    after = [code for first, _, code in named if 0 <= first - span.end <= BESIDE and _leads(text[span.end : first])]
    if before or after:
        return ((before or after)[0],)
    counts = Counter(code for *_, code in named)
    most = max(counts.values(), default=0)
    return tuple(sorted(code for code, count in counts.items() if count * 2 >= most))


def _leads(between: str) -> bool:
    """Do no more than a noun and "in" or "of" stand between ("Victory Day parade in Minsk")?"""
    words = between.split()
    return bool(words) and (words[-1] in ("in", "of") or words[-2:] in (["in", "the"], ["of", "the"]))


def _index(a: Annotated) -> Tokens:
    starts = [t.start for t in a.tokens]

    def within(span: Span) -> Sequence[Token]:
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_right(starts, span.end - 1)
        return a.tokens[first:last]

    return within


def _direction(a: Annotated, tokens: Sequence[Token]) -> Direction | None:
    """By the tense of the verb that governs the expression; a present tense tells nothing."""
    if _is_ground(a, tokens):
        return "past"
    verb = _governor(a, tokens)
    if verb is None or _is_far(a, verb, tokens):
        return None
    if tense(a, verb.i) == "future" or actuality(a, verb.i) in ("planned", "possible"):
        return "future"
    if any(t.lemma == "to" for t in children(a, verb.i, "aux")):
        return "future" if verb.head == verb.i else None
    if any(t.lemma in ("if", "unless") for t in children(a, verb.i, "mark")) and _supposes(a, verb):
        return "future"
    if verb.lemma in PLANNING | _TIMETABLED and (verb.tag in ("VBZ", "VBP") or _is_progressive(a, verb)):
        return "future"
    if verb.lemma in PLANNING and verb.tag == "VBN" and verb.dep == "acl" and _is_for(a, tokens):
        return "future"  # "scrapped a meeting planned for Tuesday"
    if (verb.lemma in PLANNING and verb.tag == "VBN") or (verb.lemma == "be" and any(t.dep == "attr" for t in tokens)):
        return None  # "slated for Friday", "the deadline was Friday", whatever became of it
    return "past" if tense(a, verb.i) == "past" and verb.tag in ("VBD", "VBN") else None


def _is_ground(a: Annotated, tokens: Sequence[Token]) -> bool:
    """Is it the day of what something is done over: "would go to court over Friday's raid"?"""
    top = _top(tokens)
    noun = a.tokens[top.head] if top is not None and top.dep in ("poss", "compound") else None
    return noun is not None and noun.dep == "pobj" and a.tokens[noun.head].lemma == "over"


def _is_put_off(a: Annotated, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is it the day for which something was set that is put off or called off: news while that day is to come?"""
    verb = _governor(a, tokens) if _is_for(a, tokens) else None
    if verb is None or verb.tag != "VBN" or verb.dep not in ("acl", "relcl"):
        return False
    words = lexicon.engagements
    if words.cues.get(verb.lemma) != "planned":
        return False
    put_off = next((t for t in ancestors(a, verb.i) if t.pos == "VERB"), None)
    if put_off is None:
        return False
    said = [put_off.lemma, *(f"{put_off.lemma} {t.lemma}" for t in children(a, put_off.i, "prt"))]
    return any(words.cues.get(w, words.particles.get(w)) in ("postponed", "cancelled") for w in said)


def _is_for(a: Annotated, tokens: Sequence[Token]) -> bool:
    """Does the expression stand behind "for"?"""
    return bool(tokens) and tokens[0].i > 0 and a.tokens[tokens[0].i - 1].lemma == "for"


def _supposes(a: Annotated, verb: Token) -> bool:
    """Is what stands after "if" still to come ("if she wins", "how ties would fare if she won")?"""
    if tense(a, verb.i) == "present":
        return True
    above = a.tokens[verb.head]
    return verb.tag == "VBD" and any(t.lemma in ("would", "could", "might") for t in children(a, above.i, "aux"))


def _is_progressive(a: Annotated, verb: Token) -> bool:
    """Does it say what is under way, or, with a day, what is to come ("is traveling to Oslo on Thursday")?"""
    return verb.tag == "VBG" and any(t.lemma == "be" and t.tag in ("VBZ", "VBP") for t in children(a, verb.i, "aux"))


def _governor(a: Annotated, tokens: Sequence[Token]) -> Token | None:
    top = _top(tokens)
    if top is None:
        return None
    above = next((t for t in ancestors(a, top.i) if t.pos in ("VERB", "AUX")), None)
    saying = _saying_before(a, tokens[0].i, above) if above is not None and top.dep in ("pobj", "npadvmod") else None
    return saying or above


def _saying_before(a: Annotated, first: int, above: Token) -> Token | None:
    """The verb of saying whose day it is: "said on Monday | it would go", where the parse has it with "go"."""
    at = first - 1 if first and a.tokens[first - 1].lemma == "on" else first
    before = a.tokens[max(at - 1, 0)]
    verb = a.tokens[before.head] if before.dep in ("dobj", "dative") else before
    said = verb.lemma in _SAYING and verb.tag == "VBD" and above.dep == "ccomp" and above.head == verb.i
    return verb if said and verb.i < at else None


def _top(tokens: Sequence[Token]) -> Token | None:
    """The word of an expression by which it hangs on the rest of its sentence."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside), None)


def _is_far(a: Annotated, verb: Token, tokens: Sequence[Token]) -> bool:
    """Do several nouns, or a verb in the past, stand between: "will come for talks agreed on when they met in May"?"""
    nouns = 0
    for above in ancestors(a, tokens[0].i):
        if above.i == verb.i:
            break
        nouns += above.pos in ("NOUN", "PROPN") and above not in tokens
    return nouns > 1 or any(t.tag == "VBD" for t in a.tokens[verb.i + 1 : tokens[0].i])


def _days_of_speech(
    a: Annotated, found: Sequence[Timex], within: Tokens, reference: date | None
) -> list[tuple[Span, date]]:
    """(quotation, the day on which it was spoken) where that is not the document's, the surest first."""
    speeches = [q for q in a.quotes if q.speech]
    if reference is None or not speeches:
        return []
    told = [(q.outer, day) for t in found for day in _said_on(a, t, within) for q in _beside(a, speeches, t)]
    news = _day_of_the_news(a, found, reference)
    days = told + ([] if news is None else [(q.outer, news) for q in speeches])
    return days if any(day != reference for _, day in days) else []


def _said_on(a: Annotated, timex: Timex, within: Tokens) -> list[date]:
    """The day of a verb of saying ("told reporters Saturday")."""
    verb = _governor(a, within(timex.span))
    if verb is None or verb.lemma not in _SAYING or verb.tag != "VBD":
        return []
    return _day(timex)


def _day(timex: Timex) -> list[date]:
    when = timex.when
    return [when.first] if when is not None and when.is_day and when.first is not None else []


def _beside(a: Annotated, speeches: Sequence[Quote], timex: Timex) -> list[Quote]:
    """The quotations of the expression's sentence that it does not itself stand in."""
    sentence = sentence_at(a, timex.span.start)
    if sentence is None:
        return []
    return [q for q in speeches if q.outer.overlaps(sentence.span) and not q.outer.overlaps(timex.span)]


def _day_of_the_news(a: Annotated, found: Sequence[Timex], reference: date) -> date | None:
    """The first day that the report names, if shortly before that of publication: what was said, was said then."""
    noise = [n.span for n in a.document.noise]
    for timex in found:
        if timex.text[:1].isdigit() or any(n.overlaps(timex.span) for n in noise):
            continue
        for day in _day(timex):
            return day if timedelta(0) < reference - day <= FRESH else None
    return None

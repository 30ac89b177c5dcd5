"""Which states a document is about, and whose text it is: what an office without a state falls back on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.annotate.found import Persona, Term
from detente.annotate.sides import is_dateline
from detente.annotate.tree import SUBJECTS
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_DATELINE_SENTENCES = 3
_NEAR = 2  # a third state is out of the picture where the second is named this many times as often


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How often each state is named, the one or two that the text is about, and the one whose own text it is.

    `main` is empty where three or more states come near each other; `home` is None where nothing tells it, and
    `guessed` where no more than an office without a state tells it ("Foreign Minister Ana Berg" in some paper);
    `written` is where the publisher or the dateline says that it was written.
    """

    named: Mapping[str, int]
    main: tuple[str, ...]
    home: str | None
    guessed: bool = False
    written: str | None = None


def setting_of(
    a: Annotated, terms: Sequence[Term], personas: Sequence[Persona], sides: Sequence[str | None], lexicon: Lexicon
) -> Setting:
    """The setting by the words for states, the persons whose side is known, the dateline and who is the host."""
    real = [t for t in terms if not a.sentences[a.tokens[t.first].sentence].noise]
    named = Counter(t.side for t in real if t.side and t.side in lexicon.states.names and t.form != "place")
    for persona, side in zip(personas, sides, strict=True):
        if side in lexicon.states.names and side is not None:
            named[side] += len(persona.names)
    custom = _unmarked(personas, sides)
    written = a.document.side or _dateline(a, terms)
    home = a.document.side or custom or written or _host(a, terms, lexicon)
    guessed = custom is not None and custom != written
    return Setting(named=named, main=_main(named), home=home, guessed=guessed, written=written)


def _main(named: Mapping[str, int]) -> tuple[str, ...]:
    ranked = sorted(named, key=lambda side: (-named[side], side))
    if len(ranked) > 2 and named[ranked[2]] * _NEAR > named[ranked[1]]:
        return ()
    return tuple(ranked[:2])


def _unmarked(personas: Sequence[Persona], sides: Sequence[str | None]) -> str | None:
    """The side of the known holders whose office stands without a state, where that is one side's custom alone."""
    bare: set[str] = set()
    for persona, side in zip(personas, sides, strict=True):
        present = [o for o in persona.offices if not o.former and o.office.level in ("leaders", "ministers")]
        if side and present and not any(o.side or o.possessor is not None for o in present):
            bare.add(side)
    return next(iter(bare)) if len(bare) == 1 else None


def _dateline(a: Annotated, terms: Sequence[Term]) -> str | None:
    """The state of the place in the dateline."""
    heads = [t for t in terms if a.tokens[t.first].sentence < _DATELINE_SENTENCES]
    return next((t.side for t in heads if is_dateline(a, t)), None)


def _host(a: Annotated, terms: Sequence[Term], lexicon: Lexicon) -> str | None:
    """The one state that hosts or receives somebody in the text."""
    hosts = {t.side for t in terms if t.side and _receives(a, t, lexicon)}
    return next(iter(hosts)) if len(hosts) == 1 else None


def _receives(a: Annotated, term: Term, lexicon: Lexicon) -> bool:
    head = a.tokens[term.last - 1]
    return head.dep in SUBJECTS and a.tokens[head.head].lemma in lexicon.actors.hosting and head.dep != "nsubjpass"

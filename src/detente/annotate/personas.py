"""Names and their offices -> the persons of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.annotate.found import Gender, Holding, Name, Persona, words_of
from detente.lexicon import Lexicon
from detente.lexicon.officials import folded
from detente.model.annotated import Annotated

_JOINING = frozenset({"for", "of", "and", "on", "'s", "’s", "&", "-"})
_INSTITUTION_PREPOSITIONS = frozenset({"of", "from", "at", "with"})


@dataclass(slots=True)
class _Draft:
    """A person in the making."""

    words: tuple[str, ...]
    family: str
    names: list[Name] = field(default_factory=list)
    kin: bool = False


def find_personas(
    a: Annotated, names: Sequence[Name], holdings: Sequence[Holding], lexicon: Lexicon
) -> tuple[Persona, ...]:
    """The persons named outside noise, in order of their first mention."""
    titled = {h.name.first: h.office.title.lower() for h in holdings if _vouches(a, h)}
    real = [n for n in names if not a.sentences[a.tokens[n.first].sentence].noise]
    acting = {n.first: side for n in real if n.first in titled and (side := _origin(a, n.last, lexicon))}
    acting |= {
        h.name.first: h.office.side for h in holdings if h.office.side and not h.office.lent and not h.office.former
    }
    drafts: list[_Draft] = []
    for name in real:
        if len(name.words) > 1 and (name.sure or name.first in titled):
            _file(drafts, name, lexicon)
    kin = {h.name.first for h in holdings if h.office.office.head in lexicon.offices.relations}
    for draft in drafts:
        draft.kin = any(name.first in kin for name in draft.names)
    _file_particled(drafts, real, lexicon)
    short = [n for n in real if len(n.words) == 1]
    trusted = {n.first for n in short if n.sure or n.first in titled or _known_by_family(a, n, lexicon)}
    for name in sorted(short, key=lambda n: n.first not in trusted):
        _file_short(a, drafts, name, lexicon, title=titled.get(name.first), sides=acting)
    _file_joined(a, drafts, short)
    people = [_persona(a, draft, holdings, lexicon) for draft in drafts]
    return tuple(sorted(people, key=lambda p: p.names[0].first))


def _vouches(a: Annotated, holding: Holding) -> bool:
    """Does the office make a doubtful name one? A rank printed large before one word does not ("General Order")."""
    office, name = holding.office.office, holding.name
    if holding.joined != "before" or len(name.words) > 1 or a.tokens[name.first].entity == "PERSON":
        return holding.joined != "copula"
    if a.tokens[holding.office.head].text.islower():
        return True
    civil = office.standing in ("official", "legislator") and office.sector != "MIL"
    return civil or office.level in ("leaders", "ministers")


def family_of(words: tuple[str, ...], lexicon: Lexicon) -> str:
    """The family name: first where the culture puts it first, else last, suffixes apart."""
    known = lexicon.officials.named(" ".join(words))
    if known:
        return known[0].family
    bare = [w for w in words if w not in lexicon.names.suffixes] or list(words)
    shouted = bare[0].isupper() and len(bare[0]) > 2 and not bare[-1].isupper()  # "KISHIDA Fumio"
    return bare[0] if shouted or lexicon.names.family_first(tuple(bare)) else bare[-1]


def _file(drafts: list[_Draft], name: Name, lexicon: Lexicon) -> None:
    """Puts a full name with the person who bears it, or makes one."""
    family = family_of(name.words, lexicon)
    for draft in drafts:
        if _same_person(draft, name.words, family, lexicon):
            draft.names.append(name)
            if _fuller(name.words, draft.words):
                draft.words = name.words
            return
    drafts.append(_Draft(name.words, family, [name]))


def _file_particled(drafts: list[_Draft], names: Sequence[Name], lexicon: Lexicon) -> None:
    """Puts family names that begin with a particle ("Del Rosario", "Von der Leyen") with the person who bears them."""
    filed = {n.first for draft in drafts for n in draft.names}
    for name in names:
        particles = len(name.words) > 1 and all(w.lower() in lexicon.names.particles for w in name.words[:-1])
        if particles and name.first not in filed:
            whole = folded(" ".join(name.words))
            bearers = [d for d in drafts if folded(" ".join(d.words)).endswith(f" {whole}")]
            if bearers:
                _latest(bearers, name).names.append(name)


def _fuller(words: tuple[str, ...], than: tuple[str, ...]) -> bool:
    """Has it more words, or of as many longer ones?"""
    return (len(words), len(" ".join(words))) > (len(than), len(" ".join(than)))


def _same_person(draft: _Draft, words: tuple[str, ...], family: str, lexicon: Lexicon) -> bool:
    """Same words in another order, one registered person, or one family name with given names that allow each other."""
    if {folded(w) for w in words} == {folded(w) for w in draft.words}:
        return True
    known = lexicon.officials.named(" ".join(words)), lexicon.officials.named(" ".join(draft.words))
    if known[0] and known[1]:
        return known[0][0].name == known[1][0].name
    short, long = sorted((words, draft.words), key=len)
    if short == long[-len(short) :] and not lexicon.names.is_given(short[0]):
        return True
    if folded(draft.family) != folded(family):
        return False
    same_given = lexicon.names.same_given(_given(draft.words, draft.family), _given(words, family))
    bare = [tuple(w for w in name if w not in lexicon.names.suffixes) for name in (draft.words, words)]
    return same_given and lexicon.names.same_middle(bare[0], bare[1])


def _without_article(family: str) -> str:
    """The family name, folded, without an Arabic article ("al-Assad" is called "Assad")."""
    return folded(family).removeprefix("al ").removeprefix("el ")


def _given(words: Iterable[str], family: str) -> str:
    """The first given name, folded; an initial where it is one."""
    rest = [folded(w) for w in words if folded(w) != folded(family)]
    return rest[0] if rest else ""


def _file_short(
    a: Annotated,
    drafts: list[_Draft],
    name: Name,
    lexicon: Lexicon,
    *,
    title: str | None,
    sides: Mapping[int, str | None],
) -> None:
    """Puts a single name with the person of that family name; makes one only where something else speaks for it."""
    trusted = name.sure or title is not None
    word = folded(name.words[0])
    family = [d for d in drafts if _without_article(d.family) == _without_article(name.words[0])]
    family = [d for d in family if _may_be_called(d, name, lexicon)] if name.honorific else family
    side = sides.get(name.first)
    bearers = [d for d in family if _may_act_for(d, side, sides, lexicon)]
    if family and not bearers:
        drafts.append(_Draft(name.words, name.words[0], [name]))
        return
    if title and bearers and not _may_be_registered(a, bearers, name, title, lexicon):
        bearers = []
        drafts.append(_Draft(name.words, name.words[0], [name]))
        return
    called = [d for d in drafts if word in map(folded, d.words) and _label(a, name)]
    bearers = bearers or [d for d in called if _may_act_for(d, side, sides, lexicon)]
    if bearers:
        _latest(bearers, name).names.append(name)
    elif trusted or _known_by_family(a, name, lexicon):
        drafts.append(_Draft(name.words, name.words[0], [name]))


def _may_be_called(draft: _Draft, name: Name, lexicon: Lexicon) -> bool:
    """Does the honorific suit the given name ("Mrs. Berg" is no Lars)?"""
    given = [w for w in draft.words if w != draft.family]
    gender = lexicon.names.gender(given[0]) if given else None
    called = "m" if name.honorific in lexicon.names.male_honorifics else None
    called = "f" if name.honorific in lexicon.names.female_honorifics else called
    return gender is None or called is None or gender == called


def _may_act_for(draft: _Draft, side: str | None, sides: Mapping[int, str | None], lexicon: Lexicon) -> bool:
    """May somebody act for the side printed beside a short name: no, where they are known to act for another alone?"""
    known = {s for n in draft.names if (s := sides.get(n.first))}
    if not known and len(draft.words) > 1 and (registered := lexicon.officials.side(" ".join(draft.words))):
        known = {registered}
    return side is None or not known or side in known


def _file_joined(a: Annotated, drafts: list[_Draft], short: Sequence[Name]) -> None:
    """Makes persons of single names that "and" joins to a person's ("Kritenbrink and Rosenberger")."""
    filed = {n.first: n for draft in drafts for n in draft.names}
    ends = {n.last for n in filed.values()}
    for name in short:
        if name.first in filed or a.tokens[name.first].entity != "PERSON":
            continue
        before = name.first - 1 in ends and a.tokens[name.first - 1].text == "and"
        after = name.last + 1 in filed and a.tokens[name.last].text == "and"
        same = next((d for d in drafts if _without_article(d.family) == _without_article(name.words[0])), None)
        if same is not None:
            same.names.append(name)
        elif before or after:
            drafts.append(_Draft(name.words, name.words[0], [name]))


def _may_be_registered(a: Annotated, bearers: Sequence[_Draft], name: Name, title: str, lexicon: Lexicon) -> bool:
    """No, where family name and office mean an official of the registry, and all bearers in the text are others."""
    published = a.document.published
    holder = lexicon.officials.family(name.words[0], published.last if published else None)
    if holder is None or holder.office.lower() not in title:
        return True
    known = {folded(n) for n in (holder.name, *holder.aliases)}
    given = holder.name.split()[0]
    return any(
        len(d.words) == 1 or folded(" ".join(d.words)) in known or lexicon.names.same_given(d.words[0], given)
        for d in bearers
    )


def _label(a: Annotated, name: Name) -> bool:
    return a.tokens[name.first].pos == "PROPN"


def _latest(bearers: list[_Draft], name: Name) -> _Draft:
    """Of several bearers of one family name, the one named last before; who is told of only as kin comes last."""

    def last_before(draft: _Draft) -> tuple[bool, int]:
        kin = draft.kin and name.honorific is None
        return not kin, max((n.first for n in draft.names if n.first < name.first), default=-1)

    return max(bearers, key=last_before)


def _known_by_family(a: Annotated, name: Name, lexicon: Lexicon) -> bool:
    """Does the registry know one person of this family name around the day of publication?"""
    published = a.document.published
    return lexicon.officials.family(name.words[0], published.last if published else None) is not None


def _persona(a: Annotated, draft: _Draft, holdings: Sequence[Holding], lexicon: Lexicon) -> Persona:
    names = tuple(sorted(draft.names, key=lambda n: n.first))
    firsts = {n.first for n in names}
    offices = tuple(h.office for h in holdings if h.name.first in firsts)
    return Persona(
        name=next(n.text for n in names if n.words == draft.words),
        words=draft.words,
        family=draft.family,
        names=names,
        offices=offices,
        institutions=tuple(
            i
            for last in (*(n.last for n in names), *(o.last for o in offices))
            if (i := _institution(a, last, lexicon))
        ),
        origin=next((side for n in names if (side := _origin(a, n.last, lexicon))), None),
        gender=_gender(a, draft, names, lexicon),
    )


def _origin(a: Annotated, i: int, lexicon: Lexicon) -> str | None:
    """The state in "of Norway", "of the Czech Republic" at token `i`."""
    tokens = a.tokens
    if i + 1 >= len(tokens) or tokens[i].text != "of":
        return None
    start = i + 1 + (tokens[i + 1].text == "the")
    for width in (4, 3, 2, 1):
        term = lexicon.states.terms.get(words_of(a, start, min(start + width, len(tokens))))
        if term is not None and term.form in ("name", "abbreviation"):
            return term.code
    return None


def _gender(a: Annotated, draft: _Draft, names: Sequence[Name], lexicon: Lexicon) -> Gender | None:
    for name in names:
        if name.honorific in lexicon.names.male_honorifics:
            return "m"
        if name.honorific in lexicon.names.female_honorifics:
            return "f"
    given = [w for w in draft.words if w != draft.family]
    if not given:
        published = a.document.published
        holder = lexicon.officials.family(draft.family, published.last if published else None)
        given = holder.name.split()[:1] if holder else []
    return lexicon.names.gender(given[0]) if given else None


def _institution(a: Annotated, i: int, lexicon: Lexicon) -> str | None:
    """The body in "… of the Brookings Institution", "…, now at Yale University" at token `i`, if it ends like one."""
    tokens = a.tokens
    while i < len(tokens) and tokens[i].text.lower() in (",", "now", "currently"):
        i += 1
    if i + 1 >= len(tokens) or tokens[i].text.lower() not in _INSTITUTION_PREPOSITIONS:
        return None
    start = i + 1 + (tokens[i + 1].pos == "DET")
    end = start
    while end < len(tokens) and (tokens[end].text[0].isupper() or tokens[end].text in _JOINING):
        end += 1
    while end > start and not tokens[end - 1].text[0].isupper():
        end -= 1
    end += end > start and end < len(tokens) and tokens[end].text == "party"
    inside = end > start and tokens[end - 1].head >= end and tokens[end - 1].dep in ("compound", "nmod", "amod")
    return None if inside else _if_body(words_of(a, start, end), lexicon)  # "met Roe at | the G20 summit"


def _if_body(words: str, lexicon: Lexicon) -> str | None:
    """The words where they name an organisation of scholars or business, else None."""
    first, last = (words.split()[0], words.split()[-1].rstrip(".,")) if words else ("", "")
    ends_so = {"scholar", "business"} & {lexicon.bodies.last_words.get(word) for word in (first, last)}
    known = bool(ends_so) or "University" in words or lexicon.bodies.get(words) is not None
    return words if known or last.lower() == "party" else None

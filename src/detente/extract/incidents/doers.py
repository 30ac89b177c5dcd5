"""Who does an act where the verb's own subject does not say: the one blamed, the one whose claim it is."""

from __future__ import annotations

from detente.annotate.frames import Frame, frame_of, frame_of_noun
from detente.annotate.naming import actors_behind, mention_at, owners_of
from detente.annotate.tree import ancestors, children
from detente.extract.incidents.bands import holders_of_people, sponsors_of, who_struck_then
from detente.lexicon import Lexicon
from detente.lexicon.acts import Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_OF_BLAME = ("for", "of", "in", "over")
_AT = ("at", "against")
_PRONOUNS = frozenset({"it", "they", "he", "she", "who", "which", "that"})


def doers_of(a: Annotated, lexicon: Lexicon, verb: Token, frame: Frame) -> tuple[Actor, ...]:
    """Those who do what the verb tells: whom the verb above blames, whose the claim is, else its subjects."""
    accused = blamed(a, lexicon.incidents, verb) or _blamed_for_cause(a, lexicon.incidents, frame)
    found = _actors(a, accused) or tuple(x for t in accused for x in state_at(a, lexicon, t))
    if found:
        return found
    words = lexicon.incidents
    behind = sponsors_of(a, words, verb) or holders_of_people(a, words, verb) or _claimants(a, verb, frame)
    return behind or _actors(a, frame.subjects)


def _blamed_for_cause(a: Annotated, words: Acts, frame: Frame) -> tuple[Token, ...]:
    """Who is blamed for the act that is the verb's subject ("a blast that Lima blames on Quito damaged the dam")."""
    acts = [t for t in frame.subjects if t.lemma in words.nouns or t.lemma in words.classes["blasts"]]
    return next((found for t in acts if (found := blamed(a, words, t))), ())


def makers_of(a: Annotated, words: Acts, frame: Frame) -> tuple[Actor, ...]:
    """Who made the attack in which somebody was killed or hurt ("killed in Chilean shelling", "in a clash with …")."""
    acts = [t for name, t in frame.slots if name in _AMID and t.lemma in words.nouns]
    behind = [t for n in acts for t in _parts(a, n)]
    behind += [t for name, t in frame.slots if name in _AMID and _before_act(a, words, t)]
    mine = {x.side for t in (*frame.objects, *frame.subjects) for x in actors_behind(a, t.i)}
    found = tuple(x for x in _actors(a, tuple(behind)) if x.side and x.side not in mine)
    return found or who_struck_then(a, words, frame, mine)


def _before_act(a: Annotated, words: Acts, token: Token) -> bool:
    """Does it stand right before the act, which the parser takes for a participle ("in Chilean shelling")?"""
    behind = a.tokens[token.i + 1] if token.i + 1 < len(a.tokens) else token
    return behind.tag == "VBG" and behind.text.lower() in words.nouns


def _parts(a: Annotated, noun: Token) -> list[Token]:
    frame = frame_of_noun(a, noun.i)
    return [*frame.subjects, *frame.slot("with", "between", "of")]


_RIDDING = frozenset({"destroy", "demolish", "burn", "explode", "level", "damage", "sink", "blow"})


def own_things(a: Annotated, frame: Frame) -> bool:
    """Is it only one's own that is destroyed ("has destroyed its missiles")?"""
    if a.tokens[frame.head].lemma not in _RIDDING:
        return False
    marks = [t for x in frame.objects[:1] for t in children(a, x.i, "poss") if t.tag == "PRP$"]
    owners = {x.side for t in marks for x in actors_behind(a, t.i)}
    return bool(marks) and bool(frame.subjects) and owners <= {x.side for x in _actors(a, frame.subjects)}


_AMID = ("in", "by", "during", "from", "following", "after", "under", "amid")


def state_at(a: Annotated, lexicon: Lexicon, token: Token) -> tuple[Actor, ...]:
    """The state that a place name is, where something is done to it as one ("hit back at Fiji")."""
    first = min((c.start for c in children(a, token.i, "compound", "nmod")), default=token.start)
    side = lexicon.states.code(a.document.text[first : token.end]) if token.pos == "PROPN" else None
    return (Actor(side=side),) if side else ()


def blamed(a: Annotated, words: Acts, act: Token) -> tuple[Token, ...]:
    """Who is said to have done it: "blamed the rebels for the raid", "lashed out at Oslo for having sunk the ship".

    Also "blamed the raid on the rebels", "a raid blamed on the rebels".
    """
    prep = a.tokens[act.head]
    laid = [prep] if act.dep in ("dobj", "nsubjpass") and prep.lemma == "blame" else children(a, act.i, "acl", "relcl")
    if upon := [x for t in laid if t.lemma == "blame" for x in frame_of(a, t.i).slot("on", "upon")]:
        return tuple(upon)
    verb = next((t for t in ancestors(a, act.i) if t.pos == "VERB"), act)
    if prep.lemma == "for" and verb.lemma in words.ways["owning"]:  # "will pay for the raid"
        return frame_of(a, verb.i).subjects
    if act.dep not in ("pobj", "pcomp") or prep.lemma not in _OF_BLAME or verb.lemma not in words.ways["blaming"]:
        return ()
    aimed = frame_of(a, verb.i)
    return tuple(t for t in (*aimed.objects, *aimed.slot(*_AT)) if t.i < prep.i)


def _claimants(a: Annotated, verb: Token, frame: Frame) -> tuple[Actor, ...]:
    """Whose claim it is that "it" did so ("doubted Lima's claim that it had tested a missile")."""
    noun = a.tokens[verb.head]
    bare = bool(frame.subjects) and all(t.text.lower() in _PRONOUNS for t in frame.subjects)
    if not bare or verb.dep not in ("acl", "ccomp", "relcl") or noun.pos != "NOUN":
        return ()
    return tuple(x for x in owners_of(a, noun.i, depth=0) if x.side)


def only_persons(a: Annotated, tokens: tuple[Token, ...]) -> bool:
    """Are they all persons by name or office? One man's attack on another is a matter of words."""
    mentions = [mention_at(a, t.i) for t in tokens]
    return bool(tokens) and all(m is not None and _is_person(a, m.cast) for m in mentions)


def _is_person(a: Annotated, cast: tuple[int, ...]) -> bool:
    return bool(cast) and all(a.cast[i].kind == "person" for i in cast)


def aimed_in_words(a: Annotated, noun: Token) -> bool:
    """Is it called what only words are ("a scathing attack", "an attack on her record")?"""
    return any(t.lemma in _WORDY for t in children(a, noun.i, "amod", "compound"))


_WORDY = frozenset(
    ["scathing", "verbal", "personal", "veiled", "thinly-veiled", "rhetorical", "blistering", "withering", "political",
     "ad", "sharp", "stinging", "twitter", "partisan", "negative", "bitter", "furious", "extraordinary", "racist"]
)  # fmt: skip


def _actors(a: Annotated, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(x for t in tokens for x in actors_behind(a, t.i)))

"""What in a text is no part of the article: marked, never cut."""

from __future__ import annotations

from collections.abc import Iterator

from detente.lexicon.noise import AuthorRule, LineRule, NoiseCues
from detente.model.document import Noise
from detente.read.headings import headings
from detente.read.layout import Line, folded, is_date_line, is_title

_TAIL = 6  # lines
_TOP = 3  # lines in which a byline may stand
_WORD = 14  # characters a word at most: a longer line is not tried against the rules
_SUBHEADING = 4  # words
_CREDIT = 8  # words
_NOTE_ALONE = 3  # words: "Editor's note" by itself on a line, the note below it


def find_noise(
    lines: list[Line], title: str | None, cues: NoiseCues, *, title_apart: bool = False
) -> tuple[Noise, ...]:
    """Every stretch of noise, in order and apart from each other; neighbouring lines of one reason are one stretch.

    `title_apart` is whether the title was given beside the text: then any print of it in the text is a repetition.
    """
    reasons = _by_rule(lines, cues)
    _mark_notes(lines, reasons)
    _mark_captions(lines, reasons)
    _mark_related(lines, reasons, cues)
    _mark_author(lines, reasons, cues.author)
    _mark_repeated(lines, reasons, title, seen_title=title_apart)
    for i in headings(lines):
        reasons.setdefault(i, "heading")
    whole = list(_joined(lines, reasons))
    inline = [n for i, line in enumerate(lines) if i not in reasons for n in _inline(line, cues)]
    return tuple(sorted(whole + inline))


def _by_rule(lines: list[Line], cues: NoiseCues) -> dict[int, str]:
    tail = len(lines) - _TAIL
    lowered = [line.text.lower() for line in lines]
    whole = "\n".join(lowered)
    rules = [rule.within(whole) for rule in cues.lines]
    reasons = {}
    for i, line in enumerate(lines):
        opens = cues.openings.match(line.text) is not None
        reason = _reason(line, lowered[i], rules, opens=opens, in_tail=i >= tail)
        if reason is not None:
            reasons[i] = reason
    return reasons


def _reason(line: Line, lowered: str, rules: list[LineRule], *, opens: bool, in_tail: bool) -> str | None:
    """The reason of the first rule that fits a line, or None."""
    words, length = line.words, len(line.text)
    for rule in rules:
        if not (opens or in_tail or rule.nearby or rule.signs):
            continue
        short = words <= rule.words and length <= rule.words * _WORD
        if short and rule.fits(line.text, lowered, opens=opens, in_tail=in_tail):
            return rule.reason
    return None


def _mark_notes(lines: list[Line], reasons: dict[int, str]) -> None:
    """A heading "Editor's note" takes the line below it along."""
    for i, reason in list(reasons.items()):
        if reason == "aside" and lines[i].words <= _NOTE_ALONE and i + 1 < len(lines):
            reasons.setdefault(i + 1, "aside")


def _mark_captions(lines: list[Line], reasons: dict[int, str]) -> None:
    """A credit by itself takes along the line right above it, where the text otherwise parts its lines by gaps."""
    if sum(line.gap for line in lines) * 2 < len(lines):
        return
    for i, reason in list(reasons.items()):
        if reason == "caption" and i > 0 and not lines[i].gap and lines[i].words <= _CREDIT:
            reasons.setdefault(i - 1, "caption")


def _mark_related(lines: list[Line], reasons: dict[int, str], cues: NoiseCues) -> None:
    i = 0
    while i < len(lines):
        if len(lines[i].text) < 100 and (cues.headings.search(lines[i].text) or cues.closings.search(lines[i].text)):
            end = _end_of_list(lines, i, reasons, cues)
            reasons.update((k, "related") for k in range(i, end) if reasons.get(k) != "aside")
            i = end
        else:
            i += 1


def _end_of_list(lines: list[Line], heading: int, reasons: dict[int, str], cues: NoiseCues) -> int:
    """Where the list that a heading opens ends: titles, dates, tags, and what follows right after a date."""
    i = heading + 1
    after_date = False
    while i < len(lines):
        line = lines[i]
        dated = is_date_line(line.text)
        if not (dated or after_date or i in reasons or is_title(line.text)):
            break
        after_date = dated
        i += 1
    article_goes_on = i < len(lines)
    if article_goes_on and i - 1 > heading and i - 1 not in reasons and lines[i - 1].words <= _SUBHEADING:
        return i - 1
    return i


def _mark_author(lines: list[Line], reasons: dict[int, str], rule: AuthorRule) -> None:
    """Paragraphs at the end about somebody whom the story does not name: the author."""
    for i in range(len(lines) - 1, max(0, len(lines) - _TAIL), -1):
        if i in reasons:
            continue
        found = rule.signs.search(lines[i].text) if lines[i].words <= rule.words else None
        if found is None or _is_named(found["name"], lines[_TOP:i]):
            return
        reasons[i] = rule.reason


def _is_named(name: str | None, story: list[Line]) -> bool:
    return name is not None and any(name.split()[-1] in line.text for line in story)


def _mark_repeated(lines: list[Line], reasons: dict[int, str], title: str | None, *, seen_title: bool) -> None:
    """A title, or a line printed twice in a row, is noise at its second place."""
    name, length = (folded(title), len(title)) if title else ("", 0)
    for i, line in enumerate(lines):
        again = i > 0 and _opening(line) == _opening(lines[i - 1]) and is_title(line.text)
        words = folded(line.text) if again or length < 2 * len(line.text) < 4 * length else ""
        if words and words == name:
            if seen_title:
                reasons.setdefault(i, "repeated_title")
            seen_title = True
        elif again and words and _repeats(words, folded(lines[i - 1].text), near_top=i < _TAIL):
            reasons.setdefault(i, "repeated_title")


def _opening(line: Line) -> str:
    """Its first letters: lines that differ in them are no repetition, which is seen without reading them."""
    return line.text[:12].lstrip(" “”\"'‘’«*#(").casefold()[:3]


def _repeats(words: str, before: str, *, near_top: bool) -> bool:
    """Is a line the one before it again, or, near the top, that with the site's name after it?"""
    if words == before:
        return True
    shorter, longer = sorted((words, before), key=len)
    return (
        near_top
        and shorter.count(" ") >= _SUBHEADING
        and longer.startswith(f"{shorter} ")
        and len(longer) < 1.5 * len(shorter)
    )


def _joined(lines: list[Line], reasons: dict[int, str]) -> Iterator[Noise]:
    first = None
    for i in sorted(reasons):
        if first is None:
            first = i
        if reasons.get(i + 1) != reasons[i]:
            yield Noise(lines[first].start, lines[i].end, reasons[i])
            first = None


def _inline(line: Line, cues: NoiseCues) -> Iterator[Noise]:
    for reason, signs in cues.inline:
        for found in signs.finditer(line.text):
            yield Noise(line.start + found.start(), line.start + found.end(), reason)

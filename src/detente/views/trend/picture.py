"""The trend as a picture: SVG 1.1, a bar for each week, cooperation up, conflict down, none where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from detente.views.trend.answer import Trend

WIDTH, HALF, LEFT = 720, 90, 34  # pixels
COOPERATION, CONFLICT, INK, UNKNOWN = "#1f6f8b", "#b3401f", "#333", "#eee"


def svg(answer: Trend) -> str:
    """The picture, with a title and a description in words for those who don't see it."""
    between = "–".join(answer.between) if answer.between else "all"
    told = "; ".join(f"{change.week}: {change.reason}" for change in answer.changes) or answer.too_little or ""
    height = 2 * HALF + 44
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
            f'font-family="sans-serif" font-size="11">',
            f"<title>Cooperation and conflict by week, {escape(between)} (n = {answer.n})</title>",
            f"<desc>{escape(told)}</desc>",
            *_axis(answer),
            *_bars(answer),
            *_turns(answer),
            "</svg>",
            "",
        ]
    )


def _top(answer: Trend) -> int:
    levels = [level.n for week in answer.weeks for level in (week.conflict, week.cooperation) if level]
    return max([*levels, 1])


def _step(answer: Trend) -> float:
    return (WIDTH - LEFT - 8) / max(1, len(answer.weeks))


def _axis(answer: Trend) -> Iterator[str]:
    middle, top = HALF + 12, _top(answer)
    yield f'<line x1="{LEFT}" y1="{middle}" x2="{WIDTH - 8}" y2="{middle}" stroke="{INK}"/>'
    for y, label in ((16, str(top)), (middle + 4, "0"), (2 * HALF + 12, str(top))):
        yield f'<text x="{LEFT - 6}" y="{y}" text-anchor="end" fill="{INK}">{label}</text>'
    yield f'<text x="{LEFT + 4}" y="12" fill="{COOPERATION}">cooperation, records a week</text>'
    yield f'<text x="{LEFT + 4}" y="{2 * HALF + 22}" fill="{CONFLICT}">conflict, records a week</text>'
    if answer.weeks:
        y = 2 * HALF + 38
        yield f'<text x="{LEFT}" y="{y}" fill="{INK}">{answer.weeks[0].week}</text>'
        yield f'<text x="{WIDTH - 8}" y="{y}" text-anchor="end" fill="{INK}">{answer.weeks[-1].week}</text>'


def _bars(answer: Trend) -> Iterator[str]:
    middle, top, step = HALF + 12, _top(answer), _step(answer)
    for i, week in enumerate(answer.weeks):
        x, wide = LEFT + i * step, max(0.6, step * 0.8)
        if week.conflict is None or week.cooperation is None:
            yield f'<rect x="{x:.1f}" y="{middle - 3}" width="{step:.1f}" height="6" fill="{UNKNOWN}"/>'
            continue
        up, down = (HALF * level.n / top for level in (week.cooperation, week.conflict))
        words = f"week of {week.week}: cooperation {week.cooperation.n}, conflict {week.conflict.n}"
        yield f"<g><title>{words}</title>"
        yield f'<rect x="{x:.1f}" y="{middle - up:.1f}" width="{wide:.1f}" height="{up:.1f}" fill="{COOPERATION}"/>'
        yield f'<rect x="{x:.1f}" y="{middle}" width="{wide:.1f}" height="{down:.1f}" fill="{CONFLICT}"/></g>'


def _turns(answer: Trend) -> Iterator[str]:
    places = {week.week: i for i, week in enumerate(answer.weeks)}
    for change in answer.changes:
        x = LEFT + places[change.week] * _step(answer)
        high = 12 if change.series == "cooperation" else HALF + 12
        color = COOPERATION if change.series == "cooperation" else CONFLICT
        yield f"<g><title>{change.week}: {escape(change.reason)}</title>"
        place = f'x1="{x:.1f}" y1="{high}" x2="{x:.1f}" y2="{high + HALF}"'
        yield f'<line {place} stroke="{color}" stroke-dasharray="4 3"/></g>'

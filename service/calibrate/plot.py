"""A reliability plot as SVG: what scores promise against what comes true."""

from __future__ import annotations

from collections.abc import Sequence

from service.calibrate.validation import Bin

_SIZE, _EDGE = 320, 40


def reliability_plot(bins: Sequence[Bin], title: str) -> str:
    """Draw bins as points on their diagonal, larger ones for more pairs; a picture of its own."""
    most = max((one.pairs for one in bins), default=1)
    points = [
        f'<circle cx="{_x(one.score)}" cy="{_y(one.same)}" r="{3 + 5 * one.pairs / most:.1f}">'
        f"<title>{one.pairs} pairs: score {one.score:.3f}, the same {one.same:.3f}</title></circle>"
        for one in bins
    ]
    ticks = [
        f'<text x="{_x(t)}" y="{_y(0) + 16}" text-anchor="middle">{t:g}</text>'
        f'<text x="{_x(0) - 6}" y="{_y(t) + 4}" text-anchor="end">{t:g}</text>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    ]
    side = _SIZE + 2 * _EDGE
    line = " ".join(f"{_x(one.score)},{_y(one.same)}" for one in bins)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
            f'viewBox="0 0 {side} {side}" font-family="sans-serif" font-size="11">',
            f'<rect width="{side}" height="{side}" fill="white"/>',
            f'<text x="{side / 2:g}" y="22" text-anchor="middle" font-size="13">{title}</text>',
            f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" stroke="black" fill="none"/>',
            f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="gray" stroke-dasharray="4"/>',
            f'<polyline points="{line}" fill="none" stroke="steelblue"/>',
            f'<g fill="steelblue">{"".join(points)}</g>',
            *ticks,
            f'<text x="{_x(0.5)}" y="{side - 6}" text-anchor="middle">score</text>',
            f'<text transform="translate(11 {_y(0.5)}) rotate(-90)" text-anchor="middle">'
            "share of pairs that are the same article</text>",
            "</svg>\n",
        ]
    )


def _x(share: float) -> float:
    return round(_EDGE + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_EDGE + (1 - share) * _SIZE, 1)

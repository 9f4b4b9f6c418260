"""Small tools to draw figures as SVG text: numbers, colours, a PNG for what is a picture, contour lines.

Guarantees: the same input gives the same text. Does not: read fonts or write files. Pure; any thread.
"""

import base64
import struct
import zlib
from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FONT = "Inter"
INK = "#1c2733"
SOFT_INK = "#5b6876"
RULE = "#d5dce3"
ACCENT = "#12507b"
SECOND = "#c2571a"
# Viridis at equal steps: even steps of value look even, in grey and to colour-blind eyes too (Smith, van der Walt).
_VIRIDIS = (
    (68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141),
    (39, 173, 129), (92, 200, 99), (170, 220, 50), (253, 231, 37),
)  # fmt: skip


def number(value: float) -> str:
    """A coordinate: two decimals, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 7.5,
    anchor: str = "start",
    colour: str = INK,
    weight: int = 400,
    turned: bool = False,
    halo: str = "",
) -> str:
    """A line of text; `anchor` is "start", "middle" or "end"; `halo` is the colour of a rim that keeps it readable."""
    if halo:
        rim = f' stroke="{halo}" stroke-width="{number(size * 0.28)}" stroke-linejoin="round"'
        under = text(x, y, content, size=size, anchor=anchor, colour=halo, weight=weight, turned=turned)
        over = text(x, y, content, size=size, anchor=anchor, colour=colour, weight=weight, turned=turned)
        return under.replace("<text ", f"<text{rim} ", 1) + over
    turn = f' transform="rotate(-90 {number(x)} {number(y)})"' if turned else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-family="{FONT}" font-size="{number(size)}" '
        f'font-weight="{weight}" fill="{colour}" text-anchor="{anchor}"{turn}>{escape(content)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, colour: str = RULE, width: float = 0.6, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{colour}" stroke-width="{number(width)}"{dashes}/>'
    )


def polyline(points: Sequence[tuple[float, float]], *, colour: str, width: float = 1.2) -> str:
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
        f'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def document(width: float, height: float, *parts: str) -> bytes:
    """The whole figure; units are points."""
    size = f'width="{number(width)}pt" height="{number(height)}pt" viewBox="0 0 {number(width)} {number(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'.encode()


def colours(shares: Floats) -> NDArray[np.uint8]:
    """Viridis of values between 0 and 1; shape of `shares` plus (3,)."""
    table = np.array(_VIRIDIS, dtype=np.float64)
    at = np.clip(np.nan_to_num(shares), 0.0, 1.0) * (len(table) - 1)
    low = np.minimum(at.astype(int), len(table) - 2)
    part = (at - low)[..., np.newaxis]
    mixed: NDArray[np.float64] = np.round(table[low] * (1 - part) + table[low + 1] * part)
    return mixed.astype(np.uint8)


def picture(pixels: NDArray[np.uint8]) -> str:
    """A data address with `pixels` (rows, columns, 3) as PNG (ISO/IEC 15948)."""
    rows, columns, _ = pixels.shape
    raw = b"".join(b"\x00" + pixels[row].tobytes() for row in range(rows))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(raw, 9))
        + chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(png).decode()


def contour(field: Floats, level: float) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Pieces of the line where `field` is `level`, as pairs of (column, row); cells with a NaN are left out.

    Marching squares (Maple 2003); saddles are cut one way, which at this size nobody sees.
    """
    pieces: list[tuple[tuple[float, float], tuple[float, float]]] = []
    above = field >= level
    corners = above[:-1, :-1].astype(int) + above[:-1, 1:] + above[1:, 1:] + above[1:, :-1]
    whole = np.isfinite(field[:-1, :-1] + field[:-1, 1:] + field[1:, 1:] + field[1:, :-1])
    for row, column in zip(*np.nonzero(whole & (corners > 0) & (corners < 4)), strict=True):
        around = ((row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column))
        crossings = []
        for (r1, c1), (r2, c2) in zip(around, (*around[1:], around[0]), strict=True):
            a, b = field[r1, c1], field[r2, c2]
            if (a >= level) != (b >= level):
                share = float((level - a) / (b - a))
                crossings.append((float(c1 + share * (c2 - c1)), float(r1 + share * (r2 - r1))))
        pieces.extend(zip(crossings[0::2], crossings[1::2], strict=False))
    return pieces

"""The words of the heads: what is shown, in which unit, and who was left out and why.

Guarantees: whole sentences, through `tr`. Pure. Does not: draw.
"""

from app.ui.heads.head_figures import HeadFigures, LeftOut, Shown
from app.ui.language import noop, number, tr

_NAMES = {
    Shown.DELTA: noop("Delta, 1 to 4 Hz"),
    Shown.THETA: noop("Theta, 4 to 8 Hz"),
    Shown.ALPHA: noop("Alpha, 8 to 13 Hz"),
    Shown.BETA: noop("Beta, 13 to 30 Hz"),
    Shown.GAMMA: noop("Gamma, 30 to 45 Hz"),
    Shown.AMPLITUDE: noop("Amplitude, 1 to 45 Hz"),
    Shown.IMPEDANCE: noop("Impedance"),
}
_REASONS = {
    LeftOut.FLAT: noop("flat"),
    LeftOut.CLIPPED: noop("clipped"),
    LeftOut.NOISE: noop("noise"),
    LeftOut.MAINS: noop("mains"),
    LeftOut.MARKED_BAD: noop("marked as bad"),
    LeftOut.OFF: noop("off"),
    LeftOut.NO_PLACE: noop("place not known"),
    LeftOut.NO_VALUE: noop("no value"),
}
_MOST_NAMED = 8


def shown_name(shown: Shown) -> str:
    return tr(_NAMES[shown])


def unit_of(shown: Shown) -> str:
    return {Shown.AMPLITUDE: "µV rms", Shown.IMPEDANCE: "kΩ"}.get(shown, "µV²")


def left_out_text(figures: HeadFigures) -> str:
    """Who takes no part and why; empty where all do."""
    if not figures.left_out:
        return ""
    named = [f"{label.rstrip('.')} ({tr(_REASONS[why])})" for label, why, _ in figures.left_out[:_MOST_NAMED]]
    more = len(figures.left_out) - len(named)
    listed = ", ".join(named)
    if more:
        return tr("Left out: {list} and {count} more.").format(list=listed, count=more)
    return tr("Left out: {list}.").format(list=listed)


def too_few_text(figures: HeadFigures) -> str:
    """Why there is no map."""
    if not figures.labels and not figures.left_out:
        return tr("No values yet. They come once a second while signals do.")
    return tr("No map: {count} electrodes have a good signal and a known place; six are needed.").format(
        count=len(figures.labels)
    )


def value_text(value: float, shown: Shown) -> str:
    """A figure with its unit."""
    decimals = 2 if value < 1 else 1 if value < 100 else 0
    return f"{number(value, decimals)} {unit_of(shown)}"

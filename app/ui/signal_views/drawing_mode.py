"""How live signal moves over the page. Pure."""

from enum import StrEnum


class DrawingMode(StrEnum):
    """Both draw the same columns; they differ in where a column is shown."""

    SWEEP = "sweep"
    """New signal overwrites the oldest from left to right, as on a bedside monitor: what was drawn stands still."""
    SCROLL = "scroll"
    """New signal comes in at the right and moves the rest to the left, as on paper."""

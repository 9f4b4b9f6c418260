"""The rows that the trend panel can show, in their order."""

from collections.abc import Sequence

from app.ui.trends.amplitude_rows import AmplitudeRow
from app.ui.trends.index_rows import AsymmetryRow, QualityRow
from app.ui.trends.spectral_rows import DensityRow, RhythmRow
from app.ui.trends.trend_row import TrendRow


def all_rows() -> tuple[TrendRow, ...]:
    """The rows in the order in which they stand below each other."""
    return (
        RhythmRow(0, "rhythmicity-left"),
        RhythmRow(1, "rhythmicity-right"),
        DensityRow(0, "spectrum-left"),
        DensityRow(1, "spectrum-right"),
        AmplitudeRow(0, "amplitude-left"),
        AmplitudeRow(1, "amplitude-right"),
        AsymmetryRow(),
        QualityRow(),
    )


def rows_by_key(keys: Sequence[str]) -> tuple[TrendRow, ...]:
    """Those rows, in their own order; all where none of the keys is known."""
    chosen = tuple(row for row in all_rows() if row.key in keys)
    return chosen or all_rows()

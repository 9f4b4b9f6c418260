"""The background rhythm, as values: what is said of the posterior dominant rhythm of each side.

Guarantees: frozen values, JSON by msgspec, no patient data. Does not: compute (see `background_rhythm`), or judge.
"""

import msgspec

EYES_CLOSED, EYES_OPEN, UNKNOWN_STATE = "eyes closed", "eyes open", "unknown"


class SideRhythm(msgspec.Struct, frozen=True, kw_only=True):
    """The rhythm of one side.

    Attributes:
        frequency_hz / prominence_db: Of the side's own peak; None where none stands out.
        amplitude_uv: Typical peak-to-peak amplitude of the band around the rhythm, median over the epochs.
        largest_uv: The same, 95th percentile over the epochs.
        labels: The channels.
    """

    frequency_hz: float | None
    prominence_db: float | None
    amplitude_uv: float
    largest_uv: float
    labels: tuple[str, ...]


class BackgroundRhythm(msgspec.Struct, frozen=True, kw_only=True):
    """The posterior dominant rhythm.

    Attributes:
        state: "eyes closed" where such stretches are annotated, else "unknown": then it is taken from all of it.
        epochs: Good epochs it was taken from.
        frequency_hz / prominence_db / amplitude_uv: Over both sides and the midline; None where no peak stands out.
        variability_hz: Half the range between the 10th and 90th percentile of the epochs' own peaks; None with few.
        spread: Where it is largest: labels with at least 70 % of the largest amplitude.
        frontal_share: Amplitude in the same band over the frontal electrodes, as a share of the posterior one; None
            without such electrodes.
        open_epochs: Good epochs with eyes open; 0 where none is annotated.
        open_amplitude_uv: Amplitude in the same band with eyes open; None where not annotated.
        frequencies_hz: Axis of the spectra. `left_uv2_hz`, `right_uv2_hz`: of the posterior electrodes of each side,
            same epochs; `open_uv2_hz`: of both, eyes open. Empty where there is none.
    """

    state: str
    epochs: int
    frequency_hz: float | None
    prominence_db: float | None
    amplitude_uv: float | None
    left: SideRhythm | None = None
    right: SideRhythm | None = None
    variability_hz: float | None = None
    spread: tuple[str, ...] = ()
    frontal_share: float | None = None
    open_epochs: int = 0
    open_amplitude_uv: float | None = None
    frequencies_hz: tuple[float, ...] = ()
    left_uv2_hz: tuple[float, ...] = ()
    right_uv2_hz: tuple[float, ...] = ()
    open_uv2_hz: tuple[float, ...] = ()

"""What a detector says: a place in a recording to look at.

Guarantees: frozen values, JSON by msgspec, no patient data. Does not: mean anything; a detection is a proposal until a
clinician has looked (`app.core.clinic.findings`). Pure; any thread.
"""

import msgspec


class Detection(msgspec.Struct, frozen=True, kw_only=True):
    """One place.

    Attributes:
        detector / version: Which program found it ("sharp_transients", "1").
        kind: "spike_like" or "rhythmic_run".
        onset_s / duration_s: Stream time since the first sample.
        channels: Labels as recorded, the clearest first.
        score: Larger is clearer; of this detector only.
        text: In words.
    """

    detector: str
    version: str
    kind: str
    onset_s: float
    duration_s: float
    channels: tuple[str, ...]
    score: float
    text: str = ""


class DetectorRun(msgspec.Struct, frozen=True, kw_only=True):
    """That a detector looked, whatever it found.

    Attributes:
        found: How many it found; `kept` of them, the clearest, are in `Analysis.detections`.
        limits: What it is known not to see, or to take for something; printed with its findings.
    """

    detector: str
    version: str
    found: int
    kept: int
    limits: tuple[str, ...] = ()

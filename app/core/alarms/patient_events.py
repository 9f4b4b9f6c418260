"""Which marks are an event of the patient (a push button, a mark that says so).

Guarantees: the words that EEG systems write for their patient button are known whatever their case. Does not: read
anything else out of a text. Pure; any thread.
"""

PATIENT_EVENT = "Patient event"
# What Nihon Kohden, Natus, Nicolet, BrainVision, Persyst and EDF+ files of theirs call it.
_BEGINNINGS = ("patient event", "patient button", "patient pushed", "push button", "pushbutton", "event button")


def is_patient_event(text: str) -> bool:
    """Whether a mark of this text is one."""
    return " ".join(text.split()).casefold().startswith(_BEGINNINGS)


def patient_event_text(at_s: float | None) -> str:
    """When, in seconds of the recording, without the words of the mark, which may name somebody."""
    return "" if at_s is None else f"{PATIENT_EVENT} at {at_s:.0f} s of the recording."

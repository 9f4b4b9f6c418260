"""The words of the montages that ship with the application, in the language of the window.

Guarantees: names and chains of a user's own montages come back as they were typed. GUI thread or any other.
Does not: hold montages; their names in files and settings are English.
"""

from collections.abc import Sequence

from app.ui.language import tr
from app.ui.signal_views.montages import OF_ALL_CHANNELS, Montage

_NAMED_AT_MOST = 3


def word_of(name: str) -> str:
    """A montage's or a chain's name (English, as in the data files) for people."""
    known = {
        "Referential": tr("Referential"),
        "Average reference": tr("Average reference"),
        "Longitudinal bipolar": tr("Longitudinal bipolar"),
        "Transverse bipolar": tr("Transverse bipolar"),
        "Laplacian": tr("Laplacian"),
        "Left temporal": tr("Left temporal"),
        "Left parasagittal": tr("Left parasagittal"),
        "Midline": tr("Midline"),
        "Right parasagittal": tr("Right parasagittal"),
        "Right temporal": tr("Right temporal"),
        "Frontopolar": tr("Frontopolar"),
        "Frontal": tr("Frontal"),
        "Central": tr("Central"),
        "Parietal": tr("Parietal"),
        "Occipital": tr("Occipital"),
    }
    return known.get(name, name)


def montage_print(asked: str, montages: Sequence[Montage]) -> str:
    """What is printed on the page of the montage asked for, where these came of it (one for each stream).

    What could not be derived is said, and with which electrodes it would have been.
    """
    main = max(montages, key=lambda one: sum(trace.is_eeg for trace in one.traces), default=None)
    if main is None or not any(trace.is_eeg for trace in main.traces):
        return word_of(asked)
    if main.name != asked:
        return tr("Referential ({montage}: its electrodes are not there)").format(montage=word_of(asked))
    if not main.left_out:
        return word_of(asked)
    names = ", ".join(main.left_out[:_NAMED_AT_MOST]) + ("…" if len(main.left_out) > _NAMED_AT_MOST else "")
    words = tr("{montage} (as recorded: {names})") if asked in OF_ALL_CHANNELS else tr("{montage} (without {names})")
    return words.format(montage=word_of(asked), names=names)

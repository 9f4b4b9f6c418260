"""The words of the montages that ship with the application, in the language of the window.

Guarantees: names and chains of a user's own montages come back as they were typed. GUI thread or any other.
Does not: hold montages; their names in files and settings are English.
"""

from app.ui.language import tr


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

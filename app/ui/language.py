"""The language of the window: every word a user reads goes through `tr`.

Guarantees: English where there is no translation. Words with values in them are whole sentences with named places:
`tr("{count} channels").format(count=8)`, never a sentence put together from pieces and never an f-string inside `tr`.
Called when the words are shown, not at import: the language is chosen when the window starts. GUI thread or any other.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "Workstation"


def tr(text: str) -> str:
    """`text` (English, literal at the place of the call) in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)

"""A made-up language for tests and pictures, accented and 40 % longer: untranslated words and clipped texts show.

Guarantees: every word that goes through `tr`, `counted` or `said` is changed, its places (`{name}`, `%n`) and its
shortcut marks are not; what is not changed on a picture was not translated. GUI thread.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QObject, QTranslator

from app.ui.said import STATION_CONTEXT, station_texts

PSEUDO = "x-pseudo"
_CONTEXTS = ("Workstation", STATION_CONTEXT)
_LONGER = 0.4
_ACCENTED = str.maketrans("aeiouycnsAEIOUYCNS", "åéîöüýçñšÅÉÎÖÜÝÇÑŠ")
_KEPT = re.compile(r"(\{[^}]*\}|%n|&(?=\w))")
_DATE_FORM = re.compile(r"[yMdHhms:., -]+")


class PseudoTranslator(QTranslator):
    """Answers for every language file at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = frozenset(one.text for one in station_texts())

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context not in _CONTEXTS or (context == STATION_CONTEXT and source_text not in self._station):
            return ""
        return pseudo(source_text)


@lru_cache(maxsize=4096)
def pseudo(text: str) -> str:
    """`text` in the made-up language: "Begin session" becomes "[Bégîñ šéššîöñ ~~~~~]"."""
    if not text or _DATE_FORM.fullmatch(text):
        return text
    accented = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text))
    words = _KEPT.sub("", text)
    return f"[{accented}{'~' * max(1, round(len(words) * _LONGER))}]"

"""Which language the window speaks, and how it is put on: our words, Qt's own words, the form of figures.

Guarantees: English where nothing better is known; a language is offered only where its compiled translation was
shipped; a broken translation file leaves English. One language for a run: changing it takes effect at the next start.
GUI thread only, before the first widget.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.ui.pseudo_language import PSEUDO, PseudoTranslator
from app.ui.said import speak
from app.ui.theme.resources import resources_folder

ENGLISH = "en"
SYSTEM = ""
"""The preference of whoever has not chosen."""
_PREFIX = "workstation_"


@dataclass(frozen=True, slots=True)
class OfferedLanguage:
    """A language with the name its own speakers give it."""

    code: str
    name: str


def translations_folder() -> Path:
    return resources_folder() / "translations"


def offered_languages() -> tuple[OfferedLanguage, ...]:
    """English and every language whose translation was shipped, English first."""
    codes = sorted(path.stem.removeprefix(_PREFIX) for path in translations_folder().glob(f"{_PREFIX}*.qm"))
    return tuple(OfferedLanguage(code, _own_name(code)) for code in (ENGLISH, *(c for c in codes if c != ENGLISH)))


def language_for(asked: str | None, preferred: str, system: QLocale | None = None) -> str:
    """What is asked for on the command line, else what was chosen, else the system's, else English."""
    offered = {one.code for one in offered_languages()} | {PSEUDO}
    for wish in (asked or "", preferred):
        if wish in offered:
            return wish
    for tag in (system or QLocale.system()).uiLanguages():
        code = tag.replace("_", "-").split("-")[0]
        if code in offered:
            return code
    return ENGLISH


def remembered_language(folder: Path) -> str:
    """What was chosen for the window on this data folder, for programs that read none of its other preferences."""
    try:
        read = json.loads((folder / "desktop.json").read_bytes())
    except (OSError, ValueError):
        return SYSTEM
    language = read.get("language", SYSTEM) if isinstance(read, dict) else SYSTEM
    return language if isinstance(language, str) else SYSTEM


class WindowLanguage:
    """The language of this run; holds what Qt looks words up in.

    Attributes:
        code: As "de".
    """

    def __init__(self, application: QCoreApplication, code: str) -> None:
        self.code = code
        self._application = application
        self._before = QLocale()
        self._translators: list[QTranslator] = []
        # First ours, last asked: Qt asks the translator that was put on last, first.
        self._put_on_file(f"qtbase_{code}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        if code == PSEUDO:
            self._put_on(PseudoTranslator(application))
        elif code != ENGLISH:
            self._put_on_file(f"{_PREFIX}{code}", translations_folder())
        if code not in (ENGLISH, PSEUDO):
            QLocale.setDefault(_locale_of(code))
        elif self._before.language() not in (QLocale.Language.English, QLocale.Language.C):
            QLocale.setDefault(QLocale(QLocale.Language.English))
        speak(english=code == ENGLISH)

    def take_off(self) -> None:
        """Back to what it was before; for tests, which show several languages in one process."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        QLocale.setDefault(self._before)
        speak(english=True)

    def _put_on_file(self, name: str, folder: Path) -> None:
        made = QTranslator(self._application)
        if made.load(str(folder / f"{name}.qm")):
            self._put_on(made)

    def _put_on(self, made: QTranslator) -> None:
        self._application.installTranslator(made)
        self._translators.append(made)


def _own_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return "English" if code == ENGLISH else name[:1].upper() + name[1:]


def _locale_of(code: str) -> QLocale:
    """The system's form of figures where it speaks the language too (de_CH), else the language's own."""
    system = QLocale.system()
    wanted = QLocale(code)
    return system if system.language() == wanted.language() else wanted

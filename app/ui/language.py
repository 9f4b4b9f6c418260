"""The language of the window: every word a user reads goes through `tr`, every figure through `number`.

Guarantees: English where there is no translation. Words with values in them are whole sentences with named places:
`tr("{count} channels").format(count=8)`, never a sentence put together from pieces and never an f-string inside `tr`.
Called when the words are shown, not at import: the language is chosen when the window starts (`window_language`).
What must stand at import is marked by `noop("...")` and given to `tr` when shown. What the station and the other
programs say (errors, alarms, prerequisites) arrives in English and goes through `said` at the window's rim.
Does not: translate data (names, labels, annotations, the log, the report). GUI thread or any other.
"""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

CONTEXT = "Workstation"


def tr(text: str) -> str:
    """`text` (English, literal at the place of the call or marked by `noop`) in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text) if text else text


def noop(text: str) -> str:
    """`text` as it is: marks a literal that stands at import, for the tool that collects what is to be translated."""
    return text


def counted(text: str, count: int) -> str:
    """`text` with `%n` as its count, in the grammatical number that the language has for it.

    As in `counted("%n channel(s)", 3)`: "3 channels", and in German "3 Kanäle" (Qt's numerus forms). English needs no
    file for it: "(s)" is what the plural has more than the singular.
    """
    told = QCoreApplication.translate(CONTEXT, text, "", count)
    return told.replace("(s)", "" if count == 1 else "s")


def number(value: float, decimals: int | None = None) -> str:
    """A figure as people write it here (German: a comma). Without `decimals`: as many as it needs.

    For reading only: never in a file, a command or a key.
    """
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    if decimals is not None:
        return locale.toString(float(value), "f", decimals)
    if isinstance(value, int):
        return locale.toString(value)
    return f"{value:g}".replace(".", locale.decimalPoint())


def grouped(value: int) -> str:
    """A large count with its thousands set apart ("10,000", in German "10.000")."""
    return QLocale(QLocale.Language.English).toString(value) if _is_plain() else QLocale().toString(value)


def language_code() -> str:
    """The language of the window, as "de"; for data that carries its own words ("en" for a made-up language)."""
    return "en" if _is_plain() else QLocale().name().split("_")[0]


def date_text(iso: str) -> str:
    """A day as "1984-03-12" in the form of the language; unchanged where it is none."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return day.toString(tr("yyyy-MM-dd")) if day.isValid() else iso


def moment_text(moment: datetime) -> str:
    """Day and local time of day in the form of the language."""
    at = moment.astimezone()
    day, clock = QDate(at.year, at.month, at.day), QTime(at.hour, at.minute, at.second)
    return QDateTime(day, clock).toString(tr("yyyy-MM-dd HH:mm:ss"))


def minute_text(iso: str) -> str:
    """A moment of the diary to the minute, in local time and the form of the language; a dash where it is none."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return "\u2013"
    return QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute)).toString(tr("yyyy-MM-dd HH:mm"))


def _is_plain() -> bool:
    return QLocale().language() == QLocale.Language.C

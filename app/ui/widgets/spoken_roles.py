"""What widgets that paint themselves are to a screen reader: their roles, in one table.

Guarantees: a widget of a class listed here has its role for every assistive technology (Qt would call it a plain client
area); its name and description are those that it gives itself, and changes are told as they happen (Qt does that).
GUI thread only. Does not: paint, or make anything reachable by keyboard (see the widget's focus policy).
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
ROLES: dict[str, QAccessible.Role] = {
    "AlarmLamp": Role.Indicator,
    "AlarmSign": Role.Graphic,
    "Bars": Role.Chart,
    "HeadMap": Role.Chart,
    "HeadPicture": Role.Chart,
    "MeasureArea": Role.Slider,
    "OverviewStrip": Role.Chart,
    "PageArea": Role.Document,
    "PathSteps": Role.ProgressBar,
    "QKeySequenceEdit": Role.HotkeyField,
    "QTabWidget": Role.PageTabList,
    "SpeakerSign": Role.Graphic,
    "SolidHead": Role.Chart,
    "SpectrumPlot": Role.Chart,
    "StateMark": Role.Indicator,
    "TopographyMap": Role.Chart,
    "TracePage": Role.Chart,
    "TrendView": Role.Chart,
}
"""By the name of the class. Further rooms may add theirs with `speak`."""
_installed: list[bool] = []


def speak(class_name: str, role: QAccessible.Role) -> None:
    """Give all widgets of a class their role; where the class is defined, at import."""
    ROLES[class_name] = role


def install_spoken_roles() -> None:
    """From now on, for the whole application; nothing the second time."""
    if not _installed:
        QAccessible.installFactory(_interface_of)
        _installed.append(True)


def role_of(widget: QWidget) -> QAccessible.Role | None:
    """The role in the table, also by the class of an ancestor that is not Qt's own."""
    for kind in type(widget).__mro__:
        if kind.__name__ in ROLES:
            return ROLES[kind.__name__]
        if kind.__module__.startswith("PySide6"):
            return None
    return None


def _interface_of(_class_name: str, of: QObject) -> QAccessibleInterface | None:
    if not isinstance(of, QWidget):
        return None
    role = role_of(of)
    return QAccessibleWidget(of, role) if role is not None else None

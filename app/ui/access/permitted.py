"""What the window offers to whom: the station's own table of permissions, asked beforehand.

Guarantees: the same table that the station enforces (`app.core.access.roles`); a control that may not be used is
disabled, whatever else wants it enabled, and its tooltip says why and who may. GUI thread only.
Does not: protect anything. The station refuses what is refused, also where a control was forgotten here.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.core.access.roles import Reach, Role, Verdict, permissions
from app.core.station.access_messages import AccessView
from app.ui.language import noop, tr

_ROLE_WORDS = {
    Role.TECHNICIAN: noop("technicians"),
    Role.CLINICIAN: noop("clinicians"),
    Role.RESEARCHER: noop("researchers"),
    Role.ADMINISTRATOR: noop("administrators"),
}


def may_not(view: AccessView, request: str) -> str:
    """Why the user may not ask for this at all, in a sentence; empty where they may, be it for their own patients."""
    roles = frozenset(view.user.roles) if view.user is not None else frozenset()
    if view.user is None and view.stage == "open":
        return ""  # an older station, which knows no users
    verdict = permissions().judge(request, roles, own_patient=True)
    if verdict is not Verdict.REFUSED:
        return ""
    permission = permissions().covering(request)
    may = [role for role in Role if permission is not None and permission.reach.get(role, Reach.NONE) != Reach.NONE]
    if not may:
        return tr("This is not allowed to anybody.")
    return tr("Only for {roles}.").format(roles=", ".join(tr(_ROLE_WORDS[role]) for role in may))


@dataclass(slots=True)
class _Barred:
    tooltip: str
    was_enabled: bool


class PermittedControls(QObject):
    """Controls and what pressing them asks of the station."""

    def __init__(self, parent: QObject, controls: tuple[tuple[QWidget, str], ...]) -> None:
        super().__init__(parent)
        self._controls = controls
        self._barred: dict[int, _Barred] = {}
        for widget, _ in controls:
            widget.installEventFilter(self)

    def show_view(self, view: AccessView) -> None:
        """Who is at the window."""
        for widget, request in self._controls:
            reason = may_not(view, request)
            barred = self._barred.get(id(widget))
            if reason and barred is None:
                self._barred[id(widget)] = _Barred(widget.toolTip(), not _is_disabled_itself(widget))
                widget.setToolTip(reason)
                widget.setEnabled(False)
            elif reason:
                widget.setToolTip(reason)
            elif barred is not None:
                del self._barred[id(widget)]
                widget.setToolTip(barred.tooltip)
                widget.setEnabled(barred.was_enabled)

    def reason(self, widget: QWidget) -> str:
        """Why a control is barred; empty where it is not."""
        return widget.toolTip() if id(widget) in self._barred else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            barred = self._barred.get(id(watched))
            if barred is not None and not _is_disabled_itself(watched):
                barred.was_enabled = True
                watched.setEnabled(False)
        return False


def _is_disabled_itself(widget: QWidget) -> bool:
    """Whether it, not what it lies in, is disabled."""
    parent = widget.parentWidget()
    return not (widget.isEnabledTo(parent) if parent is not None else widget.isEnabled())

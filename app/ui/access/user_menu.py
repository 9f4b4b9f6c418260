"""The user at the top right: who is signed in, and what they can do about themselves.

Guarantees: made anew each time it is opened; what may not be done is shown disabled, with the reason; the number of
emergency accesses that wait for review is on the button and in the menu. GUI thread only. Does not: decide anything.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from app.core.access.roles import Role
from app.core.station.access_messages import AccessView
from app.ui.access.permitted import may_not
from app.ui.language import noop, tr
from app.ui.shown_keys import shown_keys
from app.ui.theme.active import active_theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

ROLE_NAMES = {
    Role.TECHNICIAN: noop("Technician"),
    Role.CLINICIAN: noop("Clinician"),
    Role.RESEARCHER: noop("Researcher"),
    Role.ADMINISTRATOR: noop("Administrator"),
}
SIDE_PX = 30


def role_names(roles: tuple[Role, ...]) -> str:
    return ", ".join(tr(ROLE_NAMES[role]) for role in Role if role in roles)


def initials(full_name: str) -> str:
    """Two letters at most: of the first and the last word that begin with one."""
    words = [word for word in full_name.split() if word[0].isalpha() and not word.endswith(".")]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


class UserButton(QPushButton):
    """Initials in a ring, with a number where something waits."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "glyph")
        self._letters = ""
        self.waiting = 0
        self.show_user(AccessView())

    def show_user(self, view: AccessView) -> None:
        user = view.user
        name = user.full_name if user is not None else tr("Nobody is signed in")
        roles = role_names(user.roles) if user is not None else ""
        self._letters = initials(name) if user is not None else "\u2013"
        self.waiting = view.reviews_waiting
        told = tr("{name} ({roles})").format(name=name, roles=roles) if roles else name
        if self.waiting:
            told += ", " + tr("emergency accesses to review: {count}").format(count=self.waiting)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDE_PX + 6, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 6.0
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QColor(palette.accent))
        painter.setBrush(QColor(palette.accent_soft))
        painter.drawEllipse(ring)
        font = QFont(self.font())
        font.setPointSizeF(8.5)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._letters)
        if self.waiting:
            dot = QRectF(self.width() - 14.0, 0.0, 14.0, 14.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.danger))
            painter.drawEllipse(dot)
            font.setPointSizeF(7.0)
            painter.setFont(font)
            painter.setPen(QColor(palette.surface))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(self.waiting) if self.waiting < 10 else "9+")
        painter.end()


class UserMenu(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow", button: UserButton) -> None:
        super().__init__(window)
        self._window = window
        self._button = button
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("User"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        button.clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Below its button."""
        under = self._button
        size = self.menu.sizeHint()
        self.menu.popup(under.mapToGlobal(QPoint(under.width() - size.width(), under.height())))

    @Slot()
    def _fill(self) -> None:
        access, menu = self._window.access, self.menu
        menu.clear()
        view = access.view
        user = view.user
        name = menu.addAction(user.full_name if user is not None else tr("Nobody is signed in"))
        name.setEnabled(False)
        if user is not None:
            roles = menu.addAction(role_names(user.roles))
            roles.setEnabled(False)
        menu.addSeparator()
        pages = self._window.access_dialogs
        without = tr("The demonstration asks for no password") if view.kind == "demonstration" else ""
        self._add(tr("Change &password…"), tr("Your own"), pages.change_password, without)
        self._add(tr("&Second factor…"), tr("An authenticator; new recovery codes"), pages.second_factor, without)
        menu.addSeparator()
        self._add(tr("&Users…"), tr("Add, change, reset, disable"), pages.users, may_not(view, "CreateUser"))
        duty, hint = self._window.records_dialogs.duty, tr("Who is on duty, and who answers for the session")
        self._add(tr("&Duty…"), hint, duty, may_not(view, "ListDuties"))
        waiting = tr("&Emergency accesses…")
        if view.reviews_waiting:
            waiting = tr("&Emergency accesses… ({count} to review)").format(count=view.reviews_waiting)
        self._add(waiting, tr("Those that wait for somebody's review"), pages.reviews, may_not(view, "ListBreakGlass"))
        self._add(
            tr("&Erasure and legal hold…"),
            tr("Make everything about a patient unreadable, by two persons"),
            pages.erasures,
            may_not(view, "ListErasures"),
        )
        menu.addSeparator()
        self._add(tr("&Lock"), tr("Recording, alarms and the stop go on"), access.lock, without, "lock_window")
        self._add(tr("Sign &out"), tr("The session goes on"), access.sign_out, without)

    def _add(self, text: str, hint: str, call: Callable[[], None], refused: str, action: str = "") -> None:
        line = self.menu.addAction(f"{text}\t{shown_keys().keymap.shown(action)}" if action else text)
        line.setEnabled(not refused)
        line.setToolTip(refused or hint)
        line.triggered.connect(call)

"""The safety stop within reach whatever is open: over dialogs, menus, lists that have unfolded, and a locked screen.

Guarantees:
1. The stop's chord is taken before anybody else sees it, in every window of the application, whatever holds the
   keyboard; one press of it is one stop.
2. A press of the mouse where the stop is shown stops, also where a menu or an unfolded list has taken hold of the
   mouse; the menu closes. A press on the menu itself is the menu's.
3. While a dialog makes the window deaf to the mouse, or lies over the stop, a copy of the stop floats over it, in the
   very place of the one below. It takes no focus away from the dialog, and no dialog can make it deaf: Qt exempts
   windows of its kind (`Qt.ToolTip`) from modality, and the press is taken from the window, before any widget.
Does not: reach into dialogs that the system draws itself; the application uses Qt's own (see `app.ui.application`).
GUI thread only.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from app.ui.bridge.safety_link import SafetyLink
from app.ui.language import tr
from app.ui.safety_strip.stop_control import StopControl
from app.ui.shortcut_rules import combination
from app.ui.shown_keys import shown_keys

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_WINDOWS_CHANGE = frozenset(
    {
        *(QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowActivate),
        *(QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked, QEvent.Type.WindowStateChange),
    }
)
_WATCHED = frozenset({*_KEYS, *_PRESSES, *_WINDOWS_CHANGE})
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})
_FLAGS = (
    Qt.WindowType.ToolTip
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier.value
MARGIN_PX = 8
RIM_PX = 1


class FloatingStop(QFrame):
    """The copy that floats; a window of its own."""

    def __init__(self, link: SafetyLink) -> None:
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setProperty("look", "floating")
        self.setWindowTitle(tr("Safety stop"))
        self.control = StopControl(link, with_reset=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.control)


class StopReach(QObject):
    """See the rules at the top of this module.

    Args:
        window: The window that has the stop.
        stop: The stop in it.
    """

    def __init__(self, window: QWidget, stop: StopControl, link: SafetyLink) -> None:
        super().__init__(window)
        self._window = window
        self._stop = stop
        self._link = link
        self._chord_down = False
        self._closed = False
        self._chords: frozenset[int] = frozenset()
        self.floating = FloatingStop(link)
        self._judge_timer = QTimer(self)
        self._judge_timer.setSingleShot(True)
        self._judge_timer.setInterval(0)
        self._judge_timer.timeout.connect(self.judge)
        shown_keys().changed.connect(self._take_chord)
        self._take_chord()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def close(self) -> None:
        """Let go of the application; nothing the second time."""
        if self._closed:
            return
        self._closed = True
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._judge_timer.stop()
        self.floating.close()
        self.floating.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind not in _WATCHED:
            return False
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if kind in _PRESSES:
            return isinstance(watched, QWindow) and isinstance(event, QMouseEvent) and self._take_press(watched, event)
        if watched.isWindowType() and watched is not self.floating.windowHandle():
            self._judge_timer.start()
        return False

    # --- keys ----------------------------------------------------------------------------------------------------

    @Slot()
    def _take_chord(self) -> None:
        sequences = shown_keys().keymap.sequences("safety_stop")
        self._chords = frozenset(combination(one).toCombined() for one in sequences)

    def _take_key(self, event: QKeyEvent) -> bool:
        """A press comes twice: first as the question whose key it is, then as the press."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if event.keyCombination().toCombined() & ~_KEYPAD not in self._chords:
            return False
        if not event.isAutoRepeat() and (asked or not self._chord_down):
            self._link.stop()
        self._chord_down = asked
        event.accept()
        return True

    # --- the mouse -----------------------------------------------------------------------------------------------

    def _take_press(self, window: QWindow, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        at = event.globalPosition().toPoint()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if self._on_a_popup(at) or not self._shown_at(at):
                return False
            self._link.stop()
            popup.close()
            return True
        if window is self.floating.windowHandle() and self._shown_at(at):
            self._link.stop()
            return True
        return False

    def _on_a_popup(self, at: QPoint) -> bool:
        return any(
            one.isVisible() and one.windowType() == Qt.WindowType.Popup and one.frameGeometry().contains(at)
            for one in QApplication.topLevelWidgets()
        )

    def _shown_at(self, at: QPoint) -> bool:
        return any(
            control.stop_button.isVisible() and on_screen(control.stop_button).contains(at)
            for control in (self.floating.control, self._stop)
        )

    # --- floating ------------------------------------------------------------------------------------------------

    @Slot()
    def judge(self) -> None:
        """Whether the copy is needed now, and where."""
        others = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible()
            and one is not self._window
            and one is not self.floating
            and one.windowType() not in _PASSING
            and not one.isMinimized()
        ]
        shown = self._window.isVisible() and not self._window.isMinimized()
        place = on_screen(self._stop)
        in_the_way = [one for one in others if one.isModal() or not shown or one.frameGeometry().intersects(place)]
        if not in_the_way:
            self.floating.hide()
            return
        self._float(place if shown else self._corner(in_the_way[0]), in_the_way[-1])

    def _float(self, place: QRect, over: QWidget) -> None:
        floating = self.floating
        # As wide as its words need, the button where the button below is; its rim lies around that.
        width = max(place.width(), floating.sizeHint().width() - 2 * RIM_PX)
        inner = QRect(place.right() - width + 1, place.top(), width, place.height())
        floating.setGeometry(inner.adjusted(-RIM_PX, -RIM_PX, RIM_PX, RIM_PX))
        if not floating.isVisible():
            handle = over.windowHandle()
            floating.create()
            own = floating.windowHandle()
            if own is not None and handle is not None and QGuiApplication.platformName().startswith("wayland"):
                # There a window is placed only with respect to another one.
                own.setTransientParent(handle)
            floating.show()
        floating.raise_()

    def _corner(self, other: QWidget) -> QRect:
        free = other.screen().availableGeometry()
        size = self.floating.sizeHint()
        return QRect(free.right() - size.width() - MARGIN_PX, free.top() + MARGIN_PX, size.width(), size.height())


def on_screen(widget: QWidget) -> QRect:
    """Where a widget is, in pixels of the desktop."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

"""How large a pixel is on the screen that the window lies on.

Guarantees: a measurement belongs to one screen in one resolution; when the window comes to lie on another, or the
screen changes its resolution or scale, sensitivity and timebase follow at once, and the page says whether that screen
was calibrated. GUI thread only. Does not: measure (see `app.ui.dialogs.screen_calibration`).
"""

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QScreen

from app.ui.signal_views.physical_scale import (
    MeasuredScreen,
    ScreenCalibration,
    ScreenIdentity,
    calibration_of,
    with_measured,
)

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

NOMINAL_DOTS_PER_INCH = 96.0
MM_PER_INCH = 25.4


def identity_of(screen: QScreen) -> ScreenIdentity:
    """Which screen this is, in its present resolution."""
    ratio, size = screen.devicePixelRatio(), screen.size()
    made_by = " ".join(part for part in (screen.manufacturer(), screen.model(), screen.serialNumber()) if part)
    return ScreenIdentity(
        name=screen.name(),
        made_by=made_by,
        width_px=round(size.width() * ratio),
        height_px=round(size.height() * ratio),
    )


def said_mm_per_px(screen: QScreen) -> float:
    """Of a logical pixel, as the screen says of itself; 96 dpi where it says nonsense (virtual screens do)."""
    dots_per_inch = screen.physicalDotsPerInch()
    plausible = 50 < dots_per_inch * screen.devicePixelRatio() < 800 and dots_per_inch > 30
    return MM_PER_INCH / (dots_per_inch if plausible else NOMINAL_DOTS_PER_INCH)


class WindowScreens(QObject):
    """See the rules at the top of this module.

    Args:
        measured: What is known of screens.
        of_old: Millimetres of a logical pixel that an earlier version kept for whatever screen there was; 0 is none.
    """

    def __init__(self, window: "MainWindow", measured: tuple[MeasuredScreen, ...], of_old: float = 0.0) -> None:
        super().__init__(window)
        self._window = window
        self._measured = measured
        self._watched: QScreen | None = None
        if of_old > 0 and not measured:
            screen = window.screen()
            self._measured = with_measured((), identity_of(screen), of_old / screen.devicePixelRatio())
            window.remember(screens=self._measured, mm_per_px=0.0)
        window.installEventFilter(self)
        self.follow()

    @property
    def measured(self) -> tuple[MeasuredScreen, ...]:
        return self._measured

    def current(self) -> ScreenCalibration:
        """Of the screen the window lies on."""
        return self.of(self._window.screen())

    def of(self, screen: QScreen) -> ScreenCalibration:
        """Of any screen."""
        said = said_mm_per_px(screen)
        return calibration_of(self._measured, identity_of(screen), screen.devicePixelRatio(), said)

    def take(self, screen: QScreen, calibration: ScreenCalibration | None) -> None:
        """What was measured on `screen`; None forgets it."""
        mm = calibration.mm_per_px / screen.devicePixelRatio() if calibration is not None else 0.0
        self._measured = with_measured(self._measured, identity_of(screen), mm)
        self._window.remember(screens=self._measured)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The window has a native window from its first showing on, which tells of screens by itself."""
        if event.type() is QEvent.Type.Show:
            self._window.removeEventFilter(self)
            handle = self._window.windowHandle()
            if handle is not None:
                handle.screenChanged.connect(self.follow)
            self.follow()
        return False

    @Slot()
    def follow(self) -> None:
        """Show the page to the scale of the screen it is on."""
        screen = self._window.screen()
        if screen is not self._watched:
            # A screen that was pulled out may be gone already, and its connections with it.
            with contextlib.suppress(RuntimeError):
                if self._watched is not None:
                    self._watched.geometryChanged.disconnect(self.follow)
                    self._watched.physicalDotsPerInchChanged.disconnect(self.follow)
                    self._watched.logicalDotsPerInchChanged.disconnect(self.follow)
            screen.geometryChanged.connect(self.follow, Qt.ConnectionType.QueuedConnection)
            screen.physicalDotsPerInchChanged.connect(self.follow, Qt.ConnectionType.QueuedConnection)
            screen.logicalDotsPerInchChanged.connect(self.follow, Qt.ConnectionType.QueuedConnection)
            self._watched = screen
        live = self._window.session.live_page
        calibration = self.of(screen)
        if calibration != live.page.settings.calibration:
            live.controls.show_settings(replace(live.controls.settings, calibration=calibration))
            live.page.apply(replace(live.page.settings, calibration=calibration))

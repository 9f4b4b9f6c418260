"""The first pages of a new workstation: what it is for, and the passphrase where the machine has no keyring.

Guarantees: nothing is made before it was chosen; what is lost without the passphrase is said in plain words before it
is taken, and must be confirmed. GUI thread only. Does not: make keys (see `app.ui.access.station_opening`).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.store.keys.station_key import LEAST_PASSPHRASE_CHARACTERS
from app.ui.access.gate_page import GatePage, Said, choice
from app.ui.access.password_pages import NewPassword
from app.ui.access.secret_field import SecretField
from app.ui.language import tr
from app.ui.widgets.plain import across

WIDE_PX = 780


class KindPage(GatePage):
    """What this workstation is for."""

    demonstration_wanted = Signal()
    clinical_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Welcome"),
            tr("What is this workstation for? A folder for trying out never becomes one for patients, nor back."),
            width_px=WIDE_PX,
        )
        trying, self.demonstration = choice(
            tr("Try it out"),
            tr("A simulated amplifier and a simulated patient, at once and without signing in. Not for people."),
            tr("Try it with the simulated patient"),
        )
        clinical, self.clinical = choice(
            tr("Use it with patients"),
            tr("Everything is encrypted. Users sign in with their own names, and administrators with a second factor."),
            tr("Set up for patients"),
            "primary",
        )
        self.demonstration.clicked.connect(self.demonstration_wanted)
        self.clinical.clicked.connect(self.clinical_wanted)
        row = across(trying, clinical, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self.put(row)

    def first_field(self) -> QWidget:
        return self.demonstration

    def set_busy(self, *, busy: bool) -> None:
        for one in (self.demonstration, self.clinical):
            one.setEnabled(not busy)
        super().set_busy(busy=busy)


class NewPassphrasePage(GatePage):
    """The passphrase that opens this workstation from now on."""

    chosen = Signal(str)

    def __init__(self, *, step: str = "") -> None:
        super().__init__(
            tr("Passphrase of the workstation"),
            tr(
                "This computer has no keyring that may be trusted, so a passphrase keeps what is recorded here. It is "
                "asked for whenever the workstation is started."
            ),
            action=tr("Use this passphrase"),
            step=step,
        )
        self.new = NewPassword(
            self, name=tr("Passphrase"), again=tr("Passphrase again"), shortest=LEAST_PASSPHRASE_CHARACTERS
        )
        self._warning = Said("caution", "caution")
        self._warning.say(
            tr("Without it everything stored here is lost."),
            tr("Nobody can bring it back, neither we nor your hospital. Write it down and lock it away."),
        )
        self.noted = QCheckBox(tr("It is written down and locked away"))
        self.noted.setAccessibleName(self.noted.text())
        self.noted.setToolTip(tr("Tick it to go on"))
        self.noted.toggled.connect(self.fault.take_back)
        self.new.put_into(self)
        self.put(self._warning, self.noted)

    def first_field(self) -> QWidget:
        return self.new.first.edit

    @Slot()
    def submit(self) -> None:
        if not self.new.is_good():
            return
        if not self.noted.isChecked():
            self.noted.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fault.say(tr("Write the passphrase down first."), tr("Then tick that you have."))
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        self.chosen.emit(self.new.first.text)

    def forget(self) -> None:
        """It was taken."""
        self.new.clear()


class UnlockStationPage(GatePage):
    """The passphrase of a workstation that has one."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            tr("Open the workstation"),
            tr("Type its passphrase. Recordings and patients cannot be read without it; the safety stop works."),
            action=tr("Open"),
        )
        self.passphrase = SecretField(tr("Passphrase"), parent=self)
        self.put(self.passphrase.layout)

    def first_field(self) -> QWidget:
        return self.passphrase.edit

    @Slot()
    def submit(self) -> None:
        if not self.passphrase.text:
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        self.given.emit(self.passphrase.text)

    def forget(self) -> None:
        self.passphrase.clear()

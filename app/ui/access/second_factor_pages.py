"""The second factor: a code to scan, a first code to prove that it works, and the recovery codes, shown once.

Guarantees: secret and recovery codes stand on the screen only while their page does, and are written nowhere; they can
be copied or printed, by the user's own doing. GUI thread only. Does not: check a code (the station does).
"""

from PySide6.QtCore import QMarginsF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.core.access.second_factor import DIGITS
from app.core.errors import NeuraScaleError, PrerequisiteMissing
from app.core.station.access_messages import (
    ConfirmSecondFactor,
    EnrolSecondFactor,
    SecondFactorConfirmed,
    SecondFactorEnrolment,
)
from app.ui.access.gate_page import GatePage, Said, TextField
from app.ui.access.qr_picture import QrPicture
from app.ui.access.secret_field import SecretField
from app.ui.access.sign_in_pages import SIGN_IN_WITHIN_S
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, frame, label

WIDTH_PX = 560


def fixed_font(points: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(points)
    return font


def in_fours(secret: str) -> str:
    """A secret as people type it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


class SecondFactorPage(GatePage):
    """Enrolment: of oneself, with the password typed just before or asked for here."""

    confirmed = Signal(object)  # SecondFactorConfirmed

    def __init__(self, link: StationLink, *, must: bool, known: str = "", step: str = "") -> None:
        words = (
            tr("Administrators sign in with a second factor: a code that an authenticator on a telephone shows.")
            if must
            else tr("A code that an authenticator on a telephone shows is then asked for besides your password.")
        )
        super().__init__(tr("Second factor"), words, action=tr("Go on"), step=step, width_px=WIDTH_PX)
        self._link = link
        self._known = known
        self._shows_code = False
        self.password = SecretField(tr("Password"), parent=self)
        self.picture = QrPicture()
        self.secret = label("", "", wrap=True)
        self.secret.setFont(fixed_font(10))
        self.secret.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.secret.setAccessibleName(tr("Secret, for typing it into the authenticator"))
        self.code = TextField(tr("Code that it shows now"), hint=tr("Six digits"), parent=self)
        self.code.edit.setMaxLength(DIGITS + 1)
        self.code.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.code_now = TextField(
            tr("Code of the second factor you have"),
            hint=tr("The six digits that your authenticator shows now, or one of your recovery codes"),
            parent=self,
        )
        self.code_now.set_visible(visible=False)
        self._enrolment = QWidget()
        told = down(
            label(tr("Scan this with the authenticator, or type:"), "small", wrap=True),
            self.secret,
            1,
            spacing=6,
        )
        told.addLayout(self.code.layout)
        row = across(self.picture, spacing=20)
        row.addLayout(told, 1)
        self._enrolment.setLayout(row)
        self._enrolment.hide()
        self.put(self.password.layout, self.code_now.layout, self._enrolment)
        if known:
            self.password.set_visible(visible=False)

    def first_field(self) -> QWidget:
        return self.code.edit if self._shows_code else self.password.edit

    def begin(self) -> None:
        super().begin()
        if self._known and not self._shows_code:
            self.submit()

    @Slot()
    def submit(self) -> None:
        if self._shows_code:
            self._confirm()
            return
        password = self._known or self.password.text
        if not password:
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        message = EnrolSecondFactor(password=password, code=self.code_now.text)
        request = self._link.ask(message, self, timeout_s=SIGN_IN_WITHIN_S)
        request.done.connect(self._show_enrolment)
        request.failed.connect(self._not_enrolled)

    @Slot(object)
    def _not_enrolled(self, error: NeuraScaleError) -> None:
        """There is a second factor already, whose code is asked for; or the password that was known is not right."""
        if isinstance(error, PrerequisiteMissing) and not self.code_now.text:
            self.set_busy(busy=False)
            self.code_now.set_visible(visible=True)
            self.code_now.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._known = ""
        self.password.set_visible(visible=True)
        self.refuse(error)

    @Slot(object)
    def _show_enrolment(self, answer: SecondFactorEnrolment) -> None:
        self.set_busy(busy=False)
        self._shows_code, self._known = True, ""
        self.password.clear()
        self.password.set_visible(visible=False)
        self.code_now.set_visible(visible=False)
        self.picture.show_text(answer.uri)
        self.secret.setText(in_fours(answer.secret))
        self._enrolment.show()
        self.action.setText(tr("Confirm"))
        self.action.setAccessibleName(tr("Confirm"))
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        if not self.code.is_given():
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        request = self._link.ask(ConfirmSecondFactor(code=self.code.text), self)
        request.done.connect(self._confirmed)
        request.failed.connect(self.refuse)

    @Slot(object)
    def _confirmed(self, answer: SecondFactorConfirmed) -> None:
        self.set_busy(busy=False)
        self.picture.show_text("")
        self.secret.clear()
        self.confirmed.emit(answer)


class RecoveryCodesPage(GatePage):
    """Shown once: for the day on which the telephone is lost."""

    kept = Signal()

    def __init__(self, codes: tuple[str, ...], *, step: str = "") -> None:
        super().__init__(
            tr("Recovery codes"),
            tr("Each of them stands once for a code of your authenticator, should you lose it."),
            action=tr("Go on"),
            step=step,
            width_px=WIDTH_PX,
        )
        self._codes = codes
        self._warning = Said("caution", "caution")
        self._warning.say(
            tr("They are shown now and never again."), tr("Print or copy them, and keep them apart from the telephone.")
        )
        sheet = frame("inset")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(20, 14, 20, 14)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(6)
        rows = (len(codes) + 1) // 2
        for at, code in enumerate(codes):
            shown = label(code)
            shown.setFont(fixed_font(12))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, at % rows, at // rows, Qt.AlignmentFlag.AlignCenter)
        sheet.setAccessibleName(tr("Recovery codes: {codes}").format(codes=", ".join(codes)))
        self.copy = button(tr("Copy"), hint=tr("To the clipboard; it is emptied when you go on"))
        self.copy.clicked.connect(self._copy)
        self.print = button(tr("Print…"), hint=tr("On paper, with nothing else on it"))
        self.print.clicked.connect(self._choose_printer)
        self.have = QCheckBox(tr("I have kept them where I find them again"))
        self.have.setAccessibleName(self.have.text())
        self.have.setToolTip(tr("Tick it to go on"))
        self.have.toggled.connect(self.action.setEnabled)
        self.action.setEnabled(False)
        self._copied = False
        self.put(self._warning, sheet, across(self.copy, self.print, 1), self.have)

    def first_field(self) -> QWidget:
        return self.copy

    def printed_words(self) -> str:
        """What goes onto the paper."""
        title = tr("NeuraScale Workstation: recovery codes")
        words = tr("Each counts once. Keep this sheet where only you find it.")
        return "\n".join((title, "", *self._codes, "", words))

    @Slot()
    def submit(self) -> None:
        if not self.have.isChecked():
            self.have.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == "\n".join(self._codes):
            clipboard.clear()
        self._codes = ()
        self.kept.emit()

    @Slot()
    def _copy(self) -> None:
        self._copied = True
        QGuiApplication.clipboard().setText("\n".join(self._codes))
        self.copy.setText(tr("Copied"))

    @Slot()
    def _choose_printer(self) -> None:
        dialog = QPrintDialog(QPrinter(), self)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.print_them)
        dialog.show()

    @Slot(QPrinter)
    def print_them(self, printer: QPrinter) -> None:
        """On one sheet."""
        printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
        document = QTextDocument()
        document.setDefaultFont(fixed_font(12))
        document.setPlainText(self.printed_words())
        document.print_(printer)

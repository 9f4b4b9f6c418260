"""Signing a report: what has been signed, by whom, meaning what; and one's own signature.

Guarantees: not modal, so that the safety stop and a running recording stay within reach; what is asked for is what the
station asks for (name and password, or the password alone); the password stands in no widget after it was sent; what
was seen is what is signed (its digest goes with it). GUI thread only. Does not: judge a password or keep one.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from app.core.access.signatures import Meaning
from app.core.errors import NeuraScaleError
from app.core.station.signing_messages import AmendReport, GetSigning, SignDocument, SigningView, WithdrawReport
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.access.secret_field import SecretField
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.signing.signature_list import MEANING_NAMES, MEANING_SENTENCES, SignatureList
from app.ui.widgets.plain import across, button, down, frame, label

_LONGEST_ADDENDUM = 4000
_LONGEST_REASON = 500


class SigningDialog(QDialog):
    """See the rules at the top of this module."""

    signed = Signal(object)  # SigningView

    def __init__(
        self, link: StationLink, session_id: str, patient: PatientView | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Signatures"))
        self._link = link
        self.session_id = session_id
        self._view: SigningView | None = None
        column = down(label(tr("Signatures"), "title"), spacing=12, margins=(26, 22, 26, 20))
        if patient is not None:
            strip = PatientStrip()
            strip.show_patient(patient)
            column.addWidget(strip)
        self.list = SignatureList()
        column.addWidget(self.list)
        column.addWidget(self._built_form())
        column.addWidget(self._built_change())
        self.fault = Said()
        column.addWidget(self.fault)
        column.addStretch(1)
        close = button(tr("Close"), keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.change_button = button(tr("Addendum or withdrawal…"), "link", hint=tr("Change what the report says"))
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self._open_change)
        column.addLayout(across(self.change_button, 1, close, self.sign_button, spacing=8))
        self.setLayout(column)
        self.resize(560, 560)
        self._show_none()
        self.refresh()

    def _built_form(self) -> QWidget:
        self.form = frame("inset")
        self.meaning = QComboBox()
        self.meaning.setAccessibleName(tr("What the signature means"))
        self.meaning.currentIndexChanged.connect(self._judge)
        self._statement = label("", "heading", wrap=True)
        self._asked = label("", "soft", wrap=True)
        self.user_name = QLineEdit()
        self.user_name.setAccessibleName(tr("User name"))
        self.user_name.setPlaceholderText(tr("User name"))
        self.user_name.textChanged.connect(self._judge)
        self.password = SecretField(tr("Password"), parent=self)
        self.password.changed.connect(self._judge)
        self.password.edit.returnPressed.connect(self.sign)
        self.sign_button = button(tr("Sign"), "primary", hint=tr("Sign this version of the report"))
        self.sign_button.setAutoDefault(False)
        self.sign_button.clicked.connect(self.sign)
        column = down(self.meaning, self._statement, self._asked, self.user_name, spacing=8, margins=(14, 12, 14, 12))
        column.addLayout(self.password.layout)
        self.form.setLayout(column)
        return self.form

    def _built_change(self) -> QWidget:
        self.change = frame("inset")
        self.addendum = QPlainTextEdit()
        self.addendum.setAccessibleName(tr("Text of the addendum"))
        self.addendum.setPlaceholderText(tr("What the addendum says"))
        self.addendum.setTabChangesFocus(True)
        self.addendum.setMinimumHeight(64)
        self.addendum.setMaximumHeight(110)
        self.addendum.textChanged.connect(self._judge)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Reason (for an addendum and for a withdrawal)"))
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.textChanged.connect(self._judge)
        self.amend_button = button(tr("Add addendum"), hint=tr("A new version; the one before is kept"))
        self.amend_button.setAutoDefault(False)
        self.amend_button.clicked.connect(self.amend)
        self.withdraw_button = button(
            tr("Withdraw report"), "danger", hint=tr("It holds no more; it and its signatures are kept, and marked")
        )
        self.withdraw_button.setAutoDefault(False)
        self.withdraw_button.clicked.connect(self.withdraw)
        column = down(self.addendum, self.reason, spacing=8, margins=(14, 12, 14, 12))
        column.addLayout(across(self.withdraw_button, 1, self.amend_button, spacing=8))
        self.change.setLayout(column)
        self.change.hide()
        return self.change

    # --- asking --------------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        self._ask(GetSigning(session_id=self.session_id))

    @Slot()
    def sign(self) -> None:
        if self._view is None or not self.sign_button.isEnabled():
            return
        self._ask(
            SignDocument(
                session_id=self.session_id,
                sha256=self._view.versions[-1].sha256,
                meaning=Meaning(self.meaning.currentData()),
                password=self.password.take(),
                user_name=self.user_name.text().strip(),
            )
        )

    @Slot()
    def amend(self) -> None:
        if self._view is not None:
            self._ask(
                AmendReport(
                    session_id=self.session_id,
                    sha256=self._view.versions[-1].sha256,
                    text=self.addendum.toPlainText().strip()[:_LONGEST_ADDENDUM],
                    reason=self.reason.text().strip(),
                )
            )

    @Slot()
    def withdraw(self) -> None:
        if self._view is not None:
            self._ask(
                WithdrawReport(
                    session_id=self.session_id,
                    sha256=self._view.versions[-1].sha256,
                    reason=self.reason.text().strip(),
                )
            )

    def _ask(self, message: GetSigning | SignDocument | AmendReport | WithdrawReport) -> None:
        self.fault.take_back()
        self.sign_button.setEnabled(False)
        request = self._link.ask(message, self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    # --- answers -------------------------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, view: SigningView) -> None:
        before, self._view = self._view, view
        self.list.show_signing(view)
        self.password.clear()
        kept = self.meaning.currentData()
        self.meaning.clear()
        for meaning in view.meanings:
            self.meaning.addItem(tr(MEANING_NAMES[meaning]), meaning.value)
        self.meaning.setCurrentIndex(max(0, self.meaning.findData(kept)))
        both = view.asks_for == "both"
        self.form.setVisible(not view.why_not)
        self.sign_button.setVisible(not view.why_not)
        self.user_name.setVisible(both)
        if not both:
            self.user_name.clear()
        self._asked.setText(
            tr("Signing as {name}. Type your user name and your password.").format(name=view.signer_name)
            if both
            else tr("Signing as {name}. Type your password.").format(name=view.signer_name)
        )
        self.change_button.setVisible(view.may_amend)
        if not view.may_amend or (before is not None and len(view.versions) != len(before.versions)):
            self.change.hide()
            self.addendum.clear()
            self.reason.clear()
        if before is None:
            (self.user_name if both else self.password.edit).setFocus()
        self._judge()
        if before is not None and view != before:
            self.signed.emit(view)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice or error.meaning))
        # After a wrong component both are asked for: the station says what is asked now.
        request = self._link.ask(GetSigning(session_id=self.session_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._not_known)

    @Slot(object)
    def _not_known(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice or error.meaning))

    def _show_none(self) -> None:
        for one in (self.form, self.sign_button, self.change_button):
            one.hide()

    @Slot()
    def _judge(self) -> None:
        view = self._view
        meaning = self.meaning.currentData()
        self._statement.setText(f"“{tr(MEANING_SENTENCES[Meaning(meaning)])}”" if meaning else "")
        named = bool(self.user_name.text().strip()) or view is None or view.asks_for != "both"
        self.sign_button.setEnabled(bool(view is not None and meaning and named and self.password.text))
        reasoned = len(self.reason.text().strip()) >= 5
        self.amend_button.setEnabled(reasoned and bool(self.addendum.toPlainText().strip()))
        self.withdraw_button.setEnabled(reasoned)

    @Slot()
    def _open_change(self) -> None:
        self.change.setVisible(not self.change.isVisible())
        if self.change.isVisible():
            self.addendum.setFocus()

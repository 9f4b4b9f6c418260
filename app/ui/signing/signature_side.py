"""Beside a report that is read: who has signed it, and the way to sign it.

Guarantees: what is shown is asked for when the report is opened and after each signature; says why where somebody may
not sign. GUI thread only. Does not: sign (`signing_dialog` does).
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.errors import NeuraScaleError
from app.core.station.signing_messages import GetSigning, SigningView
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.said import said
from app.ui.signing.signature_list import SignatureList
from app.ui.widgets.plain import button, down, label

_WIDTH = 230


class SignatureSide(QWidget):
    """See the rules at the top of this module."""

    sign_wanted = Signal(str)  # session id
    findings_wanted = Signal(str)  # session id

    def __init__(self, link: StationLink, session_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._session_id = session_id
        self.list = SignatureList()
        self._why_not = label("", "small", wrap=True)
        self.sign_button = button(tr("Sign…"), hint=tr("Sign the report, or see who has signed it"))
        self.sign_button.setAutoDefault(False)
        self.sign_button.clicked.connect(self._want)
        self.findings_button = button(tr("Findings…"), hint=tr("What is found and said; make the report anew"))
        self.findings_button.setAutoDefault(False)
        self.findings_button.clicked.connect(self._want_findings)
        column = down(label(tr("Signatures"), "heading"), self.list, self._why_not, 1, spacing=10)
        column.addWidget(self.findings_button)
        column.addWidget(self.sign_button)
        self.setLayout(column)
        self.setFixedWidth(_WIDTH)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(GetSigning(session_id=self._session_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show(self, view: SigningView) -> None:
        self.list.show_signing(view)
        self._why_not.setText(said(view.why_not))
        self._why_not.setVisible(bool(view.why_not))

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._why_not.setText(said(error.what))
        self._why_not.show()
        self.sign_button.setEnabled(False)

    @Slot()
    def _want_findings(self) -> None:
        self.findings_wanted.emit(self._session_id)

    @Slot()
    def _want(self) -> None:
        self.sign_wanted.emit(self._session_id)

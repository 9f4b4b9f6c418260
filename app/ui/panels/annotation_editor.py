"""Puts an annotation right, or withdraws it, in the place below the event list. Nothing modal.

Guarantees: what is wrong in a field is said beside it and nothing is sent; what is sent names the version that was
shown, so that another person's correction is not overwritten; a withdrawal needs a reason. GUI thread only.
Does not: change what is shown; the station's answer does.
"""

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QWidget

from app.core.station.annotation_messages import AnnotationRequest, CorrectAnnotation, WithdrawAnnotation
from app.core.station.views import SessionEvent
from app.ui.language import number, tr
from app.ui.widgets.plain import across, button, down, label

LONGEST_TEXT = 1000
LONGEST_REASON = 200
DECIMALS = 3


class AnnotationEditor(QFrame):
    """See the rules at the top of this module."""

    wanted = Signal(object)  # AnnotationRequest without its session
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._event: SessionEvent | None = None
        self.text = _field(tr("Text of the mark"), LONGEST_TEXT)
        self.onset = _field(tr("Onset, seconds of the recording"), 20)
        self.duration = _field(tr("Duration, seconds"), 20)
        self.channels = _field(tr("Channels, with commas between; empty for all"), 2000)
        self.channels.setPlaceholderText(tr("all"))
        self.reason = _field(tr("Reason of the correction"), LONGEST_REASON)
        self.reason.setPlaceholderText(tr("needed for a withdrawal"))
        form = QFormLayout()
        form.setSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for words, field in (
            (tr("Text"), self.text),
            (tr("Onset (s)"), self.onset),
            (tr("Lasts (s)"), self.duration),
            (tr("Channels"), self.channels),
            (tr("Reason"), self.reason),
        ):
            caption = label(words, "soft")
            caption.setBuddy(field)
            form.addRow(caption, field)
        self._fault = label("", "fault", wrap=True)
        self._fault.setAccessibleName(tr("What is wrong"))
        self._fault.hide()
        self.save = button(tr("Save"), "primary", hint=tr("Save the correction; the log keeps the old one (Enter)"))
        self.save.clicked.connect(self._save)
        self.withdraw = button(tr("Withdraw"), hint=tr("The mark does not hold any more; the log keeps it"))
        self.withdraw.clicked.connect(self._withdraw)
        self.leave = button(tr("Leave"), hint=tr("Change nothing (Esc)"))
        self.leave.clicked.connect(self.ended)
        column = down(label(tr("CORRECT A MARK"), "overline"), spacing=8, margins=(10, 8, 10, 10))
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addLayout(across(self.save, self.leave, spacing=6))
        column.addWidget(self.withdraw)
        self.setLayout(column)

    def edit(self, event: SessionEvent, *, withdrawing: bool = False) -> None:
        """Show the annotation; `withdrawing` begins at the reason."""
        self._event = event
        self.text.setText(event.text)
        self.onset.setText(number(event.onset_s, DECIMALS))
        self.duration.setText(number(event.duration_s, DECIMALS))
        self.channels.setText(", ".join(event.channels))
        self.reason.clear()
        self._fault.hide()
        first = self.reason if withdrawing else self.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            (self.withdraw if self.withdraw.hasFocus() else self.leave if self.leave.hasFocus() else self.save).click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _save(self) -> None:
        event = self._event
        onset_s, duration_s = _seconds(self.onset.text()), _seconds(self.duration.text())
        if event is None:
            return
        if not self.text.text().strip():
            self._say(tr("A mark needs a text."), self.text)
        elif onset_s is None:
            self._say(tr("The onset is a number of seconds, 0 or more."), self.onset)
        elif duration_s is None:
            self._say(tr("The duration is a number of seconds, 0 or more."), self.duration)
        else:
            # What was shown rounded and left alone is not moved by its rounding.
            untouched = self.onset.text() == number(event.onset_s, DECIMALS)
            same_length = self.duration.text() == number(event.duration_s, DECIMALS)
            self._send(
                CorrectAnnotation(
                    session_id="",
                    annotation_id=event.annotation_id,
                    version=event.version,
                    onset_s=event.onset_s if untouched else onset_s,
                    duration_s=event.duration_s if same_length else duration_s,
                    text=self.text.text().strip(),
                    channels=_labels(self.channels.text()),
                    reason=self.reason.text().strip(),
                )
            )

    @Slot()
    def _withdraw(self) -> None:
        event = self._event
        if event is None:
            return
        if not self.reason.text().strip():
            self._say(tr("Say why the mark does not hold."), self.reason)
            return
        self._send(
            WithdrawAnnotation(
                session_id="",
                annotation_id=event.annotation_id,
                version=event.version,
                reason=self.reason.text().strip(),
            )
        )

    def _send(self, request: AnnotationRequest) -> None:
        self.wanted.emit(request)
        self.ended.emit()

    def _say(self, text: str, field: QLineEdit) -> None:
        self._fault.setText(text)
        self._fault.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _field(name: str, longest: int) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMaxLength(longest)
    made.setMinimumWidth(70)
    return made


def _seconds(text: str) -> float | None:
    """As typed, with the decimal mark of the language or a point; None where it is no time from 0 on."""
    value, good = QLocale().toDouble(text.strip())
    if not good:
        value, good = QLocale.c().toDouble(text.strip())
    return value if good and 0 <= value < 1e7 else None


def _labels(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))

"""Second step: the electrodes, as a head map and as a list with the worst first; and the amplifier behind them.

Guarantees: number, colour and shape for each; judged at once by the type of electrode chosen; when they were measured
is said; going on with poor electrodes is allowed and said in words (the clinician decides). GUI thread only. Does not:
measure.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.core.clinic.electrodes import VERDICTS, imbalance_kiloohm, impedance_verdict, is_balanced
from app.core.settings.limits import ELECTRODE_TYPES
from app.core.signals.channels import Channel, ChannelKind
from app.core.station.views import SessionView
from app.ui.language import counted, noop, number, tr
from app.ui.panels.amplifier_card import AmplifierCard
from app.ui.widgets.head_map import HeadMap
from app.ui.widgets.impedance_table import ImpedanceLegend, ImpedanceTable
from app.ui.widgets.measured_time import clock_time
from app.ui.widgets.plain import across, button, down, frame, label

_TYPE_NAMES = {"wet": noop("Wet (gel or paste)"), "dry": noop("Dry"), "active": noop("Active")}
_ADVICE = {
    "wet": noop("Add gel or seat these electrodes again, then measure again. You may go on without."),
    "dry": noop("Part the hair and press these electrodes down, then measure again. You may go on without."),
    "active": noop("Add gel or seat these electrodes again, then measure again. You may go on without."),
}


class ImpedancePage(QWidget):
    """See the rules at the top of this module."""

    accepted = Signal()
    again_wanted = Signal()
    check_wanted = Signal()
    electrodes_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = HeadMap()
        self._legend = ImpedanceLegend()
        self._when = label("", "faint")
        self._reference = label("", "faint", wrap=True)
        self._table = ImpedanceTable()
        self._summary = label("", "title", wrap=True)
        self._advice = label("", "soft", wrap=True)
        self._chosen = ""
        self.types = QComboBox()
        self.types.setAccessibleName(tr("Type of electrodes"))
        self.types.setToolTip(tr("Decides which impedances are good"))
        for name in ELECTRODE_TYPES:
            self.types.addItem(tr(_TYPE_NAMES[name]), name)
        self.types.activated.connect(self._choose)
        self.amplifier = AmplifierCard()
        self.amplifier.check_wanted.connect(self.check_wanted)
        self._again = button(tr("Measure again"), hint=tr("Measure the impedances again"), keys="Ctrl+R")
        self._again.clicked.connect(self.again_wanted)
        self.accept_button = button(
            tr("Accept electrodes"), "primary", hint=tr("Go on to recording"), keys="Ctrl+Return"
        )
        self.accept_button.clicked.connect(self.accepted)
        self._lay_out()

    def _lay_out(self) -> None:
        left = frame("card")
        left_column = down(spacing=6, margins=(16, 14, 16, 12))
        left_column.addWidget(self.head, 1)
        left_column.addWidget(self._when)
        left_column.addWidget(self._legend)
        left_column.addWidget(self._reference)
        left.setLayout(left_column)
        right = frame("card")
        right_column = down(spacing=10, margins=(18, 16, 18, 16))
        right_column.addLayout(down(self._summary, self._advice, spacing=4))
        right_column.addLayout(across(label(tr("Electrodes"), "soft"), self.types, spacing=10))
        right_column.addWidget(self._table, 1)
        right_column.addStretch(0)
        right_column.addWidget(self._again)
        right_column.addWidget(self.amplifier)
        right_column.addWidget(self.accept_button)
        right_column.addLayout(across(1, label(tr("Ctrl + Enter"), "key"), 1))
        right.setLayout(right_column)
        right.setFixedWidth(352)
        row = across(spacing=12, margins=(12, 12, 12, 12))
        row.addWidget(left, 1)
        row.addWidget(right)
        self.setLayout(row)

    def show_session(self, session: SessionView) -> None:
        impedances, kind = session.impedances, session.electrode_type
        can = session.device is None or session.device.can_measure_impedance
        channels = _electrodes(session)
        labels = tuple(one.label for one in channels)
        positions = {one.label: one.position for one in channels if one.position is not None}
        checking = session.calibration is not None and session.calibration.state == "running"
        self._show_type(kind)
        when = _when(session)
        if can or impedances:
            self.head.show_impedances(impedances, kind, when, positions)
        else:
            self.head.show_places(labels, positions)
        self._when.setText(when[:1].upper() + when[1:] + "." if when else "")
        for widget in (self._legend, self._table, self._again):
            widget.setVisible(can or bool(impedances))
        self._when.setVisible(bool(when))
        self._reference.setText(reference_text(channels, tuple(one.label for one in impedances)))
        self.accept_button.setText(tr("Accept electrodes") if can or impedances else tr("Go on without measuring"))
        self.accept_button.setAccessibleName(self.accept_button.text())
        for control in (self.accept_button, self._again):
            control.setEnabled(not checking)
        self._table.show_impedances(impedances, kind)
        self.amplifier.show_session(session)
        self._show_summary(session, can=can, n_named=len(labels))

    def _show_summary(self, session: SessionView, *, can: bool, n_named: int) -> None:
        impedances, kind = session.impedances, session.electrode_type
        counts = dict.fromkeys(VERDICTS, 0)
        for one in impedances:
            counts[impedance_verdict(one.kiloohm, kind)] += 1
        bad = counts["poor"] + counts["open"]
        if not impedances:
            self._summary.setText(tr("Measuring…") if can else tr("Not measured"))
            self._advice.setText(
                ""
                if can
                else tr("This device cannot measure impedance.") + " " + counted("%n electrode(s) named.", n_named)
            )
        elif bad:
            self._summary.setText(tr("{bad} of {count} need attention").format(bad=bad, count=len(impedances)))
            self._advice.setText(tr(_ADVICE[kind]))
        else:
            self._summary.setText(tr("All {count} electrodes are usable").format(count=len(impedances)))
            told = tr("{good} good, {fair} fair.").format(good=counts["good"], fair=counts["fair"])
            if not is_balanced(impedances, kind):
                told += " " + tr("They are far apart; even them out where you can.")
            self._advice.setText(told)

    def take_focus(self) -> None:
        """To what goes on."""
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_type(self, kind: str) -> None:
        """As the station has it; a choice of ours stays until the station knows of it."""
        if kind != self._chosen:
            self._chosen = kind
            self.types.setCurrentIndex(max(0, self.types.findData(kind)))
        self._legend.show_type(kind)

    @Slot(int)
    def _choose(self, _index: int) -> None:
        kind = str(self.types.currentData())
        if kind != self._chosen:
            self.electrodes_chosen.emit(kind)


def _when(session: SessionView) -> str:
    """When what is shown was measured, and how even the electrodes are."""
    rounds = [each for each in session.impedance_rounds if each.impedances == session.impedances]
    if not session.impedances or not rounds:
        return ""
    at = clock_time(rounds[-1].measured_at)
    widest = imbalance_kiloohm(session.impedances)
    if not at:
        return ""
    if widest is None:
        return tr("measured {time}").format(time=at)
    return tr("measured {time} · up to {widest} kΩ from the median").format(time=at, widest=number(widest, 1))


def reference_text(channels: tuple[Channel, ...], measured: tuple[str, ...] = ()) -> str:
    """What the electrodes are measured against, and what is known of the ground.

    Args:
        measured: Labels of the electrodes that have an impedance; some devices measure reference and ground, too.
    """
    if not channels:
        return ""
    grounds = [one for one in measured if one.strip().upper() in ("GND", "GROUND", "BIAS")]
    ground = (
        tr("Ground: {electrode}.").format(electrode=", ".join(grounds))
        if grounds
        else tr("Ground: the device does not tell.")
    )
    references = sorted({one.reference for one in channels if one.reference})
    if not references:
        return tr("Reference: the device does not tell.") + " " + ground
    told = tr("Reference: {electrode}.").format(electrode=", ".join(references))
    silent = sum(not one.reference for one in channels)
    if silent:
        told += " " + counted("For %n channel(s) the device does not tell.", silent)
    return f"{told} {ground}"


def _electrodes(session: SessionView) -> tuple[Channel, ...]:
    """The EEG channels of the session's device."""
    streams = session.device.streams if session.device is not None else ()
    return tuple(one for stream in streams for one in stream.channels if one.kind is ChannelKind.EEG)

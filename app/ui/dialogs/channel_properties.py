"""Properties of a channel: how its trace looks here, and what is recorded about it.

Guarantees: what concerns this screen only (gain, colour, hidden) takes effect as it is chosen, and is kept apart from
what changes the recording from now on (bad, name, kind), which is sent on one press, with a reason where a channel is
called bad, and only while something is recorded; the dialog says so where it is not. Every choice has a word beside
its colour. Not modal, closed with Esc, reached with a key as well as by a click on a label. GUI thread only.
Does not: decide whether a change is allowed (the station and acquisition do).
"""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import NeuraScaleError
from app.core.signals.channel_changes import LONGEST_COMMENT, LONGEST_LABEL
from app.core.signals.channels import Channel, ChannelKind, ChannelState
from app.core.station.messages import StationState
from app.core.station.recording_messages import ChangeChannel
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.said import said
from app.ui.signal_views.channel_looks import (
    GAINS,
    ChannelLook,
    TraceColour,
    all_shown,
    gain_text,
    look_of,
    trace_colour,
    with_look,
)
from app.ui.signal_views.montages import Trace
from app.ui.signal_views.trace_page import TracePage
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, frame, label, set_look

SHORTEST_REASON = 3
ICON_PX = QSize(26, 14)
NAME_PX = QSize(72, 30)


def colour_name(colour: TraceColour) -> str:
    """For people; the words that name a colour are the same in every theme."""
    return {
        TraceColour.AS_PLACED: tr("By its place"),
        TraceColour.LEFT: tr("Blue"),
        TraceColour.RIGHT: tr("Red"),
        TraceColour.MIDLINE: tr("Plain"),
        TraceColour.OTHER: tr("Violet"),
        TraceColour.GOOD: tr("Green"),
        TraceColour.CAUTION: tr("Amber"),
        TraceColour.INFO: tr("Cyan"),
    }[colour]


def kind_name(kind: ChannelKind) -> str:
    """For people."""
    return {
        ChannelKind.EEG: tr("EEG"),
        ChannelKind.EOG: tr("Eye movements (EOG)"),
        ChannelKind.ECG: tr("Heart (ECG)"),
        ChannelKind.EMG: tr("Muscle (EMG)"),
        ChannelKind.RESPIRATION: tr("Respiration"),
        ChannelKind.TRIGGER: tr("Trigger"),
        ChannelKind.ACCELEROMETER: tr("Accelerometer"),
        ChannelKind.IMPEDANCE: tr("Impedance"),
        ChannelKind.OTHER: tr("Something else"),
    }[kind]


class ChannelPropertiesDialog(QDialog):
    """See the rules at the top of this module."""

    looks_changed = Signal(object)  # Looks

    def __init__(
        self, page: TracePage, link: StationLink, state: StationState | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Channel properties"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self._page = page
        self._link = link
        self._session_id = ""
        self._asking = False
        self._outcome = ""
        self._refused_last = False
        self._make_fields()
        column = down(label(tr("Channel properties"), "title"), spacing=12, margins=(24, 20, 24, 18))
        trace = _form((tr("Trace"), self.trace))
        trace.setContentsMargins(15, 0, 15, 0)
        column.addLayout(trace)
        column.addWidget(self._on_screen())
        column.addWidget(self._in_recording())
        close = button(tr("Close"), "quiet", keys="Esc")
        close.clicked.connect(self.reject)
        column.addLayout(across(1, close))
        self.setLayout(column)
        link.state_arrived.connect(self.show_state)
        page.laid_out.connect(self._page_laid_out)
        self.show_state(state)
        self._offer_traces("")

    # --- building ----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self.trace = _box(tr("Trace"))
        self.gain = _box(tr("Gain of this trace"))
        for gain in GAINS:
            self.gain.addItem(gain_text(gain) or tr("As the page"), gain)
        self.colour = _box(tr("Colour of this trace"))
        self.colour.setIconSize(ICON_PX)
        self.hidden = QCheckBox(tr("Hide this trace"))
        self.hidden.setToolTip(tr("It is recorded all the same; the page says how many traces are hidden"))
        self.show_all_button = button(tr("Show all"), "quiet", hint=tr("Show all hidden traces again"))
        self.electrode = _box(tr("Channel of the recording"))
        self.bad = QCheckBox(tr("Bad channel"))
        self.bad.setToolTip(tr("Greyed, struck through and marked with a cross; recorded all the same"))
        self.reason = _line(tr("Reason"), LONGEST_COMMENT)
        self.reason.setPlaceholderText(tr("Loose, bridged, broken wire… never a name"))
        self.new_label = _line(tr("Name of the channel"), LONGEST_LABEL)
        self.kind = _box(tr("Kind of the channel"))
        for kind in ChannelKind:
            self.kind.addItem(kind_name(kind), kind)
        self.send_button = button(tr("Change in the recording"), "primary")
        self.answer = label("", "soft", wrap=True)
        self.trace.currentIndexChanged.connect(self._trace_chosen)
        for box in (self.gain, self.colour):
            box.activated.connect(self._look_chosen)
        self.hidden.clicked.connect(self._look_chosen)
        self.show_all_button.clicked.connect(self._show_all)
        self.electrode.currentIndexChanged.connect(self._electrode_chosen)
        for text in (self.reason, self.new_label):
            text.textChanged.connect(self._edited)
        self.bad.toggled.connect(self._edited)
        self.kind.currentIndexChanged.connect(self._edited)
        self.send_button.clicked.connect(self._send)

    def _on_screen(self) -> QWidget:
        card = frame("card")
        form = _form((tr("Gain"), self.gain), (tr("Colour"), self.colour))
        column = down(label(tr("On this screen"), "heading"), form, spacing=8, margins=(14, 12, 14, 12))
        column.addLayout(across(self.hidden, 1, self.show_all_button))
        card.setLayout(column)
        return card

    def _in_recording(self) -> QWidget:
        card = frame("card")
        form = _form(
            (tr("Channel"), self.electrode),
            (tr("Judged"), self.bad),
            (tr("Reason"), self.reason),
            (tr("Name"), self.new_label),
            (tr("Kind"), self.kind),
        )
        heading = label(tr("In the recording, from now on"), "heading")
        column: QVBoxLayout = down(heading, form, self.answer, spacing=8, margins=(14, 12, 14, 12))
        column.addLayout(across(1, self.send_button))
        card.setLayout(column)
        return card

    # --- what is shown -----------------------------------------------------------------------------------------

    def show_trace(self, trace: str) -> None:
        """The properties of the trace of this label; an empty or unknown one leaves the trace that is shown."""
        row = self.trace.findData(trace)
        if row >= 0:
            self.trace.setCurrentIndex(row)
        self.trace.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_state(self, state: StationState | None) -> None:
        """What runs; a channel can be changed only while it is recorded."""
        session = state.session if state is not None else None
        recording = session is not None and session.step == "recording"
        self._session_id = session.session_id if session is not None and recording else ""
        self._judge()

    @Slot()
    def _page_laid_out(self) -> None:
        shown = [self.trace.itemData(row) for row in range(self.trace.count())]
        if shown != [trace.label for trace in self._page.traces]:
            self._offer_traces(str(self.trace.currentData()))
        self._show_count()

    def _offer_traces(self, chosen: str) -> None:
        self.trace.blockSignals(True)
        self.trace.clear()
        for trace in self._page.traces:
            self.trace.addItem(trace.label, trace.label)
        self.trace.setCurrentIndex(max(0, self.trace.findData(chosen)))
        self.trace.blockSignals(False)
        self._trace_chosen()

    @property
    def _shown(self) -> Trace | None:
        chosen = self.trace.currentData()
        return next((trace for trace in self._page.traces if trace.label == chosen), None)

    @Slot()
    def _trace_chosen(self) -> None:
        trace = self._shown
        self.setEnabled(trace is not None)
        if trace is None:
            return
        look = look_of(self._page.settings.looks, trace.label)
        self.gain.setCurrentIndex(max(0, self.gain.findData(look.gain)))
        self.colour.clear()
        palette = active_theme().palette
        for colour in TraceColour:
            painted = trace_colour(trace, (ChannelLook(trace=trace.label, colour=colour),), palette)
            self.colour.addItem(_swatch(painted, palette.page), colour_name(colour), colour)
        self.colour.setCurrentIndex(list(TraceColour).index(look.colour))
        self.hidden.setChecked(look.hidden)
        self._show_count()
        self.electrode.blockSignals(True)
        self.electrode.clear()
        for electrode in trace.electrodes:
            self.electrode.addItem(electrode, electrode)
        self.electrode.blockSignals(False)
        self._electrode_chosen()

    def _show_count(self) -> None:
        hidden = sum(look.hidden for look in self._page.settings.looks)
        self.show_all_button.setEnabled(hidden > 0)
        self.show_all_button.setText(tr("Show all ({count} hidden)").format(count=hidden) if hidden else tr("Show all"))

    @property
    def _channel(self) -> Channel | None:
        """As recorded now."""
        chosen = self.electrode.currentData()
        channels = (channel for stream in self._page.streams for channel in stream.channels)
        return next((channel for channel in channels if channel.label == chosen), None)

    @Slot()
    def _electrode_chosen(self) -> None:
        channel = self._channel
        if channel is not None:
            self.bad.setChecked(channel.state is ChannelState.BAD)
            self.reason.setText(channel.comment)
            self.new_label.setText(channel.label)
            self.kind.setCurrentIndex(list(ChannelKind).index(channel.kind))
        self._judge()

    # --- what is asked -----------------------------------------------------------------------------------------

    @Slot()
    def _look_chosen(self) -> None:
        trace = self._shown
        if trace is None:
            return
        look = ChannelLook(
            trace=trace.label,
            gain=float(self.gain.currentData()),
            colour=TraceColour(self.colour.currentData()),
            hidden=self.hidden.isChecked(),
        )
        self.looks_changed.emit(with_look(self._page.settings.looks, look))
        self._show_count()

    @Slot()
    def _show_all(self) -> None:
        self.looks_changed.emit(all_shown(self._page.settings.looks))
        self.hidden.setChecked(False)
        self._show_count()

    def _wanted(self) -> ChangeChannel | None:
        """What would be asked of the station; None where nothing is different."""
        channel = self._channel
        if channel is None:
            return None
        bad, name, reason = self.bad.isChecked(), self.new_label.text().strip(), self.reason.text().strip()
        kind = ChannelKind(self.kind.currentData())
        wanted = ChangeChannel(
            session_id=self._session_id,
            label=channel.label,
            new_label=name if name != channel.label else "",
            bad=bad if bad != (channel.state is ChannelState.BAD) else None,
            comment=reason if reason != channel.comment else None,
            kind=kind.value if kind is not channel.kind else None,
        )
        plain = ChangeChannel(session_id=self._session_id, label=channel.label)
        return wanted if wanted != plain else None

    def _hindrance(self) -> str:
        """Why nothing can be sent, in a sentence; empty where it can."""
        if self._asking:
            return tr("The change is on its way.")
        if not self._session_id:
            return tr("Nothing is recorded now. A channel can be changed while it is recorded.")
        if self._channel is None or not self.new_label.text().strip():
            return tr("A channel has a name.")
        if self.bad.isChecked() and len(self.reason.text().strip()) < SHORTEST_REASON:
            return tr("Say why the channel is bad.")
        if self._wanted() is None:
            return tr("Nothing is different from what is recorded.")
        return ""

    @Slot()
    def _edited(self) -> None:
        self._say("")

    def _say(self, outcome: str, *, refused: bool = False) -> None:
        """What came of the last press stands until something is edited."""
        self._outcome, self._refused_last = outcome, refused
        self._judge()

    def _judge(self) -> None:
        hindrance = self._hindrance()
        self.send_button.setEnabled(not hindrance)
        for field in (self.electrode, self.bad, self.reason, self.new_label, self.kind):
            field.setEnabled(bool(self._session_id) and not self._asking)
        set_look(self.answer, "fault" if self._refused_last else "soft")
        self.answer.setText(self._outcome or hindrance)

    @Slot()
    def _send(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._hindrance():
            return
        self._asking = True
        self._say("")
        request = self._link.ask(wanted, self)
        request.done.connect(self._changed)
        request.failed.connect(self._refused)

    @Slot(object)
    def _changed(self, _answer: object) -> None:
        self._asking = False
        self._say(tr("Changed, from this moment on. The log says so."))

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._asking = False
        self._say(" ".join(part for part in (said(error.what), said(error.advice)) if part), refused=True)


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    return made


def _line(name: str, longest: int) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setMaxLength(longest)
    return made


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for text, field in rows:
        name = label(text, "small")
        # As high as the fields are, so that name and field stand on one line; as wide as in the other cards.
        name.setMinimumSize(NAME_PX)
        form.addRow(name, field)
    return form


def _swatch(colour: str, ground: str) -> QIcon:
    """A line in the colour, on the page's ground."""
    picture = QPixmap(ICON_PX)
    picture.fill(QColor(ground))
    painter = QPainter(picture)
    painter.fillRect(3, ICON_PX.height() // 2 - 1, ICON_PX.width() - 6, 3, QColor(colour))
    painter.end()
    return QIcon(picture)

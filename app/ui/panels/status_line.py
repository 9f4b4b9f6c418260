"""The status line: rate, delay, lost blocks, disk, log, and how each program is.

Guarantees: what is not known reads as a dash, never as zero; a program's state is a shape and a word; what the window
waits for is said here, in front of the programs. GUI thread only.
"""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.core.station.messages import StationState
from app.core.station.views import ProgramView
from app.ui.language import counted, grouped, noop, number, tr
from app.ui.panels.busy_cell import BusyCell
from app.ui.said import said
from app.ui.widgets.plain import across, label, post, set_look
from app.ui.widgets.state_mark import StateMark

_PROGRAM_STATES = {
    "running": "good",
    "starting": "busy",
    "restarting": "caution",
    "silent": "caution",
    "stopped": "idle",
    "given_up": "danger",
}
PROGRAM_NAMES = {
    "safety": noop("safety"),
    "stop-inputs": noop("stop-inputs"),
    "acquisition": noop("acquisition"),
    "worker": noop("worker"),
    "output": noop("output"),
    "station": noop("station"),
    "desktop": noop("desktop"),
}
STATE_WORDS = {
    "starting": noop("starting"),
    "running": noop("running"),
    "silent": noop("silent"),
    "restarting": noop("restarting"),
    "stopped": noop("stopped"),
    "given_up": noop("given up"),
}
UNKNOWN = "\u2013"
LITTLE_DISK_BYTES = 5_000_000_000
LITTLE_DISK_MINUTES = 60.0
LONGEST_TOLD_MINUTES = 48 * 60.0
# Blocks arrive in bursts of some 20 ms; over 3 s that is under 1 %.
RATE_WITHIN = 0.04
_HINTS = {
    "rate": noop("Samples a second for each channel, as they arrive here"),
    "delay": noop("From the device's hand-over to the painted trace"),
    "lost": noop("Blocks that this view has missed. The recording has its own path and does not lose them with it"),
    "gaps": noop("Gaps in the recording itself"),
    "disk": noop("Room where recordings are kept; while recording, how long that lasts"),
    "log": noop("Entries of the session log"),
}


def program_words(name: str) -> str:
    """What people call a program; its own name where it is not known."""
    return tr(PROGRAM_NAMES.get(name, name))


def state_words(state: str) -> str:
    return tr(STATE_WORDS.get(state, state.replace("_", " ")))


def bytes_text(count: int) -> str:
    """1,234,567 as 1.2 MB."""
    value = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000:
            return f"{number(value, 0 if value >= 100 or unit == 'B' else 1)} {unit}"
        value /= 1000
    return f"{number(value, 1)} TB"


def disk_text(free_bytes: int, minutes_left: float | None) -> str:
    """Room on the disk, and while recording how long that lasts."""
    if not free_bytes:
        return UNKNOWN
    room = tr("{size} free").format(size=bytes_text(free_bytes))
    if minutes_left is None or minutes_left > LONGEST_TOLD_MINUTES:
        return room
    hours, minutes = divmod(int(minutes_left), 60)
    return (
        tr("{room}, {hours} h {minutes:02d} min").format(room=room, hours=hours, minutes=minutes)
        if hours
        else tr("{room}, {minutes} min").format(room=room, minutes=minutes)
    )


def rate_text(nominal_hz: float | None, measured_hz: float | None) -> tuple[str, bool]:
    """The rate as it arrives, and whether that is too little; beside the device's own where they differ."""
    if nominal_hz is None or measured_hz is None:
        return UNKNOWN, False
    if abs(measured_hz - nominal_hz) <= RATE_WITHIN * nominal_hz:
        return f"{number(nominal_hz)} Hz", False
    return tr("{measured} of {nominal} Hz").format(
        measured=number(measured_hz, 0), nominal=number(nominal_hz)
    ), measured_hz < nominal_hz


class StatusLine(QFrame):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        self._figures: dict[str, QLabel] = {}
        for name, caption in (
            ("rate", tr("Rate")),
            ("delay", tr("Delay")),
            ("lost", tr("Lost blocks")),
            ("gaps", tr("Gaps")),
            ("disk", tr("Disk")),
            ("log", tr("Log")),
        ):
            value = label(UNKNOWN, "small")
            self._figures[name] = value
            name_of = label(caption, "faint")
            for words in (name_of, value):
                words.setToolTip(tr(_HINTS[name]))
            row.addLayout(across(name_of, value, spacing=6))
            if name != "log":
                row.addWidget(post())
        row.addStretch(1)
        self.busy = BusyCell()
        row.addWidget(self.busy, 2)
        self._programs = QHBoxLayout()
        self._programs.setSpacing(14)
        self._marks: dict[str, tuple[StateMark, QLabel]] = {}
        row.addLayout(self._programs)

    def figure(self, name: str) -> str:
        """What is shown as `name` ("rate", "delay", "lost", "gaps", "disk", "log")."""
        return self._figures[name].text()

    def show_signal(
        self,
        *,
        nominal_hz: float | None,
        measured_hz: float | None,
        delay_ms: float | None,
        blocks_lost: int | None,
    ) -> None:
        """`measured_hz` is what arrives, `nominal_hz` what the device promised."""
        text, alarming = rate_text(nominal_hz, measured_hz)
        self._set("rate", text, alarming=alarming)
        self._set("delay", UNKNOWN if delay_ms is None else f"{number(delay_ms, 0)} ms")
        self._set("lost", UNKNOWN if blocks_lost is None else grouped(blocks_lost), alarming=bool(blocks_lost))

    def show_station(self, state: StationState) -> None:
        self.busy.show_station(state)
        session = state.session
        gaps = session.gaps if session is not None and session.recording_id else None
        self._set("gaps", UNKNOWN if gaps is None else grouped(gaps), alarming=bool(gaps))
        free = state.disk_free_bytes
        left = state.disk_minutes_left
        self._set(
            "disk",
            disk_text(free, left),
            alarming=0 < free < LITTLE_DISK_BYTES or (left is not None and left < LITTLE_DISK_MINUTES),
        )
        fault = state.log_fault
        self._set(
            "log",
            tr("read-only") if fault else tr("{count} entries").format(count=grouped(state.log_size)),
            alarming=bool(fault),
        )
        self._figures["log"].setToolTip(said(fault) if fault else tr(_HINTS["log"]))
        for program in state.programs:
            self._show_program(program)

    def show_station_lost(self) -> None:
        """Nothing is known any more."""
        self.busy.show_station_lost()
        for name in ("gaps", "disk", "log"):
            self._set(name, UNKNOWN)
        for name, (mark, words) in self._marks.items():
            mark.show_state("lost")
            mark.setToolTip(tr("{program}: not known, the station is not heard").format(program=program_words(name)))
            words.setToolTip(mark.toolTip())

    def _set(self, name: str, text: str, *, alarming: bool = False) -> None:
        self._figures[name].setText(text)
        set_look(self._figures[name], "fault" if alarming else "small")

    def _show_program(self, program: ProgramView) -> None:
        if program.name not in self._marks:
            mark, words = StateMark("idle", 12), label(program_words(program.name), "faint")
            self._marks[program.name] = (mark, words)
            self._programs.addLayout(across(mark, words, spacing=5))
        mark, words = self._marks[program.name]
        mark.show_state(_PROGRAM_STATES.get(program.state, "idle"))
        wrong = program.state in {"silent", "restarting", "given_up"}
        name, state = program_words(program.name), state_words(program.state)
        words.setText(f"{name} {state}" if wrong else name)
        restarts = ", " + counted("restarted %n time(s)", program.restarts) if program.restarts else ""
        last = tr(", last exit: {exit}").format(exit=said(program.last_exit)) if program.last_exit else ""
        hint = tr("{program}: {state} (process {pid})").format(
            program=name, state=f"{state}{restarts}{last}", pid=program.pid
        )
        mark.setToolTip(hint)
        words.setToolTip(hint)
        mark.setAccessibleName(hint)

"""What the live page's procedures ask of the station, and what comes of it.

Guarantees: each wish is one request; a refusal is told. GUI thread only. Does not: hold state of its own.
"""

from PySide6.QtCore import QObject, Signal, Slot

from app.core.clinic.protocols import SessionProtocol
from app.core.station.course_messages import (
    BreakOffActivation,
    ListCourse,
    NoteDeviation,
    SessionCourse,
    StartActivation,
)
from app.core.station.views import SessionView
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.activation_bar import ActivationBar, ProcedureMenu
from app.ui.clinic.protocol_box import protocol_of
from app.ui.language import tr
from app.ui.said import said

BROKEN_OFF = "activation_broken_off"


class ActivationControl(QObject):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, bar: ActivationBar, menu: ProcedureMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._bar = bar
        self._session_id = ""
        self._broken_off = ("", "")
        self._text = ""
        self._protocol: SessionProtocol | None = None
        self._menu = menu
        menu.wanted.connect(self._offer)
        bar.start_wanted.connect(self._start)
        bar.end_wanted.connect(self._end)
        bar.reason_given.connect(self._note)

    @property
    def has_procedures(self) -> bool:
        """Whether the session's protocol has any."""
        return self._protocol is not None and bool(self._protocol.activations)

    def show_session(self, session: SessionView) -> None:
        """What the station says of the session."""
        if session.session_id != self._session_id:
            self._session_id = session.session_id
            self._broken_off = ("", "")
            self._protocol = protocol_of(session)
            self._menu.offer(self._protocol.activations if self._protocol is not None else ())
        self._bar.show_session(session)

    @Slot(str)
    def _offer(self, procedure: str) -> None:
        if self._protocol is not None and self._bar.running is None:
            self._bar.offer(self._protocol.activation(procedure))

    @Slot(str)
    def _start(self, procedure: str) -> None:
        request = self._link.ask(StartActivation(session_id=self._session_id, procedure=procedure), self)
        request.done.connect(self._bar.put_away)
        request.failed.connect(self.failed)

    @Slot()
    def _end(self) -> None:
        running = self._bar.running
        if running is None:
            return
        self._broken_off = (running.procedure, said(running.title))
        request = self._link.ask(BreakOffActivation(session_id=self._session_id), self)
        request.done.connect(self._ask_why)
        request.failed.connect(self.failed)

    @Slot(object)
    def _ask_why(self, _answer: object) -> None:
        request = self._link.ask(ListCourse(session_id=self._session_id), self)
        request.done.connect(self._look_whether_it_is_a_deviation)
        request.failed.connect(self.failed)

    @Slot(object)
    def _look_whether_it_is_a_deviation(self, course: SessionCourse) -> None:
        """What is broken off once all that counts was done needs no reason."""
        procedure, title = self._broken_off
        for one in course.departures:
            if (one.kind, one.item, one.reason) == (BROKEN_OFF, procedure, ""):
                self._text = one.text
                self._bar.ask_why(procedure, tr("{name} was ended early. Why?").format(name=title))
                return

    @Slot(str, str)
    def _note(self, procedure: str, reason: str) -> None:
        message = NoteDeviation(
            session_id=self._session_id, kind=BROKEN_OFF, item=procedure, text=self._text, reason=reason
        )
        self._link.ask(message, self).failed.connect(self.failed)

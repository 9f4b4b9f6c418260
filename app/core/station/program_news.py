"""What the station writes down and alarms when one of its programs starts, dies or is given up.

Guarantees: each start and each death is an entry of the log. Does not: start anything again (the supervisor does).
Thread: the station's main thread only.
"""

from app.core.alarms.conditions import CONDITIONS
from app.core.events.cause import caused_by
from app.core.events.program_events import ProgramDiedData, ProgramStartedData
from app.core.station.alarm_desk import AlarmDesk
from app.core.station.station_rooms import StationRooms
from app.core.station.supervision import Supervised
from app.core.telemetry.heartbeat import ProgramName


def raise_down(alarms: AlarmDesk, program: str, text: str) -> None:
    """A program is not running: an alarm of its own where it has one, else one of all the others by name."""
    if f"{program}_down" in CONDITIONS:
        alarms.raise_(f"{program}_down", text=text)
    else:
        alarms.raise_("program_down", text=text, items=(program,))


def clear_down(alarms: AlarmDesk, program: str) -> None:
    """It runs again."""
    if f"{program}_down" in CONDITIONS:
        alarms.clear(f"{program}_down")
    else:
        alarms.clear("program_down", items=(program,))


def tell_program_news(rooms: StationRooms, program: Supervised, what: str) -> None:
    """Write down and alarm that a program was "started", "adopted", "died" or "given_up"."""
    session_id = rooms.board.view.session_id if rooms.board.view else None
    if what == "died":
        data = ProgramDiedData(program=program.name, pid=program.pid, how=program.last_exit)
        died = rooms.journal.event(data, session_id=session_id)
        with caused_by(died.event_id):
            if program.sends_heartbeats:  # the loss of safety is noticed on its own link
                raise_down(rooms.alarms, program.name, f"It ended: {program.last_exit}.")
            if program.name == ProgramName.ACQUISITION:
                rooms.acquisition_desk.lost()
        rooms.journal.keep(died)
    elif what == "given_up" and program.sends_heartbeats:
        text = "It ended too often and is not started again: close the workstation and open it anew."
        raise_down(rooms.alarms, program.name, text)
    elif what in ("started", "adopted"):
        started = ProgramStartedData(program=program.name, pid=program.pid, attempt=program.restarts + 1)
        rooms.journal.keep(rooms.journal.event(started, session_id=session_id))

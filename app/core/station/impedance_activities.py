"""Measuring electrodes before and after a recording, and what is kept of it.

Guarantees: what was measured is in the log with its phase and time before it is shown; after the recording nothing is
opened again for it, and whatever hinders it is a reason in the log, never an error. Does not: decide when. Threads: the
workflow's.
"""

from app.core.acquisition.messages import ImpedanceMeasured, MeasureImpedance
from app.core.clinic import sessions
from app.core.clinic.electrodes import AFTER, ImpedanceRound, needing_attention, newest_by_phase
from app.core.errors import DefectError, NeuraScaleError
from app.core.events.clinic_events import Impedance
from app.core.identifiers import SessionId
from app.core.station.station_rooms import StationRooms

MEASURED_WITHIN_S = 28.0
_FEW = 4


def measure_electrodes(rooms: StationRooms, session_id: SessionId, phase: str, number: int = 0) -> int:
    """Measure, keep and show; how many electrodes were measured (0: the device cannot).

    Args:
        number: The how-many-th measurement before the recording.

    Raises:
        NeuraScaleError: Acquisition refused or does not answer, or the log does not take it.
    """
    measured = rooms.acquisition.ask(MeasureImpedance(), timeout_s=MEASURED_WITHIN_S, session_id=session_id)
    if not isinstance(measured, ImpedanceMeasured):
        raise DefectError("Acquisition answered MeasureImpedance with something else.")
    at = rooms.clock.wall().isoformat(timespec="seconds")
    found = tuple(Impedance(label=e.label, kiloohm=e.kiloohm) for e in measured.impedances)
    view = rooms.board.session(session_id)
    rounds = view.impedance_rounds
    if found:
        sessions.record_impedances(
            rooms.store, session_id, found, phase=phase, measured_at=at, number=number, clock=rooms.clock
        )
        this = ImpedanceRound(
            impedances=measured.impedances, phase=phase, measured_at=at, electrode_type=view.electrode_type
        )
        rounds = newest_by_phase((*rounds, this))
    shown = view.impedances if phase == AFTER else measured.impedances
    rooms.board.change(session_id, impedances=shown, impedance_rounds=rounds)
    return len(found)


def measure_after(rooms: StationRooms, session_id: SessionId) -> int:
    """Measure once the recording has stopped, where the device still can; otherwise keep why not.

    Raises:
        StorageFault: Not even the reason could be kept.
        LedgerBroken: The log is read-only.
    """
    kept = sessions.impedances_kept(rooms.store, session_id, AFTER)
    if kept is not None:
        return kept
    reason = _hindrance(rooms, session_id)
    count = 0
    if not reason:
        try:
            count = measure_electrodes(rooms, session_id, AFTER)
            reason = "" if count else "The device cannot measure impedances."
        except NeuraScaleError as error:
            reason = error.what
    if reason:
        rooms.board.change(session_id, impedance_skipped=reason)
        sessions.record_skipped_impedance(rooms.store, session_id, AFTER, reason, clock=rooms.clock)
        return 0
    _tell_what_came_off(rooms, session_id)
    return count


def _hindrance(rooms: StationRooms, session_id: SessionId) -> str:
    if sessions.existing_session(rooms.store, session_id).ended is not None:
        return "The session was over."  # and what is open by now is another's
    device = rooms.board.session(session_id).device
    if device is not None and not device.can_measure_impedance:
        return "The device cannot measure impedances."
    state = rooms.acquisition_desk.state
    return "The device is gone." if state is None or state.device is None else ""


def _tell_what_came_off(rooms: StationRooms, session_id: SessionId) -> None:
    """Electrodes that were in order before and are not now: the recording's end must be read with that in mind."""
    view = rooms.board.session(session_id)
    before, after = (
        {
            label
            for each in view.impedance_rounds
            if (each.phase == AFTER) is late
            for label in needing_attention(each.impedances, view.electrode_type)
        }
        for late in (False, True)
    )
    worse = sorted(after - before)
    if worse:
        rooms.board.note_failure(
            session_id,
            f"After the recording {len(worse)} electrodes had lost their contact: {few(worse)}."
            if len(worse) > 1
            else f"After the recording electrode {worse[0]} had lost its contact.",
        )


def few(labels: "tuple[str, ...] | list[str]") -> str:
    """The first few of many labels, and how many more there are."""
    rest = len(labels) - _FEW
    named = ", ".join(label.rstrip(".") for label in labels[:_FEW])
    return f"{named} and {rest} more" if rest > 0 else named

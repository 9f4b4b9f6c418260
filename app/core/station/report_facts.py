"""What a report says of a session besides its signal: procedures, deviations, stimulation, stops; and its detail.

Guarantees: everything comes from the store and the recording, so that a station that was restarted says the same; a
detail that cannot be made is named as missing, and the report goes on without. Does not: word what people found
(`interpretations`), or write. Threads: the workflow's.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.core.clinic.deviations import departures_of_session
from app.core.clinic.findings.structured import Interpretation
from app.core.clinic.protocols import SessionProtocol
from app.core.clinic.reports.clinical_content import ReportedActivation, ReportedDeviation, ReportedStimulation
from app.core.clinic.reports.content import ReportedEvent
from app.core.clinic.reports.excerpt_wishes import detail_request
from app.core.clinic.reports.wording import moment
from app.core.clinic.session_protocol import protocol_if_known
from app.core.errors import LinkDown, SurroundingsError
from app.core.events.safety_events import OutputChangedData, StopExplainedData
from app.core.events.specification_events import SafetyStopData
from app.core.events.stimulation_events import AmplitudeChangedData, StimulationExceededData, StimulatorAttachedData
from app.core.processing.excerpts import ReportDetail
from app.core.settings.data_directory import DataDirectory
from app.core.station.one_shot_tasks import run_task
from app.core.store.projections.courses import Activation
from app.core.store.station_store import StationStore

DETAIL_TIMEOUT_S = 180.0
DETAIL_MISSING = "The background rhythm and the trace excerpts could not be taken from the recording."
_HOW = {
    "completed": "Completed",
    "broken_off": "Broken off",
    "interrupted": "Interrupted, the recording ended",
    "": "Begun",
}


def session_facts(store: StationStore, session_id: str, protocol_name: str, recorded_s: float) -> dict[str, Any]:
    """Fields of a `ReportContent`: activations, deviations, stimulations, satisfactory_goal_s.

    Raises:
        StorageFault: The store cannot be read.
    """
    protocol = protocol_if_known(store, session_id, protocol_name)
    fields: dict[str, Any] = {
        "activations": tuple(_activation(one) for one in store.courses.activations(session_id)),
        "stimulations": _stimulations(store, session_id),
    }
    if protocol is not None:
        fields["satisfactory_goal_s"] = 60.0 * protocol.minimum_minutes
        fields["deviations"] = tuple(
            ReportedDeviation(
                at=one.noted,
                what=one.text,
                reason=one.reason,
                by=store.users.printed_name(one.noted_by) if one.noted_by else "",
            )
            for one in departures_of_session(store, session_id, protocol, recorded_s=recorded_s)
        )
    return fields


def stop_sentences(store: StationStore, session_id: str) -> tuple[str, ...]:
    """A sentence on each safety stop of the session, with the reason where somebody gave one.

    Raises:
        StorageFault: The store cannot be read.
    """
    events = store.log.events_of(session_id)
    reasons = {one.data.stop_number: one.data.reason for one in events if isinstance(one.data, StopExplainedData)}
    return tuple(
        _stop(event.timestamp.isoformat(timespec="seconds"), event.data, reasons.get(event.data.stop_number, ""))
        for event in events
        if isinstance(event.data, SafetyStopData)
    )


def providers(store: StationStore, session_id: str) -> str:
    """Who answered for the session, in order: "Ada Lind, then Bo Ek"; empty where nobody is known.

    Raises:
        StorageFault: The store cannot be read.
    """
    return ", then ".join(store.users.printed_name(one.user_id) for one in store.duties.of_session(session_id))


def recording_detail(
    data: DataDirectory,
    recording_id: str,
    events: Iterable[ReportedEvent],
    interpretation: Interpretation | None,
    *,
    protocol: SessionProtocol | None = None,
    given_up: Callable[[], bool] = lambda: False,
) -> tuple[ReportDetail | None, str]:
    """Background rhythm and trace excerpts, by a worker of their own; or None and why there are none.

    Raises:
        LinkDown: It was given up.
    """
    said = interpretation or Interpretation()
    procedures = protocol.activations if protocol is not None else ()
    routine = {phase.mark: phase.counts for procedure in procedures for phase in procedure.course()}
    request = detail_request(events, said.findings, said.detector_findings, routine=routine)
    if protocol is not None:
        request = msgspec.structs.replace(request, **_shown_as(protocol))
    try:
        printed = run_task(
            data,
            "detail",
            "--recording",
            recording_id,
            timeout_s=DETAIL_TIMEOUT_S,
            given=msgspec.json.encode(request),
            given_up=given_up,
        )
        return msgspec.json.decode(printed, type=ReportDetail), ""
    except LinkDown:
        raise
    except (SurroundingsError, msgspec.DecodeError):
        return None, DETAIL_MISSING


def _shown_as(protocol: SessionProtocol) -> dict[str, Any]:
    """Montage and filters of the protocol, as fields of a `DetailRequest`."""
    fields: dict[str, Any] = {}
    if protocol.montages:
        fields["montage"] = protocol.montages[0]
    if protocol.filters is not None:
        fields["low_cut_hz"] = protocol.filters.high_pass_hz
        fields["high_cut_hz"] = protocol.filters.low_pass_hz
        fields["notch"] = protocol.filters.notch
    return fields


def _activation(one: Activation) -> ReportedActivation:
    gone_s = (one.ended_s if one.ended_s is not None else one.onset_s) - one.onset_s
    phases, begin_s = [], 0.0
    for phase in one.phases:
        done_s = min(phase.seconds, gone_s - begin_s)
        if done_s <= 0:
            break
        begin_s += phase.seconds
        phases.append(f"{phase.mark} {done_s:.0f} s")
    return ReportedActivation(
        name=one.title,
        onset_s=one.onset_s,
        duration_s=gone_s,
        outcome=_HOW.get(one.how, one.how),
        phases=tuple(phases),
        text=one.reason,
    )


def _stimulations(store: StationStore, session_id: str) -> tuple[ReportedStimulation, ...]:
    found = []
    for event in store.log.events_of(session_id):
        match event.data:
            case StimulatorAttachedData(name=name, firmware=firmware, greatest_amplitude_ma=greatest):
                text = f"Stimulator {name} (firmware {firmware}), at most {greatest:g} mA"
            case AmplitudeChangedData(before_ma=before, amplitude_ma=after):
                text = f"Amplitude from {before:g} to {after:g} mA, confirmed by the device"
            case StimulationExceededData(amplitude_ma=given, ordered_ma=ordered):
                text = f"Gave {given:g} mA where {ordered:g} mA were ordered; brought to its safe state"
            case OutputChangedData(state=state, reason=reason):
                text = f"Output {state}" + (f": {reason}" if reason else "")
            case _:
                continue
        found.append(ReportedStimulation(at=event.timestamp.isoformat(timespec="seconds"), text=text))
    return tuple(found)


def _stop(logged: str, stop: SafetyStopData, reason: str) -> str:
    cause = stop.cause.replace("_", " ")
    confirmed = "no output confirmed it" if stop.latency_ms is None else f"confirmed after {stop.latency_ms:.1f} ms"
    source = stop.source.replace(f"{stop.cause}: ", "")  # some sources repeat the cause
    words = f"{moment(stop.stopped_at or logged)}: safety stop, {cause} ({source}); {confirmed}."
    return words + (f" Reason given: {reason}" if reason else "")

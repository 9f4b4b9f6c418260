"""Writes a session as a FHIR bundle where a person wants it.

Guarantees: checked (shape, required codes, references) before a byte is written; whole and compared or not there;
readable by this user only, outside the data folder; an entry of the log with its purpose before the file has its name.
Does not: judge who may (the door does). Threads: the exchange's pool.
"""

import contextlib
import hashlib
import json
import os
from datetime import timedelta

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.fhir.bundle import (
    FHIR_VERSION,
    ToldAppointment,
    ToldConsent,
    ToldReport,
    ToldSigner,
    demand_whole,
    report_bundle,
)
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.sessions import existing_session
from app.core.errors import StorageFault
from app.core.events.finding_events import FhirExportedData
from app.core.station.export_desk import IN_WINDOW, ON_COMMAND_LINE
from app.core.station.finding_messages import ExportFhir, FhirExported
from app.core.station.interpretations import interpreted
from app.core.station.report_making import kept_content
from app.core.station.report_requests import HOW_TO_NAME_IT, demand_place, demand_purpose, write_copy
from app.core.station.report_stage import stage_of
from app.core.station.report_versions import content_of, reported_patient, versions_of
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore
from app.core.telemetry.heartbeat import ProgramName


def export_fhir(rooms: StationRooms, request: ExportFhir, caller: Caller) -> FhirExported:
    """Write the bundle.

    Raises:
        WrongUse, Conflict, NotPermitted: See `report_requests`; or the report was made by an earlier version.
        DefectError: The bundle is not what FHIR asks for; nothing was written.
        NotFound, ErasedSubject, LedgerBroken, StorageFault: The report cannot be had, or the disk refused.
    """
    target = demand_place(rooms.data, request.path, replace=request.replace)
    session = existing_session(rooms.store, request.session_id)
    demand_purpose(rooms.store, session.patient_id, request.purpose)
    told = told_report(rooms, session)
    bundle = report_bundle(told, score_terms())
    demand_whole(bundle)
    content = json.dumps(bundle, ensure_ascii=False, indent=1, sort_keys=False).encode() + b"\n"
    sha256 = hashlib.sha256(content).hexdigest()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    in_window = caller.peer.startswith(f"{ProgramName.DESKTOP}#")
    try:
        write_copy(part, content)
        rooms.journal.write(
            FhirExportedData(
                session_id=request.session_id,
                report_id=told.content.report_id,
                sha256=sha256,
                fhir_version=FHIR_VERSION,
                resources=len(bundle["entry"]),
                purpose=request.purpose,
                asked_in=IN_WINDOW if in_window else ON_COMMAND_LINE,
            ),
            source="station" if in_window else "command-line",
            session_id=request.session_id,
        )
        part.replace(target)
    except OSError as error:
        raise StorageFault(
            f"The bundle cannot be written: {error.strerror or error}.", advice=HOW_TO_NAME_IT
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return FhirExported(path=str(target), size_bytes=len(content), sha256=sha256, resources=len(bundle["entry"]))


def told_report(rooms: StationRooms, session: Session) -> ToldReport:
    """What the bundle is made of: the newest version, and everything said until now.

    Raises:
        Conflict: The report was made by an earlier version.
        NotFound, ErasedSubject, LedgerBroken, StorageFault: The report cannot be had.
    """
    store = rooms.store
    newest = versions_of(store, session.session_id)[-1]
    document = content_of(store, rooms.data, session.session_id, newest)
    said = interpreted(store, rooms.data, session)
    content = msgspec.structs.replace(
        kept_content(store, rooms.data, session),
        report_id=newest.document_id,
        patient=reported_patient(store, session.patient_id),
        interpretation=said.interpretation,
        analysis=said.analysis,
    )
    return ToldReport(
        content=content,
        patient_id=session.patient_id,
        stage=stage_of(store, session.session_id).stage,
        version=newest.version,
        issued=newest.written,
        document=document,
        consents=_consents(store, session.patient_id),
        signers=tuple(
            ToldSigner(user_id=one.signer_id, name=one.signer_name, signed_at=one.signed_at)
            for one in store.signatures.of_session(session.session_id)
        ),
        appointment=_appointment(store, session.session_id),
    )


def _appointment(store: StationStore, session_id: str) -> ToldAppointment | None:
    kept = store.appointments.of_session(session_id)
    if kept is None:
        return None
    return ToldAppointment(
        appointment_id=kept.appointment_id,
        status=kept.state,
        starts=kept.starts.isoformat(timespec="seconds"),
        ends=(kept.starts + timedelta(minutes=kept.minutes)).isoformat(timespec="seconds"),
        minutes=kept.minutes,
        place=kept.place,
    )


def _consents(store: StationStore, patient_id: str) -> tuple[ToldConsent, ...]:
    withdrawn = store.consent_withdrawals.of_patient(patient_id)
    told = []
    for one in store.consents.of_patient(patient_id):
        ended = next(
            (back for back in withdrawn if back.purpose == one.purpose and back.entry_index > one.entry_index), None
        )
        told.append(
            ToldConsent(
                consent_id=one.consent_id,
                purpose=one.purpose,
                text_version=one.text_version,
                given=one.given.isoformat(timespec="seconds"),
                withdrawn=ended.withdrawn.isoformat(timespec="seconds") if ended else "",
            )
        )
    return tuple(told)

"""A station with a report, and people who sign it."""

import hashlib
from dataclasses import dataclass, field

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.access.signatures import Meaning
from app.core.clinic.reports.rendering import render_report
from app.core.events.recording_events import ReportWrittenData
from app.core.identifiers import new_id
from app.core.station.report_shelf import keep_report
from app.core.station.signing_desk import SigningDesk
from app.core.station.signing_messages import GetSigning, SignDocument, SigningView
from tests.fakes.reception import CONSOLE, PASSWORD, WINDOW
from tests.fakes.report_contents import report_content
from tests.fakes.station_rooms import StationOfTests


def people(station: StationOfTests) -> dict[str, str]:
    """Four users with passwords of their own, by name; the ids."""
    accounts, reception = station.rooms.reception.accounts, station.rooms.reception
    found = {}
    for name, role in (
        ("keller", Role.CLINICIAN),
        ("moser", Role.CLINICIAN),
        ("tanner", Role.TECHNICIAN),
        ("forrer", Role.RESEARCHER),
    ):
        handed = accounts.create(name, f"Dr. {name.title()}", (role,), by="chief", peer=CONSOLE)
        admitted = reception.sign_in(CONSOLE, name, handed.password)
        reception.own.change_password(admitted.user, handed.password, PASSWORD, peer=CONSOLE)
        reception.sign_out(reception.caller(CONSOLE, admitted.token))
        found[name] = handed.user_id
    return found


@dataclass
class SigningOfTests:
    """A session whose report was written, and the desk that signs it."""

    station: StationOfTests
    session_id: str = field(init=False)
    users: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.session_id = self.station.begin(step="reporting")
        self.users = people(self.station)
        self.desk = SigningDesk(self.station.rooms)
        self.write_report(self.session_id)

    def write_report(self, session_id: str, **content: object) -> bytes:
        station = self.station
        session = station.store.sessions.get(session_id)
        assert session is not None
        document = render_report(report_content(**content))
        keep_report(station.store, station.data, session_id, session.patient_id, document)
        station.rooms.journal.write(
            ReportWrittenData(
                report_id=new_id(station.clock),
                session_id=session_id,
                recording_id="r-1",
                file_name=f"{session_id}.pdf",
                sha256=hashlib.sha256(document).hexdigest(),
                checkpoint_size=1,
            ),
            session_id=session_id,
        )
        return document

    def sign_in(self, name: str, peer: str = WINDOW) -> Caller:
        reception = self.station.rooms.reception
        return reception.caller(peer, reception.sign_in(peer, name, PASSWORD).token)

    def sign(self, caller: Caller, meaning: str = "authorship", **typed: str) -> SigningView:
        sha256 = self.desk.answer(GetSigning(session_id=self.session_id), caller).versions[-1].sha256
        return self.desk.answer(
            SignDocument(
                session_id=self.session_id,
                sha256=sha256,
                meaning=Meaning(meaning),
                password=typed.get("password", PASSWORD),
                user_name=typed.get("user_name", ""),
            ),
            caller,
        )

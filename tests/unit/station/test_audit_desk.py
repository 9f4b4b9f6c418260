"""The audit: what can be found by whom, names by right, proofs, exports; and that looking is an entry."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B.auditevent import AuditEvent

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.events.access_events import AccessReadData, AccessRefusedData, AccessRequestedData, CareAssignedData
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, new_event
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.ledger.receipt import Receipt
from app.core.station.audit_desk import AuditDesk
from app.core.station.audit_messages import (
    AuditFilter,
    CorrectPatient,
    ExportAudit,
    GetAuditEntry,
    GetAuditProof,
    ListAudit,
    ListPatientVersions,
)
from app.core.station.audit_words import plain_words
from app.core.store.log_verification import verify_data
from tests.fakes.reception import CONSOLE, quick_passwords
from tests.fakes.station_rooms import StationOfTests


class Audited:
    """A station where things happened: two patients, two clinicians, an administrator."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        accounts = station.rooms.reception.accounts
        self.ids = {
            name: accounts.create(name, f"Dr. {name.title()}", (role,), by="chief", peer=CONSOLE).user_id
            for name, role in (("keller", Role.CLINICIAN), ("moser", Role.CLINICIAN), ("adler", Role.ADMINISTRATOR))
        }
        self.session_id = station.begin()
        self.patient_id = station.shown().patient.patient_id
        self.other_id = station.register("H-2")
        self.write(
            CareAssignedData(patient_id=self.patient_id, user_id=self.ids["keller"], assigned_by=self.ids["adler"]),
            subject_id=self.patient_id,
        )
        station.rooms.care.__init__(station.store, clock=station.clock, everybodys=False)  # type: ignore[misc]
        self.write(
            AccessReadData(user_id=self.ids["keller"], sign_in_id="k1", request="GetReport", patient_id=self.patient_id)
        )
        self.write(
            AccessReadData(
                user_id=self.ids["moser"], sign_in_id="m1", request="GetReport", patient_id=self.other_id,
                break_glass_id="b1",
            )
        )  # fmt: skip
        self.write(
            AccessRefusedData(
                user_id=self.ids["moser"], request="GetReport", reason="patient", patient_id=self.patient_id
            )
        )
        self.desk = AuditDesk(station.rooms)

    def write(self, data: EventData, **how: Any) -> str:
        kinds = {cls: name for name, cls in CATALOGUE.items()}
        event = new_event(kinds[type(data)], data, source_service="station", clock=self.station.clock, **how)
        self.station.store.log.append(event)
        return event.event_id

    def caller(self, name: str) -> Caller:
        role = Role.ADMINISTRATOR if name == "adler" else Role.CLINICIAN
        return Caller(user_id=self.ids[name], name=f"Dr. {name.title()}", roles=frozenset({role}), sign_in_id=name)

    def rows(self, who: str = "adler", **wanted: Any) -> list[Any]:
        return list(self.desk.answer(ListAudit(filter=AuditFilter(**wanted)), self.caller(who)).rows)  # type: ignore[attr-defined]


@pytest.fixture
def audited(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Iterator[Audited]:
    quick_passwords(monkeypatch)
    yield Audited(station)
    verify_data(station.data)


@pytest.mark.proves("REQ-AUDIT-TRAIL")
def test_who_did_what_on_whom_and_when_and_looking_is_an_entry(audited: Audited) -> None:
    rows = audited.rows()
    (read,) = [row for row in rows if row.event_type == "access.read" and row.patient_id == audited.patient_id]
    assert (read.who, read.what, read.on_whom) == ("Dr. Keller", "Read: get report.", audited.patient_id)
    (refused,) = [row for row in rows if row.event_type == "access.refused"]
    assert (refused.result, refused.who) == ("refused", "Dr. Moser")
    (glass,) = [row for row in rows if row.emergency]
    assert glass.patient_id == audited.other_id
    assert [row.index for row in rows] == sorted((row.index for row in rows), reverse=True)
    (told,) = audited.station.events("audit.read")
    assert (told.user_id, told.how, told.shown) == (audited.ids["adler"], "list", len(rows))
    assert audited.rows()[0].event_type == "audit.read"


@pytest.mark.proves("REQ-AUDIT-TRAIL")
def test_an_administrator_sees_ids_and_a_clinician_the_names_of_their_own_and_nothing_else(audited: Audited) -> None:
    assert not any("Kanarek" in row.on_whom for row in audited.rows("adler"))
    mine = audited.rows("keller")
    assert {row.patient_id for row in mine} <= {audited.patient_id, ""}
    assert any("Kanarek" in row.on_whom for row in mine)
    assert any(row.event_type == "session.started" for row in mine)
    assert audited.other_id not in str(mine)
    # What somebody did on a patient of others is theirs to see, by id.
    own = audited.rows("moser")
    assert {row.event_type for row in own} >= {"access.read", "access.refused"}
    assert not any("Kanarek" in row.on_whom for row in own)
    researcher = Caller(user_id="r", name="R", roles=frozenset({Role.RESEARCHER}))
    with pytest.raises(NotPermitted):
        audited.desk.answer(ListAudit(), researcher)


def test_filters(audited: Audited) -> None:
    keller, moser = audited.ids["keller"], audited.ids["moser"]
    assert {row.user_id for row in audited.rows(user_id=moser)} == {moser}
    about = audited.rows(patient_id=audited.patient_id)
    assert {"patient.registered", "session.started", "care.assigned", "access.read", "access.refused"} <= {
        row.event_type for row in about
    }
    assert audited.other_id not in {row.patient_id for row in about}
    assert {row.event_type for row in audited.rows(kinds=("reading",))} == {"access.read", "audit.read"}
    assert {row.event_type for row in audited.rows(refused_only=True)} == {"access.refused"}
    assert audited.rows(refused_only=True, kinds=("reading",)) == []
    assert {row.event_type for row in audited.rows(text="began a session")} == {"session.started"}
    assert {row.user_id for row in audited.rows(text="keller", kinds=("access.read",))} == {keller}
    assert audited.rows("keller", text="kanarek")
    assert audited.rows("adler", text="kanarek") == []  # whoever may not see a name does not find by it
    now = audited.station.clock.wall()
    audited.station.clock.advance(60.0)
    audited.write(AccessReadData(user_id=keller, sign_in_id="k1", request="GetReport", patient_id=audited.patient_id))
    later = audited.rows(since=now.isoformat(), kinds=("access.read",))
    newest = audited.rows(since=audited.station.clock.wall().isoformat(), kinds=("access.read",))
    assert len(later) == 3
    assert len(newest) == 1
    assert audited.rows(until="2001-01-01") == []
    with pytest.raises(WrongUse):
        audited.rows(since="yesterday")
    with pytest.raises(WrongUse):
        audited.rows(kinds=("no such",))


def test_what_came_of_what_somebody_asked_is_theirs(audited: Audited) -> None:
    asked = audited.write(
        AccessRequestedData(user_id=audited.ids["moser"], sign_in_id="m1", request="ListPatients", program="desktop")
    )
    from app.core.events.program_events import ProgramStartedData

    audited.write(ProgramStartedData(program="worker", pid=1, attempt=1), causation_id=asked)
    (row,) = audited.rows(kinds=("program.started",))
    assert row.who == "Dr. Moser"
    assert {one.event_type for one in audited.rows(user_id=audited.ids["moser"])} >= {"program.started"}
    entry = audited.desk.answer(GetAuditEntry(index=row.index), audited.caller("adler"))
    assert [(step.depth, step.event_type, step.asked) for step in entry.tree] == [  # type: ignore[attr-defined]
        (0, "access.requested", False),
        (1, "program.started", True),
    ]


def test_pages_join_without_a_gap(audited: Audited) -> None:
    whole = [row.index for row in audited.rows()]
    found: list[int] = []
    before: int | None = None
    while True:
        page: Any = audited.desk.answer(ListAudit(before=before, at_most=4), audited.caller("adler"))
        found += [row.index for row in page.rows]
        before = page.before
        if before is None:
            break
    assert [index for index in found if index in whole] == whole
    assert len(set(found)) == len(found)
    assert len(audited.station.events("audit.read")) == 2  # a page is not a new look


def test_an_entry_in_full_tells_of_a_patient_by_right_alone(audited: Audited) -> None:
    (row,) = [
        one for one in audited.rows() if one.event_type == "patient.registered" and one.patient_id == audited.patient_id
    ]
    seen: Any = audited.desk.answer(GetAuditEntry(index=row.index), audited.caller("keller"))
    assert {one.name: one.value for one in seen.fields}["family_name"] == "Kanarek"
    hidden: Any = audited.desk.answer(GetAuditEntry(index=row.index), audited.caller("adler"))
    assert "Kanarek" not in str(hidden)
    assert any(one.withheld for one in hidden.fields)
    with pytest.raises(NotPermitted):
        audited.desk.answer(GetAuditEntry(index=row.index), audited.caller("moser"))
    for index in (10**6, -1):
        with pytest.raises(NotFound):
            audited.desk.answer(GetAuditEntry(index=index), audited.caller("adler"))


def test_a_proof_stands_alone_and_tells_nothing(audited: Audited) -> None:
    row = audited.rows()[-1]
    proof: Any = audited.desk.answer(GetAuditProof(index=row.index), audited.caller("adler"))
    receipt = Receipt.from_text(proof.receipt)
    receipt.verify(CheckpointVerifier.from_text(proof.public_key))
    assert (receipt.index, receipt.payload) == (row.index, None)


@pytest.mark.proves("REQ-AUDIT-TRAIL")
@pytest.mark.parametrize("file_format", ["fhir", "csv", "json"])
def test_an_export_in_pieces_is_whole_and_may_name_nobody(audited: Audited, file_format: str) -> None:
    size = audited.station.store.log.size

    def exported(who: str = "adler", *, pseudonymised: bool) -> str:
        text, first = "", 0
        while True:
            piece: Any = audited.desk.answer(
                ExportAudit(format=file_format, first=first, at_most=5, pseudonymised=pseudonymised),
                audited.caller(who),
            )
            text += piece.text
            if piece.next_index is None:
                return text
            first = piece.next_index

    told = exported(pseudonymised=False)
    if file_format == "fhir":
        resources = [AuditEvent.model_validate_json(line) for line in told.splitlines()]
        assert len(resources) == size + 1  # that it is exported is in it
        assert {"0", "4"} <= {one.outcome for one in resources}
    elif file_format == "csv":
        read = list(csv.DictReader(io.StringIO(told)))
        assert [int(line["index"]) for line in read] == list(range(size + 1))
    else:
        assert [json.loads(line)["index"] for line in told.splitlines()] == list(range(size + 1))
    assert "Dr. Keller" in told
    assert "Kanarek" not in told
    assert "Kanarek" in exported("keller", pseudonymised=False)
    bare = exported("keller", pseudonymised=True)
    for word in ("Kanarek", "Dr. Keller", audited.patient_id, audited.ids["keller"], audited.session_id):
        assert word not in bare.replace('"user_id":"chief"', "")
    assert len(audited.station.events("audit.read")) == 3


def test_there_are_plain_words_for_every_kind_of_event() -> None:
    for event_type in CATALOGUE:
        assert plain_words(event_type)[0].isupper(), event_type
        assert plain_words(event_type).endswith("."), event_type
    assert plain_words("something.new").endswith(".")


@pytest.mark.proves("REQ-VERSIONS-KEPT")
def test_a_patient_is_put_right_with_a_reason_and_the_old_stays(audited: Audited) -> None:
    keller = audited.caller("keller")

    def corrected(**changed: Any) -> Any:
        values = {
            "version": 1, "hospital_number": "H-4711", "family_name": "Kanarek", "given_name": "Vogel",
            "birth_date": "1980-01-01", "sex": "female", "reason": "A letter of the name was wrong.",
        }  # fmt: skip
        return audited.desk.answer(CorrectPatient(patient_id=audited.patient_id, **{**values, **changed}), keller)

    for refused, error in (
        ({"family_name": "Kanarik", "reason": ""}, WrongUse),
        ({}, WrongUse),
        ({"birth_date": "2999-01-01"}, WrongUse),
        ({"family_name": "Kanarik", "version": 2}, Conflict),
        ({"hospital_number": "h-2"}, Conflict),
    ):
        with pytest.raises(error):
            corrected(**refused)
    answer = corrected(family_name="Kanarik", birth_date="1980-01-02")
    assert [(one.version, one.family_name, one.corrected_by) for one in answer.versions] == [
        (1, "Kanarek", ""), (2, "Kanarik", "Dr. Keller"),
    ]  # fmt: skip
    assert audited.station.shown().patient.family_name == "Kanarik"
    assert [one.family_name for one in audited.station.store.patients.search("kanarik")] == ["Kanarik"]
    assert audited.station.store.patients.search("kanarek birth") == ()
    (told,) = audited.station.events("patient.corrected")
    assert [(one.field, one.old, one.new) for one in told.changed] == [
        ("family_name", "Kanarek", "Kanarik"), ("birth_date", "1980-01-01", "1980-01-02"),
    ]  # fmt: skip
    listed: Any = audited.desk.answer(ListPatientVersions(patient_id=audited.patient_id), keller)
    assert listed == answer


@pytest.mark.proves("REQ-VERSIONS-KEPT")
def test_every_change_of_clinical_data_has_a_reason() -> None:
    # What of a consent taken back, nobody must explain (GDPR Art. 7 (3)); the entry has a place for it.
    kinds = ("corrected", "changed", "withdrawn", "amended")
    changes = {
        name
        for name in CATALOGUE
        if name.rpartition(".")[2] in kinds
        and name.partition(".")[0] in ("annotation", "consent", "patient", "report", "user")
    }
    assert changes >= {"annotation.corrected", "patient.corrected", "report.amended", "report.withdrawn"}
    assert [name for name in changes if "reason" not in CATALOGUE[name].__struct_fields__] == []

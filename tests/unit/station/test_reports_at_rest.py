"""Reports: sealed, read in pieces, saved in clear by wish only; those of earlier versions sealed in passing."""

import hashlib
import stat
from pathlib import Path
from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.clinic import sessions
from app.core.errors import Conflict, LedgerBroken, NotFound, NotPermitted, WrongUse
from app.core.events.recording_events import ReportWrittenData
from app.core.station.report_messages import PIECE_BYTES, GetReport, SaveReport
from app.core.station.report_requests import ReportDesk, answer_report_request
from app.core.station.report_shelf import keep_report, seal_clear_reports, sealing_of_clear_reports
from tests.fakes.station_rooms import StationOfTests

DOCUMENT = b"%PDF-1.7 " + bytes(range(256)) * 6000


@pytest.fixture
def session_id(station: StationOfTests) -> str:
    """A session whose report is in the log, and not yet on the disk."""
    session_id = station.begin()
    station.rooms.journal.write(
        ReportWrittenData(
            report_id="rep", session_id=session_id, recording_id="r-1", file_name="x", checkpoint_size=1,
            sha256=hashlib.sha256(DOCUMENT).hexdigest(),
        ),
        session_id=session_id,
    )  # fmt: skip
    return session_id


@pytest.fixture
def desk(station: StationOfTests, session_id: str) -> ReportDesk:
    keep_report(station.store, station.data, session_id, patient_of(station, session_id), DOCUMENT)
    return ReportDesk(station.store, station.data)


def patient_of(station: StationOfTests, session_id: str) -> str:
    return sessions.existing_session(station.store, session_id).patient_id


def test_it_comes_in_pieces(desk: ReportDesk, session_id: str) -> None:
    pieces = [desk.piece(GetReport(session_id=session_id, offset=at)) for at in (0, PIECE_BYTES)]
    assert b"".join(piece.content for piece in pieces) == DOCUMENT
    assert {piece.total_bytes for piece in pieces} == {len(DOCUMENT)}
    for offset in (-1, len(DOCUMENT)):
        with pytest.raises(WrongUse):
            desk.piece(GetReport(session_id=session_id, offset=offset))
    with pytest.raises(NotFound):
        desk.piece(GetReport(session_id="another"))


@pytest.mark.proves("REQ-PRIVACY")
def test_another_report_in_its_place_is_not_shown(desk: ReportDesk, station: StationOfTests, session_id: str) -> None:
    keep_report(station.store, station.data, session_id, patient_of(station, session_id), b"%PDF another")
    with pytest.raises(LedgerBroken, match="not the one"):
        desk.piece(GetReport(session_id=session_id))


@pytest.mark.proves("REQ-PRIVACY")
def test_a_clear_copy_is_a_wish_with_a_purpose_and_an_entry(
    desk: ReportDesk, station: StationOfTests, session_id: str, tmp_path: Path
) -> None:
    target = tmp_path / "copy.pdf"
    caller = Caller(user_id="u", name="n", peer="desktop#1")
    saved: Any = answer_report_request(station.rooms, SaveReport(session_id=session_id, path=str(target)), caller)
    assert (saved.path, target.read_bytes()) == (str(target), DOCUMENT)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    (told,) = station.events("report.exported")
    assert (told.purpose, told.asked_in, told.sha256) == ("care", "window", saved.sha256)
    assert not list(tmp_path.glob(".*")), "something was left"


def test_where_and_what_for_is_judged(
    desk: ReportDesk, station: StationOfTests, session_id: str, tmp_path: Path
) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"mine")
    for path, purpose, refusal in (
        (there, "care", Conflict),
        (Path("relative.pdf"), "care", WrongUse),
        (station.data.reports / "x.pdf", "care", WrongUse),
        (station.data.runtime / "x.pdf", "care", WrongUse),
        (tmp_path / "nowhere" / "x.pdf", "care", WrongUse),
        (tmp_path / "x.pdf", "advertising", WrongUse),
        (tmp_path / "x.pdf", "research", NotPermitted),
    ):
        with pytest.raises(refusal):
            desk.save(SaveReport(session_id=session_id, path=str(path), purpose=purpose), asked_in="window")
    assert there.read_bytes() == b"mine"
    assert station.events("report.exported") == []
    desk.save(SaveReport(session_id=session_id, path=str(there), replace=True), asked_in="command line")
    assert there.read_bytes() == DOCUMENT


@pytest.mark.proves("REQ-PRIVACY")
def test_a_clear_report_of_an_earlier_version_is_sealed(station: StationOfTests, session_id: str) -> None:
    clear, desk = station.data.report(session_id), ReportDesk(station.store, station.data)
    clear.write_bytes(DOCUMENT)
    assert desk.piece(GetReport(session_id=session_id)).total_bytes == len(DOCUMENT), "it is readable meanwhile"
    thread = sealing_of_clear_reports(station.rooms)
    thread.start()
    thread.join()
    assert not clear.exists()
    assert b"%PDF" not in station.data.sealed_report(session_id).read_bytes()
    assert desk.piece(GetReport(session_id=session_id)).content.startswith(b"%PDF")
    assert station.types()[-1] == "report.sealed"
    assert seal_clear_reports(station.store, station.data, station.log) == 0


@pytest.mark.proves("REQ-PRIVACY")
def test_interrupted_between_sealing_and_removing_it_is_finished(station: StationOfTests, session_id: str) -> None:
    clear = station.data.report(session_id)
    clear.write_bytes(DOCUMENT)
    keep_report(station.store, station.data, session_id, patient_of(station, session_id), DOCUMENT)
    assert seal_clear_reports(station.store, station.data, station.log) == 1
    assert not clear.exists()
    assert "report.sealed" not in station.types()


def test_what_is_not_the_report_stays_and_is_said(station: StationOfTests, session_id: str) -> None:
    station.data.report(session_id).write_bytes(b"%PDF changed")
    (station.data.reports / "stray.pdf").write_bytes(b"%PDF stray")
    assert seal_clear_reports(station.store, station.data, station.log) == 0
    assert len(list(station.data.reports.glob("*.pdf"))) == 2
    assert sum("lies in clear" in line for line in station.log_lines) == 2

"""A name planted everywhere in a whole session, with programs killed in every way: it is in no file in clear.

What a person may type is one planted word each, so that a leak says where it came from. Searched is everything that
could have been written: the data folder, the runtime folder, a temporary folder of the test's own, the folder that the
programs stand in (core files), what is new in the system's temporary folder, and command lines and environments.
"""

import contextlib
import os
import resource
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.core.devices.driver import PlaybackSpec, SimulatedSpec
from app.core.errors import NeuraScaleError
from app.core.station.alarm_messages import ReportPatientEvent
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.care_messages import OpenBreakGlass
from app.core.station.consent_messages import WithdrawConsent
from app.core.station.messages import (
    Annotate,
    BeginSession,
    CancelSession,
    ConfirmIdentity,
    GiveConsent,
    ListPatients,
    ListSessionEvents,
    RegisterPatient,
    ResetStop,
    SendDeviceCommand,
    StopSessionRecording,
)
from app.core.station.recording_messages import ChangeChannel, ExportRecording
from app.core.station.report_messages import ExportSubject, GetReport, SaveReport
from tests.fakes.canary_search import CanarySearch, files_below
from tests.fakes.edf_files import FakeFile, FakeSignal
from tests.journeys.running_workstation import (
    RunningWorkstation,
    neurascale,
    processes_of,
    running_workstation,
    wait_for,
)

pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]

PLACES = (
    "family name", "given name", "hospital number", "wrong number", "annotation", "annotation after a crash",
    "annotation of a file", "patient in a file", "correction", "reason of a correction", "reason of a withdrawn mark",
    "remark about a channel", "device command", "reason of a stop", "reason of a reset",
    "reason of a cancelled session", "reason of withdrawn consent", "witness of a consent", "reason of break-glass",
    "search", "purpose of an export", "reason of a reset without a station",
)  # fmt: skip


@pytest.fixture
def places() -> Iterator[Path]:
    """A short path, because sockets lie below it; nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="nc"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def words() -> dict[str, str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {place: "Qz" + "".join(secrets.choice(letters) for _ in range(12)) for place in PLACES}


@pytest.mark.proves("REQ-PRIVACY")
def test_a_planted_name_is_nowhere_in_clear(
    places: Path, words: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    began_s = time.time() - 1.0
    for name in ("tmp", "run", "cwd", "out"):
        (places / name).mkdir(mode=0o700)
    monkeypatch.setenv("TMPDIR", str(places / "tmp"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(places / "run"))
    monkeypatch.chdir(places / "cwd")
    search = CanarySearch(words)
    with _core_files_allowed(), running_workstation(places / "data") as workstation:
        _record(workstation, words, places)
        _kill_in_every_way(workstation, words)
        _search(search, places, began_s)
        _search_processes(search, workstation)
        _end_the_session(workstation, words, places)
        _another_session(workstation, words)
        _search(search, places, began_s)
    _search(search, places, began_s)
    assert set(search.in_bytes((places / "out" / "report.pdf").read_bytes())) >= {"family name", "hospital number"}


def _record(workstation: RunningWorkstation, words: dict[str, str], places: Path) -> None:
    operator = workstation.operator
    file = FakeFile(
        signals=(FakeSignal("Fp1"), FakeSignal("Fp2")),
        n_records=200,
        annotation_samples=60,
        timed_texts={2: b"+1.0\x14%s\x14\x00" % words["annotation of a file"].encode()},
    )
    content = bytearray(file.bytes())
    content[8:88] = f"X F 01-JAN-1980 {words['patient in a file']}".ljust(80).encode()
    source = places / "out" / "source.edf"
    source.write_bytes(content)
    _name_the_patient(workstation, words)
    operator.request(ListPatients(search=words["search"]))
    workstation.record(SimulatedSpec(), PlaybackSpec(path=str(source)))
    session_id = workstation.session_id
    operator.request(Annotate(session_id=session_id, text=words["annotation"]))
    listed = operator.request(ListSessionEvents(session_id=session_id)).events
    mark = next(row for row in listed if row.text == words["annotation"])
    operator.request(
        CorrectAnnotation(
            session_id=session_id, annotation_id=mark.annotation_id, version=mark.version, onset_s=mark.onset_s,
            duration_s=0.0, text=words["correction"], reason=words["reason of a correction"],
        )
    )  # fmt: skip
    operator.request(
        WithdrawAnnotation(
            session_id=session_id, annotation_id=mark.annotation_id, version=mark.version + 1,
            reason=words["reason of a withdrawn mark"],
        )
    )  # fmt: skip
    operator.request(
        ChangeChannel(session_id=session_id, label="Fp2", bad=True, comment=words["remark about a channel"])
    )
    operator.request(ReportPatientEvent(session_id=session_id))
    _refused(workstation, SendDeviceCommand(name="eyes", argument=words["device command"]))
    _refused(workstation, ConfirmIdentity(session_id=session_id, hospital_number=words["wrong number"]))
    workstation.follow(lambda view: view.recording_seconds > 3)


def _name_the_patient(workstation: RunningWorkstation, words: dict[str, str]) -> None:
    workstation.patient = RegisterPatient(
        hospital_number=words["hospital number"],
        family_name=words["family name"],
        given_name=words["given name"],
        birth_date="1980-01-01",
    )


def _kill_in_every_way(workstation: RunningWorkstation, words: dict[str, str]) -> None:
    operator, session_id = workstation.operator, workstation.session_id
    workstation.kill("acquisition", signal.SIGSEGV)
    workstation.kill("worker", signal.SIGABRT)
    workstation.restart_station()
    workstation.follow(lambda view: "stop" in view.waiting_for)
    _until_taken(workstation, Annotate(session_id=session_id, text=words["annotation after a crash"]))
    data = str(workstation.data.root)
    done = neurascale("stop", "--reason", words["reason of a stop"], "--data", data)
    # Whether the output confirmed it is not asked here: the program that drives it was just killed.
    assert "not kept" not in done.stderr, done.stderr
    _until_taken(workstation, ResetStop(role="clinician", reason=words["reason of a reset"]))
    workstation.kill_station(signal.SIGABRT)
    neurascale("stop", "--data", data)
    unsealed = words["reason of a reset without a station"]
    done = neurascale("stop", "--reset", "--role", "clinician", "--reason", unsealed, "--data", data)
    assert "not kept" in done.stderr, done.stderr
    workstation.start_station()
    workstation.follow(lambda view: "stop" in view.waiting_for)
    assert operator.request(ListSessionEvents(session_id=session_id)).events


def _end_the_session(workstation: RunningWorkstation, words: dict[str, str], places: Path) -> None:
    operator, session_id = workstation.operator, workstation.session_id
    operator.request(StopSessionRecording(session_id=session_id))
    view = workstation.follow(lambda view: view.step in ("completed", "failed", "cancelled"), timeout_s=120)
    assert view.step == "completed", view.error
    assert operator.request(GetReport(session_id=session_id)).content.startswith(b"%PDF")
    out = places / "out"
    operator.request(SaveReport(session_id=session_id, path=str(out / "report.pdf")))
    purpose = words["purpose of an export"]
    _refused(workstation, SaveReport(session_id=session_id, path=str(out / "x.pdf"), purpose=purpose))
    operator.request(ExportRecording(recording_id=view.recording_id, format="edf", folder=str(out), identified=True))
    operator.follow(lambda state: state.export is not None and state.export.state != "running", timeout_s=60)
    operator.request(ExportSubject(patient_id=view.patient.patient_id, folder=str(out)))
    state = operator.follow(
        lambda state: state.subject_export is not None and state.subject_export.state != "running", timeout_s=60
    )
    assert state.subject_export is not None
    assert state.subject_export.state == "done", state.subject_export.text


def _another_session(workstation: RunningWorkstation, words: dict[str, str]) -> None:
    operator, patient_id = workstation.operator, workstation.patient_id
    workstation.session_id = operator.request(BeginSession(patient_id=patient_id, device=SimulatedSpec())).session_id
    workstation.follow(lambda view: view.device is not None)
    _refused(workstation, OpenBreakGlass(patient_id=patient_id, reason=f"{words['reason of break-glass']} is unwell"))
    operator.request(CancelSession(session_id=workstation.session_id, reason=words["reason of a cancelled session"]))
    workstation.follow(lambda view: view.step == "cancelled")
    reason = words["reason of withdrawn consent"]
    operator.request(WithdrawConsent(patient_id=patient_id, purpose="recording", withdrawn_by="patient", reason=reason))
    witness = words["witness of a consent"]
    operator.request(
        GiveConsent(patient_id=patient_id, purpose="research", given_by="patient", how="witnessed", witness=witness)
    )


def _refused(workstation: RunningWorkstation, message: object) -> None:
    """Asked, and not taken: what was typed is not to be kept either."""
    with contextlib.suppress(NeuraScaleError):
        workstation.operator.request(message)  # type: ignore[arg-type]


def _until_taken(workstation: RunningWorkstation, message: object) -> None:
    def taken() -> bool:
        try:
            workstation.operator.request(message)  # type: ignore[arg-type]
        except NeuraScaleError:
            return False
        return True

    wait_for(taken, 60, f"{type(message).__name__} was never taken")


def _search(search: CanarySearch, places: Path, began_s: float) -> None:
    own = [places / name for name in ("data", "run", "tmp", "cwd")]
    assert search.in_files(files_below(*own)) == {}
    theirs = [one for one in Path("/tmp").glob("neurascale*") if one.is_dir() and one.stat().st_uid == os.getuid()]
    assert search.in_files(files_below(*theirs, newer_than_s=began_s)) == {}
    assert not [path for path in files_below(*own) if path.name.startswith("core")], "a program left a core file"


def _search_processes(search: CanarySearch, workstation: RunningWorkstation) -> None:
    for process in processes_of(workstation.data):
        with contextlib.suppress(psutil.Error):
            said = "\0".join([*process.cmdline(), *(f"{k}={v}" for k, v in process.environ().items())])
            assert search.in_bytes(said.encode()) == set(), process.name()


@contextlib.contextmanager
def _core_files_allowed() -> Iterator[None]:
    """As on a developer's machine: where a program did not refuse it, its crash would leave a core file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@pytest.mark.proves("REQ-PRIVACY")
@pytest.mark.skipif(sys.platform != "linux", reason="core files are looked for where Linux puts them")
def test_a_crash_leaves_no_core_file(places: Path) -> None:
    """Of our programs; and it can be seen here that one of another's does."""
    own = "from app.programs.private_memory import keep_memory_private; keep_memory_private(); "
    for first, cores in ((own, 0), ("", 1)):
        folder = places / f"cores-{cores}"
        folder.mkdir()
        with _core_files_allowed():
            if resource.getrlimit(resource.RLIMIT_CORE)[0] == 0 and cores:
                return  # nobody here may leave a core file
            subprocess.run(
                [sys.executable, "-c", f"{first}import os; os.abort()"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                check=False,
                timeout=60,
            )
        pattern = Path("/proc/sys/kernel/core_pattern").read_text()
        if cores and (pattern.startswith("|") or "/" in pattern):
            return
        assert len(list(folder.iterdir())) == cores

"""Corrections of marks: what is kept, what is shown, who is refused, and what an export says."""

from pathlib import Path

import msgspec
import pytest

from app.core.acquisition.messages import AddAnnotation, AnnotationPlaced
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.annotation_events import AnnotationCorrectedData
from app.core.events.recording_events import AnnotationAddedData
from app.core.recording.annotation_changes import annotation_changes
from app.core.recording.exports.formats import ExportFormat, export_recording
from app.core.recording.reader import RecordingReader
from app.core.station.annotating import annotate, change_annotation
from app.core.station.annotation_messages import AnnotationRequest, CorrectAnnotation, WithdrawAnnotation
from app.core.station.messages import Annotate
from app.core.station.restoration import restore_session
from app.core.station.views import SessionEvent
from tests.fakes.recordings import RECORDING, annotation, create_writer, record_blocks
from tests.fakes.station_rooms import StationOfTests


class Marked:
    """A recording session with one mark, "Blink" at 12.5 s."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.session_id = station.begin(step="recording", waiting_for=("stop",), recording_id=RECORDING)
        self.mark("Blink", 12.5)
        (self.row,) = station.rooms.board.events(self.session_id)

    def mark(self, text: str, onset_s: float) -> None:
        self.station.acquisition.answers[AddAnnotation] = AnnotationPlaced(onset_s=onset_s)
        annotate(self.station.rooms, Annotate(session_id=self.session_id, text=text), self._show)

    def ask(self, message: AnnotationRequest) -> SessionEvent:
        change_annotation(self.station.rooms, message, self._show)
        return self.station.rows[-1][1]

    def correct(self, version: int = 1, **fields: object) -> SessionEvent:
        said = {"onset_s": 12.25, "duration_s": 0.5, "text": "Eye blink", "channels": ("Fp1",), **fields}
        return self.ask(
            CorrectAnnotation(
                session_id=self.session_id, annotation_id=self.row.annotation_id, version=version, **said  # type: ignore[arg-type]
            )
        )  # fmt: skip

    def withdraw(self, version: int = 1, reason: str = "Wrong patient's cough") -> SessionEvent:
        return self.ask(
            WithdrawAnnotation(
                session_id=self.session_id, annotation_id=self.row.annotation_id, version=version, reason=reason
            )
        )

    def events(self) -> list[tuple[str, int, str]]:
        return [(e.text, e.version, e.state) for e in self.station.rooms.board.events(self.session_id)]

    def _show(self, *row: object) -> None:
        self.station.rows.append(row)  # type: ignore[arg-type]


@pytest.fixture(name="marked")
def _marked(station: StationOfTests) -> Marked:
    return Marked(station)


def test_a_correction_is_new_and_the_old_one_stays(marked: Marked) -> None:
    row = marked.correct(reason="Seen on the video")
    assert (row.text, row.onset_s, row.duration_s, row.channels) == ("Eye blink", 12.25, 0.5, ("Fp1",))
    assert (row.version, row.state, row.reason) == (2, "", "Seen on the video")
    assert marked.events() == [("Eye blink", 2, ""), ("Blink", 1, "replaced")]
    store = marked.station.store
    (first,) = marked.station.events("annotation.added")
    assert isinstance(first, AnnotationAddedData)
    assert (first.text, first.onset_s) == ("Blink", 12.5), "the log keeps what was said first"
    (holds,) = store.annotations.of_session(marked.session_id)
    assert (holds.text, holds.onset_s, holds.version, holds.origin) == ("Eye blink", 12.25, 2, "clinician")
    assert [one.change for one in store.annotations.versions(marked.row.annotation_id)] == ["added", "corrected"]
    (entry,) = [one.event for one in store.log.read(event_type="annotation.corrected")]
    assert entry.causation_id == marked.row.annotation_id


def test_a_withdrawn_mark_is_shown_to_be_withdrawn_and_holds_no_more(marked: Marked) -> None:
    marked.correct()
    row = marked.withdraw(version=2)
    assert (row.text, row.state, row.version, row.reason) == ("Eye blink", "withdrawn", 3, "Wrong patient's cough")
    assert marked.station.store.annotations.of_session(marked.session_id) == ()
    assert [one.change for one in marked.station.store.annotations.versions_of_session(marked.session_id)] == [
        "added",
        "corrected",
        "withdrawn",
    ]
    with pytest.raises(Conflict, match="withdrawn"):
        marked.correct(version=3)


def test_two_who_correct_at_once_do_not_overwrite_each_other(marked: Marked) -> None:
    marked.correct()
    with pytest.raises(Conflict, match="meanwhile"):
        marked.correct(text="Something else")
    with pytest.raises(Conflict, match="meanwhile"):
        marked.withdraw()
    assert len(marked.station.events("annotation.corrected")) == 1


@pytest.mark.parametrize(
    "fields",
    [{"text": "  "}, {"text": "x" * 1001}, {"onset_s": -0.1}, {"onset_s": float("nan")}, {"duration_s": -1.0}],
)
def test_what_cannot_be_is_refused(marked: Marked, fields: dict[str, object]) -> None:
    size = marked.station.store.log.size
    with pytest.raises(WrongUse):
        marked.correct(**fields)
    with pytest.raises(WrongUse, match="reason"):
        marked.withdraw(reason=" ")
    assert marked.station.store.log.size == size
    assert marked.events() == [("Blink", 1, "")]


def test_another_sessions_mark_is_not_changed(marked: Marked) -> None:
    with pytest.raises(NotFound):
        marked.ask(WithdrawAnnotation(session_id=marked.session_id, annotation_id="nobody", version=1, reason="x"))
    with pytest.raises(NotFound):
        marked.ask(
            WithdrawAnnotation(session_id="another", annotation_id=marked.row.annotation_id, version=1, reason="x")
        )


def test_a_restarted_station_shows_the_same_list(marked: Marked) -> None:
    marked.mark("Cough", 3.0)
    marked.correct()
    cough = next(e for e in marked.station.rooms.board.events(marked.session_id) if e.text == "Cough")
    marked.ask(
        WithdrawAnnotation(session_id=marked.session_id, annotation_id=cough.annotation_id, version=1, reason="No")
    )
    before = marked.station.rooms.board.events(marked.session_id)
    marked.station.rooms = marked.station.new_rooms()
    restore_session(marked.station.rooms, marked.station.engine)  # type: ignore[arg-type]
    after = marked.station.rooms.board.events(marked.session_id)
    assert sorted(after, key=msgspec.json.encode) == sorted(before, key=msgspec.json.encode)
    assert [row.onset_s for row in after] == sorted(row.onset_s for row in after)


def test_a_correction_of_what_was_never_told_is_kept(station: StationOfTests) -> None:
    data = AnnotationCorrectedData(
        annotation_id="lost", version=2, session_id="s", recording_id="r", onset_s=1.0, duration_s=0.0, text="x",
        channels=(),
    )  # fmt: skip
    station.rooms.journal.write(data)
    (found,) = station.store.annotations.of_session("s")
    assert (found.text, found.origin) == ("x", "clinician")


def test_an_export_has_what_the_annotations_say_now(marked: Marked, tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=20)
    for text, onset_s in (("Blink", 1.25), ("Cough", 0.5), ("Blink", 0.75)):
        writer.append_event(annotation(text, onset_s, 0.0), source="clinician")
        marked.mark(text, onset_s)
    writer.close("stopped")
    rows = {(e.text, e.onset_s): e for e in marked.station.rooms.board.events(marked.session_id)}
    for said, wanted in ((("Cough", 0.5), None), (("Blink", 0.75), "Eye blink")):
        row = rows[said]
        if wanted is None:
            marked.ask(
                WithdrawAnnotation(
                    session_id=marked.session_id, annotation_id=row.annotation_id, version=1, reason="No"
                )
            )
        else:
            marked.row = row
            marked.correct(text=wanted, onset_s=1.5, duration_s=0.25, channels=())
    with RecordingReader(tmp_path / "r") as reader:
        reader.put_right(annotation_changes(marked.station.rooms.data, RECORDING))
        export_recording(reader, tmp_path / "x.csv", ExportFormat.CSV)
        assert [event.text for event in reader.events()] == ["Cough", "Blink", "Blink"], "the recording is as it was"
        told = [(e.text, e.onset_s, e.duration_s) for e in reader.events_as_they_say_now()]
    assert told == [("Blink", 1.25, 0.0), ("Eye blink", 1.5, 0.25)]
    lines = (tmp_path / "x-events.csv").read_text().splitlines()[1:]
    assert len(lines) == 2
    assert "Eye blink" in lines[1]
    assert not any("Cough" in line for line in lines)
    assert annotation_changes(marked.station.rooms.data, "another") == ()

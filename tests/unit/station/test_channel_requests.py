"""A channel of the running recording is changed: what the station asks of acquisition, and what it refuses."""

import pytest

from app.core.acquisition.messages import ApplyChannelChange, ConfigurationChanged
from app.core.errors import WrongUse
from app.core.identifiers import RecordingId, new_id
from app.core.signals.channels import ChannelKind, ChannelState
from app.core.station.recording_messages import ChangeChannel
from app.core.station.recording_requests import answer_recording_request
from app.core.wire.envelopes import Done
from tests.fakes.station_rooms import StationOfTests, a_view


@pytest.fixture
def session_id(station: StationOfTests) -> str:
    station.acquisition.answers[ApplyChannelChange] = ConfigurationChanged(
        recording_id=RecordingId(new_id()),
        stream_id="eeg",
        first_sample=50,
        onset_s=0.2,
        source="operator",
        label="Fp1",
        text="Channel Fp1 is bad",
        streams=(),
    )
    view = a_view(step="recording")
    station.rooms.board.show(view)
    return view.session_id


def test_a_reason_and_a_kind_go_with_it(station: StationOfTests, session_id: str) -> None:
    asked = ChangeChannel(session_id=session_id, label="Fp1", bad=True, comment="Loose", kind="emg")
    assert answer_recording_request(station.rooms, asked) == Done()
    (told,) = station.acquisition.asked
    assert told.change.state is ChannelState.BAD
    assert told.change.kind is ChannelKind.EMG
    assert told.change.comment == "Loose"
    assert told.change.new_label is None


def test_what_is_not_said_stays_as_it_is(station: StationOfTests, session_id: str) -> None:
    answer_recording_request(station.rooms, ChangeChannel(session_id=session_id, label="Fp1", new_label="Fz"))
    (told,) = station.acquisition.asked
    assert (told.change.kind, told.change.state, told.change.comment) == (None, None, None)
    assert told.change.new_label == "Fz"


def test_a_kind_that_there_is_not_is_refused(station: StationOfTests, session_id: str) -> None:
    with pytest.raises(WrongUse):
        answer_recording_request(station.rooms, ChangeChannel(session_id=session_id, label="Fp1", kind="heart"))
    assert station.acquisition.asked == []

"""The alarms of the signal: grouped, delayed, cleared, and one event a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clinic.electrodes import ImpedanceRound
from app.core.clock import VirtualClock
from app.core.devices.driver import ElectrodeImpedance
from app.core.events.specification_events import SignalQualityAlertData
from app.core.settings.limits import clinical_limits
from app.core.station.signal_watch import Hysteresis, SignalWatch
from app.core.station.views import CalibrationView
from app.core.workers.messages import ChannelQuality, QualityReport
from tests.fakes.station_rooms import DEVICE, StationOfTests

LIMITS = clinical_limits().alarm
LABELS = tuple(f"E{k}" for k in range(64))


def report(verdicts: dict[str, str], at_sample: int = 1000) -> QualityReport:
    return QualityReport(
        stream_id="eeg",
        at_sample=at_sample,
        channels=tuple(
            ChannelQuality(
                label=label, verdict=verdicts.get(label, "good"), rms_uv=20.0, mains_ratio=0.0, clipped_fraction=0.0
            )
            for label in LABELS
        ),
        blocks_lost=0,
        delay_ms=1.0,
    )


class Scene:
    """A session that records, and its watch; a second passes with each report."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.clock: VirtualClock = station.clock
        rooms = station.rooms
        self.session_id = station.begin(step="recording", waiting_for=("stop",), device=DEVICE)
        self.watch = SignalWatch(rooms.data, rooms.board, rooms.alarms, rooms.journal, clock=self.clock)

    def seconds(self, n: float, verdicts: dict[str, str] | None) -> None:
        for _ in range(round(n)):
            self.clock.advance(1.0)
            if verdicts is not None:
                self.watch.hear(report(verdicts))
            self.watch.look()
            self.station.rooms.alarms.tick()

    def alarms(self) -> dict[str, str]:
        return {alarm.condition: alarm.text for alarm in self.station.rooms.alarms.views()}

    def told(self) -> list[SignalQualityAlertData]:
        return self.station.events("signal.quality_alert")


@pytest.fixture(name="scene")
def _scene(station: StationOfTests) -> Scene:
    return Scene(station)


@pytest.mark.proves("REQ-ALARM-GROUPED")
def test_sixty_four_clipped_channels_are_one_alarm_and_one_event(scene: Scene) -> None:
    scene.seconds(10, dict.fromkeys(LABELS, "clipped"))
    assert list(scene.alarms()) == ["clipping"]
    assert scene.alarms()["clipping"].endswith("E0, E1, E2 and 61 more. 64 channels: clipped.")
    assert scene.station.rooms.alarms.views()[0].items == LABELS
    (event,) = scene.told()
    assert (event.verdict, event.labels, event.session_id) == ("clipped", LABELS, scene.session_id)
    scene.seconds(LIMITS.clearing.value + 1, {})
    assert scene.alarms() == {}
    assert [event.verdict for event in scene.told()] == ["clipped", "good"]
    assert scene.told()[1].labels == LABELS


def test_what_passes_quickly_is_no_alarm(scene: Scene) -> None:
    for _ in range(5):
        scene.seconds(1, {"E3": "clipped", "E4": "noise"})
        scene.seconds(1, {})
    assert scene.alarms() == {}
    assert scene.told() == []


def test_poor_quality_waits_longer_and_says_what_it_is(scene: Scene) -> None:
    scene.seconds(LIMITS.quality_onset.value, {"E1": "flat", "E2": "mains"})
    assert scene.alarms() == {}
    scene.seconds(1, {"E1": "flat", "E2": "mains"})
    assert scene.alarms()["signal_quality"].endswith("E1, E2. 2 channels: flat, mains interference.")


@pytest.mark.proves("REQ-ALARM-DELAYS")
def test_a_channel_that_flickers_keeps_its_alarm_and_tells_no_event_a_second(scene: Scene) -> None:
    scene.seconds(8, {"E1": "noise"})
    for _ in range(20):
        scene.seconds(1, {})
        scene.seconds(1, {"E1": "noise"})
    assert list(scene.alarms()) == ["signal_quality"]
    assert len(scene.told()) == 1


def test_channels_that_join_change_the_text_and_are_told_seldom(scene: Scene) -> None:
    scene.seconds(8, {"E1": "noise"})
    for n in range(2, 12):
        scene.seconds(1, dict.fromkeys(LABELS[1:n], "noise"))
    scene.seconds(10, dict.fromkeys(LABELS[1:11], "noise"))
    assert "10 channels" in scene.alarms()["signal_quality"]
    assert set(scene.station.rooms.alarms.views()[0].items) == set(LABELS[1:11])
    scene.seconds(10, dict.fromkeys(LABELS[1:4], "noise"))
    assert set(scene.station.rooms.alarms.views()[0].items) == set(LABELS[1:4])
    scene.seconds(10, dict.fromkeys(LABELS[1:11], "noise"))
    assert scene.told()[-1].labels == LABELS[1:11]
    assert 2 <= len(scene.told()) <= 8


def test_what_is_not_known_is_no_alarm(scene: Scene) -> None:
    scene.seconds(8, {"E1": "clipped"})
    assert "clipping" in scene.alarms()
    scene.seconds(LIMITS.silence.value + 1, None)
    assert scene.alarms() == {}


@pytest.mark.proves("REQ-ALARM-GROUPED")
@pytest.mark.parametrize(
    "fields",
    [
        {"step": "impedance", "waiting_for": ("impedance",)},
        {"step": "recording", "waiting_for": ()},
        {"step": "ready", "calibration": CalibrationView(state="running", text="Checking.")},
        {"step": "analysing"},
    ],
)
def test_nobody_is_alarmed_while_electrodes_are_seated_or_replaced_by_a_test_signal(
    scene: Scene, fields: dict[str, object]
) -> None:
    scene.station.rooms.board.change(scene.session_id, **fields)
    scene.seconds(10, dict.fromkeys(LABELS, "clipped"))
    assert scene.alarms() == {}


@pytest.mark.proves("REQ-SIGNAL-ELECTRODES")
def test_an_electrode_off_or_too_high_is_an_alarm_until_it_is_well(scene: Scene) -> None:
    board = scene.station.rooms.board
    board.note_leads(scene.session_id, ("E5",), off=True)
    scene.seconds(4, {})
    assert scene.alarms()["impedance"].endswith("1 off.")
    board.note_leads(scene.session_id, ("E5",), off=False)
    scene.seconds(1, {})
    assert "impedance" in scene.alarms()  # one that wavers at its limit is one alarm
    scene.seconds(LIMITS.delays["impedance"].clearing_s, {})
    assert scene.alarms() == {}
    high = ImpedanceRound(impedances=(ElectrodeImpedance(label="E6", kiloohm=60.0),))
    board.change(scene.session_id, impedance_rounds=(high,))
    scene.seconds(4, {})
    assert scene.alarms()["impedance"].endswith("1 too high.")
    board.change(scene.session_id, electrode_type="active")
    scene.seconds(LIMITS.delays["impedance"].clearing_s + 1, {})
    assert scene.alarms() == {}


def test_the_end_of_the_session_ends_its_alarms(scene: Scene) -> None:
    scene.station.rooms.board.note_leads(scene.session_id, ("E5",), off=True)
    scene.seconds(10, {"E1": "clipped"})
    assert set(scene.alarms()) == {"clipping", "impedance"}
    scene.station.rooms.board.change(scene.session_id, step="completed")
    scene.seconds(1, {})
    assert scene.alarms() == {}


@given(st.lists(st.booleans(), max_size=60), st.integers(0, 5), st.integers(0, 5))
def test_a_channel_stands_only_after_onset_and_falls_only_after_clearing(
    bad: list[bool], onset_s: int, clearing_s: int
) -> None:
    channels = Hysteresis(onset_s, clearing_s)
    for now, is_bad in enumerate(bad):
        before = "E" in channels.standing
        channels.feed(float(now), {"E": "clipped"} if is_bad else {})
        stands = "E" in channels.standing
        if stands and not before:
            assert all(bad[max(0, now - onset_s) : now + 1])
        if before and not stands:
            assert not any(bad[now - clearing_s : now + 1])
        if len(bad[: now + 1]) > onset_s and all(bad[now - onset_s : now + 1]):
            assert stands

"""A recording of known signal on disk, and a window's trends of it without the rest of the window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.core.devices.driver import DeviceDescription
from app.core.identifiers import DeviceId, RecordingId, SessionId, StreamId, new_id
from app.core.settings.data_directory import DataDirectory
from app.core.signals.channels import Channel, StreamDescription
from app.core.station.views import PatientView, SessionView
from app.ui.bridge.station_link import StationLink
from app.ui.panels.live_page import LivePage
from app.ui.signal_views.page_settings import PageSettings
from app.ui.theme.active import ActiveTheme
from app.ui.trends.trend_feed import Filling, TrendFeed
from tests.fakes.growing_recordings import GrowingRecording

RATE = 250.0
LABELS = ("C3", "P3", "O1", "C4", "P4", "O2", "Fz")
PATIENT = PatientView(
    patient_id="p", hospital_number="1", family_name="Demo", given_name="Demo", birth_date="1990-01-01", sex="f"
)


def made_signal(seconds: float, seed: int = 3) -> NDArray[np.float32]:
    """Noise of 8 uV, and 10 Hz of 60 uV peak to peak at O1."""
    n = round(seconds * RATE)
    samples = np.random.default_rng(seed).normal(0, 8, (len(LABELS), n))
    samples[LABELS.index("O1")] += 30 * np.sin(2 * np.pi * 10 * np.arange(n) / RATE)
    return samples.astype(np.float32)


@dataclass
class Trends:
    """What a test holds."""

    stream: StreamDescription
    growing: GrowingRecording
    link: StationLink
    live: LivePage
    feed: TrendFeed
    session: SessionView
    told: list[Filling | None] = field(default_factory=list)
    waits: Callable[[Callable[[], bool]], None] = lambda _until: None

    def begin(self) -> None:
        """The window learns of the session."""
        self.live.show_session(self.session)
        self.feed.show_session(self.session)

    def whole(self) -> bool:
        """Whether all that can be known of the recording is."""
        store = self.feed.store
        end = int(self.feed.seconds - 14)
        return store is not None and end > 0 and store.first_unknown(0, end) is None and self.feed.filling is None


@pytest.fixture
def trends(qtbot: QtBot, theme: ActiveTheme, data: DataDirectory) -> Iterator[Trends]:
    channels = tuple(Channel(label=label) for label in LABELS)
    stream = StreamDescription(stream_id=StreamId(new_id()), name="EEG", rate_hz=RATE, channels=channels)
    recording_id = RecordingId(new_id())
    growing = GrowingRecording(data.recording(recording_id), stream)
    link = StationLink(data)
    live = LivePage(link, PageSettings())
    qtbot.addWidget(live)
    device = DeviceDescription(device_id=DeviceId("s"), driver="simulated", name="S", live=True, streams=(stream,))
    session = SessionView(
        session_id=SessionId(new_id()),
        patient=PATIENT,
        protocol="resting-eeg",
        step="recording",
        step_text="Recording",
        recording_id=recording_id,
        device=device,
    )
    made = Trends(stream, growing, link, live, TrendFeed(link, live.review, live.strip, live), session)
    made.feed.filling_changed.connect(made.told.append)
    made.waits = lambda until: qtbot.waitUntil(until, timeout=20_000)
    yield made
    link.close()
    growing.close()

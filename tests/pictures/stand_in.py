"""The window on a station that stands in for the real one, for scenes that would take days, two people or bad luck.

Guarantees: the real window on the real wire; only what the station says is made up, as in the tests of the window; a
data folder of its own that is gone afterwards. GUI thread only. Does not: record, judge or keep anything.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from app.core.access.roles import Role
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import AccessView, UserView
from app.core.station.views import PatientView, SessionView
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences
from tests.fakes.played_brain import RATE, SECONDS, brain_samples, recorded_brain
from tests.fakes.recordings import EEG
from tests.fakes.report_contents import TEN_TWENTY
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation, make_stream
from tests.pictures.waiting import spin, until

DialogT = TypeVar("DialogT", bound=QDialog)
Scene = tuple[str, QWidget]
PIECE = 25
RECORDING = "r-1"
PLAYED_S = 11


@dataclass
class StandIn:
    """A window, and what its station is made to say."""

    data: DataDirectory
    station: FakeStation
    window: MainWindow
    _going_on: QTimer | None = None

    def choose_patient(self, row: int = 0) -> PatientView:
        patients = self.window.patients
        patients.list.setCurrentIndex(patients.list.model().index(row, 0))
        until(lambda: patients.current is not None, "the patient that was chosen")
        return self.station.memory.patients[row]

    def dialog(self, kind: type[DialogT]) -> DialogT:
        """The one that is open, in front of the window."""
        until(lambda: self.window.findChild(kind) is not None, kind.__name__)
        found = self.window.findChild(kind)
        assert isinstance(found, kind)
        found.move(self.window.mapToGlobal(QPoint(200, 20)))
        return found

    def record(self) -> None:
        """A session that has been recording for a minute, with its traces and what lies on the disk."""
        station, window = self.station, self.window
        self.choose_patient()
        window.session.go_on()
        until(lambda: station.memory.session is not None, "the session")
        station.memory.missing = set()
        station._check()
        recorded_brain(self.data, RECORDING)
        station._first_sample = round((SECONDS - PLAYED_S) * RATE)
        self.show_session(step="recording", recording_id=RECORDING, waiting_for=("stop",), step_text="19 channels")
        until(window.session.is_recording, "the recording")
        spin(0.6)
        samples = brain_samples()[:, -PLAYED_S * round(RATE) :]
        for first in range(0, samples.shape[1], PIECE):
            station.publish_samples(_piece(samples, first))
            spin(0.008)
        station.publish_quality({})
        self.show_session(recording_seconds=station.memory.seconds, disk_minutes_left=2140.0)
        window.keys.fit_gain()
        self._going_on = QTimer(window)
        self._going_on.setInterval(round(1000 * PIECE / RATE))
        pieces = itertools.cycle(range(0, samples.shape[1], PIECE))
        self._going_on.timeout.connect(lambda: station.publish_samples(_piece(samples, next(pieces))))
        self._going_on.start()

    def rest(self) -> None:
        """No more signal."""
        if self._going_on is not None:
            self._going_on.stop()

    def show_session(self, **changed: object) -> SessionView:
        self.station.change_session(**changed)
        spin(0.3)
        session = self.station.memory.session
        assert session is not None
        return session


def _piece(samples: NDArray[np.float64], first: int) -> NDArray[np.float32]:
    return samples[:, first : first + PIECE].astype(np.float32)


@contextmanager
def stand_in(size: tuple[int, int]) -> Iterator[StandIn]:
    """A window that knows its patients, with nobody chosen."""
    root = Path(tempfile.mkdtemp(prefix="nspictures"))
    data = DataDirectory(root / "data").create()
    safety, station = FakeSafety(), FakeStation(data, msgspec.structs.replace(make_stream(TEN_TWENTY), stream_id=EEG))
    whoever = AccessView(user=msgspec.structs.replace(_DEMO, roles=tuple(Role)))
    station.memory.access.view = whoever
    links = WindowLinks(StationLink(data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control))
    window = MainWindow(links, Preferences())
    made = StandIn(data, station, window)
    try:
        window.resize(*size)
        window.show()
        window.activateWindow()
        links.station.start()
        links.safety.start()
        until(lambda: window.patients.list.model().rowCount() > 0, "the patients")
        spin(0.3)
        yield made
    finally:
        made.rest()
        window.reach.close()
        links.station.close()
        links.safety.close()
        window.allow_close()
        window.close()
        window.deleteLater()
        spin(0.1)
        station.close()
        data.remove_runtime()
        shutil.rmtree(root, ignore_errors=True)


_DEMO = UserView(user_id="u-2", user_name="demo", full_name="Demonstration", roles=())

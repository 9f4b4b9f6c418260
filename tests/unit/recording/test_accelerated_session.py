"""Twenty minutes of a session with every fault, in seconds: its gap table is exact, its time axis within a millisecond.

`make endurance` does the same for eight hours.
"""

import pytest

from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.accelerated_session import AcceleratedSession, hold_to_the_truth


@pytest.mark.proves("REQ-TIME-AXIS", "REQ-RECORD-GAPS")
@pytest.mark.timeout(120)
def test_twenty_minutes_of_faults_are_recorded_as_they_were(data_directory: DataDirectory) -> None:
    session = AcceleratedSession(data_directory, seed=2, seconds=1200.0)
    session.run()
    told = hold_to_the_truth(session)
    assert told.gaps > 100
    assert {"drop", "duplicate", "reorder", "drift", "late", "freeze", "disconnect"} <= set(session.commands)
    assert verify_recording(session.folder).complete

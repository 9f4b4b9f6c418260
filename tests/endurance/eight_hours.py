"""Eight hours with drops, duplicates, reorderings, drift and worse: `make endurance` (some minutes).

NEURASCALE_ENDURANCE_HOURS and NEURASCALE_ENDURANCE_SEED choose another session.
"""

import os
import sys

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.accelerated_session import AcceleratedSession, hold_to_the_truth

HOURS = float(os.environ.get("NEURASCALE_ENDURANCE_HOURS", "8"))
SEED = int(os.environ.get("NEURASCALE_ENDURANCE_SEED", "1"))


@pytest.mark.timeout(3600)
def test_eight_hours_are_recorded_as_they_were(
    data_directory: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    session = AcceleratedSession(data_directory, seed=SEED, seconds=HOURS * 3600)
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    session.run()
    took_s = (SYSTEM_CLOCK.monotonic_ns() - began_ns) * 1e-9
    told = hold_to_the_truth(session)
    assert verify_recording(session.folder).complete
    with capsys.disabled():
        sys.stdout.write(
            f"\n{HOURS:g} h (seed {SEED}) in {took_s:.0f} s: {told.gaps} gaps of {told.lost} samples, all as they were;"
            f" time axis off by {told.worst_time_error_s * 1e3:.3f} ms at most, {told.fits} fits; {session.commands}\n"
        )

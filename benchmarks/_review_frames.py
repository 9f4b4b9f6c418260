"""Our own side of `benchmarks.scrolling`: looks back through a recording on disk, a tenth of a second a frame.

Each frame is what a reader gets who holds the arrow key: the page is read from the recording's files, reduced, drawn
and painted. Prints one line of JSON. The samples come as a file of float32 microvolts.
"""

import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from app.core.recording.review_window import ReviewWindow
from app.core.workers.messages import FilterSettings
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montages import ChannelGroup, MontageName
from app.ui.signal_views.past_page import read_past_page
from app.ui.signal_views.physical_scale import Timebase, TimebaseKind
from app.ui.signal_views.trace_page import TracePage
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.growing_recordings import GrowingRecording
from tests.fakes.station import make_stream

STEP_S = 0.1
NO_FILTERS = FilterSettings(low_cut_hz=None, high_cut_hz=None, notch_hz=None)


def main() -> int:
    file, rate_hz, window_s, width, height, seconds = sys.argv[1], *(float(one) for one in sys.argv[2:7])
    samples = np.load(file, mmap_mode="r")
    n_channels = samples.shape[0]
    application = QApplication(sys.argv[:1])
    ActiveTheme(application, ThemeName.LIGHT)
    stream = make_stream(tuple(f"E{number}" for number in range(n_channels)), rate_hz)
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        recording = GrowingRecording(Path(folder) / "recording", stream)
        recording.write(samples, block_s=0.2)
        page = TracePage(BlockInbox())
        page.resize(round(width), round(height))
        page.show()
        page.apply(
            replace(
                page.settings,
                montage=MontageName.REFERENTIAL,
                group=ChannelGroup.ALL,
                rows_per_page=n_channels,
                timebase=Timebase(TimebaseKind.SECONDS_PER_PAGE, window_s),
                filters=NO_FILTERS,
                mode=DrawingMode.SCROLL,
            )
        )
        page.show_streams((stream,))
        window = ReviewWindow(recording.folder)
        application.processEvents()
        spent: list[float] = []
        start_s, began_s, cpu_s = 0.0, time.monotonic(), time.process_time()
        last_s = samples.shape[1] / rate_hz - window_s
        while time.monotonic() - began_s < seconds or len(spent) < 4:
            frame_s = time.monotonic()
            request = page.past_request(start_s)
            assert request is not None
            page.show_past(read_past_page(window, request))
            while page._drawing is not None and page._drawing.is_owing:
                page.draw_frame()
            page.viewport().repaint()
            application.processEvents()
            spent.append(time.monotonic() - frame_s)
            start_s = (start_s + STEP_S) % last_s
        cpu_ms = 1000 * (time.process_time() - cpu_s) / len(spent)
        window.close()
        recording.close()
    sys.stdout.write(json.dumps({"frames_per_s": len(spent) / sum(spent), "cpu_ms_per_frame": cpu_ms}) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

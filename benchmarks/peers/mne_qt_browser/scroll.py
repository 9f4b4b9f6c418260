"""Scrolls through an EEG in mne-qt-browser, a tenth of a second a frame; prints one line of JSON.

Arguments: file of float32 microvolts, rate, seconds a page, width and height in pixels, how long. Its own environment.
"""

import json
import sys
import time

import mne
import numpy as np
from qtpy.QtWidgets import QApplication

STEP_S = 0.1


def main() -> int:
    file, rate_hz, window_s, width, height, seconds = sys.argv[1], *(float(one) for one in sys.argv[2:7])
    mne.set_log_level("ERROR")
    mne.viz.set_browser_backend("qt")
    volts = np.load(file).astype(np.float64) * 1e-6
    n_channels = volts.shape[0]
    raw = mne.io.RawArray(volts, mne.create_info(n_channels, rate_hz, "eeg"))
    figure = raw.plot(
        duration=window_s,
        n_channels=n_channels,
        scalings={"eeg": 30e-6},
        show=True,
        block=False,
        use_opengl=False,
        precompute=False,
        overview_mode="hidden",
        show_scrollbars=True,
    )
    figure.resize(round(width), round(height))
    application = QApplication.instance()
    for _ in range(20):
        application.processEvents()
        time.sleep(0.02)
    spent = []
    start_s, began_s, cpu_s = 0.0, time.monotonic(), time.process_time()
    last_s = volts.shape[1] / rate_hz - window_s
    while time.monotonic() - began_s < seconds or len(spent) < 4:
        frame_s = time.monotonic()
        start_s = (start_s + STEP_S) % last_s
        figure.mne.plt.setXRange(start_s, start_s + window_s, padding=0)
        figure.mne.view.viewport().repaint()
        application.processEvents()
        spent.append(time.monotonic() - frame_s)
    cpu_ms = 1000 * (time.process_time() - cpu_s) / len(spent)
    sys.stdout.write(json.dumps({"frames_per_s": len(spent) / sum(spent), "cpu_ms_per_frame": cpu_ms}) + "\n")
    sys.stdout.flush()
    figure.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

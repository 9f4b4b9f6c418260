"""The real window under measurement: the whole desktop program, with acts played in it. Run by `benchmarks.drawing`.

Talks by lines of JSON on stdout: `{"phase": ...}` as each begins (the parent feeds accordingly), `{"result": ...}` at
the end. Everything is measured in this process: its processor time, and what the trace page says of its frames.
"""

import argparse
import gc
import json
import logging
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QSplitter

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.ui.application import Desktop, DesktopOptions
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.frame_figures import PARTS, FrameFigures
from app.ui.signal_views.montages import ChannelGroup, MontageName
from app.ui.signal_views.physical_scale import Timebase, TimebaseKind

SETTLE_S = 3.0
ACT_S = 4.0
UNTHROTTLED_S = 1.5
FRAMES_A_SECOND = 60
STALL_MS = 35.0
MONTAGES = (MontageName.AVERAGE, MontageName.LONGITUDINAL, MontageName.REFERENTIAL)


class Stalls:
    """Says on stderr where the window's thread was while it let a tick wait; for finding out, not for figures."""

    def __init__(self, owner: QObject) -> None:
        self._tick_ns, self._tick_cpu_s = time.monotonic_ns(), time.thread_time()
        self._main = threading.main_thread().ident or 0
        self._timer = QTimer(owner)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)
        gc.callbacks.append(self._collected)
        threading.Thread(target=self._watch, name="stalls", daemon=True).start()

    def _tick(self) -> None:
        now_ns, cpu_s = time.monotonic_ns(), time.thread_time()
        if (cpu_s - self._tick_cpu_s) * 1000 > STALL_MS / 2:
            took_ms = (now_ns - self._tick_ns) / 1e6
            print(f"busy {1000 * (cpu_s - self._tick_cpu_s):.0f} of {took_ms:.0f} ms", file=sys.stderr)
        self._tick_ns, self._tick_cpu_s = now_ns, cpu_s

    def _collected(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._collecting_ns = time.monotonic_ns()
        elif (took_ms := (time.monotonic_ns() - self._collecting_ns) / 1e6) > 5:
            print(f"collector: generation {info['generation']} {took_ms:.0f} ms", file=sys.stderr)

    def _watch(self) -> None:
        said_ns = 0
        while True:
            time.sleep(0.005)
            waited_ms = (time.monotonic_ns() - self._tick_ns) / 1e6
            if waited_ms > STALL_MS and said_ns != self._tick_ns:
                said_ns = self._tick_ns
                stack = traceback.extract_stack(sys._current_frames()[self._main])
                where = " < ".join(f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in reversed(stack[-9:]))
                print(f"stall {waited_ms:.0f} ms: {where}", file=sys.stderr)


class Busy(QObject):
    """The longest stretch of processor time that the window's thread used before it looked at its events again.

    A gap between frames that is longer than this was the machine's doing: others had the processor.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self._cpu_s = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(3)

    def begin(self) -> None:
        self.longest_ms = 0.0
        self._cpu_s = time.thread_time()

    @Slot()
    def _tick(self) -> None:
        cpu_s = time.thread_time()
        self.longest_ms = max(self.longest_ms, (cpu_s - self._cpu_s) * 1000)
        self._cpu_s = cpu_s


class Drawing(QObject):
    """Plays the phases, one after another, and keeps what came of them."""

    def __init__(self, desktop: Desktop, arguments: argparse.Namespace) -> None:
        super().__init__()
        self.desktop = desktop
        self.arguments = arguments
        self.result: dict[str, Any] = {}
        self._steps = self._play()
        self._busy = Busy(self)
        self._stalls = Stalls(self) if arguments.stalls else None

    @property
    def page(self) -> Any:
        return self.desktop.window.session.live_page.page

    @property
    def frames(self) -> FrameFigures:
        frames: FrameFigures = self.page.frames
        return frames

    @Slot()
    def go_on(self) -> None:
        """The next step, after as long as the last one asked for."""
        wait_s = next(self._steps, None)
        if wait_s is None:
            say({"result": self.result})
            self.desktop.leave()
            return
        QTimer.singleShot(round(wait_s * 1000), self.go_on)

    def _play(self) -> Iterator[float]:
        while self.page.page_scale is None or not self.frames.frames_drawn:
            yield 0.1
        live = self.desktop.window.session.live_page
        settings = replace(
            self.page.settings,
            mode=DrawingMode(self.arguments.mode),
            montage=MontageName.REFERENTIAL,
            group=ChannelGroup.ALL,
            rows_per_page=self.arguments.channels,
            timebase=Timebase(TimebaseKind.SECONDS_PER_PAGE, self.arguments.window),
        )
        live.controls.show_settings(settings)
        self.page.apply(settings)
        # The feeder and this process share the processor with whatever else runs: the busy times are ours alone.
        yield from self._core()
        yield from self._delay()
        self.result["acts"] = {}
        for name, act in (("annotations", self._annotations), ("montage", self._montage), ("dock", self._dock)):
            yield from self._act(name, act())
            self.page.apply(settings)
            yield 0.5
        yield from self._unthrottled()

    def _core(self) -> Iterator[float]:
        say({"phase": "core"})
        yield SETTLE_S
        self.desktop.window.links.safety.longest_gap_ms = 0.0
        drawn, cpu_s, began_s = self.frames.frames_drawn, time.process_time(), time.monotonic()
        self.frames.begin_gaps()
        yield self.arguments.seconds
        elapsed_s = time.monotonic() - began_s
        self.result["frames_per_s_throttled"] = round((self.frames.frames_drawn - drawn) / elapsed_s, 1)
        self.result["core_percent_at_60"] = round(100 * (time.process_time() - cpu_s) / elapsed_s, 1)
        self.result["frame_gap_ms"] = self._gaps()
        self.result["longest_window_pause_ms"] = round(self.desktop.window.links.safety.longest_gap_ms, 1)

    def _delay(self) -> Iterator[float]:
        say({"phase": "delay"})
        yield 1.0
        self.page.frames = FrameFigures(SYSTEM_CLOCK)
        yield self.arguments.seconds
        frames = self.frames
        self.result["sample_to_screen_ms"] = {
            "p50": round(frames.delays_ms.quantile(0.5), 2),
            "p99": round(frames.delays_ms.quantile(0.99), 2),
            "parts": {
                name: {"p50": round(values.quantile(0.5), 2), "p99": round(values.quantile(0.99), 2)}
                for name, values in ((name, frames.parts_ms[name]) for name in PARTS)
            },
        }

    def _act(self, name: str, steps: Iterator[float]) -> Iterator[float]:
        say({"phase": name})
        self.desktop.window.links.safety.longest_gap_ms = 0.0
        self.frames.begin_gaps()
        self._busy.begin()
        ends_s = time.monotonic() + ACT_S
        for wait_s in steps:
            yield wait_s
            if time.monotonic() > ends_s:
                break
        self.result["acts"][name] = {
            "frame_gap_ms": self._gaps(),
            "longest_window_pause_ms": round(self.desktop.window.links.safety.longest_gap_ms, 1),
            "longest_window_busy_ms": round(self._busy.longest_ms, 1),
        }

    def _annotations(self) -> Iterator[float]:
        while True:
            yield 0.1

    def _montage(self) -> Iterator[float]:
        for at in range(1000):
            self.page.apply(replace(self.page.settings, montage=MONTAGES[at % len(MONTAGES)]))
            yield 0.4

    def _dock(self) -> Iterator[float]:
        """Drags an edge of the traces to and fro; a splitter's where there is no dock."""
        window = self.desktop.window
        area = next(iter(window.findChildren(QMainWindow)), None)
        docks = [one for one in window.findChildren(QDockWidget) if one.isVisible()]
        splitter = next((one for one in window.findChildren(QSplitter) if one.count() > 1 and one.isVisible()), None)
        for at in range(100_000):
            px = 260 + abs(at % 160 - 80) * 2
            if area is not None and docks:
                area.resizeDocks([docks[0]], [px], Qt.Orientation.Horizontal)
            elif splitter is not None:
                total = sum(splitter.sizes())
                splitter.setSizes([total - px, px])
            else:
                window.resize(1600 - px // 4, 1000)
            yield 0.016

    def _unthrottled(self) -> Iterator[float]:
        """As fast as it goes: a sixtieth of a second of signal for each frame, drawn and painted."""
        say({"phase": "unthrottled"})
        yield 0.5
        page = self.page
        page._frame_timer.stop()
        stream = page.streams[0]
        store = page._stores[stream.stream_id]
        rng = np.random.default_rng(7)
        pool = rng.normal(0, 20, (len(stream.channels), 4096)).astype(np.float32)
        n, at, frames = max(1, round(store.rate_hz / FRAMES_A_SECOND)), 0, 0
        inbox = self.desktop.station.inbox
        inbox.drain()
        cpu_s, began_s = time.thread_time(), time.monotonic()
        while time.monotonic() - began_s < UNTHROTTLED_S:
            at = (at + n) % (pool.shape[1] - n)
            samples = np.ascontiguousarray(pool[:, at : at + n])
            now_ns = time.monotonic_ns()
            inbox.put(SampleBlock(stream.stream_id, frames, store.end, float("nan"), now_ns, store.rate_hz, samples))
            page.draw_frame()
            page.viewport().repaint()
            frames += 1
        elapsed_s = time.monotonic() - began_s
        self.result["frames_per_s"] = round(frames / elapsed_s, 1)
        self.result["cpu_ms_per_frame"] = round(1000 * (time.thread_time() - cpu_s) / frames, 3)

    def _gaps(self) -> dict[str, float]:
        return {"p99": round(self.frames.gaps_ms.quantile(0.99), 1), "max": round(self.frames.longest_gap_ms, 1)}


def say(words: dict[str, Any]) -> None:
    """One line to the parent."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mode", required=True)
    parser.add_argument("--channels", type=int, required=True)
    parser.add_argument("--window", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--stalls", action="store_true")
    arguments = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    options = DesktopOptions(size=(1600, 1000), close_prompt=False, offer_tour=False)
    log = logging.getLogger("bench")
    desktop = Desktop(application, DataDirectory(arguments.data), options, launcher=lambda: None, log=log)
    drawing = Drawing(desktop, arguments)
    desktop.show()
    QTimer.singleShot(500, drawing.go_on)
    application.exec()
    return 0


if __name__ == "__main__":
    sys.exit(main())

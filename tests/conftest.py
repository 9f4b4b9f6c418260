"""What holds for every test: silence.

Guarantees: a test that passes, but leaves a thread, a child process or a socket behind, or writes a log line of level
WARNING or above that it did not announce, fails. Warnings are errors (see pyproject). A log line is announced with
`@pytest.mark.expected_log("regular expression")`, or by asking for `caplog`, which says that the test reads the log.
Does not: watch Qt's own messages (pytest-qt does, `qt_log_level_fail`), or processes that were detached on purpose
(journeys look for those by their data folder).
"""

import gc
import importlib.util
import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings

from app.core.settings.data_directory import DataDirectory
from tests.shared_data import REPOSITORY, shared_file

# What a test proves, and how it ended (docs/safety.md).
pytest_plugins = ["tests.traceability.outcomes"]

# Before any test imports Qt or matplotlib: tests draw into memory unless the caller gave them a display.
if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLBACKEND", "Agg")
# The window speaks the system's language where nobody chose one; tests read English.
os.environ["LANGUAGE"] = "en"
# A new data folder is one for demonstration: no password to type, its key in a private file. What is about clinical
# folders takes this away again (`monkeypatch.delenv`). Programs that a test starts inherit it.
os.environ["NEURASCALE_DEMONSTRATION"] = "1"
# The workflow engine must not look for a cloud, whatever the developer's shell says.
for _name in ("DBOS__CLOUD", "DBOS_SYSTEM_DATABASE_URL", "DBOS_DATABASE_URL"):
    os.environ.pop(_name, None)

GRACE_S = float(os.environ.get("NEURASCALE_TEST_GRACE_S", "2"))
"""How long a thing that is already ending may take to be gone (ZeroMQ closes sockets on a thread of its own)."""

JOURNEYS = REPOSITORY / "tests" / "journeys"

# Deadlines would measure the other tests on these cores; the number of examples keeps a run short.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    # The same examples for the same code: what CI says is about the change. New examples are looked for by "thorough".
    derandomize=True,
    database=None,
)
settings.register_profile(
    "thorough", parent=settings.get_profile("house"), max_examples=2000, derandomize=False, print_blob=True
)
settings.load_profile(os.environ.get("NEURASCALE_HYPOTHESIS", "house"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """In the environment without Qt, pytest-qt is off; its settings in pyproject must be known all the same."""
    if os.environ.get("NEURASCALE_WITHOUT_QT"):
        if importlib.util.find_spec("PySide6") is not None:
            raise pytest.UsageError("NEURASCALE_WITHOUT_QT is set, but PySide6 is installed here: nothing is proved.")
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "pytest-qt is off")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in `journeys` is one, so that none slips into the runs that leave them out."""
    for item in items:
        if item.path.is_relative_to(JOURNEYS):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(name="shared_data")
def _shared_data() -> Callable[[str], Path]:
    """`shared_data("eegmmidb/S001R01.edf")`: that file of the real data; skips where it is absent."""
    return shared_file


@pytest.fixture
def data_directory(tmp_path: Path) -> Iterator[DataDirectory]:
    """A data folder of the test's own, all folders made; its runtime folder (sockets) is removed at the end."""
    data = DataDirectory(tmp_path / "data").create()
    yield data
    data.remove_runtime()


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """First set up and last torn down, so that it sees what the other fixtures leave."""
    log_lines = _LogLines()
    logging.getLogger().addHandler(log_lines)
    threads, children, sockets = _threads(), _children(), _sockets()
    yield
    logging.getLogger().removeHandler(log_lines)
    left = _left_behind(threads, children, sockets)
    if "caplog" not in request.fixturenames:
        announced = [mark.args[0] for mark in request.node.iter_markers("expected_log")]
        left += [f"log line: {line}" for line in log_lines.lines if not any(re.search(a, line) for a in announced)]
    if left:
        pytest.fail("the test was not silent; it left behind:\n  " + "\n  ".join(left), pytrace=False)


class _LogLines(logging.Handler):
    """Keeps every line of WARNING and above that reaches the root."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.levelname} {record.getMessage()}")


def _left_behind(threads: set[threading.Thread], children: set[psutil.Process], sockets: set[str]) -> list[str]:
    ends = time.monotonic() + GRACE_S
    collected = False
    while True:
        left = [f"thread: {thread.name}" for thread in _threads() - threads]
        left += [f"child process: {_named(child)}" for child in _children() - children]
        left += [f"open socket: {name}" for name in _sockets() - sockets]
        if not left or time.monotonic() > ends:
            return left
        if not collected:
            # Objects in a reference cycle let go of their sockets only now, and Python then says who left them open.
            gc.collect()
            collected = True
        time.sleep(0.01)


def _threads() -> set[threading.Thread]:
    """Threads that run; a thread of Qt's that once ran Python stays in `enumerate` after its end, so ask the kernel."""
    tasks = Path("/proc/self/task")
    alive = {thread for thread in threading.enumerate() if thread.is_alive()}
    return {t for t in alive if (tasks / str(t.native_id)).exists()} if tasks.exists() else alive


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _named(process: psutil.Process) -> str:
    try:
        return f"{process.pid} {' '.join(process.cmdline())} ({process.status()})"
    except psutil.Error:
        return str(process.pid)


def _sockets() -> set[str]:
    """Names of this process's open sockets, as the kernel numbers them; none where there is no /proc."""
    folder = Path("/proc/self/fd")
    found: set[str] = set()
    if not folder.exists():
        return found
    for entry in folder.iterdir():
        try:
            name = str(entry.readlink())
        except OSError:
            continue
        if name.startswith("socket:"):
            found.add(name)
    return found

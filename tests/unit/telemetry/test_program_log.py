"""`app.core.telemetry`: a text log per program, and a heartbeat that says what it must."""

import logging
import re

import msgspec
import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, SILENT_AFTER_S, Heartbeat, ProgramName
from app.core.telemetry.program_log import close_program_log, open_program_log


def test_lines_carry_utc_time_level_and_text(data_directory: DataDirectory) -> None:
    logger = open_program_log(data_directory, "unit-a")
    assert open_program_log(data_directory, "unit-a") is logger
    assert len(logger.handlers) == 1
    logger.info("began with %d channels", 64)
    logger.debug("not of interest")
    close_program_log(logger)
    assert logger.handlers == []
    lines = (data_directory.logs / "unit-a.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO began with 64 channels", lines[0])


def test_it_writes_to_the_screen_only_where_asked(
    data_directory: DataDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    logger = open_program_log(data_directory, "unit-b", to_stderr=True)
    logger.warning("loud")
    close_program_log(logger)
    assert "WARNING loud" in capsys.readouterr().err
    logger = open_program_log(data_directory, "unit-b")
    logger.warning("quiet")
    close_program_log(logger)
    assert capsys.readouterr() == ("", "")


def test_a_log_that_nobody_wrote_to_makes_no_file(data_directory: DataDirectory) -> None:
    close_program_log(open_program_log(data_directory, "unit-c"))
    assert not (data_directory.logs / "unit-c.log").exists()
    assert not logging.getLogger("neurascale.unit-c").handlers


def test_a_program_may_miss_several_heartbeats_before_it_is_taken_for_hung() -> None:
    assert SILENT_AFTER_S >= 4 * HEARTBEAT_EVERY_S
    beat = Heartbeat(program=ProgramName.WORKER, pid=1, number=2, monotonic_ns=3, counters={"delay_ms": 4.5})
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(beat), type=Heartbeat) == beat
    assert msgspec.to_builtins(beat)["type"] == "Heartbeat"


@pytest.mark.proves("REQ-PRIVACY")
def test_of_an_exception_its_kind_and_place_are_kept_and_not_its_text(data_directory: DataDirectory) -> None:
    log = open_program_log(data_directory, "test-exceptions")
    name = "Jane Doe"
    try:
        raise ValueError(f"no such patient: {name}")
    except ValueError:
        log.exception("it failed")
    close_program_log(log)
    text = (data_directory.logs / "test-exceptions.log").read_text()
    assert "it failed" in text
    assert "ValueError" in text
    assert "test_program_log.py" in text
    assert "Doe" not in text

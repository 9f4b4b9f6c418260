"""Each prerequisite is missing exactly when its fact says so, and says what to do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from app.core.clinic.prerequisites import (
    MIN_DISK_FREE_BYTES,
    PASSABLE,
    SessionFacts,
    check_prerequisites,
    disk_needed_bytes,
    missing_names,
    missing_text,
)

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ALL_WELL = SessionFacts(
    identity_confirmed=True,
    birth_date_confirmed=True,
    consented_purposes=("recording", "stimulation"),
    purposes_needed=("recording", "stimulation"),
    device_open=True,
    disk_free_bytes=MIN_DISK_FREE_BYTES,
    wall=NOW,
    last_entry_wall=NOW,
    safety_connected=True,
    stop_proved=True,
)
NAMES = [
    "identity", "identity_again", "consent", "provider", "device", "device_test", "disk", "clock", "safety",
    "stop_proof", "log",
]  # fmt: skip


def test_nothing_is_missing_where_all_is_well() -> None:
    found = check_prerequisites(ALL_WELL)
    assert [each.name for each in found] == NAMES
    assert missing_names(found) == ()
    assert all(each.missing == "" for each in found)


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
@pytest.mark.parametrize(
    ("change", "missing", "advice"),
    [
        ({"identity_confirmed": False}, "identity", "wristband"),
        ({"birth_date_confirmed": False}, "identity_again", "date of birth"),
        ({"provider_missing": "Nobody is on duty."}, "provider", "on duty"),
        ({"device_test": "untested"}, "device_test", "own test signal"),
        ({"device_test": "wrong", "device_test_text": "O1 is noisy."}, "device_test", "O1 is noisy. Mend"),
        (
            {"consented_purposes": ("recording",), "outdated_purposes": ("recording", "stimulation")},
            "consent",
            "for stimulation is to an older text",
        ),
        ({"consented_purposes": ("recording",)}, "consent", "for stimulation"),
        ({"consented_purposes": ()}, "consent", "for recording and stimulation"),
        ({"device_open": False}, "device", "Connect the device"),
        ({"device_fault": "The amplifier's battery is empty."}, "device", "battery"),
        ({"disk_free_bytes": MIN_DISK_FREE_BYTES - 1}, "disk", "0.5 GB"),
        ({"wall": datetime(1970, 1, 1, tzinfo=UTC), "last_entry_wall": None}, "clock", "1970-01-01"),
        ({"last_entry_wall": NOW + timedelta(minutes=1)}, "clock", "behind the log"),
        ({"safety_connected": False}, "safety", "does not answer"),
        ({"safety_stopped": True}, "safety", "reset"),
        ({"stop_proved": False}, "stop_proof", "Test the safety stop"),
        ({"log_fault": "Entry 3 does not match."}, "log", "Entry 3 does not match."),
    ],
)
def test_what_is_missing_is_named_with_what_to_do(change: dict[str, Any], missing: str, advice: str) -> None:
    found = check_prerequisites(msgspec.structs.replace(ALL_WELL, **change))
    assert missing_names(found) == (missing,)
    (lacking,) = [each for each in found if not each.met]
    assert advice in lacking.missing


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_what_may_be_passed_is_met_by_a_reason_and_the_rest_is_not() -> None:
    nothing = msgspec.structs.replace(
        ALL_WELL,
        identity_confirmed=False,
        birth_date_confirmed=False,
        consented_purposes=(),
        provider_missing="Nobody is on duty.",
        device_open=False,
        device_test="untested",
        disk_free_bytes=0,
        wall=datetime(1970, 1, 1, tzinfo=UTC),
        safety_connected=False,
        stop_proved=False,
        log_fault="Broken.",
    )
    before = check_prerequisites(nothing)
    assert {each.name for each in before if each.passable} == set(PASSABLE)
    after = check_prerequisites(msgspec.structs.replace(nothing, passed=dict.fromkeys(NAMES, "The patient is mute.")))
    assert set(missing_names(before)) - set(missing_names(after)) == set(PASSABLE)
    (said,) = {each.remark for each in after if each.name in PASSABLE}
    assert said.startswith("Passed, with a reason")
    assert "mute" not in str(after)
    assert not any(each.passable for each in after)


def test_a_reason_that_is_not_needed_any_more_is_not_shown() -> None:
    (found,) = [
        each
        for each in check_prerequisites(msgspec.structs.replace(ALL_WELL, passed={"identity_again": "Mute."}))
        if each.name == "identity_again"
    ]
    assert found.met
    assert not found.remark


def test_a_status_line_names_what_is_missing() -> None:
    assert missing_text(("consent", "stop_proof")) == "Still needed: consent given, safety stop tested."


def test_disk_needed_grows_with_the_device_and_never_falls_below_the_minimum() -> None:
    assert disk_needed_bytes(64 * 2000) == 64 * 2000 * 4 * 3600
    assert disk_needed_bytes(21 * 250) == MIN_DISK_FREE_BYTES

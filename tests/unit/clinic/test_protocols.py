"""Protocols as data: every one that ships can be used, version 1 as well, and an unclear one is refused."""

import pytest

from app.core.clinic import protocols
from app.core.clinic.protocols import read_protocol
from app.core.errors import DefectError, NotFound

V1 = """
schema_version = 1
name = "short"
title = "Short"
purposes = ["recording"]
annotations = ["Eyes open"]
planned_minutes = 2
"""
V2 = """
schema_version = 2
name = "short"
title = "Short"
purposes = ["recording"]
annotations = ["Eyes open"]
minimum_minutes = 1
montages = ["longitudinal-bipolar", "as-recorded"]
sources = ["Ours: a protocol for tests, of no use to anybody."]

[filters]
high_pass_hz = 0.5
low_pass_hz = 70

[[activations]]
name = "hv"
title = "Hyperventilation"
say = "Breathe."
source = "Ours: a procedure for tests, of no use."
[[activations.phases]]
name = "breathe"
mark = "Begin"
seconds = 180
[[activations.phases]]
name = "after"
mark = "End"
seconds = 60
counts = false

[[activations]]
name = "photic"
title = "Flashes"
say = "Look."
source = "Ours: a procedure for tests, of no use."
flashes = {frequencies_hz = [1, 10.5], train_s = 10, pause_s = 7}

[[statements]]
key = "background"
label = "Background"
"""


def test_a_file_of_version_1_asks_for_what_it_says_and_no_more() -> None:
    protocol = read_protocol(V1, "short")
    assert (protocol.planned_minutes, protocol.minimum_minutes) == (2, 0)
    assert (protocol.activations, protocol.montages, protocol.filters, protocol.statements) == ((), (), None, ())


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_a_procedure_has_its_course() -> None:
    protocol = read_protocol(V2, "short")
    hv, photic = (one.course() for one in protocol.activations)
    assert [(one.name, one.seconds, one.counts) for one in hv] == [("breathe", 180, True), ("after", 60, False)]
    assert [(one.name, one.mark, one.seconds, one.flash_hz, one.counts) for one in photic] == [
        ("train-1", "Flashes 1 Hz", 10, 1, True),
        ("pause-1", "Flashes off", 7, None, False),
        ("train-2", "Flashes 10.5 Hz", 10, 10.5, True),
        ("pause-2", "Flashes off", 7, None, False),
    ]
    with pytest.raises(NotFound):
        protocol.activation("sleep")


def test_what_ships_asks_for_what_its_sources_say() -> None:
    routine, sleep = protocols.load_protocol("routine-eeg"), protocols.load_protocol("sleep-eeg")
    assert (routine.minimum_minutes, sleep.minimum_minutes) == (20, 30)
    hv = routine.activation("hyperventilation")
    (breathing,) = [one for one in hv.course() if one.name == "overbreathing"]
    after = sum(one.seconds for one in hv.course() if one.name.startswith("after"))
    assert breathing.seconds >= 180
    assert after >= 60
    assert routine.filters is not None
    assert routine.filters.high_pass_hz <= 1.0
    assert routine.filters.low_pass_hz >= 70.0
    flashes = [one.flash_hz for one in routine.activation("photic").course() if one.flash_hz]
    assert max(flashes) <= 60
    assert protocols.load_protocol("equipment-check").schema_version == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "short"', 'name = "other"'),
        ("schema_version = 2", "schema_version = 3"),
        ("schema_version = 2", "schema_version = 1"),
        ('purposes = ["recording"]', 'purposes = ["fun"]'),
        ('"as-recorded"]', '"as-I-like"]'),
        ('sources = ["Ours: a protocol for tests, of no use to anybody."]', ""),
        ("high_pass_hz = 0.5", "high_pass_hz = 80"),
        ("seconds = 180", "seconds = 0"),
        ("seconds = 180", "seconds = 36000"),
        ('name = "after"', 'name = "breathe"'),
        ('name = "photic"', 'name = "hv"'),
        ("flashes = {frequencies_hz = [1, 10.5], train_s = 10, pause_s = 7}", ""),
        ("frequencies_hz = [1, 10.5]", "frequencies_hz = []"),
        ('mark = "Begin"', 'mark = "Begin"\nflash_hz = -1'),
        ("seconds = 180", "seconds = 180\ncounts = false"),
        ("minimum_minutes = 1", "minimum_minutes = -1"),
        ("minimum_minutes = 1", "least_minutes = 1"),
        ('annotations = ["Eyes open"]', f"annotations = {['a'] * 9}"),
        ('[[statements]]\nkey = "background"', '[[statements]]\nkey = "Back ground"'),
        ("[filters]", "[filters"),
    ],
)
def test_an_unclear_file_is_refused(old: str, new: str) -> None:
    assert old in V2
    with pytest.raises(DefectError):
        read_protocol(V2.replace(old, new), "short")


def test_the_file_that_the_refused_ones_are_made_of_is_sound() -> None:
    assert read_protocol(V2, "short").minimum_minutes == 1

"""Devices of one session are told apart, shown as one, known again."""

import msgspec
import pytest

from app.core.acquisition.device_names import AnotherDevice, as_one, demand_same, demand_together, tell_apart
from app.core.devices.driver import BrainFlowSpec, LslSpec, LslStream, PlaybackSpec, SimulatedSpec
from app.core.errors import WrongUse
from tests.fakes.recordings import EEG, SLOW, device, stream


def test_one_device_keeps_its_own_names() -> None:
    alone = device(stream(), stream(SLOW, rate_hz=10.0))
    assert tell_apart([alone]) == (alone,)
    assert as_one([alone]) is alone


def test_twins_get_names_of_their_own_and_the_same_ones_each_time() -> None:
    twin = msgspec.structs.replace(device(), total_samples={EEG: 100})
    first, second, third = told = tell_apart([twin, twin, twin])
    assert first == twin
    assert len({one.device_id for one in told}) == len({one.name for one in told}) == 3
    streams = [one.streams[0] for one in told]
    assert len({one.stream_id for one in streams}) == len({one.name for one in streams}) == 3
    assert second.total_samples == {second.streams[0].stream_id: 100}
    assert tell_apart([twin, twin, twin]) == (first, second, third)


def test_several_are_shown_as_one() -> None:
    eeg = msgspec.structs.replace(device(), can_measure_impedance=True, warnings=("Battery low.",))
    slow = msgspec.structs.replace(device(stream(SLOW, rate_hz=10.0)), name="Belt", driver="other", live=False)
    both = as_one(tell_apart([eeg, slow]))
    assert (both.name, both.driver) == ("Fake amplifier and Belt", "fake+other")
    assert [one.stream_id for one in both.streams] == [EEG, SLOW]
    assert both.live
    assert both.can_measure_impedance
    assert both.warnings == ("Fake amplifier: Battery low.",)
    assert both.total_samples is None


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (device(), True),
        (msgspec.structs.replace(device(), name="Renamed"), True),
        (msgspec.structs.replace(device(), device_id="another"), False),
        (device(stream(rate_hz=200.0)), False),
        (device(stream(n_channels=4)), False),
    ],
)
def test_only_the_same_device_is_known_again(now, same: bool) -> None:  # type: ignore[no-untyped-def]
    named = tell_apart([device(), device()])[1]
    if same:
        demand_same("fake", named, now)
    else:
        with pytest.raises(AnotherDevice):
            demand_same("fake", named, now)


def test_what_cannot_share_a_time_axis_is_refused_with_advice() -> None:
    live, fast = SimulatedSpec(), PlaybackSpec(path="x.edf", speed=None)
    demand_together([live])
    demand_together([live, live, PlaybackSpec(path="x.edf", speed=1.0)])
    demand_together([fast, PlaybackSpec(path="y.edf", speed=None)])
    stream_of = LslSpec(streams=(LslStream(name="a"),))
    for wrong in ([live, fast], [live, SimulatedSpec(speed=2.0)], [BrainFlowSpec()] * 2, [stream_of] * 2, []):
        with pytest.raises(WrongUse) as refused:
            demand_together(wrong)
        assert refused.value.advice

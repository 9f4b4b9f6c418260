"""`app.core.signals.channels`: units and descriptions."""

import msgspec
import pytest

from app.core.identifiers import StreamId
from app.core.signals.channels import Channel, ChannelKind, SourceCalibration, StreamDescription, microvolts_per


@pytest.mark.parametrize(
    ("dimension", "factor"),
    [
        ("uV", 1.0),
        (" uV ", 1.0),
        ("UV", 1.0),
        ("µV", 1.0),  # micro sign
        ("μV", 1.0),  # Greek mu
        ("mV", 1e3),
        ("V", 1e6),
        ("nV", 1e-3),
        ("degC", None),
        ("", None),
        ("uV/Hz", None),
    ],
)
def test_voltages_are_known_and_nothing_else_is_taken_for_one(dimension: str, factor: float | None) -> None:
    assert microvolts_per(dimension) == factor


def test_a_stream_is_the_same_after_it_has_been_on_the_wire_or_on_disk() -> None:
    calibration = SourceCalibration(
        physical_dimension="mV",
        physical_minimum=-3.2,
        physical_maximum=3.2,
        digital_minimum=-2048,
        digital_maximum=2047,
    )
    stream = StreamDescription(
        stream_id=StreamId("01890a5d-ac96-774b-bcce-b302099a8057"),
        name="EEG",
        rate_hz=256.0,
        channels=(
            Channel(label="Fp1", calibration=calibration),
            Channel(label="Temp", kind=ChannelKind.OTHER, unit="degC"),
        ),
    )
    assert stream.labels == ("Fp1", "Temp")
    assert msgspec.json.decode(msgspec.json.encode(stream), type=StreamDescription) == stream
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(stream), type=StreamDescription) == stream
    with pytest.raises(AttributeError):
        stream.rate_hz = 512.0

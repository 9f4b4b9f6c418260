"""The stimulator protocol's frames, and the device's side of it, against everything that a wire can do."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.devices.stimulator import StimulatorState
from app.core.devices.stimulator_answers import described, told
from app.core.devices.stimulator_firmware import StimulatorFirmware
from app.core.devices.stimulator_frames import (
    FROM_DEVICE,
    LARGEST_SEQUENCE,
    LONGEST_FRAME,
    TO_DEVICE,
    Frame,
    FrameReader,
    decode,
)
from app.core.errors import DeviceFault, WrongUse

NAMES = st.from_regex(r"[a-z_]{1,16}", fullmatch=True)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=16)
FRAMES = st.builds(
    Frame,
    st.sampled_from([TO_DEVICE, FROM_DEVICE]),
    st.integers(0, LARGEST_SEQUENCE),
    NAMES,
    st.dictionaries(NAMES, VALUES, max_size=4),
)


@given(FRAMES)
def test_a_frame_comes_back_as_it_was_sent(frame: Frame) -> None:
    assert decode(frame.encode().rstrip(b"\n")) == frame


@given(st.lists(FRAMES, max_size=5), st.binary(max_size=60), st.lists(st.integers(1, 40), max_size=30))
def test_frames_are_found_however_they_are_cut_and_whatever_stands_before(
    frames: list[Frame], noise: bytes, cuts: list[int]
) -> None:
    stream = noise + b"\n" + b"".join(frame.encode() for frame in frames)
    reader, found = FrameReader(FROM_DEVICE), []
    for cut in cuts:
        found += reader.feed(stream[:cut])
        stream = stream[cut:]
    found += reader.feed(stream)
    assert found == [frame for frame in frames if frame.direction == FROM_DEVICE]


@pytest.mark.proves("REQ-STIM-LATE-FRAMES")
@given(FRAMES, st.data())
def test_one_wrong_bit_and_it_is_nothing(frame: Frame, data: st.DataObject) -> None:
    line = bytearray(frame.encode().rstrip(b"\n"))
    line[data.draw(st.integers(0, len(line) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert decode(bytes(line)) != frame


@given(st.binary(max_size=3000))
def test_garbage_is_nothing_and_is_not_kept(garbage: bytes) -> None:
    reader = FrameReader(TO_DEVICE)
    assert reader.feed(garbage) == []
    assert len(reader._rest) <= LONGEST_FRAME


def test_another_version_is_nothing() -> None:
    body = b">2 0001 stop"
    assert decode(b"%s*%08x" % (body, zlib.crc32(body))) is None
    assert decode(b">1 0001 stop*%08x" % zlib.crc32(b">1 0001 stop")) == Frame(TO_DEVICE, 1, "stop")


@pytest.mark.parametrize("text", ["", "inf", "nan", "1e5", "--1", "1.", "0x10", " 1", "1" * 40])
def test_only_plain_numbers_are_numbers(text: str) -> None:
    assert Frame(TO_DEVICE, 1, "amplitude", {"ma": text}).number("ma") is None


# --- the device ---------------------------------------------------------------------------------------------------


class Wire:
    """A device, spoken to without a port."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.device = SimulatedStimulator(clock=self.clock)
        self.firmware = StimulatorFirmware(self.device, clock=self.clock)
        self.sequence = 0

    def say(self, word: str, **fields: str) -> Frame:
        self.sequence += 1
        return self.send(Frame(TO_DEVICE, self.sequence, word, fields))

    def send(self, frame: Frame) -> Frame:
        (answer,) = FrameReader(FROM_DEVICE).feed(self.firmware.hear(frame.encode()))
        assert answer.sequence == frame.sequence
        found = told(answer)
        assert found is not None
        assert found.state is self.device.state
        return answer

    def until(self, seconds: float) -> str:
        found = told(self.say("status"))
        assert found is not None
        return str(found.at_us + round(seconds * 1e6))

    def armed(self) -> str:
        return self.say("arm").fields["run"]


@pytest.mark.proves("REQ-STIM-LATE-FRAMES")
def test_it_runs_only_by_the_run_that_it_was_armed_for() -> None:
    wire = Wire()
    until = wire.until(0.3)
    assert wire.say("start", run="", programme="session", until=until).word == "no"
    run = wire.armed()
    other = wire.armed()
    assert run != other
    assert wire.say("start", run=run, programme="session", until=until).word == "no"
    assert wire.say("start", run=other, programme="concert", until=until).word == "no"
    assert wire.say("start", run=other, programme="session").word == "no"
    assert wire.device.state is StimulatorState.ARMED
    assert wire.say("start", run=other, programme="session", until=until).word == "ok"
    assert wire.device.running
    assert wire.say("hold", run=run, until=until).word == "no"
    assert wire.say("stop").word == "ok"
    assert wire.say("start", run=other, programme="session", until=until).word == "no"
    assert not wire.device.running


@pytest.mark.proves("REQ-STIM-LATE-FRAMES")
def test_a_start_that_was_long_on_its_way_starts_nothing() -> None:
    wire = Wire()
    run, until = wire.armed(), wire.until(0.3)
    late = Frame(TO_DEVICE, 900, "start", {"run": run, "programme": "session", "until": until})
    wire.clock.advance(0.4)
    assert wire.send(late).word == "no"
    assert not wire.device.running


@pytest.mark.proves("REQ-STIM-LATE-FRAMES")
def test_a_hold_that_was_long_on_its_way_holds_no_longer_than_it_was_meant_to() -> None:
    wire = Wire()
    run = wire.armed()
    wire.say("start", run=run, programme="session", until=wire.until(0.3))
    hold = Frame(TO_DEVICE, 901, "hold", {"run": run, "until": wire.until(0.35)})
    wire.clock.advance(0.29)
    wire.send(hold)
    wire.clock.advance(0.07)
    assert not wire.device.running


def test_a_repeated_command_is_answered_again_and_not_done_again() -> None:
    wire = Wire()
    frame = Frame(TO_DEVICE, 77, "arm")
    assert wire.send(frame).fields["run"] == wire.send(frame).fields["run"]
    run, until = wire.send(frame).fields["run"], wire.until(0.3)
    start = Frame(TO_DEVICE, 78, "start", {"run": run, "programme": "session", "until": until})
    assert [wire.send(start).word for _ in range(3)] == ["ok"] * 3
    wire.say("stop")
    assert wire.send(start).word == "no"
    assert not wire.device.running


@pytest.mark.proves("REQ-STIM-LIMITS")
def test_its_limits_are_its_own() -> None:
    wire = Wire()
    for text in ("2.001", "-1", "nan", "", "1e-3"):
        assert wire.say("amplitude", ma=text).word == "no"
    assert wire.device.ordered_ma == 1.0
    assert wire.say("amplitude", ma="2").word == "ok"


def test_what_it_does_by_itself_it_says() -> None:
    wire = Wire()
    wire.say("start", run=wire.armed(), programme="session", until=wire.until(0.3))
    assert wire.firmware.tell() == b""
    wire.clock.advance(0.31)
    (said,) = FrameReader(FROM_DEVICE).feed(wire.firmware.tell())
    assert (said.sequence, said.word, said.fields["why"], said.fields["state"]) == (0, "told", "keep_alive", "safe")
    assert wire.firmware.tell() == b""


@pytest.mark.proves("REQ-STIM-LATE-FRAMES")
@given(st.lists(st.binary(max_size=200), max_size=10))
def test_no_noise_ever_starts_it(pieces: list[bytes]) -> None:
    wire = Wire()
    run, until = wire.armed(), wire.until(0.3)
    start = Frame(TO_DEVICE, 5, "start", {"run": run, "programme": "session", "until": until}).encode()
    for piece in (*pieces, start[:-3], start[3:], start.replace(b">", b"<"), start.upper(), b"\n", *pieces, b"\n"):
        wire.firmware.hear(piece)
        assert not wire.device.running
    assert wire.send(Frame(TO_DEVICE, 6, "stop")).word == "ok"


def test_it_does_not_know_faults_it_has_not() -> None:
    with pytest.raises(WrongUse):
        Wire().firmware.break_down("hunger")


# --- what is believed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change", [{"state": "asleep"}, {"ma": "-1"}, {"ma": "much"}, {"set": ""}, {"t": "-5"}, {"t": "x"}]
)
def test_a_state_that_cannot_be_is_not_believed(change: dict[str, str]) -> None:
    fields = {"state": "safe", "ma": "0.000", "set": "1.000", "t": "5"}
    assert told(Frame(FROM_DEVICE, 1, "ok", fields)) is not None
    assert told(Frame(FROM_DEVICE, 1, "ok", fields | change)) is None


@pytest.mark.proves("REQ-STIM-LIMITS")
@pytest.mark.parametrize(
    "change",
    [{"protocol": "2"}, {"serial": ""}, {"safe": ""}, {"max_ma": ""}, {"test_ma": "3"}, {"safe_ms": "900"},
     {"keep_ms": "60000"}, {"keep_ms": "0"}],
)  # fmt: skip
def test_a_device_that_cannot_be_used_safely_is_refused(change: dict[str, str]) -> None:
    identity = Wire().say("identify")
    assert described(identity).greatest_amplitude_ma == 2.0
    with pytest.raises(DeviceFault):
        described(Frame(FROM_DEVICE, 1, "ok", identity.fields | change))

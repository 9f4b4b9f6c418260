"""Packets come out once and in order, whatever the link did to them."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.devices.packet_order import (
    COUNTER_MODULUS,
    REORDER_WINDOW_S,
    DeviceClockWatch,
    OrderedPacket,
    Packet,
    PacketOrder,
    runs,
)


def _packet(first: int, n: int = 2) -> Packet:
    return Packet(first % COUNTER_MODULUS, first / 1000, np.full((1, n), first, np.float32))


def _firsts(packets: list[OrderedPacket]) -> list[int]:
    return [packet.first for packet in packets]


def test_one_that_overtook_waits_for_the_one_it_overtook() -> None:
    order = PacketOrder()
    order.begin(0)
    order.take(_packet(2), 0.000)
    assert order.release(0.039) == []
    order.take(_packet(0), 0.0395)
    assert _firsts(order.release(0.0395)) == [0, 2]
    assert order.empty


def test_one_that_never_comes_is_given_up_after_forty_milliseconds() -> None:
    order = PacketOrder()
    order.begin(0)
    order.take(_packet(2), 1.0)
    order.take(_packet(6), 1.03)
    assert order.deadline_s == pytest.approx(1.0 + REORDER_WINDOW_S)
    assert _firsts(order.release(1.0 + REORDER_WINDOW_S)) == [2]
    assert _firsts(order.release(1.03 + REORDER_WINDOW_S)) == [6]
    assert order.given_up == 2


def test_one_that_comes_twice_or_after_it_was_given_up_comes_out_once_or_never() -> None:
    order = PacketOrder()
    order.begin(0)
    for packet in (_packet(0), _packet(0), _packet(4), _packet(4)):
        order.take(packet, 0.0)
    assert _firsts(order.release(math.inf)) == [0, 4]
    order.take(_packet(2), 0.1)
    assert order.release(math.inf) == []
    assert order.repeated == 3


def test_the_counter_may_wrap() -> None:
    first = COUNTER_MODULUS - 4
    order = PacketOrder()
    order.begin(first)
    for step in (2, 0, 6, 4):
        order.take(_packet(first + step), 0.0)
    assert _firsts(order.release(0.0)) == [first, first + 2, first + 4, first + 6]


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS")
@given(st.integers(0, 10_000), st.integers(0, COUNTER_MODULUS + 5))
def test_any_shuffle_within_the_window_is_undone(seed: int, first: int) -> None:
    chance = random.Random(seed)
    made = [_packet(first + 2 * k) for k in range(40)]
    lost = set(chance.sample(range(40), 8))
    sent = [(0.004 * k + chance.choice((0.0, 0.0, chance.uniform(0, 0.035))), k) for k in range(40) if k not in lost]
    sent += [(at_s + chance.uniform(0, 0.035), k) for at_s, k in chance.sample(sent, 6)]
    order = PacketOrder()
    order.begin(first)
    out: list[OrderedPacket] = []
    for at_s, k in sorted(sent):
        order.take(made[k], at_s)
        if chance.random() < 0.5:
            out += order.release(at_s)
    out += order.release(math.inf)
    assert _firsts(out) == [first + 2 * k for k in range(40) if k not in lost]


def test_runs_are_cut_at_holes_and_where_the_clock_was_set() -> None:
    late = Packet(8, 5.0, np.zeros((1, 2), np.float32))
    packets = [OrderedPacket(0, _packet(0)), OrderedPacket(2, _packet(2)), OrderedPacket(6, _packet(6))]
    found = runs([*packets, OrderedPacket(8, late)], 1000.0)
    assert [_firsts(run) for run in found] == [[0, 2], [6], [8]]


@pytest.mark.proves("REQ-TIME-MONOTONIC")
def test_a_clock_that_was_set_is_noticed_once_and_a_hole_is_not_a_jump() -> None:
    watch = DeviceClockWatch(1000.0)
    seen = [watch.notice(n, t) for n, t in ((0, 7.0), (20, 7.02), (500, 7.5), (520, 9.52), (540, 9.54))]
    assert seen[:3] == [None, None, None]
    assert seen[3] == pytest.approx(2.0)
    assert seen[4] is None

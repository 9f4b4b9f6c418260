"""From the trigger of a stop to the safe state at the device, for each way to stop and each fault that must stop.

The whole workstation runs: the window (drawing into memory), a session that records, the station with its log. The time
of the safe state is the stimulator's own (`_witness`), the trigger's is taken right before the command is given or the
signal sent, all on one monotonic clock.

Keys: `command_ms` (`SafetyControl.stop`, what `neurascale stop` calls; each one followed by reset, proof and start),
`killed_ms` and `frozen_ms` (window, acquisition and safety, which hold the output), each p50, p99, p999, max, n;
`by_way`: the same for each program; `bystanders`: station and worker, killed and frozen: whether the output went on, as
it must, and how long a stop took meanwhile; `lease_ms`; `cores_saturated`; `real_time`: whether the system granted it;
`stopped_by_themselves`: outputs that stopped without being told, leases that lapsed for want of a processor. At the top
with each core kept busy by another process, the device behind a loopback socket; `quiet`: without that load;
`through_a_terminal`: saturated, the device behind a pseudo-terminal, commands only; `without_real_time`: saturated, and
real-time priority refused to all but the device, which has a processor of its own. `limits_ms`: the issue's.
"""

import argparse
import gc
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.devices.driver import SimulatedSpec
from app.core.safety.client import ask_for_real_time
from benchmarks._faults import BYSTANDERS, HOLDING, Stops, refuse_real_time, saturated_cores, tell
from benchmarks._session import say, workstation
from benchmarks._witness import WitnessedStimulator

STOPS = 1000
FAULTS = 5
CHANNELS = 32
SAY_EVERY = 100
LIMITS_MS = {
    "command_p999": 10.0,
    "command_max": 50.0,
    "command_p999_real_time": 2.0,
    "killed_max": 50.0,
    "frozen_max_beyond_lease": 50.0,
}


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of all runs."""
    stops, faults = arguments.stops or STOPS, FAULTS if arguments.faults is None else arguments.faults
    say(f"{stops} stops and {faults} faults of each kind, in each run")
    quiet = _run(stops, faults, saturated=False)
    loaded = _run(stops, faults, saturated=True)
    terminal = _run(stops, 0, saturated=True, terminal=True)
    result = loaded | {"quiet": quiet, "through_a_terminal": _of_commands(terminal), "limits_ms": LIMITS_MS}
    if loaded["real_time"]:
        result["without_real_time"] = _run(stops, faults, saturated=True, real_time=False)
    return result


def _of_commands(figures: dict[str, Any]) -> dict[str, Any]:
    return {key: figures[key] for key in ("command_ms", "real_time", "stopped_by_themselves")}


def _run(
    n_stops: int, n_faults: int, *, saturated: bool, terminal: bool = False, real_time: bool = True
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="neurascale-witness-") as folder:
        device = WitnessedStimulator(Path(folder), terminal=terminal)
        if not real_time:
            refuse_real_time()
        try:
            with workstation(window=True) as bench:
                bench.record(SimulatedSpec(n_channels=CHANNELS), output=device.spec)
                with saturated_cores(saturated):
                    return _figures(Stops(bench, device), n_stops, n_faults, saturated=saturated)
        finally:
            device.close()


def _figures(stops: Stops, n_stops: int, n_faults: int, *, saturated: bool) -> dict[str, Any]:
    # As `neurascale stop` does.
    ask_for_real_time()
    gc.collect()
    gc.freeze()
    stops.run_output()
    status = stops.control.status()
    load = "cores saturated" if saturated else "quiet"
    say(f"{load}, real time {'granted' if status.real_time else 'not granted'}, lease {status.lease_ms} ms")
    command = _over_and_over(stops, stops.by_command, n_stops, f"stopped by command, {load}")
    killed, frozen = {}, {}
    for program in HOLDING:
        killed[program] = _over_and_over(
            stops, lambda program=program: stops.by_kill(program), n_faults, f"{program} killed, {load}"
        )
        frozen[program] = _over_and_over(
            stops, lambda program=program: stops.by_freeze(program), n_faults, f"{program} frozen, {load}"
        )
    return {
        "command_ms": _spread(command),
        "killed_ms": _spread([took for found in killed.values() for took in found]),
        "frozen_ms": _spread([took for found in frozen.values() for took in found]),
        "lease_ms": status.lease_ms,
        "cores_saturated": saturated,
        "real_time": status.real_time,
        "by_way": {f"{program}_killed_ms": _spread(found) for program, found in killed.items()}
        | {f"{program}_frozen_ms": _spread(found) for program, found in frozen.items()},
        "bystanders": {program: _bystander(stops, program, load) for program in BYSTANDERS} if n_faults else {},
        "stopped_by_themselves": stops.stopped_by_themselves,
    }


def _bystander(stops: Stops, program: str, load: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word, number in (("killed", signal.SIGKILL), ("frozen", signal.SIGSTOP)):
        stops.run_output()
        went_on, took_ms = stops.without(program, number)
        say(f"{program} {word}, {load}: the output {'went on' if went_on else 'stopped'}; a stop took {took_ms} ms")
        found[word] = {"output_went_on": went_on, "stop_meanwhile_ms": _rounded(took_ms)}
    return found


def _over_and_over(stops: Stops, once: Callable[[], float | None], times: int, what: str) -> list[float]:
    """Start the output and stop it by `once`, until it was done so often."""
    found: list[float] = []
    while len(found) < times:
        stops.run_output()
        took_ms = once()
        if took_ms is not None:
            found.append(took_ms)
        if took_ms is None or len(found) % SAY_EVERY == 0 or times < SAY_EVERY:
            tell(len(found), times, what, took_ms)
    return found


def _spread(found: list[float]) -> dict[str, float | int | None]:
    ordered = sorted(found)
    if not ordered:
        return {"p50": None, "p99": None, "p999": None, "max": None, "n": 0}
    return {
        **{
            name: _rounded(_nearest_rank(ordered, share))
            for name, share in (("p50", 0.5), ("p99", 0.99), ("p999", 0.999))
        },
        "max": _rounded(ordered[-1]),
        "n": len(ordered),
    }


def _nearest_rank(ordered: list[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed: never better than what was seen."""
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

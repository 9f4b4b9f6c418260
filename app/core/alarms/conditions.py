"""Every condition that raises an alarm: priority, latching, delay, and what a person reads.

Guarantees: priorities mean what IEC 60601-1-8 (6.1.2) says: high asks for an immediate response, medium for a
prompt one, low for awareness. A latching alarm stays until a person has acknowledged it, though its condition has gone.
Texts name what happened; advice names what to do first. No patient data.
Does not: detect anything; who raises a condition says so with `AlarmBoard.raise_`. Delays come from
`resources/limits.toml` (`station.alarm_limits`); those of clipping and signal quality are kept channel by channel where
they are detected, in `station.signal_watch`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """How quickly somebody must respond."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 is the most urgent."""
        return _RANKS[self]


_RANKS = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition.

    Attributes:
        name: Stable; also the word in the log.
        latching: Whether it stays until acknowledged after the condition has gone.
        onset_s: The condition must last so long before the alarm is raised.
        clearing_s: It must have been gone for so long before the alarm clears.
    """

    name: str
    priority: Priority
    latching: bool
    text: str
    advice: str
    onset_s: float = 0.0
    clearing_s: float = 0.0


_TABLE = (
    Condition(
        name="safety_stopped",
        priority=Priority.HIGH,
        latching=True,
        text="The safety stop is active.",
        advice="See to the patient first. Clear the cause, then reset the stop with your role and a reason.",
    ),
    Condition(
        name="safety_link_lost",
        priority=Priority.HIGH,
        latching=True,
        text="The safety program does not answer; the stop on the screen does not work.",
        advice="Use the output's own emergency stop if anything is connected. Outputs are in their safe state.",
    ),
    Condition(
        name="output_unconfirmed",
        priority=Priority.HIGH,
        latching=True,
        text="The stimulator does not confirm its safe state.",
        advice="Disconnect it from the patient, or use its own emergency stop, now. Then check its power and cable.",
    ),
    Condition(
        name="stimulation_limit",
        priority=Priority.HIGH,
        latching=True,
        text="The stimulator gave more than was ordered; it is being stopped.",
        advice="See to the patient. Disconnect the stimulator, and do not use it again before it was checked.",
    ),
    Condition(
        name="patient_event",
        priority=Priority.HIGH,
        latching=True,
        text="The patient pressed the button, or an event of the patient was marked.",
        advice="See to the patient now. The moment is marked in the recording.",
    ),
    Condition(
        name="recording_not_advancing",
        priority=Priority.HIGH,
        latching=True,
        text="The recording does not advance.",
        advice="Check the disk and the device; what was recorded so far is kept.",
    ),
    Condition(
        name="recording_broken",
        priority=Priority.HIGH,
        latching=True,
        text="What lies on the disk is not what was recorded.",
        advice="Note the time and go on recording. Do not touch the recording's folder; call technical support.",
    ),
    Condition(
        name="disk",
        priority=Priority.HIGH,
        latching=False,
        text="The disk is almost full or cannot be written.",
        advice="Free space now, or end the recording in order while there is room.",
    ),
    Condition(
        name="disk_time_short",
        priority=Priority.MEDIUM,
        latching=False,
        text="The disk will be full within minutes.",
        advice="Free space now, or end the recording in order; a full disk ends it, with everything up to then kept.",
    ),
    Condition(
        name="disk_time",
        priority=Priority.LOW,
        latching=False,
        text="The disk will be full before long.",
        advice="Free space on the recordings' disk, or plan a shorter recording.",
    ),
    Condition(
        name="log_read_only",
        priority=Priority.HIGH,
        latching=True,
        text="The log does not match its proofs and is read-only.",
        advice="End the session. Do not repair or delete anything; tell your security officer.",
    ),
    Condition(
        name="log_not_written",
        priority=Priority.HIGH,
        latching=True,
        text="Something could not be written to the log.",
        advice="Free space on the disk or make the data folder writable. Recording and the stop go on without it.",
    ),
    Condition(
        name="acquisition_down",
        priority=Priority.HIGH,
        latching=True,
        text="The acquisition program is not running; nothing is recorded now.",
        advice="It is being started again. If this stays for 10 s, note the time and call technical support.",
    ),
    Condition(
        name="device_silent",
        priority=Priority.HIGH,
        latching=False,
        text="No signal comes from the device.",
        advice="Check power, cable and radio link of the amplifier.",
    ),
    Condition(
        name="desktop_silent",
        priority=Priority.HIGH,
        latching=False,
        text="The operator's window has stopped answering; the safety program says so by itself.",
        advice="Look at the patient. The stop works by chord, pedal and command; open the workstation again.",
    ),
    Condition(
        name="station_down",
        priority=Priority.HIGH,
        latching=True,
        text="The station program was not running; no alarm could be told meanwhile.",
        advice="Look at the patient and at the signal. Acquisition and the stop went on meanwhile.",
    ),
    Condition(
        name="source_fault",
        priority=Priority.MEDIUM,
        latching=True,
        text="The device or file has a fault.",
        advice="Read the event list; samples up to the fault can be trusted.",
    ),
    Condition(
        name="gap",
        priority=Priority.MEDIUM,
        latching=True,
        text="Samples are missing from the recording.",
        advice="The gap is marked in the recording. Check the device's link if it happens again.",
    ),
    Condition(
        name="desktop_down",
        priority=Priority.MEDIUM,
        latching=True,
        text="The operator's window does not answer; recording goes on.",
        advice="Open the workstation again; it attaches to the running session.",
    ),
    Condition(
        name="worker_down",
        priority=Priority.MEDIUM,
        latching=False,
        text="Filters and quality figures stand still; recording goes on.",
        advice="The program is being started again; judge the signal by the raw traces meanwhile.",
    ),
    Condition(
        name="program_down",
        priority=Priority.MEDIUM,
        latching=False,
        text="A program of the workstation is not running.",
        advice="It is being started again. What it does is missing meanwhile: see what is named here.",
    ),
    Condition(
        name="processor_overloaded",
        priority=Priority.MEDIUM,
        latching=False,
        text="This computer cannot keep up; the picture lags behind the patient.",
        advice="Close other programs. The recording itself goes on; judge nothing by the moment it is drawn.",
    ),
    Condition(
        name="clipping",
        priority=Priority.MEDIUM,
        latching=False,
        text="Channels are clipped.",
        advice="Check electrodes and cables of the channels named.",
    ),
    Condition(
        name="impedance",
        priority=Priority.LOW,
        latching=False,
        text="Electrodes are off or their impedance is too high.",
        advice="Improve the contact of the electrodes named.",
    ),
    Condition(
        name="signal_quality",
        priority=Priority.LOW,
        latching=False,
        text="Signal quality is poor.",
        advice="Check the electrodes of the channels named, and sources of mains interference.",
    ),
    Condition(
        name="plugin_down",
        priority=Priority.LOW,
        latching=False,
        text="A plugin is not running; its panel stands still.",
        advice="Nothing of the session depends on it. It is started again, or off after three failures.",
    ),
    Condition(
        name="clock_jump",
        priority=Priority.LOW,
        latching=True,
        text="The clock of this computer, or of a device, has jumped.",
        advice="Times before and after do not fit together; those within the recording do. Note it in the report.",
    ),
    Condition(
        name="hub_unreachable",
        priority=Priority.LOW,
        latching=False,
        text="The hub has not been reached for a long time.",
        advice="The workstation goes on by itself, and everything is kept to be sent. Tell your IT department.",
    ),
)

CONDITIONS: dict[str, Condition] = {condition.name: condition for condition in _TABLE}

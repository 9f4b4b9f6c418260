"""What the safety program tells others of itself, as frozen values.

Guarantees: `SafetyStatus.from_message(status.to_message())` is the same value; a message with a missing or wrong field
is refused. Does not: decide anything. Any thread.
"""

from dataclasses import asdict, dataclass, fields

from app.core.safety.messages import Malformed, Message

LINK_LOST = "link_lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopResult:
    """What a command to safety led to.

    Attributes:
        latency_ms: From the trigger to the output's confirmed safe state; None where no output confirmed it.
        state: State of the stop afterwards.
        stop_number: Number of the newest latched stop in safety's own file.
        output: "none", "safe", "running", "unconfirmed", "unknown"; see `SafetyStatus.output`.
    """

    latency_ms: float | None
    state: str
    stop_number: int
    output: str

    @classmethod
    def from_message(cls, message: Message) -> "StopResult":
        """Raises Malformed where a field is missing or wrong."""
        return cls(
            latency_ms=message.optional_number("latency_ms"),
            state=message.text("state"),
            stop_number=message.integer("stop_number"),
            output=message.text("output"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyStatus:
    """Everything a window or the station shows of the safety stop.

    Attributes:
        state: "unproved", "proving", "ready", "running", "stopped"; "link_lost" is set by clients only.
        proved: Whether the stop was proved on the output that is attached now.
        cause: First cause of the latched stop; empty where not stopped.
        source: Who pressed or what lapsed.
        causes: All causes since the stop latched, "cause: source".
        stop_number: Of the newest latched stop.
        stopped_at: UTC, ISO 8601, of the newest stop (of its newest cause); empty where there was none.
        output: "none" (nothing attached), "safe" (confirmed), "running", "unconfirmed" (was told to be safe and has not
            confirmed it), "unknown" (its link broke).
        output_name: The attached output, in words.
        last_latency_ms: Of the newest stop or proof; None where no output confirmed it.
        confirming: Whether the output was told to be safe and has neither confirmed it nor run out of time; the latency
            of a new stop is known once this is False again.
        holders: Roles whose lease is good now, of "desktop" and "acquisition".
        hindrances: Why the output cannot be started now, or why a stop cannot be reset; sentences, empty where it can.
        fault: What is wrong with safety itself (its file cannot be written); empty where nothing is.
        lease_ms: How long a lease lasts without renewal.
        real_time: Whether real-time priority was granted.
        late_answers: Challenges answered too late, all holders, since safety started.
        pid: Of the safety program.
        own_alarm: What the safety program alarms about by itself ("desktop_silent", "station_down"); empty for nothing.
        own_alarm_state: "active" or "acknowledged".
        own_alarm_since: UTC, ISO 8601.
    """

    state: str
    proved: bool = False
    cause: str = ""
    source: str = ""
    causes: tuple[str, ...] = ()
    stop_number: int = 0
    stopped_at: str = ""
    output: str = "none"
    output_name: str = ""
    last_latency_ms: float | None = None
    confirming: bool = False
    holders: tuple[str, ...] = ()
    hindrances: tuple[str, ...] = ()
    fault: str = ""
    lease_ms: int = 0
    real_time: bool = False
    late_answers: int = 0
    pid: int = 0
    own_alarm: str = ""
    own_alarm_state: str = ""
    own_alarm_since: str = ""

    def to_message(self) -> dict[str, object]:
        """As the content of a "status" message."""
        return asdict(self)

    @classmethod
    def from_message(cls, message: Message) -> "SafetyStatus":
        """The status in a "status" message.

        Raises:
            Malformed: A field is missing or of another type.
        """
        values: dict[str, object] = {}
        for field in fields(cls):
            value = message.content.get(field.name)
            if field.name in {"causes", "holders", "hindrances"}:
                values[field.name] = message.texts(field.name)
            elif field.name == "last_latency_ms":
                values[field.name] = message.optional_number(field.name)
            elif type(value) is type(field.default) or (field.name == "state" and isinstance(value, str)):
                values[field.name] = value
            else:
                raise Malformed(f"The field {field.name} of a status is missing or wrong.")
        return cls(**values)  # type: ignore[arg-type]

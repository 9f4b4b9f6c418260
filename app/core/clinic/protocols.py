"""Protocols: what a kind of session asks for, as data in `resources/protocols`.

Guarantees: a protocol that is offered can be loaded; one that does not follow the schema is refused with its file and
fault named. A file of version 1 asks for what it says and nothing more. Every demand of version 2 has a source in its
file. Does not: hold limits (`resources/limits.toml` does, each with its source), or enforce anything: a session that
departs from its protocol says so (`app.core.clinic.deviations`). Any thread.
"""

import tomllib
from typing import Annotated

import msgspec

from app.core.clinic.purposes import PURPOSES
from app.core.errors import DefectError, NotFound
from app.core.events.course_events import ActivationPhase
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 2
READABLE_VERSIONS = (1, 2)
DEFAULT_PROTOCOL = "routine-eeg"
LONGEST_PHASE_S = 3600.0

_Positive = Annotated[float, msgspec.Meta(gt=0)]
_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$(?!\n)")]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parent of what a protocol is made of."""


class PlannedPhase(_Part, frozen=True, kw_only=True):
    """One phase of a procedure: `mark` is set as an annotation where it begins; `counts` as in `ActivationPhase`."""

    name: _Name
    mark: _Text
    seconds: _Positive
    flash_hz: _Positive | None = None
    counts: bool = True


class PlannedFlashes(_Part, frozen=True, kw_only=True):
    """Trains of flashes, one frequency after the other, with a pause after each.

    Attributes:
        mark: Of a train; `{hz}` is its frequency.
        pause_mark: Where the pause begins.
    """

    frequencies_hz: Annotated[tuple[_Positive, ...], msgspec.Meta(min_length=1)]
    train_s: _Positive
    pause_s: _Positive
    mark: _Text = "Flashes {hz} Hz"
    pause_mark: _Text = "Flashes off"


class PlannedActivation(_Part, frozen=True, kw_only=True):
    """An activation procedure.

    Attributes:
        title: As printed and shown.
        say: What the patient is told to do.
        ask_first: What must be asked of the patient or the record before it; for people.
        required: Whether leaving it out is a deviation.
        phases / flashes: Its course: one of the two.
        source: Where its demands come from.
    """

    name: _Name
    title: _Text
    say: _Text
    ask_first: tuple[_Text, ...] = ()
    required: bool = True
    phases: tuple[PlannedPhase, ...] = ()
    flashes: PlannedFlashes | None = None
    source: Annotated[str, msgspec.Meta(min_length=20)]

    def course(self) -> tuple[ActivationPhase, ...]:
        """All its phases, one after the other."""
        if self.flashes is None:
            return tuple(
                ActivationPhase(
                    name=one.name, mark=one.mark, seconds=one.seconds, flash_hz=one.flash_hz, counts=one.counts
                )
                for one in self.phases
            )
        found: list[ActivationPhase] = []
        for place, hz in enumerate(self.flashes.frequencies_hz, start=1):
            mark = self.flashes.mark.replace("{hz}", f"{hz:g}")
            train = ActivationPhase(name=f"train-{place}", mark=mark, seconds=self.flashes.train_s, flash_hz=hz)
            pause = ActivationPhase(
                name=f"pause-{place}", mark=self.flashes.pause_mark, seconds=self.flashes.pause_s, counts=False
            )
            found += [train, pause]
        return tuple(found)


class PlannedFilters(_Part, frozen=True, kw_only=True):
    """Display filters that the protocol asks for, at first; Hz. `notch`: whether the mains line is taken out."""

    high_pass_hz: _Positive
    low_pass_hz: _Positive
    notch: bool = False


class Statement(_Part, frozen=True, kw_only=True):
    """Something that the report of such a session must say. `key` is stable; `label` is for people."""

    key: _Name
    label: _Text


class SessionProtocol(_Part, frozen=True, kw_only=True):
    """What a kind of session asks for.

    Attributes:
        name: Its file's name, and what is kept in the log.
        title: For people.
        purposes: Consents that it needs; one for "stimulation" comes on top where an output is used.
        planned_minutes: Room for so long a recording must be on the disk before it starts.
        annotations: Texts of the quick annotations, at most eight.
        minimum_minutes: A shorter recording is a deviation; 0 for none.
        montages: Names of the montages in which it is looked at, the first one first; files of `resources/montages`,
            or "as-recorded".
        statements: What its report must say.
        sources: Where all that comes from.
    """

    schema_version: int
    name: str
    title: str
    purposes: tuple[str, ...]
    annotations: tuple[str, ...]
    planned_minutes: float = 60.0
    minimum_minutes: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    montages: tuple[_Name, ...] = ()
    filters: PlannedFilters | None = None
    activations: tuple[PlannedActivation, ...] = ()
    statements: tuple[Statement, ...] = ()
    sources: tuple[Annotated[str, msgspec.Meta(min_length=20)], ...] = ()

    def activation(self, name: str) -> PlannedActivation:
        """The procedure of this name.

        Raises:
            NotFound: The protocol has none.
        """
        for one in self.activations:
            if one.name == name:
                return one
        raise NotFound("The protocol has no such procedure.", advice="Choose one from the list.")


AS_RECORDED = "as-recorded"
_OF_VERSION_2 = ("minimum_minutes", "montages", "filters", "activations", "statements", "sources")


def protocol_names() -> tuple[str, ...]:
    """Names of the protocols that ship with the application, sorted."""
    return tuple(sorted(path.stem for path in resource_path("protocols").glob("*.toml")))


def load_protocol(name: str) -> SessionProtocol:
    """The protocol of this name.

    Raises:
        NotFound: There is none.
        DefectError: Its file does not follow the schema.
    """
    if name not in protocol_names():
        raise NotFound("There is no such protocol.", advice=f"Choose one of: {', '.join(protocol_names())}.")
    return read_protocol(resource_path("protocols", f"{name}.toml").read_text(encoding="utf-8"), name)


def read_protocol(text: str, name: str) -> SessionProtocol:
    """The protocol in the text of a file `<name>.toml`, of any version.

    Raises:
        DefectError: It does not follow the schema.
    """
    found = judged(text, name)
    if isinstance(found, str):
        raise DefectError(f"The protocol file {name}.toml cannot be used: {found}.")
    return found


def judged(text: str, name: str) -> SessionProtocol | str:
    """The protocol in the text of a file `<name>.toml`, or what is wrong with it, for people."""
    try:
        protocol = msgspec.convert(tomllib.loads(text), SessionProtocol)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        return str(error).rstrip(".")
    return _fault(protocol, name) or protocol


def as_it_was(text: str) -> SessionProtocol:
    """A protocol in the text that a session kept: it was judged then, and what has been renamed since does not count.

    Raises:
        DefectError: It is no protocol.
    """
    try:
        return msgspec.convert(tomllib.loads(text), SessionProtocol)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError("The protocol that a session kept cannot be read.") from error


def purposes_needed(protocol: SessionProtocol, *, with_output: bool) -> tuple[str, ...]:
    """Consents that a session needs."""
    return tuple(dict.fromkeys((*protocol.purposes, *(("stimulation",) if with_output else ()))))


def _fault(protocol: SessionProtocol, name: str) -> str:
    """What the types cannot say; empty where all is well."""
    if protocol.name != name:
        return "its name is not the file's"
    if protocol.schema_version not in READABLE_VERSIONS:
        return f"this application reads versions {', '.join(map(str, READABLE_VERSIONS))}"
    if unknown := [purpose for purpose in protocol.purposes if purpose not in PURPOSES]:
        return f"there is no consent for {unknown[0]!r}"
    if len(protocol.annotations) > 8:
        return "it has more than eight annotations"
    given = [field for field in _OF_VERSION_2 if getattr(protocol, field)]
    if protocol.schema_version == 1 and given:
        return f"{given[0]!r} is of version 2"
    if given and not protocol.sources:
        return "it says nowhere where its demands come from"
    if protocol.filters is not None and protocol.filters.high_pass_hz >= protocol.filters.low_pass_hz:
        return "its filters leave nothing"
    if unknown := [one for one in protocol.montages if not _is_montage(one)]:
        return f"there is no montage {unknown[0]!r}"
    for names in ([one.name for one in protocol.activations], [one.key for one in protocol.statements]):
        if len(set(names)) != len(names):
            return "a name stands in it twice"
    return next(filter(None, map(_fault_of_activation, protocol.activations)), "")


def _fault_of_activation(activation: PlannedActivation) -> str:
    course = activation.course()
    if (activation.flashes is None) == (not activation.phases):
        return f"{activation.name} has either phases or flashes"
    if len({one.name for one in course}) != len(course):
        return f"a phase stands in {activation.name} twice"
    if not any(one.counts for one in course):
        return f"no phase of {activation.name} counts"
    if any(one.seconds > LONGEST_PHASE_S for one in course):
        return f"a phase of {activation.name} is longer than {LONGEST_PHASE_S:.0f} s"
    return ""


def _is_montage(name: str) -> bool:
    return name == AS_RECORDED or (resource_path("montages") / f"{name}.toml").is_file()

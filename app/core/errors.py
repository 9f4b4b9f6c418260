"""The whole error tree. Each error says what happened, what it means, and what to do.

    NeuraScaleError
    ├── OperatorError            the person at the screen can put it right
    │   ├── WrongUse             a command or argument that makes no sense (exit code 2)
    │   ├── NotPermitted         the role or the state of the session does not allow it
    │   │   ├── NotSignedIn      nobody is signed in there, or the window is locked
    │   │   └── NotOwnPatient    only by break-glass
    │   ├── NotFound             no such patient, session, recording, device
    │   ├── Conflict             it already exists, or something else is running
    │   ├── Cancelled            the person asked for it to stop
    │   └── PrerequisiteMissing  a session step was asked for before what it needs
    ├── SurroundingsError        device, disk, network, file: may be retried
    │   ├── DeviceFault          a device refused, vanished or lied
    │   ├── SourceFileFault      a recording file that cannot be trusted; names file and fault
    │   ├── StorageFault         disk full, not writable, vanished
    │   ├── RecordingBroken      a recording that does not match its own checksums
    │   ├── LedgerBroken         the log does not match its own proofs; carries the entry's index
    │   ├── LinkDown             another of our programs does not answer
    │   └── TimedOut             something answered too late
    └── DefectError              ours; never retried, always reported
        └── EventRefused         an event that is not as the catalogue says; carries the field

Rules: `code` is stable and may be relied on by scripts; texts may change. No patient data in any text.
Foreign exceptions are translated at the door with `raise ... from`.
"""

import os
from pathlib import Path
from typing import ClassVar


class NeuraScaleError(Exception):
    """Root of the tree.

    Args:
        what: What happened.
        meaning: What it means for the patient or the recording.
        advice: What to do now.
    """

    code: ClassVar[str] = "neurascale"
    default_meaning: ClassVar[str] = "Nothing that was already recorded is affected."
    default_advice: ClassVar[str] = "Try again; if it happens again, call your technical support."

    def __init__(self, what: str, *, meaning: str | None = None, advice: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.meaning = meaning or self.default_meaning
        self.advice = advice or self.default_advice

    def __str__(self) -> str:
        return f"{self.what} {self.meaning} {self.advice} [{self.code}]"


class OperatorError(NeuraScaleError):
    """The person at the screen can put it right."""

    code = "operator"


class WrongUse(OperatorError):
    """A command or argument that makes no sense."""

    code = "operator.wrong_use"
    default_advice = "See --help for an example."


class NotPermitted(OperatorError):
    """The role, or the state of the session, does not allow it."""

    code = "operator.not_permitted"


class NotSignedIn(NotPermitted):
    """Nobody is signed in where it was asked, or the window is locked."""

    code = "operator.not_permitted.not_signed_in"
    default_meaning = "Nothing was shown or changed. The safety stop, recording and alarms go on."
    default_advice = "Sign in, and do it again."


class NotOwnPatient(NotPermitted):
    """The patient is not in the user's care; break-glass would reach them."""

    code = "operator.not_permitted.not_own_patient"
    default_meaning = "Nothing was shown or changed."
    default_advice = "Have the patient assigned to you; in an emergency use break-glass, which is reviewed afterwards."


class NotFound(OperatorError):
    """No such patient, session, recording or device."""

    code = "operator.not_found"
    default_advice = "Check the identifier and choose again."


class Conflict(OperatorError):
    """It already exists, or something else is running."""

    code = "operator.conflict"


class Cancelled(OperatorError):
    """The person asked for the work to stop."""

    code = "operator.cancelled"
    default_advice = "Start it again whenever you like."


class PrerequisiteMissing(OperatorError):
    """A session step was asked for before what it needs was there."""

    code = "operator.prerequisite_missing"


class SurroundingsError(NeuraScaleError):
    """Device, disk, network or file; may be retried."""

    code = "surroundings"


class DeviceFault(SurroundingsError):
    """A device refused, vanished or lied."""

    code = "surroundings.device"
    default_meaning = "What was recorded up to here is kept; nothing is recorded while the device is gone."
    default_advice = "Check power, cable and electrodes of the device, then connect it again."


class SourceFileFault(SurroundingsError):
    """A recording file that cannot be trusted. `what` names the file and the fault."""

    code = "surroundings.source_file"
    default_meaning = "Nothing was played from it."
    default_advice = "Choose another file, or get a fresh copy of this one from where it came."


class StorageFault(SurroundingsError):
    """The disk is full, not writable, or has vanished."""

    code = "surroundings.storage"
    default_meaning = "What was written up to here is kept and valid; nothing more can be recorded."
    default_advice = "Free space on the disk or choose another data folder."


class RecordingBroken(SurroundingsError):
    """A recording that does not match its own checksums."""

    code = "surroundings.recording_broken"
    default_meaning = "Everything before the place named is intact."
    default_advice = "Keep the file as it is and restore it from a backup."


class LedgerBroken(SurroundingsError):
    """The log does not match its own proofs.

    Args:
        what: What does not match.
        at_index: Index of the first entry that cannot be believed; None where no single one can be named.
    """

    code = "surroundings.ledger_broken"
    default_meaning = "The log was changed outside this application; entries before the one named still hold."
    default_advice = "Do not repair or delete it: copy the data folder, tell your security officer, restore a backup."

    def __init__(
        self, what: str, *, at_index: int | None = None, meaning: str | None = None, advice: str | None = None
    ) -> None:
        super().__init__(what, meaning=meaning, advice=advice)
        self.at_index = at_index


class LinkDown(SurroundingsError):
    """Another of our programs does not answer."""

    code = "surroundings.link_down"


class TimedOut(SurroundingsError):
    """Something answered too late."""

    code = "surroundings.timed_out"


class DefectError(NeuraScaleError):
    """A mistake of ours; never retried, always reported."""

    code = "defect"
    default_advice = "Please report it with the log files; they hold no patient data."


class EventRefused(DefectError):
    """An event is not as the catalogue says; it was not recorded.

    Args:
        what: What is wrong, without the value, which may be a patient's.
        field: Path of the field at fault ("data.rate_hz"); empty where it is the whole.
    """

    code = "defect.event_refused"
    default_meaning = "It was not recorded; nothing that was recorded before is affected."

    def __init__(self, what: str, *, field: str = "", meaning: str | None = None, advice: str | None = None) -> None:
        super().__init__(what, meaning=meaning, advice=advice)
        self.field = field


def unforeseen(error: BaseException) -> NeuraScaleError:
    """What nobody translated, with its place; never its text, which may hold a patient's name.

    What the system refused (a full disk behind a redirected output) is said in the system's words, which hold none.
    """
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    if isinstance(error, OSError) and error.errno:
        return SurroundingsError(
            f"The system refused at {where}: {os.strerror(error.errno)}.",
            advice="Check disk and rights, also of where the output goes, and try again.",
        )
    return DefectError(f"An unexpected {type(error).__name__} at {where}.")


def error_classes() -> dict[str, type[NeuraScaleError]]:
    """Every class of the tree by its code; an error that crossed a process is rebuilt through it.

    A class without a code of its own is not listed: on the other side it is the class whose code it bears.
    """
    found: dict[str, type[NeuraScaleError]] = {}
    waiting: list[type[NeuraScaleError]] = [NeuraScaleError]
    while waiting:
        cls = waiting.pop()
        if "code" in vars(cls):
            found[cls.code] = cls
        waiting.extend(cls.__subclasses__())
    return found

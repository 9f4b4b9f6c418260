"""At which points the histories of `tests/vectors/workflows` were interrupted, and how each goes on to its end.

Only names and values: the same script is played to the definitions of every release.
"""

from dataclasses import dataclass, field
from typing import Any

from app.core.errors import LinkDown, SourceFileFault


@dataclass(frozen=True)
class Point:
    """One interruption.

    Attributes:
        name: Of the file.
        holds: The activity whose first call is held; empty: a wait is what is interrupted.
        at: Where it waits then, "ended" where it is not interrupted at all.
        says: What is said while it waits: (waited for, said, payload), in order.
        answers: See `ScriptedActivities`, over those of the definition.
        ends: How the run ends once it goes on.
    """

    name: str
    holds: str = ""
    at: str = ""
    says: tuple[tuple[str, str, dict[str, str]], ...] = ()
    answers: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    ends: str = "completed"


@dataclass(frozen=True)
class Recorded:
    """What belongs to one definition.

    Attributes:
        points: Where it is interrupted.
        answers: What its activities give.
        replies: What is said to a run that waits, by what it waits for; the first that fits.
        once: Effects that happen once in a run that completes, in order.
    """

    points: tuple[Point, ...]
    answers: dict[str, tuple[Any, ...]]
    replies: dict[str, str]
    once: tuple[str, ...]


def _said(*names: str) -> tuple[tuple[str, str, dict[str, str]], ...]:
    return tuple((name, name, {}) for name in names)


_TO_READY = _said("continue:impedance")
_TO_RECORDING = _said("continue:impedance", "continue:ready")
_TO_END = _said("continue:impedance", "continue:ready", "stop")
_SESSION_ONCE = (
    *("open_device", "start_recording", "stop_recording", "measure_impedance_after", "close_device"),
    *("analyse", "write_report", "complete"),
)
_SESSION = Recorded(
    points=(
        Point("waits_for_prerequisites", at="prerequisites", answers={"check_prerequisites": (("identity",), ())}),
        Point("waits_at_impedance", at="impedance"),
        Point("waits_at_impedance_again", at="impedance", says=(("continue:impedance", "measure_impedance", {}),)),
        Point("waits_at_ready", at="ready", says=_TO_READY),
        Point("waits_while_recording", at="recording", says=_TO_RECORDING),
        Point(
            "waits_while_recording_after_a_stop",
            at="recording",
            says=(*_TO_RECORDING, ("stop", "safety_stop", {})),
            ends="safety_stop",
        ),
        Point(
            "waits_while_recording_after_faults",
            at="recording",
            says=_TO_RECORDING,
            answers={"start_recording": (LinkDown("No answer."), LinkDown("No answer."), None)},
        ),
        *(Point(f"within_{activity}", holds=activity, says=_TO_END) for activity in _SESSION_ONCE),
        Point("within_measure_impedance", holds="measure_impedance"),
        Point(
            "within_cancel",
            holds="cancel",
            says=(*_TO_RECORDING, ("stop", "cancel", {"reason": "Tired."})),
            ends="cancelled",
        ),
        Point(
            "within_withdraw",
            holds="withdraw",
            says=(*_TO_RECORDING, ("stop", "consent_withdrawn", {"purpose": "recording"})),
            ends="consent_withdrawn",
        ),
        Point(
            "within_fail",
            holds="fail",
            says=_TO_END,
            answers={"analyse": (SourceFileFault("It ends in the middle."),)},
            ends="failed",
        ),
        Point("waits_for_a_signature", at="completed", says=_TO_END),
        Point("ended", at="ended", says=(*_TO_END, ("report_signed", "report_signed", {}))),
    ),
    answers={
        "check_prerequisites": ((),),
        "measure_impedance": (21,),
        "measure_impedance_after": (21,),
        "check_signature": ("", "is signed"),
    },
    replies={
        name: name for name in ("identity_confirmed", "continue:impedance", "continue:ready", "stop", "report_signed")
    },
    once=_SESSION_ONCE,
)

_ONBOARDING_ONCE = ("create_record", "set_up_access", "complete_onboarding")
_ONBOARDING = Recorded(
    points=(
        Point("waits_for_a_decision", at="identity"),
        *(
            Point(
                f"waits_for_{step}",
                at=step,
                says=_said("identity_decided"),
                answers={"check_onboarding": (*((),) * number, ("plan",), ())},
            )
            for number, step in enumerate(("access", "consent", "plan", "appointment"))
        ),
        *(
            Point(f"within_{activity}", holds=activity, says=_said("identity_decided"))
            for activity in ("search_candidates", *_ONBOARDING_ONCE)
        ),
        *(
            Point(
                f"within_{activity}",
                holds=activity,
                says=(*_said("identity_decided"), ("changed", "leave", {"reason": "Moved away."})),
                answers={"check_onboarding": (("care",),)},
                ends="left",
            )
            for activity in ("take_back_appointments", "take_back_plans", "take_back_access", "leave_onboarding")
        ),
        Point("ended", at="ended", says=_said("identity_decided")),
    ),
    answers={
        "search_candidates": (1,),
        "create_record": ("registered",),
        "check_onboarding": ((),),
        "take_back_appointments": (0,),
        "take_back_plans": (0,),
    },
    replies={name: name for name in ("identity_decided", "changed")},
    once=_ONBOARDING_ONCE,
)

RECORDED = {"clinical_session": _SESSION, "patient_onboarding": _ONBOARDING}

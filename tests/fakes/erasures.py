"""What the fake station knows of erasures and legal holds: it keeps the rules that a window can see."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.core.errors import NotPermitted
from app.core.station import erasure_messages as e

ASKED_AT = "2026-11-20T10:00:00+00:00"


@dataclass
class ErasureMemory:
    """Tests may read and change it under the station's lock."""

    erasures: list[e.ErasureView] = field(default_factory=list)
    holds: list[e.LegalHoldView] = field(default_factory=list)


class FakeErasures:
    """Answers what is asked about them."""

    def __init__(self, memory: ErasureMemory) -> None:
        self._memory = memory

    def answer(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about erasures, and the answer."""
        memory = self._memory
        match message:
            case e.ListErasures():
                return True, e.ErasureList(erasures=tuple(memory.erasures), holds=tuple(memory.holds))
            case e.RequestErasure():
                asked = e.ErasureView(
                    erasure_id=f"e-{len(memory.erasures)}",
                    subject_id=message.patient_id,
                    subject_kind="patient",
                    state="asked",
                    reason_class=message.reason_class,
                    reason=message.reason,
                    asked_by="u-okafor",
                    asked=ASKED_AT,
                    mine=True,
                )
                memory.erasures.insert(0, asked)
                return True, e.ErasureRequested(erasure_id=asked.erasure_id)
            case e.ApproveErasure():
                found = next(one for one in memory.erasures if one.erasure_id == message.erasure_id)
                if found.mine:
                    raise NotPermitted("Two people erase.")
                self._decide(message.erasure_id, state="complete", reason="")
                return True, e.ErasureCarriedOut(erasure_id=message.erasure_id, entries=41, unreached=("place-1",))
            case e.RefuseErasure():
                self._decide(message.erasure_id, state="refused", decision_reason=message.reason)
                return True, None
            case e.PlaceLegalHold():
                hold = e.LegalHoldView(
                    hold_id=f"h-{len(memory.holds)}",
                    subject_id=message.patient_id,
                    subject_kind="patient",
                    reason=message.reason,
                    placed_by="u-okafor",
                    placed=ASKED_AT,
                )
                memory.holds.append(hold)
                return True, e.LegalHoldPlaced(hold_id=hold.hold_id)
            case e.LiftLegalHold():
                memory.holds = [one for one in memory.holds if one.hold_id != message.hold_id]
                return True, None
            case _:
                return False, None

    def _decide(self, erasure_id: str, **changed: Any) -> None:
        self._memory.erasures = [
            msgspec.structs.replace(one, decided=ASKED_AT, decided_by="u-berger", **changed)
            if one.erasure_id == erasure_id
            else one
            for one in self._memory.erasures
        ]


def asked_by_another(patient_id: str, **changed: Any) -> e.ErasureView:
    """A request that waits for a second person."""
    asked = e.ErasureView(
        erasure_id="e-other",
        subject_id=patient_id,
        subject_kind="patient",
        state="asked",
        reason_class="asked_by_subject",
        reason="Asked for it in a letter of the 3rd of May.",
        asked_by="u-lind",
        asked=ASKED_AT,
        exports=2,
    )
    return msgspec.structs.replace(asked, **changed)

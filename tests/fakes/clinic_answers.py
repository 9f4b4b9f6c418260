"""What the fake station knows of records of one person, of duty, and of the course of its session."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.core.clinic.deviations import Departure
from app.core.clinic.protocols import load_protocol
from app.core.clinic.roster import JudgedLine
from app.core.station import course_messages as c
from app.core.station import duty_messages as d
from app.core.station import merge_messages as g
from app.core.station.views import ActivationView, PatientView

OTHER = PatientView(
    patient_id="p-other",
    hospital_number="MRN-0815",
    family_name="Okonkwo",
    given_name="Ada",
    birth_date="1984-03-11",
    sex="female",
)
JOINED_AT = "2026-11-20T10:00:00+00:00"
OMITTED = Departure(kind="activation_omitted", item="photic", text="Photic stimulation was not done.")
MONTAGE = Departure(
    kind="montage",
    item="",
    text="Without A1 and A2.",
    reason="A bandage over both ears.",
    deviation_id="d-1",
    at_s=61.0,
    noted=JOINED_AT,
    noted_by="u-okafor",
)


def some_merge(merge_id: str = "m-1", **changed: Any) -> g.MergeView:
    """One that stands."""
    fields = {"reason": "The same passport.", "by": "Dr Okafor", "at": JOINED_AT, "sessions_since": 2, **changed}
    return g.MergeView(merge_id=merge_id, merged=OTHER, **fields)


def some_duty(duty_id: str = "u-1", **changed: Any) -> d.DutyView:
    """One that holds now, and until long after any test."""
    fields: dict[str, Any] = {
        "user_id": "u-adeyemi",
        "user_name": "Ngozi Adeyemi",
        "begins": "2026-11-22T06:00:00+00:00",
        "ends": "2126-11-22T14:00:00+00:00",
        "how": "rostered",
        "now": True,
        **changed,
    }
    return d.DutyView(duty_id=duty_id, **fields)


@dataclass
class FakeClinic:
    """Tests may read and change it under the station's lock.

    Attributes:
        differing: Fields in which two records that are compared differ.
        preview: The two records themselves; made up where it is None.
        running: The procedure that goes on in the session that the station shows.
    """

    merges: list[g.MergeView] = field(default_factory=list)
    differing: tuple[str, ...] = ()
    preview: g.MergePreview | None = None
    duties: list[d.DutyView] = field(default_factory=list)
    on_duty: bool = True
    activations: list[c.DoneActivation] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    running: ActivationView | None = None

    def answer(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about these, and the answer."""
        for one in (self._about_merges, self._about_duty, self._about_course):
            known, answer = one(message)
            if known:
                return True, answer
        return False, None

    def _about_merges(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        match message:
            case g.ListMerges():
                return True, g.MergeList(merges=tuple(self.merges))
            case g.LookAtMerge() if self.preview is not None:
                return True, self.preview
            case g.LookAtMerge():
                kept = msgspec.structs.replace(OTHER, patient_id=message.patient_id, hospital_number="MRN-4711")
                return True, g.MergePreview(
                    kept=g.RecordToMerge(patient=kept, version=2, sessions=3, consents=2, reports=3),
                    merged=g.RecordToMerge(patient=OTHER, version=1, sessions=1, consents=1, reports=0),
                    differing=self.differing,
                )
            case g.MergePatients():
                self.merges.append(some_merge(reason=message.reason))
                return True, g.PatientsMerged(merge_id="m-1")
            case g.UndoMerge():
                self.merges = [
                    msgspec.structs.replace(one, undone=JOINED_AT, undone_by="Dr Okafor", undo_reason=message.reason)
                    for one in self.merges
                ]
                return True, None
        return False, None

    def _about_duty(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        match message:
            case d.ListDuties():
                return True, d.DutyList(duties=tuple(self.duties), kept=bool(self.duties), on_duty=self.on_duty)
            case d.RosterDuty():
                self.duties.append(
                    some_duty("u-2", user_id=message.user_id, begins=message.begins, ends=message.ends, now=False)
                )
                return True, d.DutyRostered(duty_id="u-2")
            case d.StepIn():
                self.duties.append(some_duty("u-3", how="stepped_in", reason=message.reason, ends=message.ends))
                return True, d.DutyRostered(duty_id="u-3")
            case d.CancelDuty():
                self.duties = [
                    msgspec.structs.replace(one, cancelled=JOINED_AT) if one.duty_id == message.duty_id else one
                    for one in self.duties
                ]
                return True, None
            case d.ImportRoster():
                judged = tuple(
                    JudgedLine(line=one, state="wrong", text=f"Nobody signs in as “{one.user}”.")
                    if one.user == "zoe"
                    else JudgedLine(line=one, state="new", user_id=f"u-{one.user}", user_name=one.user.title())
                    for one in message.lines
                )
                wrong = any(one.state == "wrong" for one in judged)
                return True, d.RosterImported(lines=judged, added=0 if message.dry_run or wrong else len(judged))
            case d.TakeOverSession():
                return True, None
        return False, None

    def _about_course(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        match message:
            case c.ListCourse():
                return True, c.SessionCourse(
                    protocol="routine-eeg",
                    minimum_s=1200.0,
                    recorded_s=75.0,
                    activations=tuple(self.activations),
                    departures=tuple(self.departures),
                    names=(("u-okafor", "Dr Okafor"),),
                )
            case c.StartActivation():
                planned = load_protocol("routine-eeg").activation(message.procedure)
                self.running = ActivationView(
                    activation_id="a-1",
                    procedure=planned.name,
                    title=planned.title,
                    onset_s=0.0,
                    phases=planned.course(),
                )
                return True, None
            case c.BreakOffActivation():
                if self.running is not None:
                    text = f"{self.running.title} was broken off after 1 min."
                    self.departures.append(
                        Departure(kind="activation_broken_off", item=self.running.procedure, text=text)
                    )
                self.running = None
                return True, None
            case c.NoteDeviation():
                self.departures = [one for one in self.departures if one.text != message.text]
                self.departures.append(
                    Departure(
                        kind=message.kind,
                        item=message.item,
                        text=message.text,
                        reason=message.reason,
                        deviation_id="d-2",
                        noted_by="u-okafor",
                    )
                )
                return True, None
            case c.WithdrawDeviation():
                self.departures = [one for one in self.departures if one.deviation_id != message.deviation_id]
                return True, None
        return False, None

"""Scenes of records and the roster: joined records, duty, standing in, a roster from a file.

Guarantees: each group begins with a window of its own and can be taken by itself. GUI thread only.
"""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from app.core.clock import SYSTEM_CLOCK
from app.core.station.merge_messages import MergePreview, RecordToMerge
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog
from app.ui.clinic.roster_dialog import RosterDialog
from tests.fakes.clinic_answers import some_duty, some_merge
from tests.pictures.stand_in import Scene, StandIn
from tests.pictures.waiting import spin, until

OKAFOR = "Noa Okafor"
ROSTER = """user,begins,ends
okafor,2026-12-01T08:00+00:00,2026-12-01T16:00+00:00
lind,2026-12-01T16:00+00:00,2026-12-02T00:00+00:00
zoe,2026-12-02T08:00+00:00,2026-12-02T16:00+00:00
"""


def merging(stand: StandIn) -> Iterator[Scene]:
    """Two records side by side, the reason asked for, and what was joined."""
    clinic, patients = stand.station.memory.clinic, stand.station.memory.patients
    kept = stand.choose_patient(0)
    other = msgspec.structs.replace(kept, patient_id="p-twice", hospital_number="4455-018", birth_date="1984-12-03")
    patients.append(other)
    clinic.preview = MergePreview(
        kept=RecordToMerge(patient=kept, version=2, sessions=3, consents=2, reports=3),
        merged=RecordToMerge(patient=other, version=1, sessions=1, consents=1, reports=0),
        differing=("birth_date",),
    )
    stand.window.patients.merge_button.click()
    dialog = stand.dialog(MergingDialog)
    spin(0.4)
    yield "merging-search", dialog
    dialog.search.setText("Hal")
    until(lambda: dialog.found.count() > 0, "records alike")
    dialog.found.setCurrentRow(0)
    until(dialog.join.isEnabled, "the comparison")
    spin(0.3)
    yield "merging", dialog
    dialog.join.click()
    spin(0.3)
    yield "merging-reason", dialog
    dialog.reason.close_strip()
    clinic.merges.append(msgspec.structs.replace(some_merge(by=OKAFOR), merged=other))
    dialog._has_changed()
    until(lambda: dialog.joined.topLevelItemCount() == 1, "what was joined")
    dialog.joined.setCurrentItem(dialog.joined.topLevelItem(0))
    spin(0.3)
    yield "merging-joined", dialog


def duty(stand: StandIn) -> Iterator[Scene]:
    """No roster yet, a roster, and standing in."""
    clinic = stand.station.memory.clinic
    stand.window.records_dialogs.duty()
    dialog = stand.dialog(DutyDialog)
    spin(0.5)
    yield "duty-none", dialog
    now = SYSTEM_CLOCK.wall().replace(minute=0, second=0, microsecond=0)

    def hours(begins: int, ends: int) -> dict[str, str]:
        return {
            "begins": (now + timedelta(hours=begins)).isoformat(), "ends": (now + timedelta(hours=ends)).isoformat()
        }  # fmt: skip

    clinic.duties = [
        some_duty("u-1", **hours(-4, 4)),
        some_duty("u-2", user_name="Tove Lind", how="stepped_in", reason="Ngozi is ill", **hours(-2, 1)),
        some_duty("u-3", user_name="Maria Berger", now=False, **hours(4, 12)),
        some_duty("u-4", user_name="Tove Lind", now=False, cancelled=now.isoformat(), **hours(12, 20)),
    ]
    clinic.on_duty = False
    dialog.refresh()
    until(lambda: dialog.list.topLevelItemCount() > 0, "the roster")
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    spin(0.4)
    yield "duty", dialog
    dialog.step_in.click()
    spin(0.3)
    yield "duty-reason", dialog
    dialog.reason.close_strip()
    dialog.roster.click()
    until(lambda: dialog.findChild(RosterDialog) is not None, "the roster from a file")
    (roster,) = dialog.findChildren(RosterDialog)
    file = stand.data.root / "roster.csv"
    file.write_text(ROSTER, encoding="utf-8")
    roster.read(str(file))
    until(lambda: roster.list.topLevelItemCount() == 3, "its lines")
    spin(0.4)
    yield "duty-import", roster

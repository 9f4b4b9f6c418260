"""The table of permissions: complete over the station's requests, closed, and what it must never ask."""

import itertools
import typing
from pathlib import Path

import pytest

from app.core.access.roles import Reach, Role, Verdict, permissions, read_permissions
from app.core.errors import DefectError
from app.core.station.messages import StationRequest

REQUESTS = sorted(one.__name__ for one in typing.get_args(StationRequest))
OWN_ACCOUNT = {one.requests for one in permissions().permissions if one.name == "access.own"}.pop()
"""Judged by what they carry: a password or a sign-in's token."""
EVERYBODY_MAY = {
    "Heartbeat",
    "GetState",
    "ProveStop",
    "RequestRemoteStop",
    "ExplainStop",
    "PauseAlarmAudio",
    "AcknowledgeAlarm",
    *OWN_ACCOUNT,
}


def test_every_request_of_the_station_is_in_exactly_one_permission_and_no_other_is() -> None:
    assert sorted(itertools.chain.from_iterable(one.requests for one in permissions().permissions)) == REQUESTS


@pytest.mark.parametrize("request_name", REQUESTS)
def test_without_sign_in_only_stop_and_alarms_and_the_sign_in_itself_are_answered(request_name: str) -> None:
    verdict = permissions().judge(request_name, frozenset(), own_patient=True)
    assert (verdict is Verdict.ALLOWED) is (request_name in EVERYBODY_MAY)


@pytest.mark.parametrize(
    ("request_name", "role", "own", "other"),
    [
        ("RegisterPatient", Role.TECHNICIAN, Verdict.ALLOWED, Verdict.ALLOWED),
        ("RegisterPatient", Role.RESEARCHER, Verdict.REFUSED, Verdict.REFUSED),
        ("BeginSession", Role.CLINICIAN, Verdict.ALLOWED, Verdict.BREAK_GLASS),
        ("BeginSession", Role.ADMINISTRATOR, Verdict.REFUSED, Verdict.REFUSED),
        ("SetAmplitude", Role.TECHNICIAN, Verdict.REFUSED, Verdict.REFUSED),
        ("ResetStop", Role.CLINICIAN, Verdict.ALLOWED, Verdict.BREAK_GLASS),
        ("ExportRecording", Role.RESEARCHER, Verdict.ALLOWED, Verdict.REFUSED),
        ("VerifyLog", Role.ADMINISTRATOR, Verdict.ALLOWED, Verdict.ALLOWED),
    ],
)
def test_who_may(request_name: str, role: Role, own: Verdict, other: Verdict) -> None:
    table = permissions()
    assert table.judge(request_name, frozenset({role}), own_patient=True) is own
    assert table.judge(request_name, frozenset({role}), own_patient=False) is other


def test_several_roles_may_what_one_of_them_may_and_never_less() -> None:
    table = permissions()
    order = [Verdict.REFUSED, Verdict.BREAK_GLASS, Verdict.ALLOWED]
    for name, own, (one, other) in itertools.product(REQUESTS, (True, False), itertools.combinations(Role, 2)):
        both = table.judge(name, frozenset({one, other}), own_patient=own)
        alone = [table.judge(name, frozenset({role}), own_patient=own) for role in (one, other)]
        assert order.index(both) == max(order.index(verdict) for verdict in alone)


# In whose care somebody is, which shows nothing of the patient; and a person's right to what is kept of them, or to
# have it erased, which administrators answer; and the log, which they disclose to a court or an auditor.
FOR_THE_PATIENTS_SAKE = {
    "care.manage", "care.read", "subject.export", "erasure.request", "erasure.decide", "legal_hold.manage",
    "folder.read",
}  # fmt: skip


def test_no_role_reaches_another_persons_patient_by_itself() -> None:
    for permission in permissions().permissions:
        if permission.about_patient and permission.name not in FOR_THE_PATIENTS_SAKE:
            assert Reach.ANY not in permission.reach.values(), permission.name


def test_what_stands_nowhere_is_refused() -> None:
    assert permissions().judge("DeleteEverything", frozenset(Role), own_patient=True) is Verdict.REFUSED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be read"),
        ("schema_version = 1\npermission = 3", "cannot be read"),
        ('schema_version = 1\n[[permission]]\nname="a"\npatient=true\nrequests=["X","X"]', "X stands twice"),
        ('schema_version = 1\n[[permission]]\nname="a"\npatient=true\nrequests=[]\nnurse="any"', "cannot be read"),
        ('schema_version = 1\n[[permission]]\nname="a"\npatient=true\nrequests=[]\nclinician="all"', "cannot be read"),
    ],
)
def test_a_table_that_is_not_one_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "access.toml"
    path.write_text(text)
    with pytest.raises(DefectError, match=said):
        read_permissions(path)

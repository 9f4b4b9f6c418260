"""An erasure and real backups: reached at once, or as soon as the disk with them is there again."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.settings.station_kind import StationKind
from app.core.station.erasure_desk import ErasureDesk
from app.core.station.erasure_messages import ApproveErasure, ErasureCarriedOut, ErasureRequested, RequestErasure
from app.core.station.erasure_remnants import ErasureRemnants
from app.core.store.backup.backup_checking import verify_backup
from tests.fakes.backed_up_station import WORDS, backed_up
from tests.fakes.station_rooms import StationOfTests


def nobody_is_known(_session_ids: Iterable[str]) -> int:
    return 0


@pytest.mark.proves("REQ-BACKUP-ERASED")
def test_a_backup_on_a_disk_that_was_away_is_reached_once_it_is_back(station: StationOfTests, tmp_path: Path) -> None:
    here, away = tmp_path / "here", tmp_path / "away"
    patient_id = station.register()
    for place in (here, away):
        backed_up(station.data, place)
    away.rename(tmp_path / "in a cupboard")
    remnants = ErasureRemnants(station.rooms, nobody_is_known)
    desk = ErasureDesk(station.rooms, StationKind.DEMONSTRATION, remnants)
    asks, decides = (Caller(user_id=name, roles=frozenset({Role.ADMINISTRATOR})) for name in ("u-1", "u-2"))
    asked = desk.answer(RequestErasure(patient_id=patient_id, reason="Asked for it in a letter."), asks)
    assert isinstance(asked, ErasureRequested)
    done = desk.answer(ApproveErasure(erasure_id=asked.erasure_id), decides)
    assert isinstance(done, ErasureCarriedOut)
    assert len(done.unreached) == 1
    assert verify_backup(here, passphrase=WORDS).erased == (patient_id,)
    assert [one.state for one in station.store.erasures.list()] == ["erased"]
    (tmp_path / "in a cupboard").rename(away)
    remnants.carry_on()
    assert verify_backup(away, passphrase=WORDS).erased == (patient_id,)
    assert [one.state for one in station.store.erasures.list()] == ["complete"]

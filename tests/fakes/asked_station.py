"""A station behind its door that commands ask as they ask a running one, without a process.

`Asked` takes the place of `app.programs.station_asked.asking_station`; who asks is whom the test says.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from app.core.access.roles import Role
from app.core.errors import NotFound
from app.core.events.access_events import UserCreatedData
from app.core.events.system_event import new_event
from app.core.station import messages as m
from app.core.station.device_messages import DeviceList
from app.core.station.door.door import Door
from app.core.station.service import StationService
from app.core.workflow.history import RunRecord, RunState
from tests.fakes.door import FakeReception, somebody
from tests.fakes.station_rooms import FakeEngine, StationOfTests


class EngineWithRuns(FakeEngine):
    """Knows of runs as well. Attributes: `records`."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[RunRecord] = []

    def begun(self, session_id: str, at: datetime) -> None:
        """A session's workflow, as it goes on."""
        self.records.append(
            RunRecord(
                workflow_id=session_id,
                definition="clinical_session",
                version="0.2",
                state=RunState.RUNNING,
                begun=at,
                ended=None,
                step="prerequisites",
                text="Waiting.",
            )
        )

    def runs(self, *_definition: Any, **_which: Any) -> tuple[RunRecord, ...]:
        return tuple(self.records)

    def run(self, workflow_id: str) -> RunRecord:
        for record in self.records:
            if record.workflow_id == workflow_id:
                return record
        raise NotFound("No workflow was begun under this number.")

    def history(self, workflow_id: str) -> tuple[Any, ...]:
        return ()


class Asked:
    """See the module. Attributes: `who` asks ("cora", a clinician; "ted", a technician; "alma", an administrator)."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.who = "cora"
        self.engine = EngineWithRuns()
        self.asked: list[Any] = []
        roles = {"cora": Role.CLINICIAN, "noa": Role.CLINICIAN, "ted": Role.TECHNICIAN, "alma": Role.ADMINISTRATOR}
        for user_id, role in roles.items():
            self._create(user_id, role)
        self._reception = FakeReception({user_id: somebody(user_id, role) for user_id, role in roles.items()})
        self.door = Door(station.rooms, self._reception)
        self.service = StationService(
            station.rooms,
            self.engine,  # type: ignore[arg-type]
            state=lambda: m.StationState(incarnation="i", version="v", session=station.rooms.board.view),
            show_event=lambda *row: station.rows.append(row),
            set_filters=lambda _filters: None,
            list_devices=lambda _asked: DeviceList(version=1, devices=()),
            shut_down=lambda _why: None,
        )

    def __call__(self, message: Any) -> Any:
        self.asked.append(message)
        return self.door.answer("command-line#1", message, self.who, self.service.handle)

    @contextlib.contextmanager
    def asking(self, *_of: Any) -> Iterator[Any]:
        """In the place of `asking_station`."""
        yield self

    def _create(self, user_id: str, role: Role) -> None:
        data = UserCreatedData(
            user_id=user_id,
            user_name=user_id,
            full_name=f"Dr. {user_id.title()}",
            roles=(role.value,),
            created_by="alma",
        )
        event = new_event("user.created", data, source_service="t", subject_id=user_id, clock=self.station.clock)
        self.station.store.log.append(event)

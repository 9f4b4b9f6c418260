"""The one door: who asks, about whom, and whether they may. Everything asked of the station comes through it.

Guarantees: what stands in no permission is refused, and so is whoever is nobody; a refusal changes and tells nothing,
and is in the book. Who asked for a change is in the log no later than the change; who is shown a patient's data is in
it before they are. What `stop = true` covers, and the state, wait for no disk.
Does not: know how somebody signed in (the reception does), or what a request does. The exchange's pool, several at a
time; `tick` and `close` on the station's main thread.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from app.core.access.caller import Caller
from app.core.access.presence import Presence, next_step_of
from app.core.access.roles import Permission, Reach, Record, Role, Verdict, permissions
from app.core.access.seat import Seat, Stage
from app.core.errors import NotFound, NotOwnPatient, NotPermitted, NotSignedIn
from app.core.events.asking import asked
from app.core.station.door.door_book import DoorBook
from app.core.station.door.door_rooms import DoorRooms
from app.core.station.door.redaction import redacted, redacted_event
from app.core.station.door.whose import NOBODY, About, Whose
from app.core.station.messages import GetState, SessionEventAdded, StationState
from app.core.station.reading_messages import NoteReading, NoteReadingOfAll
from app.core.store.projections.users import User

_STATE = "GetState"
_SHOWS_SESSION = "ListSessionEvents"
"""Who may ask this of a session may see in the state whose it is."""


class WhoIsThere(Protocol):
    """The reception, as far as the door needs it."""

    def caller(self, peer: str, token: str) -> Caller:
        """Who is behind a request; nobody where nobody is. From memory."""
        ...

    def seat(self) -> Seat:
        """The window's seat."""
        ...

    def user(self, user_id: str) -> User | None:
        """The user, from memory."""
        ...


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody who may.

    Attributes:
        break_glass_id: By which emergency access; empty where none was needed.
    """

    caller: Caller
    about: About
    break_glass_id: str = ""


class Door:
    """The door of one station.

    Args:
        who: The reception.
    """

    def __init__(self, rooms: DoorRooms, who: WhoIsThere) -> None:
        self._who = who
        self._care = rooms.care
        self._break_glass = rooms.break_glass
        self._whose = Whose(rooms)
        self._book = DoorBook(rooms.journal, clock=rooms.clock)

    # --- asking --------------------------------------------------------------------------------------------------

    def answer(self, peer: str, message: Any, token: str, handle: Callable[[Any, Caller], msgspec.Struct]) -> Any:
        """What `handle` answers, where whoever asks may.

        Raises:
            NotPermitted: They may not.
            NeuraScaleError: As `handle` refuses.
        """
        admission = self._admit(peer, message, token)
        if isinstance(message, GetState):
            return self.state_for(admission.caller, handle(message, admission.caller))
        with self._recorded(admission, message):
            return handle(message, admission.caller)

    def admit(self, peer: str, message: Any, token: str) -> Caller:
        """Who asks, if they may.

        Raises:
            NotPermitted: They may not; that is in the book.
            NotFound: What it is about is not there.
        """
        return self._admit(peer, message, token).caller

    def _admit(self, peer: str, message: Any, token: str) -> Admission:
        request = type(message).__name__
        caller = self._who.caller(peer, token)
        permission = permissions().covering(request)
        if permission is None:
            self._book.refused(caller, request, "role", NOBODY)
            raise NotPermitted(f"The station does not know the request {request}.")
        if permission.always:
            return Admission(caller, NOBODY)
        if not caller.roles:
            raise self._refused_nobody(caller, request)
        about = self._whose.of(message) if permission.about_patient else NOBODY
        return self._judged(caller, request, permission, about)

    def _judged(self, caller: Caller, request: str, permission: Permission, about: About) -> Admission:
        own = not about.somebody or self._care.has(caller.user_id, about.patient_id)
        verdict = permissions().judge(request, caller.roles, own_patient=own)
        if verdict is Verdict.ALLOWED:
            return Admission(caller, about)
        if verdict is Verdict.BREAK_GLASS and about.known:
            opened = self._break_glass.opened_by(caller.user_id, about.patient_id)
            if opened:
                return Admission(caller, about, opened)
        reaches_own = any(permission.reach.get(role) is Reach.OWN for role in caller.roles)
        self._book.refused(caller, request, "patient" if reaches_own else "role", about)
        if not about.known and reaches_own:
            raise NotFound("What this is about is not there.")
        if verdict is Verdict.BREAK_GLASS:
            raise NotOwnPatient("This patient is not in your care.")
        if reaches_own:
            raise NotPermitted(
                "This patient is not in your care.",
                meaning="Nothing was shown or changed. Not even break-glass allows this.",
                advice="Have the patient assigned to you.",
            )
        raise NotPermitted(
            "Your role does not allow this.",
            meaning="Nothing was shown or changed.",
            advice="Ask somebody whose role does; an administrator can tell who.",
        )

    def _refused_nobody(self, caller: Caller, request: str) -> NotPermitted:
        """Nobody is there, or somebody who must do something else first (a new password, a second factor)."""
        if caller.somebody:
            self._book.refused(caller, request, "role", NOBODY)
            return NotPermitted("There is something to be done first.", advice="Finish signing in.")
        locked = self._who.seat().stage is Stage.LOCKED
        self._book.refused(caller, request, "locked" if locked else "signed_out", NOBODY)
        return NotSignedIn(
            "The window is locked." if locked else "Nobody is signed in.",
            advice="Unlock it, and do it again." if locked else "Sign in, and do it again.",
        )

    @contextlib.contextmanager
    def _recorded(self, admission: Admission, message: Any) -> Iterator[None]:
        """What the log must know of it, before or with what is done within."""
        request = type(message).__name__
        caller, about, opened = admission.caller, admission.about, admission.break_glass_id
        record = permissions().record(request) if caller.somebody else Record.NOTHING
        if record is Record.NOTHING:
            yield
            return
        if record is Record.READ:
            shown_by = message.command if isinstance(message, NoteReading | NoteReadingOfAll) else request
            self._book.read(caller, shown_by, about, opened)
            yield
            return
        event = self._book.request(caller, request, about, opened)
        if record is Record.CHANGE:
            self._book.requested(event, wait=True)
        with asked(event) as asking:
            asking.written = record is Record.CHANGE
            yield
        if not asking.written:
            self._book.requested(event, wait=False)

    # --- showing -------------------------------------------------------------------------------------------------

    def state_for(self, caller: Caller, state: Any) -> Any:
        """The state as somebody may see it."""
        if not isinstance(state, StationState):
            return state
        session = state.session
        hidden = session is not None and not self._may_watch(
            caller, About(session.patient.patient_id, session.session_id)
        )
        export, everything = state.export, state.subject_export
        hide_export = export is not None and self._sees(caller, self._whose.recording(export.recording_id)) is None
        hide_everything = everything is not None and self._sees(caller, About(everything.patient_id)) is None
        if not (hidden or hide_export or hide_everything):
            return state
        return redacted(state, session=hidden, export=hide_export, subject_export=hide_everything)

    def published(self, state: StationState) -> StationState:
        """The state as everybody is told it: as who sits at the window may see it."""
        seen: StationState = self.state_for(self._at_window(), state)
        return seen

    def published_event(self, added: SessionEventAdded) -> SessionEventAdded:
        """A row of the event list as everybody is told it."""
        if self._sees(self._at_window(), self._whose.session(added.session_id)) is not None:
            return added
        return msgspec.structs.replace(added, event=redacted_event(added.event))

    def _at_window(self) -> Caller:
        seat = self._who.seat()
        user = self._who.user(seat.user_id) if seat.stage is Stage.OPEN else None
        if user is None or user.disabled or next_step_of(user):
            return Caller(peer=seat.peer, seat=True)
        return Caller(
            user_id=user.user_id,
            name=user.full_name,
            roles=frozenset(Role(role) for role in user.roles),
            peer=seat.peer,
            seat=True,
            sign_in_id=seat.sign_in_id,
        )

    def _may_watch(self, caller: Caller, about: About) -> bool:
        """Whether somebody may see whose session runs; that they did is told."""
        opened = self._sees(caller, about)
        if opened is None:
            return False
        self._book.read(caller, _STATE, about, opened, wait=False)
        return True

    def _sees(self, caller: Caller, about: About) -> str | None:
        """By which break-glass somebody may see a patient's session, empty for none; None where they may not."""
        if not caller.roles:
            return None
        own = self._care.has(caller.user_id, about.patient_id)
        verdict = permissions().judge(_SHOWS_SESSION, caller.roles, own_patient=own)
        if verdict is Verdict.ALLOWED:
            return ""
        if verdict is Verdict.BREAK_GLASS:
            return self._break_glass.opened_by(caller.user_id, about.patient_id) or None
        return None

    # --- the clock -----------------------------------------------------------------------------------------------

    def heard(self, presence: Presence) -> None:
        """Who is there has changed: with a sign-out, what was open by break-glass ends."""
        if presence.what == "signed_out":
            self._break_glass.signed_out(presence.user_id, presence.sign_in_id, seat=presence.seat)

    def tick(self) -> bool:
        """What is due; whether the state is another one by it."""
        self._book.tick()
        return self._break_glass.tick()

    def close(self) -> None:
        """Write what waits."""
        self._book.close()

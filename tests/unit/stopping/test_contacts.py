"""Which contacts stop, and which hinder a start."""

import pytest

from app.core.clock import VirtualClock
from app.core.devices.stop_contact import ContactState, StopContact
from app.core.settings.site import ContactSettings
from app.core.stopping.contacts import Contacts


class FakeContact(StopContact):
    def look(self) -> ContactState:
        return self.state


class Room:
    def __init__(self, *, stop_when_lost: bool = True) -> None:
        self.clock = VirtualClock()
        self.contacts = Contacts((), clock=self.clock)
        settings = ContactSettings(name="pedal", port="x", stop_when_lost=stop_when_lost)
        self.contact = FakeContact(settings, clock=self.clock)
        self.contacts._contacts.append(self.contact)
        self.contacts._seen["pedal"] = ContactState.LOST
        self.contacts._open_since_ns["pedal"] = 0
        self.clock.advance(1.0)

    def becomes(self, state: ContactState) -> list[tuple[str, str]]:
        self.contact.state = state
        found = [(trigger.cause, trigger.source) for trigger in self.contacts.look()]
        self.clock.advance(0.2)
        return found


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_only_what_was_closed_can_stop_by_opening() -> None:
    room = Room()
    assert room.becomes(ContactState.LOST) == []
    assert room.becomes(ContactState.OPEN) == []
    assert room.contacts.hindering() == ("pedal",)
    assert room.becomes(ContactState.CLOSED) == []
    assert room.contacts.hindering() == ()
    assert room.becomes(ContactState.OPEN) == [("pedal", "pedal")]
    assert room.becomes(ContactState.OPEN) == []
    assert room.contacts.hindering() == ("pedal",)


def test_a_lost_one_stops_where_the_site_wants_it() -> None:
    room = Room()
    room.becomes(ContactState.CLOSED)
    assert room.becomes(ContactState.LOST) == [("pedal_lost", "pedal")]
    assert room.contacts.hindering() == ("pedal",)
    room = Room(stop_when_lost=False)
    room.becomes(ContactState.CLOSED)
    assert room.becomes(ContactState.LOST) == []
    assert room.contacts.hindering() == ()


@pytest.mark.proves("REQ-STOP-FIRST")
def test_the_stop_itself_goes_before_what_is_told_of_it() -> None:
    room = Room()
    room.becomes(ContactState.CLOSED)
    room.contact.state = ContactState.OPEN
    assert room.contacts.look()
    assert room.contacts.hindering() == ()
    room.clock.advance(0.1)
    assert room.contacts.hindering() == ("pedal",)
    assert [(view.name, view.state, view.works) for view in room.contacts.views()] == [("pedal", "open", False)]

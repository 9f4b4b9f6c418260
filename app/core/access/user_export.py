"""Everything that is kept about a user, for that user (GDPR, article 15 and 20).

Guarantees: the account as it is, every change of it with who made it and why, and every sign-in, lock and failure, as
JSON; no password, secret or code, of which there are none in the log. Does not: tell what the user did with patients
(`access.read` and the like are about those, too; `neurascale audit` has them). Any thread; reads the log.
"""

from typing import Any

import msgspec

from app.core.events.system_event import EventData
from app.core.store.projections.users import User
from app.core.store.station_store import StationStore

ABOUT_USERS = (
    *("user.created", "user.changed", "user.disabled", "user.enabled", "user.password_changed", "user.password_reset"),
    *("user.second_factor_changed", "access.signed_in", "access.signed_out", "access.locked", "access.unlocked"),
    "security.authentication_failed",
)


def export_of_user(store: StationStore, user: User) -> str:
    """JSON text; entries in the order of the log."""
    entries: list[tuple[int, dict[str, Any]]] = []
    for event_type in ABOUT_USERS:
        for entry in store.log.read(event_type=event_type):
            event = entry.event
            if _is_about(event.data, user.user_id):
                told = {
                    "entry": entry.index,
                    "time": event.timestamp.isoformat(),
                    "event": event.event_type,
                    "data": msgspec.to_builtins(event.data),
                }
                entries.append((entry.index, told))
    account = {**msgspec.to_builtins(user), "disabled": bool(user.disabled), "second_factor": bool(user.second_factor)}
    account["must_change_password"] = bool(user.must_change_password)
    content = {"schema_version": 1, "user": account, "entries": [told for _, told in sorted(entries, key=_index)]}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode()


def _is_about(data: EventData, user_id: str) -> bool:
    return getattr(data, "user_id", "") == user_id


def _index(entry: tuple[int, dict[str, Any]]) -> int:
    return entry[0]

"""The user of a folder for demonstration: everybody who connects there, with all roles and without a password.

Guarantees: exists in folders for demonstration only, which can never become clinical ones. Where something asks for a
password all the same (a signature, a window that was locked), it is `DEMO_PASSWORD`; it protects nothing.
Does not: keep a credential. Pure.
"""

from app.core.access.pen import AccessPen
from app.core.access.roles import Role
from app.core.events.access_events import UserCreatedData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.users import User

DEMO_USER_ID = "demo"
DEMO_PASSWORD = "demo"  # noqa: S105 - it is told to everybody
DEMO = User(
    user_id=DEMO_USER_ID,
    user_name=DEMO_USER_ID,
    full_name="Demonstration",
    roles=tuple(role.value for role in Role),
)


def created_demo(pen: AccessPen) -> SystemEvent:
    """The event that makes it."""
    data = UserCreatedData(
        user_id=DEMO.user_id,
        user_name=DEMO.user_name,
        full_name=DEMO.full_name,
        roles=DEMO.roles,
        created_by=DEMO.user_id,
    )
    return pen.of_user(DEMO.user_id, data)

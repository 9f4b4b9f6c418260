"""The table of permissions as a page shows it.

Guarantees: made from the table that the station judges by, and nothing else. Does not: write a file. Pure.
"""

from app.core.access.roles import Permission, PermissionTable, Reach, Role

_WORDS = {Reach.ANY: "all", Reach.OWN: "own", Reach.NONE: "—"}


def permission_lines(table: PermissionTable) -> tuple[str, ...]:
    """Lines of a Markdown table, one permission each, in the table's order."""
    roles = " | ".join(role.value for role in Role)
    head = (f"| permission | {roles} | break-glass | covers |", f"| --- |{' --- |' * (len(Role) + 2)}")
    return (*head, *(_line(one) for one in table.permissions))


def _line(one: Permission) -> str:
    cells = ["yes"] * len(Role) if one.always else [_cell(one, one.reach.get(role, Reach.NONE)) for role in Role]
    own = one.about_patient and Reach.OWN in one.reach.values()
    opened = "—" if not own else "yes" if one.break_glass else "no"
    requests = ", ".join(f"`{request}`" for request in one.requests)
    return f"| {one.name} | {' | '.join(cells)} | {opened} | {requests} |"


def _cell(one: Permission, reach: Reach) -> str:
    if one.about_patient or reach is Reach.NONE:
        return _WORDS[reach]
    return "yes" if reach is Reach.ANY else "own"

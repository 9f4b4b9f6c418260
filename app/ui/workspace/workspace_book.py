"""The workspaces of this computer: which there are, which is in use, and how each was laid out on which screens.

Guarantees: frozen, versioned, written whole or not at all; a layout that was damaged on the disk is known by its digest
and never reaches Qt; a file that cannot be read gives the built-in workspaces with a notice, and is kept beside the new
one. Each set-up of screens has layouts of its own. Holds nothing about patients. Pure but for `load_book` and
`save_book`. Does not: apply a layout (see `app.ui.workspace.workspaces`).
"""

import contextlib
import hashlib
import shutil
from pathlib import Path
from typing import Literal

import msgspec

from app.core.errors import OperatorError, SurroundingsError
from app.ui.language import tr
from app.ui.workspace.roles import FIRST_ROLE, ROLE_OF, ROLES

FILE_NAME = "workspaces.json"
DAMAGED_NAME = "workspaces.damaged.json"
SCHEMA_VERSION = 1
LONGEST_NAME = 40
KEPT_PER_WORKSPACE = 8  # set-ups of screens


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """How the panels lay.

    Attributes:
        screens: The set-up of screens it was made on.
        version: Of the panels' layout, as Qt keeps it.
        state: Qt's own description of the docks.
        place: Of the window on the desktop: left, top, width, height; None for as it is.
        shown_as: "normal", "maximised" or "full" (the whole screen).
        known: The panels there were; a newer one is not in `state`.
        put_aside: Panels that were closed only because a session ran.
        digest: SHA-256 over the rest.
    """

    screens: str
    version: int
    state: bytes
    place: tuple[int, int, int, int] | None = None
    shown_as: Literal["normal", "maximised", "full"] = "normal"
    known: tuple[str, ...] = ()
    put_aside: tuple[str, ...] = ()
    digest: str = ""

    @property
    def is_whole(self) -> bool:
        return self.digest == digest_of(self)


def digest_of(layout: Layout) -> str:
    bare = msgspec.structs.replace(layout, digest="")
    return hashlib.sha256(msgspec.json.encode(bare)).hexdigest()


def sealed(layout: Layout) -> Layout:
    """With its digest."""
    return msgspec.structs.replace(layout, digest=digest_of(layout))


class Workspace(msgspec.Struct, frozen=True, kw_only=True):
    """One workspace. `name` is empty for a built-in one, which is called as its role."""

    key: str
    role: str
    name: str = ""
    layouts: tuple[Layout, ...] = ()

    @property
    def is_built_in(self) -> bool:
        return not self.name

    @property
    def title(self) -> str:
        return self.name or tr(ROLE_OF[self.role].title)

    def layout_on(self, screens: str) -> Layout | None:
        return next((one for one in self.layouts if one.screens == screens), None)

    def with_layout(self, layout: Layout) -> "Workspace":
        """The newest first; set-ups of screens not seen for long are forgotten."""
        others = tuple(one for one in self.layouts if one.screens != layout.screens)
        return msgspec.structs.replace(self, layouts=(layout, *others)[:KEPT_PER_WORKSPACE])


def built_in() -> tuple[Workspace, ...]:
    return tuple(Workspace(key=role.key, role=role.key) for role in ROLES)


class WorkspaceBook(msgspec.Struct, frozen=True, kw_only=True):
    """See the rules at the top of this module."""

    schema_version: int = SCHEMA_VERSION
    current: str = FIRST_ROLE
    workspaces: tuple[Workspace, ...] = msgspec.field(default_factory=built_in)

    @property
    def in_use(self) -> Workspace:
        return self.of(self.current)

    def of(self, key: str) -> Workspace:
        """The workspace `key`; the first one where it has gone."""
        return next((one for one in self.workspaces if one.key == key), self.workspaces[0])

    def using(self, key: str) -> "WorkspaceBook":
        return msgspec.structs.replace(self, current=self.of(key).key)

    def with_workspace(self, changed: Workspace) -> "WorkspaceBook":
        return msgspec.structs.replace(
            self, workspaces=tuple(changed if one.key == changed.key else one for one in self.workspaces)
        )

    def saved_as(self, name: str) -> "WorkspaceBook":
        """A copy of the one in use under `name`, which is used from now on.

        Raises:
            OperatorError: The name will not do.
        """
        name = self._judged(name, "")
        key = f"own-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
        copy = Workspace(key=key, role=self.in_use.role, name=name, layouts=self.in_use.layouts)
        return msgspec.structs.replace(self, current=key, workspaces=(*self.workspaces, copy))

    def renamed(self, key: str, name: str) -> "WorkspaceBook":
        """Raises: OperatorError: The name will not do, or the workspace is a built-in one."""
        workspace = self._own(key)
        return self.with_workspace(msgspec.structs.replace(workspace, name=self._judged(name, key)))

    def reset(self, key: str) -> "WorkspaceBook":
        """As its role was made: all that was kept of it is forgotten."""
        return self.with_workspace(msgspec.structs.replace(self.of(key), layouts=()))

    def without(self, key: str) -> "WorkspaceBook":
        """Raises: OperatorError: It is a built-in one."""
        workspace = self._own(key)
        left = tuple(one for one in self.workspaces if one.key != key)
        current = workspace.role if self.current == key else self.current
        return msgspec.structs.replace(self, current=current, workspaces=left)

    def _own(self, key: str) -> Workspace:
        workspace = self.of(key)
        if workspace.key != key or workspace.is_built_in:
            raise OperatorError(
                tr("A built-in workspace can be reset, but not renamed or deleted."),
                advice=tr("Save it under a name of your own first."),
            )
        return workspace

    def _judged(self, name: str, own_key: str) -> str:
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME:
            raise OperatorError(
                tr("A workspace needs a name of at most {count} characters.").format(count=LONGEST_NAME),
                advice=tr("Give it another name."),
            )
        if any(one.title.casefold() == name.casefold() and one.key != own_key for one in self.workspaces):
            raise OperatorError(
                tr("There is a workspace “{name}” already.").format(name=name), advice=tr("Give it another name.")
            )
        return name


def load_book(folder: Path) -> tuple[WorkspaceBook, SurroundingsError | None]:
    """The workspaces, and what is wrong with their file, where something is. No file is no fault."""
    path = folder / FILE_NAME
    try:
        book = msgspec.json.decode(path.read_bytes(), type=WorkspaceBook)
    except FileNotFoundError:
        return WorkspaceBook(), None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return WorkspaceBook(), _unread(path)
    if book.schema_version != SCHEMA_VERSION:
        return WorkspaceBook(), _unread(path)
    return _completed(book), None


def save_book(folder: Path, book: WorkspaceBook) -> None:
    """A full or read-only disk is no reason to trouble a clinician about the window's looks."""
    fresh = folder / f"{FILE_NAME}.new"
    with contextlib.suppress(OSError):
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(book)))
        fresh.replace(folder / FILE_NAME)


def _completed(book: WorkspaceBook) -> WorkspaceBook:
    """Every role has its workspace, in order; one of a role that there is no more is the first role's."""
    mended = tuple(
        one if one.role in ROLE_OF else msgspec.structs.replace(one, role=FIRST_ROLE) for one in book.workspaces
    )
    kept = {one.key: one for one in mended if one.name or one.key in ROLE_OF}
    first = tuple(kept.pop(one.key, one) for one in built_in())
    return msgspec.structs.replace(book, workspaces=(*first, *kept.values())).using(book.current)


def _unread(path: Path) -> SurroundingsError:
    with contextlib.suppress(OSError):
        shutil.copyfile(path, path.with_name(DAMAGED_NAME))
    return SurroundingsError(
        tr("The saved workspaces could not be read."),
        meaning=tr("The panels stand as they were made. Nothing recorded is concerned."),
        advice=tr("Arrange them again. The old file is kept as {name}.").format(name=DAMAGED_NAME),
    )

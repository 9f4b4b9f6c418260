"""The book of workspaces: rules that need no window."""

from pathlib import Path

import msgspec
import pytest

from app.core.errors import OperatorError
from app.ui.workspace.dock_catalogue import DOCKS
from app.ui.workspace.roles import ROLES
from app.ui.workspace.workspace_book import (
    DAMAGED_NAME,
    FILE_NAME,
    KEPT_PER_WORKSPACE,
    Layout,
    Workspace,
    WorkspaceBook,
    load_book,
    save_book,
    sealed,
)


def layout(screens: str = "1920x1080+0+0@1", state: bytes = b"docks") -> Layout:
    return sealed(Layout(screens=screens, version=1, state=state, place=(1, 2, 1300, 700), known=("events",)))


def test_each_role_has_a_workspace_and_they_come_back(tmp_path: Path) -> None:
    book = WorkspaceBook()
    assert [one.key for one in book.workspaces] == ["technician", "clinician", "researcher", "administrator"]
    book = book.with_workspace(book.in_use.with_layout(layout())).saved_as("Night shift")
    save_book(tmp_path, book)
    assert load_book(tmp_path) == (book, None)
    assert book.in_use.title == "Night shift"
    assert book.in_use.layouts == (layout(),)


@pytest.mark.parametrize("content", [b"", b"{", b'{"workspaces": 3}', b"\xff\xfe", b'{"schema_version": 9}'])
def test_a_broken_file_is_the_built_in_ones_with_a_notice(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    book, unread = load_book(tmp_path)
    assert book == WorkspaceBook()
    assert unread is not None
    assert (tmp_path / DAMAGED_NAME).read_bytes() == content


def test_a_file_of_another_version_lacks_and_has_roles(tmp_path: Path) -> None:
    kept = Workspace(key="own-1", role="surgeon", name="Theatre", layouts=(layout(),))
    odd = WorkspaceBook(current="gone", workspaces=(Workspace(key="surgeon", role="surgeon"), kept))
    save_book(tmp_path, odd)
    book, unread = load_book(tmp_path)
    assert unread is None
    assert [one.key for one in book.workspaces] == [*(role.key for role in ROLES), "own-1"]
    assert book.in_use.key == "technician"
    assert book.of("own-1").layouts == (layout(),)


def test_a_damaged_layout_is_known() -> None:
    whole = layout()
    assert whole.is_whole
    assert not msgspec.structs.replace(whole, state=b"dockz").is_whole
    assert not msgspec.structs.replace(whole, place=None).is_whole


def test_each_set_up_of_screens_has_its_own_layout() -> None:
    workspace = Workspace(key="k", role="technician")
    for number in range(KEPT_PER_WORKSPACE + 3):
        workspace = workspace.with_layout(layout(f"screen {number}", bytes([number])))
    newest = layout(f"screen {KEPT_PER_WORKSPACE + 2}", b"newer")
    workspace = workspace.with_layout(newest)
    assert workspace.layout_on(newest.screens) == newest
    assert len(workspace.layouts) == KEPT_PER_WORKSPACE
    assert workspace.layout_on("screen 0") is None, "the oldest is forgotten first"


def test_built_in_ones_are_reset_but_not_renamed_or_deleted() -> None:
    book = WorkspaceBook()
    book = book.with_workspace(book.in_use.with_layout(layout()))
    assert book.reset("technician").in_use.layouts == ()
    for refused in (lambda: book.renamed("technician", "X"), lambda: book.without("technician")):
        with pytest.raises(OperatorError, match="built-in"):
            refused()


def test_own_ones_are_renamed_and_deleted() -> None:
    book = WorkspaceBook().using("researcher").saved_as("  Sleep   study ")
    assert book.in_use.title == "Sleep study"
    key = book.current
    assert book.renamed(key, "Naps").of(key).title == "Naps"
    left = book.without(key)
    assert left.in_use.key == "researcher"
    assert len(left.workspaces) == len(ROLES)


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "technician", "NIGHT shift"])
def test_names_that_will_not_do(name: str) -> None:
    book = WorkspaceBook().saved_as("Night shift")
    with pytest.raises(OperatorError):
        book.saved_as(name)


def test_roles_name_panels_that_there_are() -> None:
    known = {one.key for one in DOCKS}
    for role in ROLES:
        named = [key for groups in (role.left, role.right, role.bottom) for group in groups for key in group]
        assert set(named) <= known, role.key
        assert len(named) == len(set(named))
    assert len({one.key for one in DOCKS}) == len(DOCKS)

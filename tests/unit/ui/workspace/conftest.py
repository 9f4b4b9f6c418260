"""The window of the room above, and one that begins with a book of workspaces."""

from tests.unit.ui.conftest import data, make_window, safety, station, theme, window

__all__ = ["data", "make_window", "safety", "station", "theme", "window"]

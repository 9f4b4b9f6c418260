"""What the window remembers between starts: theme, page settings, panels, keys.

Guarantees: typed, versioned, written whole or not at all; a file that cannot be read gives the defaults with a notice,
and is kept beside the new one (`desktop.damaged.json`). Holds nothing about patients. Does not: hold clinical settings.
"""

import contextlib
import shutil
from pathlib import Path

import msgspec

from app.core.devices.driver import DeviceSpec
from app.core.errors import SurroundingsError
from app.core.workers.messages import FilterSettings
from app.ui.shortcut_rules import ChosenKeys
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montages import ChannelGroup, MontageName
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.physical_scale import MeasuredScreen, ScreenCalibration, Timebase, TimebaseKind
from app.ui.theme.palette import ThemeName

FILE_NAME = "desktop.json"
DAMAGED_NAME = "desktop.damaged.json"
SCHEMA_VERSION = 1


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """See the rules at the top of this module. `mm_per_px` is of versions that knew one screen only; 0 is none."""

    schema_version: int = SCHEMA_VERSION
    theme: ThemeName = ThemeName.SYSTEM
    language: str = ""
    """Code of the window's language ("de"); empty is the system's."""
    uv_per_mm: float = 7.0
    timebase_kind: TimebaseKind = TimebaseKind.SECONDS_PER_PAGE
    timebase_value: float = 10.0
    montage: str = MontageName.LONGITUDINAL
    """A user's own goes by its own name; where it is gone, the window chooses another and says so."""
    montage_keys: tuple[str, ...] = ()
    """Names of the montages on F1 to F12; empty is in their order."""
    group: ChannelGroup = ChannelGroup.TEN_TWENTY
    rows_per_page: int = 0
    negative_up: bool = True
    drawing: DrawingMode = DrawingMode.SWEEP
    filters: FilterSettings = FilterSettings()
    mm_per_px: float = 0.0
    screens: tuple[MeasuredScreen, ...] = ()
    """What was measured of each screen."""
    patients_shown: bool = True
    events_shown: bool = True
    devices: tuple[DeviceSpec, ...] = ()
    """Those used last, the main one first; never a recording that was played, whose name may tell of a patient."""
    recording_folders: tuple[str, ...] = ()
    greeted: tuple[str, ...] = ()
    """Users (their ids) who were shown the workspace of their role."""
    tour_seen: bool = False
    """Whether the tour was offered and put away; it is not offered by itself again."""
    trend_span_s: float = 0.0
    """How much time the trends show; 0 is the whole session."""
    trend_rows: tuple[str, ...] = ()
    """Which trends are shown; empty is all."""
    shortcuts: tuple[ChosenKeys, ...] = ()
    """Keys that are not the defaults; judged anew at each start, by `app.ui.shortcut_rules`."""

    def page_settings(self, screen_mm_per_px: float) -> PageSettings:
        """For a screen of which nothing is known yet but what it says of itself; `WindowScreens` knows more."""
        return PageSettings(
            uv_per_mm=self.uv_per_mm,
            timebase=Timebase(self.timebase_kind, self.timebase_value),
            montage=self.montage,
            group=self.group,
            rows_per_page=self.rows_per_page,
            negative_up=self.negative_up,
            mode=self.drawing,
            filters=self.filters,
            calibration=ScreenCalibration(screen_mm_per_px),
        )

    def with_page(self, settings: PageSettings) -> "Preferences":
        return msgspec.structs.replace(
            self,
            uv_per_mm=settings.uv_per_mm,
            timebase_kind=settings.timebase.kind,
            timebase_value=settings.timebase.value,
            montage=settings.montage,
            group=settings.group,
            rows_per_page=settings.rows_per_page,
            negative_up=settings.negative_up,
            drawing=settings.mode,
            filters=settings.filters,
        )


def load_preferences(folder: Path) -> tuple[Preferences, SurroundingsError | None]:
    """The preferences, and what is wrong with their file, where something is. No file is no fault."""
    path = folder / FILE_NAME
    try:
        preferences = msgspec.json.decode(path.read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences(), None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Preferences(), _unread(path)
    if preferences.schema_version != SCHEMA_VERSION:
        return Preferences(), _unread(path)
    return preferences, None


def _unread(path: Path) -> SurroundingsError:
    with contextlib.suppress(OSError):
        shutil.copyfile(path, path.with_name(DAMAGED_NAME))
    return SurroundingsError(
        "The window's preferences could not be read.",
        meaning="Theme, page settings, keys and the devices used last are the defaults. Nothing recorded is concerned.",
        advice=f"Set them again. The old file is kept as {DAMAGED_NAME}.",
    )


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """A full or read-only disk is no reason to trouble a clinician about the window's looks."""
    fresh = folder / f"{FILE_NAME}.new"
    with contextlib.suppress(OSError):
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(preferences)))
        fresh.replace(folder / FILE_NAME)

"""`neurascale desktop`: the window. Shows it first, then finds or starts the station."""

import argparse
import os
import sys
from pathlib import Path

from app.core.devices.driver import DeviceSpec, PlaybackSpec, SimulatedSpec
from app.core.errors import LinkDown, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.settings.station_kind import ask_for_demonstration, demonstration_asked
from app.core.store.keys.station_file import refuse_for_demonstration
from app.core.telemetry.program_log import close_program_log, open_program_log
from app.programs.lifetime import StopRequest

SUMMARY = "Open the workstation's window; the station is started if none is running on the data folder."
EXAMPLE = "neurascale desktop --source ../shared/data/eegmmidb/S001R01.edf --theme dark"
THEMES = ("light", "dark", "contrast-light", "contrast-dark", "system")
SCREENS = ("session", "new-patient", "keys", "calibration", "reset-stop")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")
    parser.add_argument("--theme", choices=THEMES, help="for this run; otherwise as last chosen")
    parser.add_argument("--language", metavar="CODE", help="for this run, as 'de'; otherwise as last chosen")
    parser.add_argument("--source", metavar="FILE", help="an EDF or BDF file to offer as the device, or 'simulated'")
    parser.add_argument("--demonstration", action="store_true", help="make a new data folder one for demonstration")
    parser.add_argument("--demo", action="store_true", help="run a demonstration session by itself")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture of the window (PNG) and close")
    parser.add_argument("--screen", choices=SCREENS, default="session", help="which screen to take the picture of")
    parser.add_argument("--after", type=float, default=5.0, metavar="S", help="seconds before the picture is taken")
    parser.add_argument("--size", metavar="WxH", help="size of the window in pixels, as 1600x1000")
    parser.add_argument("--no-tour", action="store_true", help="do not offer the tour, also where it was never seen")
    parser.add_argument("--no-close-prompt", action="store_true", help="close without asking, also during a session")


def run(arguments: argparse.Namespace) -> int:
    stop = StopRequest()
    _need_a_display()
    # Qt is imported only when there is a window to show.
    from app.ui.application import DesktopOptions, run_desktop
    from app.ui.theme.palette import ThemeName

    data = DataDirectory((arguments.data or default_data_path()).expanduser().absolute()).create()
    if arguments.demonstration or arguments.demo:
        refuse_for_demonstration(data, earlier=demonstration_asked())
        ask_for_demonstration()
    options = DesktopOptions(
        theme=ThemeName(arguments.theme) if arguments.theme else None,
        language=_language(arguments.language),
        source=_source(arguments.source),
        screenshot=arguments.screenshot,
        screen=arguments.screen,
        after_s=arguments.after,
        rehearse=arguments.demo,
        close_prompt=not arguments.no_close_prompt and arguments.screenshot is None,
        offer_tour=not arguments.no_tour,
        size=_size(arguments.size),
        stop_asked=lambda: bool(stop),
    )
    log = open_program_log(data, "desktop")

    def launch() -> None:
        from app.core.station.launching import ensure_station

        ensure_station(data, owner="desktop", wait_for_ending=False)

    try:
        return run_desktop(data, options, launcher=launch, log=log)
    finally:
        close_program_log(log)


def _need_a_display() -> None:
    """Qt aborts the process where it finds no display; say it in words before.

    Raises:
        LinkDown: There is no display.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        raise LinkDown(
            "There is no display to open the window on.",
            meaning="Everything else works without one.",
            advice="Run 'neurascale demo --headless', or set QT_QPA_PLATFORM=offscreen to take pictures.",
        )


def _language(code: str | None) -> str | None:
    """Raises: WrongUse: There is no such translation."""
    from app.ui.pseudo_language import PSEUDO
    from app.ui.window_language import offered_languages

    codes = [one.code for one in offered_languages()]
    if code is not None and code not in (*codes, PSEUDO):
        raise WrongUse(f"There is no language {code!r}.", advice=f"Choose one of: {', '.join(codes)}.")
    return code


def _source(text: str | None) -> DeviceSpec | None:
    """Raises: WrongUse: There is no such file."""
    if text is None:
        return None
    if text == "simulated":
        return SimulatedSpec()
    path = Path(text).expanduser().absolute()
    if not path.is_file():
        raise WrongUse(f"There is no file {path.name} at the place given.", advice="Give an EDF or BDF file.")
    return PlaybackSpec(path=str(path))


def _size(text: str | None) -> tuple[int, int] | None:
    """Raises: WrongUse: Not a size."""
    if text is None:
        return None
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError as error:
        raise WrongUse(f"{text!r} is not a size.", advice="Give it as 1600x1000.") from error
    return width, height

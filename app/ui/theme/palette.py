"""The four palettes: every colour of the window by what it means.

Guarantees: text on its ground has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3), in the two of high contrast 7:1
(1.4.6), and what is drawn 3:1 (1.4.11); a test holds it; states differ in
lightness and always come with a shape and a word, so that nobody needs to tell red from green.
Alarm colours: red high, yellow medium, cyan low (IEC 60601-1-8, table 2). Does not: draw.
"""

from dataclasses import dataclass
from enum import StrEnum


class ThemeName(StrEnum):
    """What a user can choose; `SYSTEM` follows the desktop's own light or dark, and its wish for contrast."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as "#rrggbb".

    Attributes:
        ground: Behind everything.
        surface: Panels.
        raised: Fields, buttons and table heads on a panel.
        line: Hairlines between things.
        line_strong: Borders of fields and buttons.
        text / text_soft / text_faint: Words, in three weights of attention.
        accent / accent_text / accent_soft: What to do next, words on it, and its tint as a ground.
        good, caution, danger, info: States, readable as text on `surface`.
        good_soft, caution_soft, danger_soft, info_soft: Their tints as grounds.
        stop / stop_pressed / stop_text: The safety stop, which looks like nothing else.
        page / page_second / page_fifth: The trace page and its time grid.
        trace_left / trace_right / trace_midline / trace_other: Odd, even, midline electrodes, and the rest.
        gap / lost: Missing from the recording; missing on the screen only.
        alarm_high / alarm_medium / alarm_low: An alarm's lamp while it is lit: red, yellow, cyan; the same in both
            themes, since a lamp is a lamp.
        alarm_*_off: The same lamp between two flashes: dark glass.
        alarm_*_ink: The sign on the lit lamp.
    """

    name: str
    ground: str
    surface: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    good: str
    good_soft: str
    caution: str
    caution_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    stop: str
    stop_pressed: str
    stop_text: str
    page: str
    page_second: str
    page_fifth: str
    trace_left: str
    trace_right: str
    trace_midline: str
    trace_other: str
    gap: str
    lost: str
    alarm_high: str = "#ee352b"
    alarm_high_off: str = "#280504"
    alarm_high_ink: str = "#ffffff"
    alarm_medium: str = "#ffd21f"
    alarm_medium_off: str = "#463703"
    alarm_medium_ink: str = "#1f1800"
    alarm_low: str = "#3fd8f0"
    alarm_low_off: str = "#0b3a43"
    alarm_low_ink: str = "#04222a"

    @property
    def is_dark(self) -> bool:
        return self.name.endswith("dark")

    @property
    def is_contrasting(self) -> bool:
        return self.name.startswith("contrast")


DARK = Palette(
    name="dark",
    ground="#0c1116",
    surface="#131a21",
    raised="#1b242d",
    hover="#243039",
    line="#212c36",
    line_strong="#3a4855",
    text="#e8eef3",
    text_soft="#a5b4c1",
    text_faint="#8494a2",
    accent="#4fb3d9",
    accent_hover="#6cc4e6",
    accent_text="#06202b",
    accent_soft="#12303d",
    good="#4cc38a",
    good_soft="#10291f",
    caution="#f2b93b",
    caution_soft="#322608",
    danger="#ff7a70",
    danger_soft="#3a1515",
    info="#63d1e8",
    info_soft="#0d2c35",
    stop="#d92d20",
    stop_pressed="#a81c12",
    stop_text="#ffffff",
    page="#0a0e12",
    page_second="#1a242d",
    page_fifth="#2b3945",
    trace_left="#7fbcff",
    trace_right="#ffab91",
    trace_midline="#d6dee5",
    trace_other="#b7a6f0",
    gap="#7a2b2b",
    lost="#6b5415",
)

LIGHT = Palette(
    name="light",
    ground="#eef2f5",
    surface="#ffffff",
    raised="#f5f8fa",
    hover="#e8eef3",
    line="#dfe6ec",
    line_strong="#b6c2cd",
    text="#12202c",
    text_soft="#465665",
    text_faint="#5f6e7c",
    accent="#0b6a92",
    accent_hover="#085777",
    accent_text="#ffffff",
    accent_soft="#e1f1f8",
    good="#11734b",
    good_soft="#e3f5ec",
    caution="#8a5a00",
    caution_soft="#fdf1d3",
    danger="#b3231a",
    danger_soft="#fdeae8",
    info="#086a7d",
    info_soft="#e0f4f8",
    stop="#c9211a",
    stop_pressed="#9c140e",
    stop_text="#ffffff",
    page="#fdfefe",
    page_second="#e6ecf1",
    page_fifth="#c8d3dc",
    trace_left="#1a56b0",
    trace_right="#b23a1e",
    trace_midline="#26333f",
    trace_other="#6440b5",
    gap="#f2b8b3",
    lost="#f0d9a0",
)

CONTRAST_DARK = Palette(
    name="contrast-dark",
    ground="#000000",
    surface="#000000",
    raised="#0a0a0a",
    hover="#2b2b2b",
    line="#8c8c8c",
    line_strong="#ffffff",
    text="#ffffff",
    text_soft="#f0f0f0",
    text_faint="#d6d6d6",
    accent="#8fd9ff",
    accent_hover="#c2ebff",
    accent_text="#000000",
    accent_soft="#00334d",
    good="#6ef0b0",
    good_soft="#00271a",
    caution="#ffd84d",
    caution_soft="#2e2400",
    danger="#ffa9a3",
    danger_soft="#3d0a08",
    info="#8df0ff",
    info_soft="#00303a",
    stop="#b0120a",
    stop_pressed="#7d0803",
    stop_text="#ffffff",
    page="#000000",
    page_second="#3d3d3d",
    page_fifth="#757575",
    trace_left="#9fd0ff",
    trace_right="#ffc0a8",
    trace_midline="#ffffff",
    trace_other="#dccbff",
    gap="#a03a3a",
    lost="#8a6d1c",
)

CONTRAST_LIGHT = Palette(
    name="contrast-light",
    ground="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    hover="#e0e0e0",
    line="#767676",
    line_strong="#000000",
    text="#000000",
    text_soft="#1a1a1a",
    text_faint="#3a3a3a",
    accent="#003f66",
    accent_hover="#002a45",
    accent_text="#ffffff",
    accent_soft="#d6edfa",
    good="#00492c",
    good_soft="#d9f7e8",
    caution="#563700",
    caution_soft="#fff0c2",
    danger="#850d06",
    danger_soft="#ffe6e3",
    info="#00424f",
    info_soft="#d6f5fb",
    stop="#a30f08",
    stop_pressed="#6f0803",
    stop_text="#ffffff",
    page="#ffffff",
    page_second="#cfcfcf",
    page_fifth="#8a8a8a",
    trace_left="#00408f",
    trace_right="#8a2408",
    trace_midline="#000000",
    trace_other="#46208f",
    gap="#d0685f",
    lost="#b3861d",
)

PALETTES = {one.name: one for one in (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)}
"""By name, which is also what a user chooses them by."""


def relative_luminance(colour: str) -> float:
    """Of "#rrggbb", 0 black to 1 white (WCAG 2.1, relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    lighter, darker = sorted((relative_luminance(first), relative_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)

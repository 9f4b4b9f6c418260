"""Every shortcut of the window, in one table.

Guarantees: what changes a recording or an output says so here, and `app.ui.shortcut_rules` holds its keys to that,
these and any that a user chooses; the list on Ctrl+F1 is made from this table. Pure.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.ui.language import noop, tr

MARKS = 8
FUNCTION_KEYS = 12


class Touches(StrEnum):
    """What a shortcut can change that matters to a patient or to the record."""

    NOTHING = "nothing"
    RECORDING = "recording"
    OUTPUT = "output"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does.

    Attributes:
        action: Name of the window's action.
        text: What it does, in English; people read `words`.
        keys: By default; as Qt writes them, separated by "; " where there are several.
        repeats: While the key is held down.
        everywhere: In every window of the application, over menus, dialogs and a locked screen.
        on_traces: Only while the traces have the focus: elsewhere the key belongs to a list or a text.
        touches: What it can change.
        asks: What cannot be taken back is asked about before it is done.
        is_mark: Sets a mark of the protocol, while recording.
        number: Of those that are alike (marks, montages, panels), from 1; 0 for all others.
    """

    action: str
    keys: str
    text: str
    repeats: bool = False
    everywhere: bool = False
    on_traces: bool = False
    touches: Touches = Touches.NOTHING
    asks: bool = False
    is_mark: bool = False
    number: int = 0

    @property
    def words(self) -> str:
        """What it does, in the language of the window."""
        return tr(self.text).format(number=self.number) if self.number else tr(self.text)

    @property
    def place(self) -> str:
        """Where it works, in words."""
        return tr("everywhere") if self.everywhere else tr("on the traces") if self.on_traces else tr("in the window")


SHORTCUTS = (
    Shortcut(
        "next_step",
        "Ctrl+Return; Ctrl+Enter",
        noop("Next step (asks before a recording ends or an output starts)"),
        touches=Touches.RECORDING,
        asks=True,
    ),
    Shortcut("safety_stop", "Ctrl+Shift+S", noop("Safety stop"), everywhere=True, touches=Touches.STOP),
    Shortcut(
        "reset_stop",
        "Ctrl+Shift+R",
        noop("Reset the safety stop (asks for role and reason)"),
        touches=Touches.STOP,
        asks=True,
    ),
    Shortcut("prove_stop", "Ctrl+Shift+P", noop("Test the safety stop on this output"), touches=Touches.OUTPUT),
    Shortcut("amplitude", "Ctrl+Shift+M", noop("To the amplitude of the stimulation")),
    Shortcut(
        "confirm_output",
        "Ctrl+Shift+Return; Ctrl+Shift+Enter",
        noop("Stimulation: yes to what is asked (amplitude, start, end)"),
        touches=Touches.OUTPUT,
        asks=True,
    ),
    Shortcut("acknowledge", "Ctrl+K", noop("Acknowledge the alarm shown")),
    Shortcut("pause_alarm_sound", "Ctrl+Shift+K", noop("Pause the sound of alarms, or let it sound again")),
    Shortcut("alarm_list", "Ctrl+J", noop("All alarms that stand")),
    Shortcut("alarm_history", "Ctrl+Shift+L", noop("Alarms of the past, and how many")),
    Shortcut("new_patient", "Ctrl+N", noop("New patient")),
    Shortcut("find_patient", "Ctrl+F", noop("Find a patient")),
    Shortcut("open_file", "Ctrl+O", noop("Choose a recording to play as the device")),
    Shortcut("again", "Ctrl+R", noop("Measure impedance, or look for devices, again")),
    Shortcut("leave_session", "Ctrl+Shift+X", noop("Leave the session (asks)"), touches=Touches.RECORDING, asks=True),
    Shortcut(
        "withdraw_consent",
        "Ctrl+Shift+D",
        noop("The patient withdraws consent (asks; the second press does it)"),
        touches=Touches.RECORDING,
        asks=True,
    ),
    Shortcut("tour", "Ctrl+Shift+F1", noop("The tour: begin it, or go to its card")),
    Shortcut("new_session", "Ctrl+B", noop("From the result to the next session")),
    Shortcut("own_words", "Ctrl+E", noop("Mark with own words")),
    Shortcut("previous_event", "Ctrl+,", noop("Events: to the one before, shown on the traces"), repeats=True),
    Shortcut("next_event", "Ctrl+.", noop("Events: to the next one, shown on the traces"), repeats=True),
    Shortcut("correct_mark", "Alt+E", noop("Events: correct the mark chosen in the list")),
    Shortcut(
        "withdraw_mark",
        "Alt+Del",
        noop("Events: withdraw the mark chosen in the list (asks for the reason)"),
        asks=True,
    ),
    Shortcut("more_gain", "Ctrl+Up", noop("Larger traces"), repeats=True),
    Shortcut("less_gain", "Ctrl+Down", noop("Smaller traces"), repeats=True),
    Shortcut("fit_gain", "Ctrl+0", noop("Fit the traces to their rows")),
    Shortcut("shorter_page", "Ctrl+Left", noop("Shorter page"), repeats=True),
    Shortcut("longer_page", "Ctrl+Right", noop("Longer page"), repeats=True),
    Shortcut("next_channels", "Ctrl+PgDown", noop("Next channels"), repeats=True),
    Shortcut("previous_channels", "Ctrl+PgUp", noop("Previous channels"), repeats=True),
    Shortcut("page_back", "PgUp", noop("Traces: a page back"), repeats=True, on_traces=True),
    Shortcut("page_on", "PgDown", noop("Traces: a page on"), repeats=True, on_traces=True),
    Shortcut("bit_back", "Left", noop("Traces: a tenth of a page back"), repeats=True, on_traces=True),
    Shortcut("bit_on", "Right", noop("Traces: a tenth of a page on"), repeats=True, on_traces=True),
    Shortcut("second_back", "Shift+Left", noop("Traces: a second back"), repeats=True, on_traces=True),
    Shortcut("second_on", "Shift+Right", noop("Traces: a second on"), repeats=True, on_traces=True),
    Shortcut("sample_back", "Alt+Left", noop("Traces: the place picked, a sample back"), repeats=True, on_traces=True),
    Shortcut("sample_on", "Alt+Right", noop("Traces: the place picked, a sample on"), repeats=True, on_traces=True),
    Shortcut(
        "cursor_two_back",
        "Alt+Shift+Left",
        noop("Traces: the second cursor, a sample back"),
        repeats=True,
        on_traces=True,
    ),
    Shortcut(
        "cursor_two_on", "Alt+Shift+Right", noop("Traces: the second cursor, a sample on"), repeats=True, on_traces=True
    ),
    Shortcut("to_beginning", "Home", noop("Traces: the beginning of the recording"), on_traces=True),
    Shortcut("to_live", "End", noop("Traces: back to live"), on_traces=True),
    Shortcut("to_live_from_anywhere", "Ctrl+End", noop("Back to live, wherever the focus is")),
    *(
        Shortcut(
            f"montage_{number}", f"F{number}", noop("Montage number {number} of those that have keys"), number=number
        )
        for number in range(1, FUNCTION_KEYS + 1)
    ),
    Shortcut("edit_montages", "Ctrl+M", noop("Montages: make, change, give them keys")),
    Shortcut("to_trace_controls", "Ctrl+Shift+F", noop("To montage, scale and filters (Tab goes on)")),
    Shortcut("channel_properties", "Ctrl+I", noop("Properties of a channel: gain, colour, hidden, bad")),
    Shortcut("turn_drawing", "Ctrl+Shift+G", noop("Sweep or scroll")),
    Shortcut("turn_polarity", "Ctrl+Shift+U", noop("Negative up, or positive up")),
    Shortcut("turn_group", "Ctrl+Shift+A", noop("10-20 electrodes, or all channels")),
    Shortcut("toggle_patients", "Ctrl+1", noop("Patients on the left")),
    Shortcut("toggle_events", "Ctrl+2", noop("Events on the right")),
    *(
        Shortcut(f"panel_{number}", f"Ctrl+{number}", noop("Panel number {number} of the menu “View”"), number=number)
        for number in range(3, 10)
    ),
    Shortcut("next_panel", "Ctrl+F6", noop("The keyboard to the next panel"), repeats=True),
    Shortcut("previous_panel", "Ctrl+Shift+F6", noop("The keyboard to the panel before"), repeats=True),
    Shortcut("view_menu", "Ctrl+Shift+V", noop("Panels, workspaces, theme (menu “View”)")),
    Shortcut("workspaces", "Ctrl+Shift+W", noop("Workspaces: switch, save, rename, reset, delete")),
    Shortcut("export_recording", "Ctrl+Shift+E", noop("Export a recording")),
    Shortcut("calibrate", "Ctrl+Shift+C", noop("Screen calibration")),
    Shortcut("switch_theme", "Ctrl+T", noop("Light or dark")),
    Shortcut("switch_contrast", "Ctrl+Shift+H", noop("High contrast, or not")),
    Shortcut("lock_window", "Ctrl+L", noop("Lock the window (recording, alarms and stop go on)")),
    Shortcut("user_menu", "Ctrl+Shift+I", noop("The user at the top right: password, lock, sign out")),
    Shortcut("dismiss", "Esc", noop("Dismiss the newest notice, or do not stop")),
    Shortcut("show_shortcuts", "Ctrl+F1", noop("This list, where keys can be changed")),
    *(
        Shortcut(
            f"mark_{number}", str(number), noop("Mark number {number} of the protocol"), is_mark=True, number=number
        )
        for number in range(1, MARKS + 1)
    ),
)
SHORTCUT_OF = {shortcut.action: shortcut for shortcut in SHORTCUTS}


def keys_text(keys: str) -> str:
    """Keys as people read them; the first where there are several."""
    first = keys.split("; ", maxsplit=1)[0]
    return first.replace("Return", "Enter").replace("PgDown", "PgDn").replace("+", " + ")

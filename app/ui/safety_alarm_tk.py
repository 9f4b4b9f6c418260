"""The safety program's own alarm with what Python brings along, where there is no Qt.

Guarantees: as `safety_alarm_qt`, in plainer clothes, and in English: translations are Qt's. Main thread of a program of
its own (`neurascale safety-alarm`).
"""

import tkinter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.core.alarms.conditions import Priority
from app.core.alarms.indicators import SYMBOLS
from app.core.clock import SYSTEM_CLOCK
from app.core.station.alarm_limits import flashes

TICK_MS = 50
_LIT, _DARK, _GROUND, _WORDS = "#ff2f2f", "#4a1216", "#1c1012", "#fdf3f2"


def show(text: str, advice: str, since: str, asked_to_end: Callable[[], bool], data: Path | None = None) -> bool | None:
    """Show it and wait; whether a person has seen it (False: told to end before; None: there is no screen)."""
    try:
        root = tkinter.Tk()
    except tkinter.TclError:
        return None
    seen = [False]
    flash, began_ns = flashes()[Priority.HIGH], SYSTEM_CLOCK.monotonic_ns()

    def press() -> None:
        seen[0] = True
        root.destroy()

    def tick() -> None:
        if asked_to_end():
            root.destroy()
            return
        band.configure(background=_LIT if flash.lit(began_ns, SYSTEM_CLOCK.monotonic_ns()) else _DARK)
        root.after(TICK_MS, tick)

    root.title("Safety alarm")
    root.configure(background=_GROUND)
    root.attributes("-topmost", True)
    root.resizable(width=False, height=False)
    root.protocol("WM_DELETE_WINDOW", lambda: None)
    band = tkinter.Label(root, text=SYMBOLS[Priority.HIGH], foreground="#ffffff", font=("", 32, "bold"), padx=20)
    band.pack(side="left", fill="y")
    inner = tkinter.Frame(root, background=_GROUND, padx=24, pady=20)
    inner.pack(side="left", fill="both", expand=True)
    for words, size, weight in ((text, 18, "bold"), (since_text(since), 11, "normal"), (advice, 13, "normal")):
        line = tkinter.Label(
            inner, text=words, font=("", size, weight), background=_GROUND, foreground=_WORDS, wraplength=480
        )
        line.configure(justify="left")
        line.pack(anchor="w", pady=4)
    button = tkinter.Button(inner, text="I have seen this", font=("", 13, "bold"), padx=16, pady=8, command=press)
    button.configure(takefocus=0)
    button.pack(anchor="e", pady=(12, 0))
    tick()
    root.update_idletasks()
    root.geometry(f"+{(root.winfo_screenwidth() - root.winfo_reqwidth()) // 2}+{root.winfo_screenheight() // 6}")
    root.lift()
    root.mainloop()
    return seen[0]


def since_text(since: str) -> str:
    """The time of day here."""
    try:
        return f"Since {datetime.fromisoformat(since).astimezone():%H:%M:%S}"
    except ValueError:
        return ""

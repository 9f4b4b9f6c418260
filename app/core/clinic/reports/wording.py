"""How a report words its values: dates, lengths, numbers, verdicts.

Guarantees: English, unambiguous dates, units always named. Does not: hide a value it does not know; it repeats it.
Pure; any thread.
"""

from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DASH = "\N{EN DASH}"
NOTHING = DASH

EXIT_REASONS = {
    "": "Recording complete; report written before the session was closed",
    "completed": "Completed",
    "source_ended": "Completed (the source ended)",
    "stopped": "Ended by the operator",
    "source_fault": "Ended where the source could not be trusted any more",
    "device_lost": "Ended because the device was lost",
    "recording_failed": "Ended because the recording failed; what was written is kept",
    "safety_stop": "Ended after a safety stop",
    "cancelled": "Cancelled",
    "failed": "Ended by a failure",
}
VERDICTS = {
    "good": "Good",
    "flat": "Flat",
    "clipped": "Clipped",
    "mains": "Mains",
    "noise": "Noise",
    "missing": "Not judged",
}
EVENT_KINDS = {
    "annotation": "Annotation",
    "device": "Device",
    "gap": "Gap",
    "alarm": "Alarm",
    "step": "Session",
    "warning": "Warning",
    "state": "Device",
    "lead_off": "Lead off",
    "lead_on": "Lead on",
}
GAP_CAUSES = {"device": "lost by the device", "restart": "acquisition restarted", "silence": "device silent"}
PURPOSES = {"recording": "recording", "research": "use in research", "stimulation": "stimulation"}


def day(iso: str) -> str:
    """A date as people write it: 1984-05-12 becomes "12 May 1984"."""
    try:
        value = date.fromisoformat(iso[:10])
    except ValueError:
        return iso or NOTHING
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(iso: str) -> str:
    """A time as people write it: 2026-11-21T21:04:05+00:00 becomes "21 Nov 2026, 21:04:05 UTC"."""
    try:
        value = datetime.fromisoformat(iso)
    except ValueError:
        return iso or NOTHING
    offset = value.utcoffset()
    zone = "" if offset is None else " UTC" if not offset else f" UTC{value:%z}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}, {value:%H:%M:%S}{zone}"


def age_at(birth_date: str, then: str) -> str:
    """Completed years (months under two years) at `then`; empty where either date cannot be read."""
    try:
        born, at = date.fromisoformat(birth_date[:10]), date.fromisoformat(then[:10])
    except ValueError:
        return ""
    months = (at.year - born.year) * 12 + at.month - born.month - (at.day < born.day)
    if months < 0:
        return ""
    return f"{months // 12} years" if months >= 24 else f"{months} month{'' if months == 1 else 's'}"


def length(seconds: float) -> str:
    """61.0 -> "1 min 1 s"; below ten seconds with a decimal."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} h {minutes} min"
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def short_length(seconds: float) -> str:
    """As `length`, below a second in milliseconds: 0.043 -> "43 ms"."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else length(seconds)


def stream_time(seconds: float) -> str:
    """Time within the recording: 83.25 -> "00:01:23.2"."""
    tenths = max(0, round(seconds * 10))
    whole = tenths // 10
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{tenths % 10}"


def count(value: int) -> str:
    """9760 -> "9 760" (narrow spaces, as ISO 80000-1 has it)."""
    return f"{value:,}".replace(",", "\u202f")


def size(n_bytes: int) -> str:
    """Bytes in decimal units."""
    if n_bytes < 1_000_000:
        return f"{n_bytes / 1e3:.0f} kB"
    return f"{n_bytes / 1e6:.1f} MB" if n_bytes < 1_000_000_000 else f"{n_bytes / 1e9:.2f} GB"


def percent(share: float) -> str:
    """A share as whole percent; never 100 where something is missing, never 0 where something is there."""
    if 0.995 <= share < 1:
        return ">99 %"
    return "<1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def power(value_uv2: float) -> str:
    """Three significant digits."""
    if value_uv2 >= 100:
        return f"{value_uv2:.0f}"
    return f"{value_uv2:.1f}" if value_uv2 >= 10 else f"{value_uv2:.2f}"


def channel_name(label: str) -> str:
    """A label without the full stops some files pad it with ("Fc5." -> "Fc5")."""
    return label.rstrip(". ") or label


def breakable(text: str, at_most: int = 30) -> str:
    """The text with a place to break in every word that is too long for a column (a zero-width space)."""
    return " ".join(
        "\u200b".join(word[at : at + at_most] for at in range(0, len(word), at_most)) for word in text.split(" ")
    )


def rate(hertz: float) -> str:
    return f"{hertz:g} Hz"

"""What BrainFlow's exit codes mean, in sentences a clinician can act on.

Guarantees: every code of BrainFlow has a sentence, what it means and an advice; the vendor's own words are not shown,
its code is named for technical support. Does not: import brainflow. Pure; any thread.
Source of the codes: brainflow 5.23, `BrainFlowExitCodes`.
"""

from app.core.errors import DeviceFault

_CHECK_CABLE = "Check that it is switched on and charged, that its cable or dongle is plugged in, then try again."
_CHECK_FORM = "Check what was entered for this amplifier: `neurascale devices boards` explains each entry."
_SUPPORT = "Unplug the amplifier, plug it in again and try again; if it happens again, call your technical support."

_OTHER_VERSION = "Install a newer version of the workstation, or choose another amplifier."
_OURS = "No amplifier is at fault: BrainFlow's classifiers are not used by this program."
_NEVER_OPENED = "The session cannot begin with it; nothing is recorded."
_IN_USE = "Whoever uses it keeps it; nothing is recorded from it here."

# code: (what happened to the amplifier, what it means, what to do); an empty meaning is that of every device fault.
_SENTENCES: dict[int, tuple[str, str, str]] = {
    0: ("It reported success, and yet it did not work.", "", _SUPPORT),
    1: (
        "Its connection is already in use.",
        _IN_USE,
        "Close the other program that uses this amplifier, then try again.",
    ),
    2: (
        "Its connection could not be opened.",
        _NEVER_OPENED,
        "Check that the port or address is right, that no other program uses the amplifier, that Bluetooth is on where "
        "it needs that, and that this user may use it (on Linux: member of the group dialout).",
    ),
    3: ("The port that was named is not one an amplifier can be reached through.", _NEVER_OPENED, _CHECK_FORM),
    4: ("It does not take commands any more; it was probably unplugged or switched off.", "", _CHECK_CABLE),
    5: ("It sent something that cannot be understood.", "", _SUPPORT),
    6: ("It did not answer the first question.", _NEVER_OPENED, _CHECK_CABLE),
    7: ("It does not answer; the dongle may be there while the amplifier itself is off.", _NEVER_OPENED, _CHECK_CABLE),
    8: ("It is delivering already.", "", _SUPPORT),
    9: ("There is not enough memory for its samples.", _NEVER_OPENED, "Close other programs, then try again."),
    10: ("Its samples could not be fetched.", "", _SUPPORT),
    11: ("It is not delivering.", "", _SUPPORT),
    12: ("It has delivered nothing.", "", _CHECK_CABLE),
    13: ("Something it needs was not entered, or is not what it expects.", _NEVER_OPENED, _CHECK_FORM),
    14: (
        "It cannot be used on this operating system.",
        _NEVER_OPENED,
        "Choose another amplifier, or another computer.",
    ),
    15: ("It was not opened.", _NEVER_OPENED, "Open the amplifier first."),
    16: ("Another amplifier is open on the same connection.", _IN_USE, "Close the other amplifier first."),
    17: ("Its own driver library failed.", "", _SUPPORT),
    18: ("It did not answer in time.", "", _CHECK_CABLE),
    19: ("It is not described in this version.", _NEVER_OPENED, _OTHER_VERSION),
    20: ("What was asked of it is not described in this version.", _NEVER_OPENED, _OTHER_VERSION),
    21: ("A classifier was asked before it was prepared.", _OURS, _SUPPORT),
    22: ("Another classifier is in use.", _OURS, _SUPPORT),
    23: ("There is no such classifier.", _OURS, _SUPPORT),
}
_UNKNOWN = ("It refused, for a reason that is not known here.", "", _SUPPORT)
CODES = frozenset(_SENTENCES)


def device_fault(name: str, exit_code: int, *, doing: str) -> DeviceFault:
    """The error for the amplifier `name` that failed with `exit_code`.

    Args:
        name: For people ("OpenBCI Cyton").
        doing: What was wanted, after "could not": "be opened", "be started".
    """
    sentence, meaning, advice = _SENTENCES.get(exit_code, _UNKNOWN)
    what = f"The {name} could not {doing}. {sentence} (BrainFlow code {exit_code})"
    return DeviceFault(what, meaning=meaning or None, advice=advice)

"""What BrainFlow's exit codes mean, in sentences a clinician can act on.

Guarantees: every code of BrainFlow has a sentence and an advice; the vendor's own words are not shown, its code is
named for technical support. Does not: import brainflow. Pure; any thread.
Source of the codes: brainflow 5.23, `BrainFlowExitCodes`.
"""

from app.core.errors import DeviceFault

_CHECK_CABLE = "Check that it is switched on and charged, that its cable or dongle is plugged in, then try again."
_CHECK_FORM = "Check what was entered for this amplifier: `neurascale devices boards` explains each entry."
_SUPPORT = "Unplug the amplifier, plug it in again and try again; if it happens again, call your technical support."

# code: (what happened to the amplifier, what to do)
_SENTENCES: dict[int, tuple[str, str]] = {
    1: ("Its connection is already in use.", "Close the other program that uses this amplifier, then try again."),
    2: (
        "Its connection could not be opened.",
        "Check that the port or address is right, that no other program uses the amplifier, and that this user may "
        "use it (on Linux: member of the group dialout).",
    ),
    3: ("The port that was named is not one an amplifier can be reached through.", _CHECK_FORM),
    4: ("It does not take commands any more; it was probably unplugged or switched off.", _CHECK_CABLE),
    5: ("It sent something that cannot be understood.", _SUPPORT),
    6: ("It did not answer the first question.", _CHECK_CABLE),
    7: ("It does not answer; the dongle may be there while the amplifier itself is off.", _CHECK_CABLE),
    8: ("It is delivering already.", _SUPPORT),
    9: ("There is not enough memory for its samples.", "Close other programs, then try again."),
    10: ("Its samples could not be fetched.", _SUPPORT),
    11: ("It is not delivering.", _SUPPORT),
    12: ("It has delivered nothing.", _CHECK_CABLE),
    13: ("Something it needs was not entered, or is not what it expects.", _CHECK_FORM),
    14: ("It cannot be used on this operating system.", "Choose another amplifier, or another computer."),
    15: ("It was not opened.", "Open the amplifier first."),
    16: ("Another amplifier is open on the same connection.", "Close the other amplifier first."),
    17: ("Its own driver library failed.", _SUPPORT),
    18: ("It did not answer in time.", _CHECK_CABLE),
    19: ("It is not described in this version.", _SUPPORT),
    20: ("It is not described in this version.", _SUPPORT),
}
_UNKNOWN = ("It refused, for a reason that is not known here.", _SUPPORT)


def device_fault(name: str, exit_code: int, *, doing: str) -> DeviceFault:
    """The error for the amplifier `name` that failed with `exit_code`.

    Args:
        name: For people ("OpenBCI Cyton").
        doing: What was wanted, after "could not": "be opened", "be started".
    """
    sentence, advice = _SENTENCES.get(exit_code, _UNKNOWN)
    return DeviceFault(f"The {name} could not {doing}. {sentence} (BrainFlow code {exit_code})", advice=advice)

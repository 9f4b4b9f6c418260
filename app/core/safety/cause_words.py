"""What people read for each cause of a stop.

Guarantees: every `Cause` has its words. Does not: translate; callers of a stop may give another word, which is shown as
it is. Any thread.
"""

from app.core.safety.stop_machine import Cause

_WORDS = {
    Cause.OPERATOR: "pressed by the operator",
    Cause.COMMAND: "asked for by command",
    Cause.ALARM: "an alarm",
    Cause.DEVICE_FAULT: "a device fault",
    Cause.LEASE_LAPSED: "a program stopped answering",
    Cause.LEASE_FAULT: "a program answered wrongly",
    Cause.OUTPUT_LOST: "the link to the output was lost",
    Cause.OUTPUT_UNCONFIRMED: "the output did not confirm its safe state",
    Cause.PROOF_FAILED: "the proof test failed",
    Cause.SAFETY_DIED: "the safety program was restarted",
    Cause.SAFETY_ENDED: "the safety program was ended",
    Cause.RECORD_DAMAGED: "the safety program's own file is damaged",
    Cause.CHORD: "the keys of the stop were pressed",
    Cause.PEDAL: "a pedal or button was pressed, or its cable is broken",
    Cause.PEDAL_LOST: "a pedal or button is no longer heard",
    Cause.REMOTE: "asked for from elsewhere",
}
_SOURCES = {"desktop": "the window", "acquisition": "acquisition", "stop_inputs": "what watches the pedal"}


def words_of_cause(cause: str, source: str = "") -> str:
    """The cause in words, with who it was where that is known."""
    words = next((words for known, words in _WORDS.items() if known == cause), cause)
    who = _SOURCES.get(source, "")
    return f"{words} ({who})" if who else words

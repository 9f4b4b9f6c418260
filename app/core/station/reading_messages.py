"""What a command line tells the station before it shows patient data that it reads by itself from the data folder.

Guarantees: frozen typed messages, part of `app.core.station.messages`; the words are of a closed list, so that nothing
typed gets into the log by them. Answer: `Done`, once the reading is in the log; `NotPermitted` where whoever asks may
not, and then nothing is to be shown.
"""

from typing import Literal

from app.core.wire.envelopes import Message

Command = Literal[
    "log show", "log export", "log prove", "log replay", "events watch", "recording export", "recording info"
]


class NoteReading(Message, frozen=True, kw_only=True):
    """Data of one patient are about to be shown. Exactly one of the ids."""

    command: Command
    patient_id: str = ""
    session_id: str = ""


class NoteReadingOfAll(Message, frozen=True, kw_only=True):
    """Data of any patient may be shown: of the log as a whole."""

    command: Command


ReadingRequest = NoteReading | NoteReadingOfAll

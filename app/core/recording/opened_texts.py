"""The sealed texts of a recording, opened for whoever may read them; where the key is not there, a sign in their place.

Guarantees: what lay in clear comes through as it is; without a key, or once the patient was erased, samples and times
are read as before and each text says that it is sealed. Does not: decide who may read (who hands the key over does).
One thread at a time.
"""

import msgspec

from app.core.devices.driver import DeviceEvent
from app.core.errors import LedgerBroken, NeuraScaleError, RecordingBroken
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.framing import RecordedEvent, SegmentHeader
from app.core.recording.sealed_texts import UNREADABLE, HiddenTexts, Open, SegmentTexts, TextOpener, with_texts
from app.core.settings.data_directory import DataDirectory


class OpenedTexts:
    """Of one recording that is read."""

    def __init__(self) -> None:
        self._opener: TextOpener | None = None
        self._open_box: Open | None = None
        self._segment_of: dict[str, SegmentTexts] = {}
        self._history: tuple[int, ChannelHistory] | None = None

    def open_with(self, open_box: Open) -> None:
        """Whoever hands this over may read; it is asked when the first text is."""
        self._open_box, self._opener, self._history = open_box, None, None

    def note(self, record: RecordedEvent | RecordedConfiguration, header: SegmentHeader) -> None:
        """In which segment a record lies."""
        if record.sealed and header.texts is not None:
            self._segment_of[record.sealed] = header.texts

    def event(self, recorded: RecordedEvent, recording_id: str) -> DeviceEvent:
        """Raises: RecordingBroken: A sealed text was changed."""
        if not recorded.sealed:
            return recorded.event
        return with_texts(recorded.event, self._open(recorded.sealed, recording_id))

    def history(self, walked: ChannelHistory, header: SegmentHeader) -> ChannelHistory:
        """The channels' history with its remarks. Raises: RecordingBroken: A sealed text was changed."""
        changes = walked.all
        if self._history is None or self._history[0] != len(changes):
            said = tuple(self._configuration(one, header.recording_id) for one in changes)
            self._history = len(changes), ChannelHistory(header.streams, said)
        return self._history[1]

    def _configuration(self, one: RecordedConfiguration, recording_id: str) -> RecordedConfiguration:
        if not one.sealed:
            return one
        comment = self._open(one.sealed, recording_id).comment
        if comment is None:  # not to be opened: the sign that is there keeps one remark apart from the next
            return one
        return msgspec.structs.replace(one, change=msgspec.structs.replace(one.change, comment=comment), sealed="")

    def _open(self, box: str, recording_id: str) -> HiddenTexts:
        texts = self._segment_of.get(box)
        if texts is None or self._open_box is None:
            return HiddenTexts(UNREADABLE)
        if self._opener is None:
            self._opener = TextOpener(self._open_box, recording_id)
        try:
            return self._opener.open(texts, box)
        except LedgerBroken as error:
            raise RecordingBroken(
                "A text in the recording does not open: it was changed, or its key was.",
                meaning="The samples are not touched by this; they are checked by their own sums.",
            ) from error
        except NeuraScaleError:
            return HiddenTexts(UNREADABLE)


def patients_key(data: DataDirectory, session_id: str, place: str) -> Open:
    """Opens a box with the key of a session's patient, by the data folder's store; asks for it when it is needed.

    What it returns raises NotFound where the folder has no log or does not know the session, and else as
    `SubjectKeys.open` and `store_file`.
    """

    def open_box(box: bytes) -> bytes:
        # Not at the top: who only looks at samples shall not wait for the database's packages.
        from app.core.errors import NotFound
        from app.core.store.database import reading_engine
        from app.core.store.keys.key_shelf import ReadingShelf
        from app.core.store.keys.subject_keys import SubjectKeys
        from app.core.store.projections.sessions import Sessions
        from app.core.store.store_file import store_file

        if not data.database.is_file() or not data.station_file.is_file():
            raise NotFound("This data folder has no log, and so no keys of patients.")
        file = store_file(data)
        engine = reading_engine(file)
        try:
            session = Sessions(engine).get(session_id)
            if session is None or file.subjects is None:
                raise NotFound("The data folder does not say whose recording this is.")
            return SubjectKeys(file.subjects, ReadingShelf(engine)).open(session.patient_id, box, place=place)
        finally:
            engine.dispose()

    return open_box

"""Findings, judgements and texts: what a clinician may change, and how it is kept.

Guarantees: everything said is an entry of the log, sealed as the patient's, with who said it, before it is answered;
nothing is overwritten, and who did not see the newest version is told so; a term, place or electrode that there is not
is refused; a proposal becomes something that a conclusion may rest on by a person's entry alone. Does not: ask who may
(the door does), or make reports (`report_making`). Threads: the exchange's pool.
"""

import math
import threading

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic.findings.detector_findings import FindingState
from app.core.clinic.findings.hed_strings import hed_string
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding
from app.core.clinic.sessions import existing_session
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.finding_events import (
    FindingJudgedData,
    FindingRecordedData,
    FindingWithdrawnData,
    ReportTextWrittenData,
)
from app.core.identifiers import new_id
from app.core.station.finding_messages import (
    FindingsView,
    GetFindings,
    JudgeFinding,
    RecordFinding,
    WithdrawFinding,
    WriteReportText,
)
from app.core.station.interpretations import Interpreted, found, interpreted
from app.core.station.report_stage import stage_of
from app.core.station.signing_desk import demand_reason
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.sessions import Session

LONGEST_NOTE = 1000
LONGEST_TEXT = 8000
LONGEST_STATEMENT = 2000
MOST_FINDINGS = 500

FindingChange = RecordFinding | WithdrawFinding | JudgeFinding | WriteReportText


class FindingsDesk:
    """See the rules at the top of this module."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms
        self._changing = threading.Lock()

    def answer(self, message: GetFindings | FindingChange, caller: Caller) -> FindingsView:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        session = self._session(message.session_id)
        if not isinstance(message, GetFindings):
            with self._changing:  # two windows: each sees what the other has written
                match message:
                    case RecordFinding():
                        self._record(session, message, caller)
                    case WithdrawFinding():
                        self._withdraw(message, caller)
                    case JudgeFinding():
                        self._judge(session, message, caller)
                    case WriteReportText():
                        self._write(session, message, caller)
        return self.view(message.session_id, caller)

    def view(self, session_id: str, caller: Caller) -> FindingsView:
        """What there is, as the asker may see it.

        Raises:
            NotFound: No such session, or it has no recording.
            StorageFault: The store cannot be read.
        """
        rooms = self._rooms
        session = self._session(session_id)
        said = interpreted(rooms.store, rooms.data, session)
        recording = rooms.store.recordings.get(session.recording_id)
        stage = stage_of(rooms.store, session_id)
        texts = said.interpretation
        return FindingsView(
            session_id=session_id,
            recording_id=session.recording_id,
            findings=texts.findings,
            detector_findings=texts.detector_findings,
            detectors=said.analysis.detectors if said.analysis else (),
            detectors_missing=_why_none(said),
            text_version=said.text.version if said.text else 0,
            indication=texts.indication,
            description=texts.description,
            impression=texts.impression,
            statements=texts.statements,
            text_by=texts.by,
            text_at=texts.at,
            report_sha256=stage.sha256,
            report_version=stage.version,
            stage=stage.stage,
            unreported=said.newest_entry > stage.entry_index >= 0,
            why_not="" if Role.CLINICIAN in caller.roles else "Findings are recorded by clinicians.",
            labels=recording.labels if recording else (),
            recorded_s=recording.seconds if recording else 0.0,
        )

    def _session(self, session_id: str) -> Session:
        session = existing_session(self._rooms.store, session_id)
        if not session.recording_id:
            raise NotFound("This session has no recording.", advice="Choose a session that was recorded.")
        return session

    # --- findings ------------------------------------------------------------------------------------------------

    def _record(self, session: Session, message: RecordFinding, caller: Caller) -> None:
        rooms, terms = self._rooms, score_terms()
        held = rooms.store.findings.of_session(session.session_id)
        version = 1
        if message.finding_id:
            version = self._demand_version(session.session_id, message.finding_id, message.version) + 1
        elif len(held) >= MOST_FINDINGS:
            raise WrongUse(f"A report has at most {MOST_FINDINGS} findings.")
        term = terms.term(message.term)
        terms.demand_place(message.side, message.regions)
        terms.demand_features(message.features)
        self._demand_channels(session, message.channels)
        onset_s = None if term.whole else message.onset_s
        duration_s = 0.0 if onset_s is None else message.duration_s
        self._demand_time(session, onset_s, duration_s)
        if message.from_detector:
            self._demand_accepted(session, message.from_detector)
        text = _demand_text(message.text, LONGEST_NOTE, "The note of a finding")
        finding = Finding(
            finding_id=message.finding_id or new_id(rooms.clock),
            version=version,
            term=message.term,
            label=term.words.en,
            side=message.side,
            regions=message.regions,
            channels=message.channels,
            features=message.features,
        )
        rooms.journal.write(
            FindingRecordedData(
                session_id=session.session_id,
                recording_id=session.recording_id,
                finding_id=finding.finding_id,
                version=version,
                term=finding.term,
                side=finding.side,
                regions=finding.regions,
                channels=finding.channels,
                onset_s=onset_s,
                duration_s=duration_s,
                features=finding.features,
                text=text,
                hed=hed_string(finding, terms),
                hed_version=terms.hed_version,
                from_detector=message.from_detector,
                author_id=caller.user_id,
                author_name=caller.name,
            ),
            session_id=session.session_id,
        )

    def _withdraw(self, message: WithdrawFinding, caller: Caller) -> None:
        version = self._demand_version(message.session_id, message.finding_id, message.version)
        self._rooms.journal.write(
            FindingWithdrawnData(
                session_id=message.session_id,
                finding_id=message.finding_id,
                version=version + 1,
                reason=demand_reason(message.reason),
                author_id=caller.user_id,
                author_name=caller.name,
            ),
            session_id=message.session_id,
        )

    def _judge(self, session: Session, message: JudgeFinding, caller: Caller) -> None:
        rooms = self._rooms
        if message.verdict not in set(FindingState):
            raise WrongUse("A proposal is accepted, refused, or open.")
        proposal = found(interpreted(rooms.store, rooms.data, session).interpretation, message.finding_id)
        if proposal.state != message.seen:
            raise Conflict(
                f"This proposal is {proposal.state} by now.", meaning="Nothing was changed.", advice="Look at it again."
            )
        if proposal.state == message.verdict:
            raise Conflict(f"This proposal is {proposal.state} already.", meaning="Nothing was changed.")
        refused = message.verdict == FindingState.REFUSED
        reason = demand_reason(message.reason) if refused else _demand_text(message.reason, LONGEST_NOTE, "The reason")
        rooms.journal.write(
            FindingJudgedData(
                session_id=session.session_id,
                recording_id=session.recording_id,
                finding_id=proposal.finding_id,
                detector=proposal.detector,
                detector_version=proposal.version,
                kind=proposal.kind,
                onset_s=proposal.onset_s,
                duration_s=proposal.duration_s,
                channels=proposal.channels,
                score=proposal.score,
                text=proposal.text,
                verdict=message.verdict,
                reason=reason,
                author_id=caller.user_id,
                author_name=caller.name,
            ),
            session_id=session.session_id,
        )

    # --- texts ---------------------------------------------------------------------------------------------------

    def _write(self, session: Session, message: WriteReportText, caller: Caller) -> None:
        rooms = self._rooms
        said = interpreted(rooms.store, rooms.data, session)
        if message.version != (said.text.version if said.text else 0):
            raise Conflict(
                "Somebody has written these texts meanwhile.",
                meaning="Nothing of yours was kept.",
                advice="Look at what is there, and write it again.",
            )
        known = {one.key for one in said.interpretation.statements}
        keys = [one.key for one in message.statements]
        if not set(keys) <= known or len(set(keys)) != len(keys):
            raise WrongUse("The protocol asks for no such statement, or it was said twice.")
        for one in message.statements:
            _demand_text(one.said, LONGEST_STATEMENT, "A statement")
        rooms.journal.write(
            ReportTextWrittenData(
                session_id=session.session_id,
                version=message.version + 1,
                indication=_demand_text(message.indication, LONGEST_TEXT, "The indication"),
                description=_demand_text(message.description, LONGEST_TEXT, "The description"),
                impression=_demand_text(message.impression, LONGEST_TEXT, "The impression"),
                statements=message.statements,
                author_id=caller.user_id,
                author_name=caller.name,
            ),
            session_id=session.session_id,
        )

    # --- what is demanded ----------------------------------------------------------------------------------------

    def _demand_version(self, session_id: str, finding_id: str, seen: int) -> int:
        """The version that holds."""
        for one in self._rooms.store.findings.of_session(session_id):
            if one.finding_id == finding_id:
                if one.version != seen:
                    raise Conflict(
                        "Somebody has changed this finding meanwhile.",
                        meaning="Nothing was changed.",
                        advice="Look at it again.",
                    )
                return one.version
        raise NotFound("There is no such finding, or it was withdrawn.", advice="Look at the list again.")

    def _demand_channels(self, session: Session, channels: tuple[str, ...]) -> None:
        recording = self._rooms.store.recordings.get(session.recording_id)
        known = set(recording.labels) if recording else set()
        # A derivation is of two of them.
        parts = {part for label in channels if label not in known for part in label.split("-")}
        if not parts <= known or len(set(channels)) != len(channels):
            raise WrongUse(
                "The recording has no such channel, or it is named twice.", advice="Choose channels of the recording."
            )

    def _demand_time(self, session: Session, onset_s: float | None, duration_s: float) -> None:
        if onset_s is None:
            return
        recording = self._rooms.store.recordings.get(session.recording_id)
        end_s = recording.seconds if recording and recording.seconds else math.inf
        if not (math.isfinite(onset_s) and math.isfinite(duration_s) and onset_s >= 0 and duration_s >= 0):
            raise WrongUse("A time is a number of seconds from the start of the recording.")
        if onset_s + duration_s > end_s + 1.0:
            raise WrongUse("That is after the end of the recording.", advice="Choose a time within it.")

    def _demand_accepted(self, session: Session, finding_id: str) -> None:
        said = interpreted(self._rooms.store, self._rooms.data, session).interpretation
        if found(said, finding_id).state is not FindingState.ACCEPTED:
            raise Conflict(
                "Nobody has accepted this proposal.",
                meaning="A finding rests on what a clinician has seen, never on a program alone.",
                advice="Look at it, and accept it first.",
            )


def _demand_text(text: str, most: int, what: str) -> str:
    text = text.strip()
    if len(text) > most:
        raise WrongUse(f"{what} has at most {most} characters.", meaning="Nothing was kept.")
    return text


def _why_none(said: Interpreted) -> str:
    if said.analysis is None:
        return said.analysis_missing
    return "" if said.analysis.detectors else "No detector looked at this recording."

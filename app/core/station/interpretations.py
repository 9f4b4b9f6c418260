"""What is found and said of a session, read from the store and from the recording's analysis.

Guarantees: an analysis that is not the one that the log names is not used; proposals are marked as such. Does not:
change anything, or decide who may read. Any thread.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from app.core.clinic.findings.detector_findings import DetectorFinding
from app.core.clinic.findings.proposals import judged, shown_findings
from app.core.clinic.findings.score_terms import ScoreTerms, score_terms
from app.core.clinic.findings.structured import Finding, Interpretation, RequiredStatement
from app.core.clinic.protocols import SessionProtocol
from app.core.clinic.session_protocol import protocol_if_known
from app.core.errors import NotFound
from app.core.processing.analysis import Analysis
from app.core.settings.data_directory import DataDirectory
from app.core.store.projections.findings import FindingVersion, ReportText
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

ANALYSIS_FILE = "analysis.json"


@dataclass(frozen=True, slots=True)
class Interpreted:
    """What there is to say.

    Attributes:
        analysis: None where there is none that can be used; `analysis_missing` says why.
        text: The newest texts; None while nobody wrote any.
        newest_entry: Index of the newest entry that any of it comes from; -1 for none.
    """

    interpretation: Interpretation
    analysis: Analysis | None
    analysis_missing: str
    text: ReportText | None
    newest_entry: int


def interpreted(store: StationStore, data: DataDirectory, session: Session) -> Interpreted:
    """Everything that is found and said of a session.

    Raises:
        StorageFault: The store cannot be read.
    """
    terms = score_terms()
    analysis, missing = analysis_of(store, data, session.recording_id)
    versions = store.findings.of_session(session.session_id)
    judgements = store.findings.judgements(session.session_id)
    texts = store.findings.texts(session.session_id)
    text = texts[-1] if texts else None
    said = {one.finding_id: judged(one.said, _moment(one.happened)) for one in judgements.values()}
    detections = analysis.detections if analysis else ()
    every = [one.entry_index for one in store.findings.versions(session.session_id)]
    every += [one.entry_index for one in judgements.values()] + [one.entry_index for one in texts]
    return Interpreted(
        interpretation=Interpretation(
            findings=tuple(finding_of(one, terms) for one in versions),
            detector_findings=shown_findings(session.recording_id, detections, said),
            indication=text.said.indication if text else "",
            description=text.said.description if text else "",
            impression=text.said.impression if text else "",
            statements=_statements(protocol_if_known(store, session.session_id, session.protocol), text),
            by=text.said.author_name if text else "",
            at=_moment(text.happened) if text else "",
        ),
        analysis=analysis,
        analysis_missing=missing,
        text=text,
        newest_entry=max(every, default=-1),
    )


def analysis_of(store: StationStore, data: DataDirectory, recording_id: str) -> tuple[Analysis | None, str]:
    """The analysis that the log names; or None and why."""
    recording = store.recordings.get(recording_id) if recording_id else None
    if recording is None or not recording.analysis_sha256:
        return None, "The recording was not analysed."
    try:
        content = (data.recording(recording_id) / ANALYSIS_FILE).read_bytes()
    except OSError:
        return None, "The analysis of the recording is not there any more."
    if hashlib.sha256(content).hexdigest() != recording.analysis_sha256:
        return None, "The analysis is not the one that the log says was made; it is not used."
    try:
        return msgspec.json.decode(content, type=Analysis), ""
    except msgspec.DecodeError:
        return None, "The analysis cannot be read."


def finding_of(version: FindingVersion, terms: ScoreTerms) -> Finding:
    """A finding as it is shown.

    Raises:
        NotFound: It was withdrawn.
    """
    said = version.said
    if said is None:
        raise NotFound("This finding was withdrawn.")
    return Finding(
        finding_id=said.finding_id,
        version=said.version,
        term=said.term,
        label=terms.words_of(said.term),
        side=said.side,
        regions=said.regions,
        channels=said.channels,
        onset_s=said.onset_s,
        duration_s=said.duration_s,
        features=said.features,
        text=said.text,
        hed=said.hed,
        hed_version=said.hed_version,
        by=said.author_name,
        at=_moment(version.happened),
        from_detector=said.from_detector,
    )


def changed_since(store: StationStore, session_id: str, entry_index: int) -> tuple[str, ...]:
    """What was found, changed or withdrawn after an entry, as an addendum lists it.

    Raises:
        StorageFault: The store cannot be read.
    """
    terms = score_terms()
    seen: dict[str, FindingVersion] = {}
    for one in store.findings.versions(session_id):
        if one.entry_index > entry_index:
            seen[one.finding_id] = one
    before = {one.finding_id: one for one in store.findings.versions(session_id) if one.entry_index <= entry_index}
    told = []
    for one in seen.values():
        known = before.get(one.finding_id)
        if one.said is None:
            if known is not None and known.said is not None:
                told.append(f"Withdrawn: {terms.words_of(known.said.term)} ({one.reason})")
            continue
        finding = finding_of(one, terms)
        told.append(f"{'Changed' if known is not None else 'Added'}: {finding_words(finding, terms)}")
    return tuple(told)


def finding_words(finding: Finding, terms: ScoreTerms) -> str:
    """A finding on one line: term, place, electrodes, time, features, text."""
    when = "" if finding.onset_s is None else f"at {finding.onset_s:.1f} s"
    parts = (
        finding.label,
        terms.place_words(finding.side, finding.regions),
        " ".join(finding.channels),
        when,
        ", ".join(terms.feature_words(one) for one in finding.features),
        finding.text,
    )
    return "; ".join(part for part in parts if part)


def found(interpretation: Interpretation, finding_id: str) -> DetectorFinding:
    """A proposal by its id.

    Raises:
        NotFound: There is none.
    """
    for one in interpretation.detector_findings:
        if one.finding_id == finding_id:
            return one
    raise NotFound("There is no such proposal.", advice="Look at the list again.")


def _statements(protocol: SessionProtocol | None, text: ReportText | None) -> tuple[RequiredStatement, ...]:
    said = {one.key: one.said for one in text.said.statements} if text else {}
    wanted = protocol.statements if protocol is not None else ()
    return tuple(RequiredStatement(key=one.key, label=one.label, said=said.get(one.key, "")) for one in wanted)


def _moment(happened: datetime) -> str:
    return happened.isoformat(timespec="seconds")

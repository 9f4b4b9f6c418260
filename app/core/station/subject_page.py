"""The page that explains a patient's whole export to the patient.

Guarantees: plain HTML without scripts, links to nothing but the files beside it, readable offline for ever; everything
that a person typed is escaped. Pure.
"""

from dataclasses import dataclass
from html import escape

from app.core.store.projections.consents import Consent
from app.core.store.projections.patients import Patient
from app.core.store.projections.sessions import Session

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#1b1f24}"
    "h1{font-size:1.7rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin-top:2.2rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .8rem .35rem 0;"
    "border-bottom:1px solid #d7dbe0;vertical-align:top}code{font-size:.9em}p.soft{color:#59636e}"
)
_FILES = (
    ("patient.json", "who you are, as it was registered"),
    ("consents.json", "what you consented to, and what you took back"),
    ("sessions.json", "your sessions"),
    ("annotations.json", "what was noted while you were recorded, with every correction"),
    ("events.jsonl", "everything that the station's log says of you, one entry a line, with its place in the log"),
    ("reports/", "the reports, as PDF"),
    ("recordings/", "what was recorded"),
    ("receipts/", "proofs that these entries stand in the log, each to be checked by itself"),
    ("SHA256SUMS", "a digest of each file here, to see that none was changed"),
)
_RECORDS = ("records.json", "each of your records as it was registered")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectContents:
    """What the page tells.

    Attributes:
        made: UTC, ISO 8601.
        recordings: "edf", "segments" or "none".
        missing: What could not be given, in sentences.
        other_numbers: Of the person's other records, where there are any.
    """

    patient: Patient
    sessions: tuple[Session, ...]
    consents: tuple[Consent, ...]
    made: str
    purpose: str
    recordings: str
    missing: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()


def index_page(contents: SubjectContents) -> str:
    """The page, HTML 5."""
    who = contents.patient
    rows = "".join(
        f"<tr><td>{escape(one.started.strftime('%Y-%m-%d %H:%M'))} UTC</td><td>{escape(one.protocol)}</td>"
        f"<td>{escape(one.exit_reason or one.step)}</td><td><code>{escape(one.session_id)}</code></td></tr>"
        for one in contents.sessions
    )
    consents = "".join(
        f"<tr><td>{escape(one.given.strftime('%Y-%m-%d %H:%M'))} UTC</td><td>{escape(one.purpose)}</td>"
        f"<td>text {escape(one.text_version)}</td><td>{escape(one.how)}</td></tr>"
        for one in contents.consents
    )
    listed = (*_FILES[:1], _RECORDS, *_FILES[1:]) if contents.other_numbers else _FILES
    files = "".join(f"<tr><td><code>{name}</code></td><td>{text}</td></tr>" for name, text in listed)
    also = "".join(f", also registered as {escape(number)}" for number in contents.other_numbers)
    how = {
        "edf": "The recordings are EDF+ files: any EEG viewer opens them.",
        "segments": "The recordings are as they were recorded (NeuraScale segments, format described at the makers'), "
        "with their texts opened beside them.",
        "none": "The recordings were left out, as asked.",
    }[contents.recordings]
    missing = "".join(f"<li>{escape(text)}</li>" for text in contents.missing)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your data</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(who.given_name)} {escape(who.family_name)}</h1>"
        f'<p class="soft">Born {escape(who.birth_date)}, number {escape(who.hospital_number)}{also}. Everything that'
        f" this workstation keeps of you, made {escape(contents.made)} ({escape(contents.purpose)}).</p>"
        "<p>This file is not encrypted. Keep it as you would keep a letter from your doctor.</p>"
        f"<h2>Sessions</h2><table>{rows or '<tr><td>None.</td></tr>'}</table>"
        f"<h2>Consent</h2><table>{consents or '<tr><td>None.</td></tr>'}</table>"
        f"<h2>What is in this file</h2><table>{files}</table><p>{how}</p>"
        + (f"<h2>What could not be given</h2><ul>{missing}</ul>" if missing else "")
        + "</body></html>\n"
    )

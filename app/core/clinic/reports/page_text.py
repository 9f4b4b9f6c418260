"""Turns a report's content into the plain strings and rows that the template sets; all decisions of wording fall here.

Guarantees: the result is JSON (strings, numbers, lists), complete, and the same for the same content. Nothing in it is
ever read as markup. Does not: draw figures or set pages.
"""

from typing import Any

from app.core.clinic.electrodes import DEFAULT_TYPE, impedance_verdict
from app.core.clinic.reports import electrode_text, wording
from app.core.clinic.reports.clinical_text import clinical_text
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.wording import DASH, NOTHING
from app.core.processing.analysis import Analysis, ChannelAnalysis
from app.core.processing.background import EYES_CLOSED
from app.core.processing.topography import electrode_of
from app.core.settings.limits import clinical_limits

Row = list[str]

# A longer list is in the recording and its exports; a report of a night stays a report.
MOST_EVENTS = 400


def grade_of_impedance(kiloohm: float | None, electrode_type: str = DEFAULT_TYPE) -> str:
    """The grade "good", "fair" or "bad" by the limits of the electrodes used; an open electrode is bad."""
    verdict = impedance_verdict(kiloohm, electrode_type)
    return verdict if verdict in ("good", "fair") else "bad"


def grade_of_channel(channel: ChannelAnalysis) -> str:
    """The grade "good" at 80 % good epochs, "fair" from 50 %, else "bad"; "unknown" where nothing was judged."""
    if channel.verdict == "missing":
        return "unknown"
    return "good" if channel.good_fraction >= 0.8 else "fair" if channel.good_fraction >= 0.5 else "bad"


def is_demonstration(content: ReportContent) -> bool:
    """Whether no real patient's signal is in it."""
    return content.demonstration or "simulated" in content.device.driver


def page_text(content: ReportContent) -> dict[str, Any]:
    """Everything the template sets."""
    patient = content.patient
    full_name = wording.breakable(f"{patient.family_name.upper()}, {patient.given_name}")
    return {
        "report_id": content.report_id,
        "written": wording.moment(content.written),
        "facility": content.facility or "NeuraScale Workstation",
        "department": content.department or "Clinical neurophysiology",
        "software": f"NeuraScale Workstation {content.software_version}".strip(),
        "demonstration": _demonstration(content),
        "running": {
            "name": full_name,
            "born": wording.day(patient.birth_date),
            "number": wording.breakable(patient.hospital_number),
        },
        "patient": _patient(content, full_name),
        "session": _session(content),
        "recording": _recording(content),
        "tiles": _tiles(content),
        "notes": _notes(content),
        "rhythm": _rhythm(content),
        "quality": _quality_rows(content),
        "impedances_measured": bool(content.impedances or content.impedances_after),
        "impedance_caption": electrode_text.caption(content),
        "impedance_shown": "before" if content.impedances or not content.impedances_after else "after",
        "calibration": electrode_text.calibration(content),
        **clinical_text(content),
        "stops": [wording.breakable(stop) for stop in content.session.stops],
        "bands": _band_rows(content),
        "events": _event_rows(content)[:MOST_EVENTS],
        "events_more": max(0, len(content.events) - MOST_EVENTS),
        "gaps": [
            [
                wording.stream_time(gap.onset_s),
                wording.length(gap.duration_s),
                wording.count(gap.samples),
                gap.stream_name,
                wording.GAP_CAUSES.get(gap.cause, gap.cause),
            ]
            for gap in content.gaps
        ],
        "checkpoint": _checkpoint(content),
        "limits": _limits(content.electrode_type),
    }


def _demonstration(content: ReportContent) -> str:
    if content.preview:
        return "Preview. It is not kept, and must not be signed or given to anybody."
    if not is_demonstration(content):
        return ""
    what = "a simulated signal" if "simulated" in content.device.driver else "a made-up patient"
    return f"Demonstration with {what}. Not a record of a patient; not for clinical use."


def _patient(content: ReportContent, full_name: str) -> list[Row]:
    patient = content.patient
    age = wording.age_at(patient.birth_date, content.session.started)
    born = wording.day(patient.birth_date) + (f" ({age})" if age else "")
    consent = ", ".join(wording.PURPOSES.get(p, p) for p in content.session.consented_purposes)
    return [
        ["Name", full_name],
        ["Born", born],
        ["Hospital number", wording.breakable(patient.hospital_number)],
        ["Sex", patient.sex.capitalize()],
        ["Consent", f"Given for {consent}" if consent else "None on record"],
        ["Identity", "Confirmed by two identifiers" if content.session.identity_confirmed else "Not confirmed"],
    ]


def _session(content: ReportContent) -> list[Row]:
    session = content.session
    proof = NOTHING if session.stop_latency_ms is None else f"Proved before recording, {session.stop_latency_ms:.1f} ms"
    rows = [
        [
            "Protocol",
            session.protocol.replace("-", " ").replace("eeg", "EEG").strip().capitalize().replace("eeg", "EEG"),
        ],
        ["Started", wording.moment(session.started)],
        ["Ended", wording.moment(session.ended)],
        ["Outcome", wording.EXIT_REASONS.get(session.exit_reason, session.exit_reason)],
        ["Safety stop", proof],
    ]
    if session.operator:
        rows.append(["Provider", wording.breakable(session.operator)])
    return rows


def _recording(content: ReportContent) -> list[Row]:
    device, recording = content.device, content.recording
    streams = "; ".join(f"{len(s.channels)} channels at {wording.rate(s.rate_hz)}" for s in device.streams)
    origin = {"simulated": "Simulated amplifier", "playback": "Played from a file"}.get(device.driver, "Amplifier")
    lost = "none" if not recording.samples_lost else f"{wording.count(recording.samples_lost)} per channel"
    return [
        ["Device", wording.breakable(device.name)],
        ["Source", origin],
        ["Channels", streams],
        ["Samples", f"{wording.count(recording.samples_per_channel)} per channel; lost: {lost}"],
        ["Montage", content.montage],
        ["Stored as", f"{wording.size(recording.bytes_written)}, {recording.recording_id}"],
    ]


def _tiles(content: ReportContent) -> list[dict[str, str]]:
    """The five figures at a glance; `grade` gives the mark beside them."""
    recording, analysis = content.recording, content.analysis
    gaps = len(content.gaps)
    lost = recording.samples_lost or gaps
    tiles = [
        {"title": "Recorded", "value": wording.length(recording.seconds), "detail": "of signal", "grade": ""},
        {
            "title": "Signal lost",
            "value": "None" if not lost else wording.count(recording.samples_lost),
            "detail": "no gap in the recording" if not lost else f"samples a channel; gaps: {gaps}",
            "grade": "good" if not lost else "fair",
        },
    ]
    if analysis is None or not analysis.epochs:
        return tiles
    wanted_s = content.satisfactory_goal_s or clinical_limits().recording.satisfactory_duration.value
    enough = analysis.satisfactory_s >= wanted_s
    share = analysis.satisfactory_s / analysis.recorded_s if analysis.recorded_s else 0.0
    counted = [c for c in analysis.channels if c.kind == "eeg" and electrode_of(c.label)]
    counted = counted or [c for c in analysis.channels if c.kind == "eeg"] or list(analysis.channels)
    good = sum(grade_of_channel(channel) == "good" for channel in counted)
    tiles.insert(
        1,
        {
            "title": "Satisfactory",
            "value": wording.length(analysis.satisfactory_s),
            "detail": f"{wording.percent(share)} of the recording"
            + ("" if enough else f"; goal {wording.length(wanted_s)}"),
            "grade": "good" if enough else "fair",
        },
    )
    tiles.insert(
        2,
        {
            "title": "Good electrodes",
            "value": f"{good} of {len(counted)}",
            "detail": "good ≥ 80 % of the time",
            "grade": "good" if good == len(counted) else "fair" if good >= 0.8 * len(counted) else "bad",
        },
    )
    tiles.append(_rhythm_tile(content, analysis))
    return tiles


def _rhythm_tile(content: ReportContent, analysis: Analysis) -> dict[str, str]:
    """The background where it was measured by state of the eyes; else the estimate over everything."""
    background = content.detail.background if content.detail else None
    rhythm = background if background is not None else analysis.posterior_rhythm
    if rhythm is None or rhythm.frequency_hz is None or rhythm.amplitude_uv is None:
        value, detail = "None found", "no peak above the trend"
    else:
        value, detail = f"{rhythm.frequency_hz:.1f} Hz", f"{rhythm.amplitude_uv:.0f} µV peak to peak"
        detail += ", eyes closed" if background is not None and background.state == EYES_CLOSED else ""
    return {"title": "Posterior rhythm", "value": value, "detail": detail, "grade": ""}


def _notes(content: ReportContent) -> list[str]:
    """What the reader must know besides the figures."""
    stops = len(content.session.stops)
    notes = (
        [f"The safety stop was triggered in this session{'' if stops == 1 else f', {stops} times'}."] if stops else []
    )
    notes.extend(f"Device: {warning}" for warning in content.device.warnings)
    notes.extend(electrode_text.notes(content))
    if content.analysis is None:
        notes.append(content.analysis_missing or "The recording was not analysed.")
    else:
        notes.extend(content.analysis.not_analysed)
    return [wording.breakable(note) for note in notes]


def _rhythm(content: ReportContent) -> str:
    if content.analysis is None or content.analysis.posterior_rhythm is None:
        return ""
    rhythm = content.analysis.posterior_rhythm
    names = ", ".join(electrode_of(label) or label for label in rhythm.labels)
    peak = f"{rhythm.frequency_hz:.1f} Hz, {rhythm.prominence_db:.0f} dB above the 1/f trend"
    where = f"mean of {names} over the whole recording, whatever the state of the eyes."
    if content.detail is not None and content.detail.background is not None:
        return f"Posterior peak: {peak}; {where}"
    return f"Posterior dominant rhythm (estimate): {peak}, about {rhythm.amplitude_uv:.0f} µV peak to peak; {where}"


def _quality_rows(content: ReportContent) -> list[dict[str, Any]]:
    before, after = (
        electrode_text.by_electrode(content.impedances),
        electrode_text.by_electrode(content.impedances_after),
    )

    def row(label: str, grade: str, cells: Row) -> dict[str, Any]:
        key = electrode_of(label) or label
        return {
            "grade": grade,
            "label": wording.channel_name(label),
            "impedances": [
                electrode_text.cell(key in measured, measured.get(key), content.electrode_type)
                for measured in (before, after)
            ],
            "cells": cells,
        }

    if content.analysis is None:
        kind = content.electrode_type
        return [row(e.label, grade_of_impedance(e.kiloohm, kind), [NOTHING] * 5) for e in content.impedances]
    rows = []
    for channel in content.analysis.channels:
        faults = ", ".join(
            f"{wording.VERDICTS.get(name, name).lower()} {wording.percent(share)}"
            for name, share in sorted(channel.faults.items(), key=lambda item: -item[1])
        )
        cells = [
            wording.VERDICTS.get(channel.verdict, channel.verdict),
            wording.percent(channel.good_fraction),
            faults or NOTHING,
            f"{channel.rms_uv:.1f}" if channel.rms_uv < 1000 else f"{channel.rms_uv:.0f}",
            f"{channel.mains_ratio:.2f}",
        ]
        rows.append(row(channel.label, grade_of_channel(channel), cells))
    return rows


def _band_rows(content: ReportContent) -> dict[str, Any]:
    analysis = content.analysis
    if analysis is None:
        return {"names": [], "rows": []}
    rows = []
    for channel in analysis.channels:
        if channel.absolute_uv2:
            shares = [round(share, 4) for share in channel.relative]
            rows.append(
                {
                    "label": wording.channel_name(channel.label),
                    "absolute": [wording.power(value) for value in channel.absolute_uv2],
                    "relative": [f"{share * 100:.0f}" for share in shares],
                    "shares": shares,
                }
            )
    names = [f"{band.name.capitalize()}" for band in analysis.bands]
    ranges = [f"{band.low_hz:g}{DASH}{band.high_hz:g} Hz" for band in analysis.bands]
    return {"names": names, "ranges": ranges, "rows": rows}


def _event_rows(content: ReportContent) -> list[Row]:
    rows = []
    for event in sorted(content.events, key=lambda event: event.onset_s):
        lasting = wording.length(event.duration_s) if event.duration_s > 0 else NOTHING
        channels = ", ".join(event.channels) or "all"
        kind = wording.EVENT_KINDS.get(event.kind, event.kind)
        rows.append([wording.stream_time(event.onset_s), lasting, kind, wording.breakable(event.text), channels])
    return rows


def _checkpoint(content: ReportContent) -> dict[str, str] | None:
    if content.checkpoint is None:
        return None
    return {
        "text": content.checkpoint.text.rstrip("\n"),
        "size": wording.count(content.checkpoint.log_size),
        "root": content.checkpoint.root,
    }


def _limits(electrode_type: str) -> list[Row]:
    limits = clinical_limits()
    quality = limits.quality
    return [
        ["Flat", f"peak to peak below {quality.flat_peak_to_peak.value:g} µV"],
        ["Clipped", f"more than {quality.clipped_fraction.value * 100:g} % of samples stuck at the converter's limit"],
        [
            "Noise",
            f"above {quality.noise_rms.value:g} µV rms, or above {quality.muscle_rms.value:g} µV rms in 25{DASH}45 Hz",
        ],
        [
            "Mains",
            f"line above {quality.mains_amplitude.value:g} µV rms and stronger than the signal in 1{DASH}45 Hz",
        ],
        ["Impedance", electrode_text.limits(electrode_type)],
        [
            "Satisfactory",
            f"at least {quality.satisfactory_channels.value * 100:g} % of the scalp electrodes good; goal "
            f"{limits.recording.satisfactory_duration.value / 60:g} min (ACNS Guideline 1, 2016)",
        ],
    ]

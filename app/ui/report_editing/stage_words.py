"""Where a report stands, and what detectors did, in words.

Guarantees: what is a program's is called so. Does not: decide anything. Pure; GUI thread, for the language.
"""

from app.core.clinic.findings.detector_findings import undecided
from app.core.station.finding_messages import FindingsView
from app.ui.language import tr
from app.ui.said import said


def stage_words(view: FindingsView) -> str:
    """Where the report stands, and what is still to be done."""
    if view.stage == "none":
        return tr("There is no report yet; it is written when the recording was analysed.")
    told = {
        "draft": tr("The report is not signed yet."),
        "signed": tr("Signed, version {version}. What is new comes with an addendum.").format(
            version=view.report_version
        ),
        "withdrawn": tr("This report was withdrawn."),
    }.get(view.stage, "")
    missing = sum(not one.said.strip() for one in view.statements)
    more = []
    if view.stage == "draft" and missing:
        more.append(tr("Still missing of what the protocol wants said: {n}.").format(n=missing))
    if view.unreported and view.stage != "withdrawn":
        more.append(
            tr("It does not have everything that is said here: make it anew.")
            if view.stage == "draft"
            else tr("Something was said since; add an addendum.")
        )
    return " ".join([told, *more])


def detectors_words(view: FindingsView) -> str:
    """Which detectors looked, how much is open, and that nothing of it counts until somebody accepted it."""
    if view.detectors_missing:
        return said(view.detectors_missing)
    names = ", ".join(f"{one.detector} {one.version} ({one.found})" for one in view.detectors)
    told = tr("Programs looked: {names}. Open proposals: {n}; none counts until a clinician accepts it.").format(
        names=names, n=len(undecided(view.detector_findings))
    )
    more = [one for one in view.detectors if one.found > one.kept]
    if more:
        told += " " + tr("Of very many, the clearest are shown.")
    return told


def limits_words(view: FindingsView) -> str:
    """What detectors cannot do, each with its own; empty where none looked."""
    return "\n".join(
        f"{one.detector} {one.version}: {' '.join(said(limit) for limit in one.limits)}" for one in view.detectors
    )

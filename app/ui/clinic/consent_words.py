"""What is said of consents in the window: purposes, capacities, ways, and an entry in one line.

Guarantees: nothing of it names a patient. GUI thread only.
"""

from PySide6.QtCore import QLocale

from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.station.consent_messages import ConsentEntryView, PurposeView
from app.ui.access.user_form import told_moment
from app.ui.language import noop, tr
from app.ui.said import said

BY_WHOM = {
    "patient": noop("the patient"),
    "parent": noop("a parent"),
    "legal guardian": noop("a legal guardian"),
    CAPACITY_NOT_ASKED: noop("the patient or a representative"),
}
_LANGUAGES = {"en": noop("English"), "de": noop("German")}
HOW = {"signed": noop("signed on paper"), "witnessed": noop("orally, before a witness")}


def language_name(code: str) -> str:
    """As its own speakers call it."""
    if code == "en":
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def entry_title(entry: ConsentEntryView) -> str:
    """What happened, by whom."""
    whom = tr(BY_WHOM.get(entry.by, entry.by))
    return (
        tr("Given by {whom}").format(whom=whom)
        if entry.kind == "given"
        else tr("Withdrawn by {whom}").format(whom=whom)
    )


def entry_facts(entry: ConsentEntryView) -> str:
    """When, to what, how, and who noted it; as far as that is known."""
    facts = [told_moment(entry.at)]
    if entry.text_version:
        facts.append(tr("version {version}").format(version=entry.text_version))
    if entry.language:
        facts.append(tr("read in {language}").format(language=tr(_LANGUAGES.get(entry.language, entry.language))))
    if entry.witness:
        facts.append(tr("orally, before {witness}").format(witness=entry.witness))
    elif entry.how:
        facts.append(tr(HOW.get(entry.how, entry.how)))
    if entry.reason:
        facts.append(tr("reason: {reason}").format(reason=entry.reason))
    if entry.noted_by:
        facts.append(tr("noted by {name}").format(name=entry.noted_by))
    return " · ".join(facts)


def entry_state(entry: ConsentEntryView) -> str:
    """Whether a consent counts, and if not, why; empty for a withdrawal."""
    if entry.kind != "given":
        return ""
    return tr("Counts.") if entry.counts else tr("Counts no more: {why}").format(why=said(entry.why_not))


def purpose_state(view: PurposeView) -> tuple[str, str]:
    """Mark and words for where a purpose stands."""
    if view.counts:
        return "good", tr("Consent is given.")
    if view.withdrawn:
        return "danger" if view.needed else "caution", tr("Consent was withdrawn.")
    lapsed = next((entry.why_not for entry in view.entries if entry.kind == "given"), "")
    if lapsed:
        return "caution", tr("Consent counts no more: {why}").format(why=said(lapsed))
    if view.needed:
        return "caution", tr("Not given yet; what is planned asks for it.")
    return "idle", tr("Not given.")

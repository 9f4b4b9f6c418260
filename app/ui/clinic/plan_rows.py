"""Treatment plans as rows of a list, and how far one is, in words. GUI thread only. Does not: work anything out."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from app.core.events.appointment_events import PlanTerms
from app.core.station.appointment_messages import PlanView
from app.ui.clinic.protocol_box import protocol_title
from app.ui.language import counted, date_text, minute_text, noop, tr
from app.ui.said import said

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADINGS = (noop("PLAN"), noop("DONE"), noop("STATE"), noop("SINCE"), noop("BY"))
STATES = {"active": noop("active"), "done": noop("done"), "stopped": noop("stopped")}


def item_of(plan: PlanView) -> QTreeWidgetItem:
    """A row; below it what was changed, which sessions count, and why it ended."""
    done = tr("{done} of {planned}").format(done=len(plan.sessions), planned=plan.terms.sessions)
    item = _row(
        plan, _terms_text(plan.terms), plan.made, plan.made_by, done=done, state=tr(STATES.get(plan.state, plan.state))
    )
    below = []
    for version in plan.versions[1:]:
        words = tr("changed: {reason}").format(reason=version.reason)
        words = f"{words}  ·  {_terms_text(version.terms)}"
        below.append((version.since, _row(plan, words, version.since, version.changed_by)))
    for number, session in enumerate(plan.sessions, 1):
        words = tr("Session {number}").format(number=number)
        below.append((session.started, _row(plan, words, session.started, "")))
    if plan.end_reason:
        words = tr("ended: {reason}").format(reason=said(plan.end_reason))
        below.append((plan.ended, _row(plan, words, plan.ended, plan.ended_by)))
    item.addChildren([row for _, row in sorted(below, key=lambda one: one[0])])
    return item


def is_overdue(plan: PlanView, today: QDate) -> bool:
    """Whether the day is over on which the next session was due, and none is booked."""
    due = QDate.fromString(plan.next_due, Qt.DateFormat.ISODate)
    return due.isValid() and due < today and not plan.next_booked


def progress_text(plan: PlanView) -> str:
    """How far it is: sessions done of those planned, when the next is due, and whether one is booked."""
    words = [tr("{done} of {planned} done").format(done=len(plan.sessions), planned=plan.terms.sessions)]
    if plan.next_due:
        words.append(tr("next due {day}").format(day=date_text(plan.next_due)))
    if plan.next_booked:
        words.append(tr("booked {moment}").format(moment=minute_text(plan.next_booked)))
    elif plan.state == "active" and len(plan.sessions) < plan.terms.sessions:
        words.append(tr("nothing booked"))
    return "  ·  ".join(words)


def _terms_text(terms: PlanTerms) -> str:
    sessions = counted("%n session(s)", terms.sessions)
    return f"{terms.indication} · {protocol_title(terms.protocol)} · {sessions}"


def _row(plan: PlanView, words: str, since: str, by: str, *, done: str = "", state: str = "") -> QTreeWidgetItem:
    made = QTreeWidgetItem([words, done, state, minute_text(since), by])
    made.setToolTip(0, words)  # it may be cut
    made.setData(0, ID_ROLE, plan.plan_id)
    return made

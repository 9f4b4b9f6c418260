"""Appointments as rows of a list. GUI thread only. Does not: hold more of a patient than the station gave."""

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from app.core.station.appointment_messages import (
    AppointmentMarkView,
    AppointmentVersionView,
    AppointmentView,
    ConflictView,
)
from app.ui.clinic.protocol_box import protocol_title
from app.ui.language import minute_text, noop, tr
from app.ui.said import said

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADINGS = (noop("WHEN"), noop("PATIENT"), noop("PLACE"), noop("PROTOCOL"), noop("WITH"), noop("STATE"))
CONFLICT_WORDS = {
    "place": noop("place taken"),
    "provider": noop("provider taken"),
    "patient": noop("patient twice"),
    "not_in_care": noop("not in care"),
    "not_on_duty": noop("not on duty"),
}
STATES = {
    "booked": noop("booked"),
    "arrived": noop("has come"),
    "fulfilled": noop("kept"),
    "noshow": noop("did not come"),
    "cancelled": noop("cancelled"),
}
"""FHIR's words for the state of an appointment, as people here say them."""

_GIVEN_BACK = {
    "session_cancelled": noop("given back: the session was left"),
    "session_failed": noop("given back: the session failed"),
    "nothing_recorded": noop("given back: nothing was recorded"),
}

_AGAINST = {
    "place": noop("The place is taken ({when})."),
    "provider": noop("The provider has another appointment ({when})."),
    "patient": noop("The patient has another appointment ({when})."),
    "not_in_care": noop("The provider does not have this patient in care."),
    "not_on_duty": noop("The provider is not on duty then."),
}


def local_start(starts: str) -> QDateTime:
    """When it begins, in the time of this place."""
    return QDateTime.fromString(starts, Qt.DateFormat.ISODate).toLocalTime()


def when_text(starts: str, minutes: int, *, with_day: bool) -> str:
    """As "09:30, 60 min", with the day before it where it is wanted."""
    at = local_start(starts)
    time = tr("{time}, {minutes} min").format(time=at.toString("HH:mm"), minutes=minutes)
    return f"{at.toString(tr('yyyy-MM-dd'))}  {time}" if with_day else time


def state_text(one: AppointmentView) -> str:
    """What became of it; cancelled and why; booked in spite of what."""
    if one.unmarked:
        return tr("not marked")
    if one.state in ("arrived", "fulfilled", "noshow"):
        return tr(STATES[one.state])
    if one.state == "cancelled":
        reason = said(one.cancel_reason)
        return tr("cancelled: {reason}").format(reason=reason) if reason else tr("cancelled")
    if one.despite:
        kinds = ", ".join(tr(CONFLICT_WORDS.get(kind, kind)) for kind in one.despite)
        return tr("booked in spite of: {conflicts}").format(conflicts=kinds)
    return tr("booked")


def mark_text(mark: AppointmentMarkView) -> str:
    """What was noted, by whom, and why."""
    words = tr(_GIVEN_BACK.get(mark.why, "")) if mark.why in _GIVEN_BACK else tr(STATES.get(mark.state, mark.state))
    if mark.why == "by_hand":
        words = tr("taken back")
    if mark.reason:
        words = tr("{words}: {reason}").format(words=words, reason=said(mark.reason))
    by = mark.marked_by or tr("by a session")
    return words if mark.why in _GIVEN_BACK else tr("{words} ({by})").format(words=words, by=by)


def conflict_text(one: ConflictView) -> str:
    """What stands against an appointment, in the time of this place."""
    words = _AGAINST.get(one.kind)
    if words is None:
        return said(one.text)
    return tr(words).format(when=when_text(one.starts, one.minutes, with_day=False)) if one.starts else tr(words)


def item_of(one: AppointmentView, *, with_day: bool) -> QTreeWidgetItem:
    """A row, with its earlier versions and what was noted of it below."""
    patient = f"{one.patient}  {one.hospital_number}" if one.own else tr("Another's patient")
    protocol = protocol_title(one.protocol) if one.protocol else ""
    item = QTreeWidgetItem(
        [
            when_text(one.starts, one.minutes, with_day=with_day),
            patient,
            one.place,
            protocol,
            one.provider,
            state_text(one),
        ]
    )
    item.setData(0, ID_ROLE, one.appointment_id)
    for version, later in zip(one.versions, one.versions[1:], strict=False):
        below = _earlier(version, later, with_day=with_day or _day(version.starts) != _day(one.starts))
        _say_whole(below)
        item.addChild(below)
    for mark in one.marks:
        if mark.of_session and not mark.why and not with_day:
            continue  # that of a day's list says it in its own row
        at = local_start(mark.since)
        same_day = at.date() == _day(one.starts) and not with_day
        moment = at.toString("HH:mm") if same_day else minute_text(mark.since)
        below = QTreeWidgetItem([moment, "", "", "", "", mark_text(mark)])
        _say_whole(below)
        item.addChild(below)
    if one.state == "cancelled":
        _strike_out(item)
    _say_whole(item)
    return item


def _day(starts: str) -> QDate:
    return local_start(starts).date()


def _strike_out(item: QTreeWidgetItem) -> None:
    """All but why: it does not take place."""
    for column in range(len(HEADINGS) - 1):
        font = item.font(column)
        font.setStrikeOut(True)
        item.setFont(column, font)


def _say_whole(item: QTreeWidgetItem) -> None:
    """What may be cut is whole in the tooltip."""
    for column in range(len(HEADINGS)):
        item.setToolTip(column, item.text(column))


def _earlier(version: AppointmentVersionView, later: AppointmentVersionView, *, with_day: bool) -> QTreeWidgetItem:
    """What held before a move, and why it was moved."""
    words = tr("moved: {reason} ({by})").format(reason=later.reason, by=later.changed_by)
    return QTreeWidgetItem(
        [
            when_text(version.starts, version.minutes, with_day=with_day), "", version.place,
            protocol_title(version.protocol), version.provider, words,
        ]
    )  # fmt: skip


def day_span(day: QDate) -> tuple[str, str]:
    """The beginning of a day of this place and of the next, as the station is asked."""
    form = "yyyy-MM-ddTHH:mm:ssZ"
    return (
        day.startOfDay().toUTC().toString(form),
        day.addDays(1).startOfDay().toUTC().toString(form),
    )

"""The signatures on a report and its versions, as people read them: printed name, time, meaning.

Guarantees: a signature on an earlier or a withdrawn version is named as that, and one that does not verify as broken,
by a mark and words. GUI thread only. Does not: ask the station.
"""

from PySide6.QtWidgets import QFrame, QWidget

from app.core.access.signatures import Meaning
from app.core.station.signing_messages import ReportVersionView, SignatureView, SigningView
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import noop, tr
from app.ui.widgets.plain import across, down, label
from app.ui.widgets.state_mark import StateMark

MEANING_NAMES = {
    Meaning.AUTHORSHIP: noop("Author"),
    Meaning.REVIEW: noop("Reviewer"),
    Meaning.APPROVAL: noop("Approver"),
    Meaning.RESPONSIBILITY: noop("Responsible"),
}
MEANING_SENTENCES = {
    Meaning.AUTHORSHIP: noop("I am the author of this report."),
    Meaning.REVIEW: noop("I have reviewed this report."),
    Meaning.APPROVAL: noop("I approve this report."),
    Meaning.RESPONSIBILITY: noop("I take responsibility for this report."),
}
"""As the page behind the report prints them."""
_STATES = {
    "valid": ("good", noop("holds")),
    "superseded": ("info", noop("of version {version}, which another one follows")),
    "withdrawn": ("caution", noop("of version {version}, which was withdrawn")),
    "broken": ("danger", noop("does not hold: it was changed")),
}


class SignatureList(QFrame):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Signatures"))
        self._column = down(spacing=8)
        self.setLayout(self._column)
        self._rows: list[QWidget] = []

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(row.accessibleName() for row in self._rows)

    def show_signing(self, view: SigningView) -> None:
        """The versions of the report, and every signature."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        if len(view.versions) > 1 or any(one.withdrawn for one in view.versions):
            for version in view.versions:
                self._add(*_version_words(version))
        for signature in view.signatures:
            self._add(*_signature_words(signature))
        if not view.signatures:
            self._add("idle", tr("Nobody has signed this report yet."), "")

    def _add(self, state: str, what: str, about: str) -> None:
        row = QFrame()
        mark = StateMark(state, 16)
        texts = down(label(what, "", wrap=True), spacing=0)
        if about:
            texts.addWidget(label(about, "small", wrap=True))
        line = across(mark, spacing=10)
        line.addLayout(texts, 1)
        row.setLayout(line)
        row.setAccessibleName(f"{what} {about}".strip())
        self._column.addWidget(row)
        self._rows.append(row)


def _signature_words(one: SignatureView) -> tuple[str, str, str]:
    state, words = _STATES.get(one.state, _STATES["broken"])
    what = tr("{name}, {meaning}").format(name=one.signer_name, meaning=tr(MEANING_NAMES[one.meaning]))
    return state, what, f"{local_time(one.signed_at)} · {tr(words).format(version=one.version)}"


def _version_words(one: ReportVersionView) -> tuple[str, str, str]:
    what = tr("Version {version}, {time}").format(version=one.version, time=local_time(one.written))
    if one.withdrawn:
        return "caution", what, tr("Withdrawn: {reason}").format(reason=one.withdrawn)
    if one.reason:
        return "info", what, tr("Addendum by {author}: {reason}").format(author=one.author, reason=one.reason)
    return "info", what, ""

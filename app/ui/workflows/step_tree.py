"""The steps of one workflow as a tree: each attempt with when, how long and what came of it; below it error and trace.

Guarantees: what is open or chosen stays so while the same workflow is drawn anew, and nothing is drawn that has not
changed. GUI thread only. Does not: ask the station.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.station.workflow_messages import WorkflowDetail, WorkflowEntryView, WorkflowStepView
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import counted, tr
from app.ui.said import said
from app.ui.theme.palette import Palette
from app.ui.workflows.workflow_words import outcome_words, step_words, took_words

_EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class StepTree(QTreeWidget):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._shown: WorkflowDetail | None = None
        self.setAccessibleName(tr("Steps of the workflow"))
        self.setHeaderLabels([tr("Step"), tr("Began"), tr("Took"), tr("Outcome")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(120)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_steps(shown)

    def forget(self) -> None:
        self._shown = None
        self.clear()

    def show_steps(self, detail: WorkflowDetail) -> None:
        """These; failed attempts stand open."""
        before = self._shown
        if before == detail:
            return
        self._shown = detail
        same = before is not None and before.run.workflow_id == detail.run.workflow_id
        opened, chosen, scrolled = self._opened() if same else set(), self._chosen() if same else -1, self._scrolled()
        self.clear()
        for step in detail.steps:
            item = self._item(step)
            self._put(item)
            item.setExpanded(step.number in opened or (step.outcome == "failed" and not same))
            if step.number == chosen:
                self.setCurrentItem(item)
        if detail.between:
            between = self._between(detail)
            self._put(between)
            between.setFirstColumnSpanned(True)
        if same:
            self.verticalScrollBar().setValue(scrolled)

    def _put(self, item: QTreeWidgetItem) -> None:
        """At the end; what stands below it runs across all columns, which only an item in a tree can."""
        self.addTopLevelItem(item)
        for at in range(item.childCount()):
            child = item.child(at)
            if child is not None:
                child.setFirstColumnSpanned(True)

    def _item(self, step: WorkflowStepView) -> QTreeWidgetItem:
        item = QTreeWidgetItem(
            [step_words(step), _time_of(step.began), took_words(step.duration_ms), outcome_words(step)]
        )
        item.setData(0, Qt.ItemDataRole.UserRole, step.number)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, step.name)
        item.setToolTip(1, local_time(step.began))
        for column in (1, 2):
            item.setForeground(column, QBrush(QColor(self._palette.text_soft)))
        if step.outcome == "failed":
            item.setForeground(3, QBrush(QColor(self._palette.danger)))
        if step.error_text:
            self._add(item, said(step.error_text), tip=step.error_code)
        for entry in step.entries:
            self._add(item, _entry_words(entry), event_id=entry.event_id)
        if step.cause_id:
            self._add(item, tr("Came of the event {id}").format(id=step.cause_id), event_id=step.cause_id)
        return item

    def _between(self, detail: WorkflowDetail) -> QTreeWidgetItem:
        count = counted("%n event(s) of the log beside the steps", len(detail.between))
        item = QTreeWidgetItem([tr("{count}, cut").format(count=count) if detail.entries_cut else count])
        for entry in detail.between:
            self._add(item, f"{_time_of(entry.when)}  {_entry_words(entry)}", event_id=entry.event_id)
        return item

    def _add(self, parent: QTreeWidgetItem, text: str, *, tip: str = "", event_id: str = "") -> None:
        child = QTreeWidgetItem([text])
        child.setToolTip(0, tip or text)
        child.setData(0, _EVENT_ROLE, event_id)
        parent.addChild(child)

    def chosen_event(self) -> str:
        """Id of the event that the chosen line names; empty for none."""
        item = self.currentItem()
        return str(item.data(0, _EVENT_ROLE) or "") if item is not None else ""

    def _opened(self) -> set[int]:
        items = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        return {
            int(one.data(0, Qt.ItemDataRole.UserRole) or 0) for one in items if one is not None and one.isExpanded()
        }

    def _chosen(self) -> int:
        item = self.currentItem()
        return -1 if item is None else int(item.data(0, Qt.ItemDataRole.UserRole) or -1)

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()


def _entry_words(entry: WorkflowEntryView) -> str:
    return tr("Entry {index}: {event}").format(index=entry.index, event=entry.event_type)


def _time_of(iso: str) -> str:
    """The local time of day; the whole moment is in the tooltip."""
    whole = local_time(iso)
    return whole.rpartition(" ")[2]

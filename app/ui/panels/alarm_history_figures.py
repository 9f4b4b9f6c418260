"""How great a load alarms are: figures, which conditions, which hours.

Guarantees: figures are the station's, bars are drawn to one scale from zero with their number beside them; priorities
are told by place and pattern of the bar as well as by colour. GUI thread only. Does not: compute statistics.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from app.core.alarms.conditions import CONDITIONS
from app.core.station.alarm_messages import AlarmHour, AlarmStatistics
from app.ui.item_models.alarm_rows import NOT_KNOWN, local_time
from app.ui.language import counted, noop, number, tr
from app.ui.safety_strip.alarm_lamp import AlarmSign
from app.ui.safety_strip.alarm_words import PRIORITY_NAMES, duration_words, moment
from app.ui.said import said
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import down, frame, label

_MOST_CONDITIONS = 12
_MOST_HOURS = 48


def condition_words(name: str) -> str:
    """What people call a condition: the first half of its text."""
    kind = CONDITIONS.get(name)
    return said(kind.text).split(";")[0].rstrip(".") if kind is not None else name.replace("_", " ")


def priority_colour(priority: str, palette: Palette) -> str:
    return {"high": palette.danger, "medium": palette.caution}.get(priority, palette.info)


class ShareBar(QWidget):
    """One bar of a table, as long as its share of the greatest."""

    def __init__(self, share: float, priority: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._priority = share, priority
        self.setFixedHeight(12)
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(priority_colour(self._priority, palette)))
        painter.drawRect(QRectF(0, 1, max(2.0, self._share * self.width()), self.height() - 2))
        painter.end()


class HourBars(QWidget):
    """Alarms begun in each hour, stacked: high at the bottom, then medium, then low (hatched)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hours: tuple[AlarmHour, ...] = ()
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        active_theme().changed.connect(self.update)

    def show_hours(self, hours: tuple[AlarmHour, ...]) -> None:
        self._hours = _without_holes(hours)[-_MOST_HOURS:]
        most = max((one.high + one.medium + one.low for one in self._hours), default=0)
        self.setAccessibleName(tr("Alarms in each hour; at most {most}").format(most=most))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, 150)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(30, 10, -6, -24)
        most = max((one.high + one.medium + one.low for one in self._hours), default=0)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        self._paint_scale(painter, area, most, palette)
        if self._hours and most:
            step = area.width() / len(self._hours)
            width = max(2.0, min(step * 0.7, 36.0))
            every = max(1, -(-len(self._hours) * 46 // max(1, int(area.width()))))
            for at, hour in enumerate(self._hours):
                x = area.left() + (at + 0.5) * step - width / 2
                self._paint_hour(painter, hour, QRectF(x, area.top(), width, area.height()), most, palette)
                began = moment(hour.began)
                if at % every == 0 and began is not None:
                    painter.setPen(QColor(palette.text_faint))
                    below = QRectF(x + width / 2 - 24, area.bottom() + 4, 48, 16)
                    painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), f"{began.astimezone():%H:%M}")
        painter.end()

    @staticmethod
    def _paint_scale(painter: QPainter, area: QRectF, most: int, palette: Palette) -> None:
        for value in sorted({0, most}):
            y = area.bottom() - (value / most if most else 0) * area.height()
            painter.setPen(QColor(palette.line_strong if value == 0 else palette.line))
            painter.drawLine(int(area.left()), int(y), int(area.right()), int(y))
            painter.setPen(QColor(palette.text_faint))
            painter.drawText(
                QRectF(0, y - 8, area.left() - 6, 16),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                str(value),
            )

    @staticmethod
    def _paint_hour(painter: QPainter, hour: AlarmHour, column: QRectF, most: int, palette: Palette) -> None:
        bottom = column.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        for priority, count in (("high", hour.high), ("medium", hour.medium), ("low", hour.low)):
            height = count / most * column.height()
            bar = QRectF(column.left(), bottom - height, column.width(), height)
            colour = QColor(priority_colour(priority, palette))
            pattern = Qt.BrushStyle.BDiagPattern if priority == "low" else Qt.BrushStyle.SolidPattern
            painter.fillRect(bar, QBrush(colour, pattern))
            bottom -= height


def _without_holes(hours: tuple[AlarmHour, ...]) -> tuple[AlarmHour, ...]:
    """Hours without an alarm between those with one, as far as they fit."""
    whole: list[AlarmHour] = []
    for hour in hours:
        began, before = moment(hour.began), moment(whole[-1].began) if whole else None
        if began is not None and before is not None:
            missing = min(round((began - before).total_seconds() / 3600) - 1, _MOST_HOURS)
            whole += [
                AlarmHour(began=before.fromtimestamp(before.timestamp() + 3600 * (n + 1), before.tzinfo).isoformat())
                for n in range(max(0, missing))
            ]
        whole.append(hour)
    return tuple(whole)


class AlarmFiguresView(QScrollArea):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Statistics of alarms"))
        self.figures = QGridLayout()
        self.figures.setSpacing(10)
        self._numbers: dict[str, tuple[QLabel, QLabel]] = {}
        for at, name in enumerate(
            (
                noop("Alarms"),
                noop("An hour"),
                noop("Time in alarm"),
                noop("To acknowledge (median)"),
                noop("Not acknowledged"),
                noop("Longest"),
            )
        ):
            figure, note = label(NOT_KNOWN, "figure"), label("", "faint")
            card = frame("inset")
            card.setLayout(down(label(tr(name), "small"), figure, note, spacing=2, margins=(14, 10, 14, 10)))
            card.setAccessibleName(tr(name))
            self._numbers[name] = (figure, note)
            self.figures.addWidget(card, 0, at)
        self.conditions = QGridLayout()
        self.conditions.setHorizontalSpacing(12)
        self.conditions.setVerticalSpacing(7)
        self.conditions.setColumnStretch(2, 1)
        self.hours = HourBars()
        self.floods = label("", "soft", wrap=True)
        inside = QFrame()
        inside.setProperty("look", "plain")
        column = down(spacing=12, margins=(2, 12, 8, 8))
        column.addLayout(self.figures)
        column.addWidget(self.floods)
        column.addWidget(label(tr("Alarms begun in each hour (from below: high, medium, low)"), "heading"))
        column.addWidget(self.hours)
        column.addWidget(label(tr("By condition"), "heading"))
        column.addLayout(self.conditions)
        column.addStretch(1)
        inside.setLayout(column)
        self.setWidget(inside)

    def figure(self, name: str) -> str:
        """What is shown under `name`."""
        return self._numbers[name][0].text()

    def show_statistics(self, found: AlarmStatistics) -> None:
        """These figures."""
        shown = {
            "Alarms": (
                str(found.alarms),
                tr("{high} high, {medium} medium, {low} low").format(
                    high=found.high, medium=found.medium, low=found.low
                ),
            ),
            "An hour": (
                number(found.per_hour, 1),
                tr("over {duration}").format(duration=duration_words(found.seconds)),
            ),
            "Time in alarm": (f"{number(100 * found.share_in_alarm, 0)} %", tr("at least one stands")),
            "To acknowledge (median)": (
                NOT_KNOWN if found.median_to_acknowledge_s is None else duration_words(found.median_to_acknowledge_s),
                tr("of those acknowledged"),
            ),
            "Not acknowledged": (str(found.never_acknowledged), tr("ended without")),
            "Longest": (
                duration_words(found.longest_s) if found.alarms else NOT_KNOWN,
                condition_words(found.longest_condition) if found.longest_condition else "",
            ),
        }
        for name, (figure, note) in shown.items():
            self._numbers[name][0].setText(figure)
            self._numbers[name][1].setText(self.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, 170))
            self._numbers[name][1].setToolTip(note)
        self.hours.show_hours(found.hours)
        self._show_floods(found)
        self._show_conditions(found)

    def _show_floods(self, found: AlarmStatistics) -> None:
        if found.floods:
            worst = max(found.floods, key=lambda flood: flood.alarms)
            self.floods.setText(
                counted(
                    "%n alarm flood(s) (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2); "
                    "the worst had {alarms} alarms from {begin}.",
                    len(found.floods),
                ).format(alarms=worst.alarms, begin=local_time(worst.began))
            )
        else:
            self.floods.setText(tr("No alarm flood (more than 10 alarms in 10 minutes, EEMUA 191 / ISA-18.2)."))

    def _show_conditions(self, found: AlarmStatistics) -> None:
        while (item := self.conditions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        most = max((one.alarms for one in found.conditions), default=1)
        for row, one in enumerate(found.conditions[:_MOST_CONDITIONS]):
            name = label(condition_words(one.condition))
            bar = ShareBar(one.alarms / most, one.priority)
            total = label(
                tr("{alarms}  ·  {duration} in all").format(alarms=one.alarms, duration=duration_words(one.seconds)),
                "soft",
            )
            bar.setAccessibleName(
                tr("{condition}, {priority}: {alarms} alarms, {duration} in all").format(
                    condition=condition_words(one.condition),
                    priority=tr(PRIORITY_NAMES.get(one.priority, one.priority)),
                    alarms=one.alarms,
                    duration=duration_words(one.seconds),
                )
            )
            for at, widget in enumerate((AlarmSign(one.priority, 18), name, bar, total)):
                self.conditions.addWidget(widget, row, at)

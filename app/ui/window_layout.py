"""Where the parts of the window stand.

Guarantees: the safety stop is at the top right, whatever else is shown. GUI thread only. Does not: make the parts.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.plain import post

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def lay_out(window: "MainWindow") -> None:
    """Put the parts of `window` in their places."""
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.strips)
    column.addWidget(_head(window))
    body = QVBoxLayout()
    body.setContentsMargins(8, 8, 8, 8)
    body.setSpacing(8)
    body.addWidget(window.alarms)
    body.addWidget(window.stop_panel)
    body.addWidget(window.output)
    body.addWidget(window.link_notice)
    body.addWidget(window.notices)
    body.addWidget(window.docks, 1)
    column.addLayout(body, 1)
    column.addWidget(window.status)


def kept_in_reach(window: "MainWindow") -> tuple[QWidget, ...]:
    """What is seen and pressed whatever covers the window."""
    return (window.stop, window.alarms)


def coverable(window: "MainWindow") -> tuple[QWidget, ...]:
    """What a locked screen hides and makes deaf."""
    return (
        *(window.strips, window.banner, window.user_button, window.help_button, window.view_button),
        *(window.stop_panel, window.output, window.link_notice),
        *(window.notices, window.docks, window.status, *window.docks.docks.values()),
    )


def _head(window: "MainWindow") -> QFrame:
    head = QFrame()
    head.setProperty("look", "bar")
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 4, 8, 4)
    row.setSpacing(6)
    row.addWidget(window.banner, 1)
    row.addWidget(window.help_button)
    row.addWidget(window.view_button)
    row.addWidget(window.user_button)
    row.addWidget(post())
    row.addWidget(window.stop)
    return head

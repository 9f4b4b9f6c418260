"""Makes the report's PDF."""

from app.core.clinic.reports.content import ReportContent


def render_report(content: ReportContent) -> bytes:
    raise NotImplementedError

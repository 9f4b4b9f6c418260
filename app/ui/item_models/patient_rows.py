"""The patient list as a read-only Qt model.

Guarantees: rows are those the station sent, in its order. Does not: search (the station does). GUI thread only.
"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.station.views import PatientView
from app.ui.language import date_text, tr

PATIENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


def full_name(patient: PatientView) -> str:
    """As banners and lists show it: family name first, in capitals. Of one who may not be seen: that."""
    if not patient.family_name and not patient.given_name:
        return tr("Patient not shown")
    return f"{patient.family_name.upper()}, {patient.given_name}"


def sex_text(sex: str) -> str:
    names = {"female": tr("female"), "male": tr("male"), "other": tr("other")}
    return names.get(sex.lower(), tr("sex unknown"))


class PatientRows(QAbstractListModel):
    """One row a patient."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patients: tuple[PatientView, ...] = ()

    @property
    def patients(self) -> tuple[PatientView, ...]:
        return self._patients

    def show(self, patients: tuple[PatientView, ...]) -> None:
        if patients != self._patients:
            self.beginResetModel()
            self._patients = patients
            self.endResetModel()

    def row_of(self, patient_id: str) -> int | None:
        return next((row for row, one in enumerate(self._patients) if one.patient_id == patient_id), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._patients)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._patients):
            return None
        patient = self._patients[index.row()]
        if role == PATIENT_ROLE:
            return patient
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return tr("{name}, {number}, born {born}").format(
                name=full_name(patient), number=patient.hospital_number, born=date_text(patient.birth_date)
            )
        return None

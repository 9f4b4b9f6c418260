"""Which records are of one person, from memory.

Guarantees: as the store has it at the last `look_again`, which is called where two records were joined or taken apart,
before that is answered, and where a subject was erased; a record that is joined to none is a person of its own. No
disk is asked. Does not: decide anything. Any thread.
"""

from app.core.store.projections.patient_merges import PatientMerges


class Persons:
    """See the module."""

    def __init__(self, merges: PatientMerges) -> None:
        self._merges = merges
        self._records: dict[str, tuple[str, ...]] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read anew.

        Raises:
            StorageFault: The store cannot be read.
        """
        joined = {record for merge in self._merges.standing() for record in (merge.kept_id, merge.merged_id)}
        # One assignment: whoever reads meanwhile sees the old or the new, never half of either.
        self._records = {record: self._merges.records_of(record) for record in joined}

    def records_of(self, patient_id: str) -> tuple[str, ...]:
        """All records of the person, the one that is shown first."""
        return self._records.get(patient_id, (patient_id,))

    def shown_for(self, patient_id: str) -> str:
        """The record that is shown for this one."""
        return self.records_of(patient_id)[0]

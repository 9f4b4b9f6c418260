"""The store's engines: what they never tell."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.core.settings.data_directory import DataDirectory
from app.core.store.database import memory_engine, reading_engine, writing_engine
from app.core.store.store_file import StoreFile


def test_what_the_database_refuses_is_told_without_its_values(data_directory: DataDirectory) -> None:
    """A text log that quotes such an error must not hold a patient's name."""
    file = StoreFile(data_directory.database, bytes(32))
    writing, reading = writing_engine(file), reading_engine(file)
    person = text("INSERT INTO persons VALUES (:name)"), {"name": "Doe, Jane"}
    with writing.begin() as connection:
        connection.execute(text("CREATE TABLE persons (name TEXT UNIQUE)"))
        connection.execute(*person)
    with pytest.raises(IntegrityError) as refused, writing.begin() as connection:
        connection.execute(*person)
    assert "Doe" not in str(refused.value)
    for engine in (reading, memory_engine()):
        assert engine.hide_parameters
        engine.dispose()
    writing.dispose()

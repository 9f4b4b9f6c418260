"""The two carriers, so that every test of the wire runs on both."""

from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory


@pytest.fixture(params=["ipc", "tcp"])
def runtime(request: pytest.FixtureRequest, data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder whose sockets are Unix sockets, then one whose sockets are loopback TCP with CURVE."""
    monkeypatch.setenv("NEURASCALE_CARRIER", request.param)
    return data_directory.runtime


@pytest.fixture
def tcp_runtime(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder whose sockets are loopback TCP with CURVE, for what holds only there."""
    monkeypatch.setenv("NEURASCALE_CARRIER", "tcp")
    return data_directory.runtime

"""What an earlier release left unfinished is finished by this one: its recorded histories, in a real DBOS."""

import dataclasses
import re
from collections import Counter

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.workflow.clinical_session import ClinicalSession
from app.core.workflow.registry import CLINICAL_SESSION, DEFINITIONS
from tests.fakes.recorded_points import RECORDED
from tests.fakes.workflow_replay import VECTORS, Outcome, histories, releases, replay

AT_ONCE = 20


@pytest.mark.proves("REQ-CLINIC-RESUMED")
@pytest.mark.parametrize("release", releases())
def test_what_a_release_left_unfinished_is_finished_with_no_effect_doubled_or_lost(
    tmp_path_factory: pytest.TempPathFactory, release: str
) -> None:
    kept = histories(release)
    for first in range(0, len(kept), AT_ONCE):  # all at once, they would wait for each other's locks on a busy machine
        for outcome in replay(DataDirectory(tmp_path_factory.mktemp("data")), kept[first : first + AT_ONCE]):
            _whole(outcome)


def _whole(outcome: Outcome) -> None:
    history = outcome.history
    assert outcome.end.exit_reason == history.ends, (history.name, outcome.end, outcome.calls)
    counts = Counter(outcome.effects())
    assert not [name for name, count in counts.items() if count > 1], (history.name, outcome.effects())
    again = set(history.done()) & set(outcome.calls) & set(RECORDED[history.definition].once)
    assert not again, f"{history.name}: done before, and asked for again: {again}"
    if history.ends in {"completed", "safety_stop"}:
        assert outcome.effects() == list(RECORDED[history.definition].once), history.name


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_histories_of_this_release_are_kept(name: str) -> None:
    folder = VECTORS / DEFINITIONS[name].version / name
    kept = {path.stem for path in folder.glob("*.json")}
    assert kept == {point.name for point in RECORDED[name].points}, (
        "a definition whose version was raised is recorded: python -m tests.recorded_workflows record"
    )


@pytest.mark.expected_log("workflow engine: .*")
def test_a_definition_whose_order_changed_without_a_word_fails_the_replay(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered = ClinicalSession._stop_recording

    def other_order(session: ClinicalSession) -> None:
        session._close_device()
        ordered(session)

    monkeypatch.setattr(ClinicalSession, "_stop_recording", other_order)
    release = DEFINITIONS[CLINICAL_SESSION].version
    taken = [
        history for history in histories(release) if history.name == f"{release} {CLINICAL_SESSION} within_analyse"
    ]
    (outcome,) = replay(DataDirectory(tmp_path_factory.mktemp("data")), taken)
    assert (outcome.end.step, outcome.end.error_code) == ("failed", "defect")
    assert outcome.calls == ["stop_recording", "close_device", "fail"], "what it held is let go, and nothing more"


@pytest.mark.parametrize("release", releases())
def test_no_history_tells_of_this_machine_or_of_anybody(release: str) -> None:
    for path in (VECTORS / release).glob("*/*.json"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(home|tmp|work|root|Users)/|[A-Z]:\\\\|\.py\b", text), path


def test_every_definition_has_points() -> None:
    assert set(RECORDED) == set(DEFINITIONS)
    for definition in DEFINITIONS.values():
        assert dataclasses.is_dataclass(definition)

"""`neurascale bench`: names, refusals, and what it prints. The figures themselves are never judged by a test."""

import argparse
import json
import types

import pytest

from app.core.errors import WrongUse
from app.programs import bench


def _arguments(name: str, *, as_json: bool = True) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.configure(parser)
    return parser.parse_args([name, *(["--json"] if as_json else [])])


def test_an_unknown_benchmark_is_wrong_use_and_the_known_ones_are_named() -> None:
    with pytest.raises(WrongUse) as caught:
        bench.run(_arguments("no-such-benchmark"))
    assert "recording" in caught.value.advice
    assert "chain" in caught.value.advice


@pytest.mark.parametrize("as_json", [True, False])
def test_prints_one_object(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    measured = types.SimpleNamespace(measure=lambda _arguments: {"samples_lost": 0})
    monkeypatch.setattr(bench.importlib, "import_module", lambda _name: measured)
    assert bench.run(_arguments("recording", as_json=as_json)) == 0
    assert json.loads(capsys.readouterr().out) == {"samples_lost": 0}

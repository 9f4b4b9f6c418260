"""Hazards, requirements and use scenarios, as `docs/safety/*.toml` has them.

Guarantees: what was read is whole: every field is there and of its type, no id stands twice, and every id that is named
exists. Does not: look at tests (see `marks` and `outcomes`) or judge (see `trace`). Any thread.
"""

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from tests.shared_data import REPOSITORY

FOLDER = REPOSITORY / "docs" / "safety"
_ID = re.compile(r"(HAZ|REQ|USE)(-[A-Z0-9]+)+\Z")


class RegisterBroken(Exception):
    """The data files contradict themselves; the text names each place."""


class Severity(StrEnum):
    """How bad the harm can be; the five words of ISO/TR 24971:2020, 5.5.4."""

    NEGLIGIBLE = "negligible"
    MINOR = "minor"
    SERIOUS = "serious"
    CRITICAL = "critical"
    CATASTROPHIC = "catastrophic"


class Chance(StrEnum):
    """How probable it is held to be that the harm comes about; words, because nothing was counted."""

    FREQUENT = "frequent"
    PROBABLE = "probable"
    OCCASIONAL = "occasional"
    REMOTE = "remote"
    IMPROBABLE = "improbable"


class Kind(StrEnum):
    """Of what kind a control is, best first (ISO 14971, 7.1)."""

    DESIGN = "design"
    PROTECTION = "protection"
    INFORMATION = "information"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str


class Requirement(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the product must do, in one sentence that a test can prove wrong.

    Attributes:
        source: Clause of a standard, or "Ours", with the reason.
    """

    text: str
    kind: Kind
    source: str


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How probable the harm is held to be, and why."""

    chance: Chance
    why: str


class Hazard(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One hazardous situation and what is done against it.

    Attributes:
        controls: Ids of requirements.
        site: What remains for the hospital.
        missing: Controls that are wanted and not there yet; never counted as one.
    """

    title: str
    situation: str
    harm: str
    severity: Severity
    causes: list[str]
    initial: Estimate
    residual: Estimate
    controls: list[str]
    site: str
    missing: list[str] = []


class UseScenario(_Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A task of a user in which a mistake can lead to harm (IEC 62366-1, 5.4).

    Attributes:
        mitigations: Ids of requirements.
        left: What the tests cannot show about people.
    """

    user: str
    task: str
    use_errors: list[str]
    hazards: list[str]
    mitigations: list[str]
    left: str


class _Requirements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema_version: int
    requirement: list[Requirement]


class _Hazards(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema_version: int
    hazard: list[Hazard]


class _UseScenarios(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema_version: int
    use_scenario: list[UseScenario]


class Register(msgspec.Struct, frozen=True):
    """All three files, by id, in the order of the files."""

    hazards: dict[str, Hazard]
    requirements: dict[str, Requirement]
    use_scenarios: dict[str, UseScenario]

    @property
    def to_prove(self) -> tuple[str, ...]:
        """Every id that a test must carry: each requirement and each use scenario."""
        return (*self.requirements, *self.use_scenarios)

    @property
    def controls(self) -> frozenset[str]:
        """Ids of the requirements that control a hazard."""
        return frozenset(control for hazard in self.hazards.values() for control in hazard.controls)

    @property
    def orphans(self) -> tuple[str, ...]:
        """Requirements that no hazard and no use scenario names."""
        mitigations = {name for scenario in self.use_scenarios.values() for name in scenario.mitigations}
        return tuple(name for name in self.requirements if name not in self.controls | mitigations)

    def hazards_of(self, requirement: str) -> list[str]:
        return [name for name, hazard in self.hazards.items() if requirement in hazard.controls]


def read_register(folder: Path = FOLDER) -> Register:
    """The register below `folder`.

    Raises:
        RegisterBroken: A file is not as its class says, an id is malformed or stands twice, or one that is named is not
            there.
    """
    faults: list[str] = []
    hazards = _by_id(_read(folder / "hazards.toml", _Hazards).hazard, "HAZ", faults)
    requirements = _by_id(_read(folder / "requirements.toml", _Requirements).requirement, "REQ", faults)
    scenarios = _by_id(_read(folder / "use_scenarios.toml", _UseScenarios).use_scenario, "USE", faults)
    for hazard in hazards.values():
        faults += [f"{hazard.id} has no {what}" for what in ("causes", "controls") if not getattr(hazard, what)]
        faults += _unknown(hazard.id, hazard.controls, requirements)
    for scenario in scenarios.values():
        faults += _unknown(scenario.id, scenario.hazards, hazards)
        faults += _unknown(scenario.id, scenario.mitigations, requirements)
        faults += [] if scenario.hazards and scenario.mitigations else [f"{scenario.id} has no hazard or no mitigation"]
    if faults:
        raise RegisterBroken("; ".join(faults))
    return Register(hazards=hazards, requirements=requirements, use_scenarios=scenarios)


@cache
def register() -> Register:
    """The register of this checkout, read once in a process."""
    return read_register()


_File = TypeVar("_File")
_Some = TypeVar("_Some", bound=_Entry)


def _read(path: Path, kind: type[_File]) -> _File:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as fault:
        raise RegisterBroken(f"{path.name}: {fault}") from fault


def _by_id(entries: list[_Some], prefix: str, faults: list[str]) -> dict[str, _Some]:
    found: dict[str, _Some] = {}
    for entry in entries:
        if not _ID.match(entry.id) or not entry.id.startswith(f"{prefix}-"):
            faults.append(f"{entry.id!r} is no id of the form {prefix}-WORD-WORD")
        if entry.id in found:
            faults.append(f"{entry.id} stands twice")
        found[entry.id] = entry
    return found


def _unknown(owner: str, names: list[str], known: dict[str, _Some]) -> list[str]:
    faults = [f"{owner} names {name}, which does not exist" for name in names if name not in known]
    return faults + [f"{owner} names {name} twice" for name in sorted(set(names)) if names.count(name) > 1]

"""What a montage of derivations is, and its small TOML file.

Guarantees: a definition that was read keeps all rules of `faults_of`; writing and reading gives the same one back;
weights are proportions, so that every derivation is free of what all electrodes have in common. Pure but for reading
the two that ship with the application (`resources/montages`). Does not: know channels (see `montages`); hold those that
are computed from the electrodes themselves (average reference, Laplacian).
"""

import functools
import json
import tomllib
from dataclasses import dataclass

import msgspec

from app.core.errors import OperatorError
from app.core.settings.resources import resource_path
from app.ui.language import tr

SCHEMA_VERSION = 1
AVERAGE = "average"
MOST_DERIVATIONS = 256
LONGEST_NAME = 40
COLOURS = ("", "left", "right", "midline", "other")
SHIPPED = ("longitudinal-bipolar", "transverse-bipolar")
# Those that no file holds: computed from the electrodes that are there.
COMPUTED_NAMES = ("Referential", "Average reference", "Laplacian")


class Derivation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One trace: what is looked at, minus what it is compared with.

    Attributes:
        active: An electrode, or several with weights: "Fp1", "O1 + O2", "2*Fz + Cz".
        reference: The same, or "average" (of all EEG electrodes); empty is as recorded.
        group: The chain it belongs to, for people; empty for none.
        colour: "left", "right", "midline" or "other"; empty is by the side of its electrodes.
    """

    active: str
    reference: str = ""
    group: str = ""
    colour: str = ""

    @property
    def label(self) -> str:
        """As printed beside the trace."""
        if not self.reference:
            return _short(self.active)
        return f"{_short(self.active)}-{'Av' if is_average(self.reference) else _short(self.reference)}"


class MontageDefinition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A montage: derivations in order from the top.

    Attributes:
        source: Where it comes from, for people.
    """

    schema_version: int = SCHEMA_VERSION
    name: str
    source: str = ""
    derivations: tuple[Derivation, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An electrode and its share; the shares of a list sum to 1."""

    electrode: str
    share: float


class UnreadableTerms(ValueError):
    """A list of electrodes that cannot be read; the text says why."""


def is_average(reference: str) -> bool:
    """Whether the reference is the average of all electrodes."""
    return reference.strip().casefold() == AVERAGE


def terms_of(text: str) -> tuple[Term, ...]:
    """The electrodes of a list such as "A1 + A2" or "2*Fz + Cz"; weights are proportions, 1 where none is given.

    Raises:
        UnreadableTerms: It is no such list.
    """
    found: list[tuple[str, float]] = []
    for part in text.split("+"):
        weight, star, name = part.partition("*")
        if not star:
            weight, name = "1", part
        name = name.strip()
        if not name:
            raise UnreadableTerms(tr("“{text}” lacks an electrode.").format(text=text.strip()))
        try:
            value = float(weight.strip().replace(",", "."))
        except ValueError:
            words = tr("“{weight}” is not a number; write a weight as in 2*Fz.")
            raise UnreadableTerms(words.format(weight=weight.strip())) from None
        if not 0 < value < 1e6:
            raise UnreadableTerms(tr("The weight of {name} has to be more than 0.").format(name=name))
        found.append((name, value))
    names = [name.casefold() for name, _ in found]
    if len(set(names)) < len(names):
        raise UnreadableTerms(tr("“{text}” names an electrode twice.").format(text=text.strip()))
    total = sum(value for _, value in found)
    return tuple(Term(name, value / total) for name, value in found)


def electrodes_of(derivation: Derivation) -> tuple[str, ...]:
    """All electrodes it names, in order."""
    sides = (derivation.active, "" if is_average(derivation.reference) else derivation.reference)
    return tuple(term.electrode for side in sides if side.strip() for term in terms_of(side))


def fault_of_derivation(derivation: Derivation) -> str:
    """Why it cannot be used, in a sentence; empty where it can."""
    if not derivation.active.strip():
        return tr("The active electrode is missing.")
    if is_average(derivation.active):
        return tr("The average can be a reference only.")
    try:
        active = terms_of(derivation.active)
        reference = (
            terms_of(derivation.reference) if derivation.reference and not is_average(derivation.reference) else ()
        )
    except UnreadableTerms as error:
        return str(error)
    if {(term.electrode.casefold(), term.share) for term in active} == {
        (term.electrode.casefold(), term.share) for term in reference
    }:
        return tr("{electrode} is compared with itself.").format(electrode=derivation.active.strip())
    if derivation.colour not in COLOURS:
        words = tr("There is no colour “{colour}”; choose left, right, midline or other.")
        return words.format(colour=derivation.colour)
    texts = (derivation.active, derivation.reference, derivation.group)
    return "" if all(text.isprintable() for text in texts) else tr("It has signs that cannot be shown.")


def fault_of_name(name: str, taken: tuple[str, ...] = ()) -> str:
    """Why a montage may not be called so; empty where it may. `taken`: names of the user's other montages."""
    stripped = name.strip()
    if not stripped:
        return tr("Give the montage a name.")
    if stripped != name or not name.isprintable():
        return tr("The name begins or ends with a space, or cannot be shown.")
    if len(name) > LONGEST_NAME:
        return tr("The name is longer than {count} letters.").format(count=LONGEST_NAME)
    if name.casefold() in {one.casefold() for one in (*COMPUTED_NAMES, *(one.name for one in shipped_definitions()))}:
        return tr("“{name}” ships with the application; choose another name.").format(name=name)
    if name.casefold() in {one.casefold() for one in taken}:
        return tr("There is a montage “{name}” already.").format(name=name)
    return ""


def faults_of(definition: MontageDefinition) -> tuple[str, ...]:
    """Everything that keeps its derivations from being used, a sentence each."""
    faults: list[str] = []
    if definition.schema_version != SCHEMA_VERSION:
        words = tr("It is written for version {theirs}; this is version {ours}.")
        faults.append(words.format(theirs=definition.schema_version, ours=SCHEMA_VERSION))
    if not definition.derivations:
        faults.append(tr("It has no derivation."))
    if len(definition.derivations) > MOST_DERIVATIONS:
        faults.append(tr("It has more than {count} derivations.").format(count=MOST_DERIVATIONS))
    for number, derivation in enumerate(definition.derivations, start=1):
        fault = fault_of_derivation(derivation)
        if fault:
            faults.append(tr("Derivation {number}: {fault}").format(number=number, fault=fault))
    return tuple(faults)


def read_definition(text: str, what: str) -> MontageDefinition:
    """The montage in the text of a TOML file.

    Args:
        what: The file, as a person knows it.

    Raises:
        OperatorError: It is not a montage; says which line or which derivation.
    """
    try:
        definition = msgspec.convert(tomllib.loads(text), MontageDefinition)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _refused(what, f"{error}.") from error
    faults = faults_of(definition)
    if faults:
        raise _refused(what, " ".join(faults[:3]))
    return definition


def write_definition(definition: MontageDefinition) -> str:
    """The text of its TOML file."""
    lines = [f"schema_version = {definition.schema_version}", f"name = {_quoted(definition.name)}"]
    if definition.source:
        lines.append(f"source = {_quoted(definition.source)}")
    for one in definition.derivations:
        lines += ["", "[[derivations]]", f"active = {_quoted(one.active)}"]
        for key, value in (("reference", one.reference), ("group", one.group), ("colour", one.colour)):
            if value:
                lines.append(f"{key} = {_quoted(value)}")
    return "\n".join(lines) + "\n"


@functools.cache
def shipped_definitions() -> tuple[MontageDefinition, ...]:
    """Those of `resources/montages`, in the order they are offered."""
    return tuple(
        read_definition(resource_path("montages", f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
        for name in SHIPPED
    )


def shipped_definition(name: str) -> MontageDefinition | None:
    """The shipped montage of this name; None where none is called so."""
    return next((one for one in shipped_definitions() if one.name == name), None)


def _short(text: str) -> str:
    """A list of electrodes as it stands beside a trace; several are in brackets."""
    text = "+".join(part.strip() for part in text.split("+"))
    return f"({text})" if "+" in text or "*" in text else text


def _quoted(text: str) -> str:
    # A JSON string of printable characters is a TOML string.
    return json.dumps(text, ensure_ascii=False)


def _refused(what: str, why: str) -> OperatorError:
    return OperatorError(
        tr("{file} is not a montage that can be used: {why}").format(file=what, why=why),
        meaning=tr("The traces are shown as before."),
        advice=tr("Put the file right, or make the montage anew in the montage editor."),
    )

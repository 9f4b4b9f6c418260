"""Reads what the other programs may say to a person from the source of the core: errors, alarms, prerequisites, steps.

Guarantees: every literal that is given to an error of the tree, anywhere in `app/core` and `app/ui`, and every sentence
in the rooms of `SPEAKING` becomes one text; an f-string becomes a template with named places, as the window matches it
(`app/ui/said.py`). Does not: run the application.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Rooms and modules whose sentences reach the window besides errors.
SPEAKING = (
    "app/core/acquisition/",
    "app/core/alarms/",
    "app/core/clinic/amplifier_check.py",
    "app/core/clinic/appointments.py",
    "app/core/clinic/deviations.py",
    "app/core/clinic/duty.py",
    "app/core/clinic/findings/detector_findings.py",
    "app/core/clinic/onboarding_steps.py",
    "app/core/clinic/patients.py",
    "app/core/clinic/prerequisites.py",
    "app/core/clinic/purposes.py",
    "app/core/clinic/roster.py",
    "app/core/clinic/roster_file.py",
    "app/core/clinic/treatment_plans.py",
    "app/core/devices/",
    "app/core/processing/rhythmic_runs.py",
    "app/core/processing/sharp_transients.py",
    "app/core/recording/",
    "app/core/safety/",
    "app/core/station/",
    "app/core/stopping/",
    "app/core/workflow/clinical_session.py",
    "app/core/workflow/dbos_engine.py",
    "app/core/workflow/patient_onboarding.py",
    "app/ui/heads/head_renderer.py",
    "app/ui/heads/opengl_trial.py",
    "app/ui/panels/ending_pages.py",
)
# Sentences in them that are no words to a person at the window: reports, exports, command line, demonstration.
SILENT = (
    "app/core/recording/exports/",
    "app/core/station/scripted_operator.py",
    "app/core/station/replay.py",
    # What is told of a file or stream goes into the log and the event list as data; refusals to play it are translated.
    *("app/core/devices/" + module for module in ("edf_", "xdf_", "fif_", "mne_", "foreign_", "openbci_", "source_")),
    *("app/core/devices/" + module for module in ("brainvision_", "lsl_channels", "lsl_driver", "stimulator_")),
)
# Errors that only a command can meet: proofs are checked by `neurascale log`, never for a window.
COMMANDS_ONLY = (
    *("app/core/ledger/" + module for module in ("growth", "proof", "tiles", "verifier/")),
    *("app/core/events/" + module for module in ("cloud_event", "lineage")),
    "app/core/station/replay.py",
    "app/core/station/scripted_operator.py",
)
# Modules whose phrases and single words are shown too, or stand in the sentences of others.
PHRASING = tuple(
    f"app/core/{module}.py"
    for module in (
        *("acquisition/device_names", "acquisition/device_news", "acquisition/driven_output", "acquisition/questions"),
        *("alarms/board", "alarms/patient_events"),
        *("clinic/amplifier_check", "clinic/patients", "clinic/prerequisites", "clinic/purposes"),
        *("clinic/deviations", "clinic/findings/detector_findings"),
        *("processing/rhythmic_runs", "processing/sharp_transients"),
        *("devices/board_entries", "devices/brainflow_driver", "devices/brainflow_faults", "devices/catalogue"),
        *("devices/lsl_choice", "devices/playback", "devices/rate_watch", "devices/serial_stimulator"),
        *("devices/simulated_commands", "devices/simulated_stimulator"),
        *("safety/cause_words", "safety/output_guard", "safety/stop_machine", "safety/keeper"),
        *("station/acquisition_desk", "station/alarm_restoration", "station/alarm_watch"),
        *("station/calibration_activities", "station/consent_requests", "station/device_desk", "station/device_names"),
        *("station/housekeeping", "station/impedance_activities", "station/output_activities", "station/output_news"),
        *(
            "station/program_news",
            "station/report_activities",
            "station/resumption",
            "station/safety_desk",
            "station/signature_activities",
            "station/signal_watch",
        ),
        *("station/stop_requests", "station/supervision"),
    )
)
# Words that the core uses as names of what they mean, and that stand in its sentences.
NAMED = (
    *("recording", "stimulation", "research", "care", "patient", "parent"),
    *("Clinician", "Technician", "Administrator", "clinician", "technician", "administrator"),
    *("serial port", "the maker's own driver", "the pins of this computer", "Bluetooth address", "network address"),
    *("multicast address", "network port", "Gain"),
    *("proposed", "accepted", "refused", "off"),
    # As `app.core.processing.excerpt_cutting` writes it on a page of traces.
    "Low cut {low}     High cut {high}     Notch {notch}     Zero phase",
)
_TELLS = ("what", "meaning", "advice")
_DEFAULTS = ("default_meaning", "default_advice")
# Calls whose words are for the log, for the machine, or for whoever reads the source.
_UNHEARD = frozenset(
    {
        "tr",
        "noop",
        "counted",
        "said",
        "debug",
        "info",
        "warning",
        "error",
        "exception",
        "critical",
        "log",
        "compile",
        "search",
        "match",
        "fullmatch",
    }
    | {"sub", "split", "Thread", "ThreadPoolExecutor", "startswith", "endswith", "replace", "setdefault", "getenv"}
    | {"ValueError", "TypeError", "RuntimeError", "KeyError", "AssertionError", "OSError"}
    | {"add_argument", "strftime", "strptime"}
)
_WORD = re.compile(r"[A-Za-z]{2}")
_CODE = re.compile(r"[\\^=<>]|\[|^[a-z_]+: |\w\.\w+\[|\|")
_SENTENCE = re.compile(r"[A-Z“{].*[.:?]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SaidText:
    """A literal or a template; `figures` are the places that are written with a decimal point."""

    text: str
    path: str
    figures: tuple[str, ...] = field(default=())


def error_classes(repository: Path) -> frozenset[str]:
    """The names of all classes of the error tree, wherever they are made."""
    bases: dict[str, set[str]] = {}
    for path in _sources(repository):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(_name(base) for base in node.bases)
    known = {"NeuraScaleError"}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    return frozenset(known)


def station_texts(repository: Path) -> list[SaidText]:
    """Every one, in the order of the files; each text once."""
    errors = error_classes(repository)
    found: dict[str, SaidText] = {}
    for path in _sources(repository):
        place = path.relative_to(repository).as_posix()
        tree = _tree(path)
        if place.startswith(COMMANDS_ONLY):
            continue
        texts = list(_error_texts(tree, errors))
        if place.startswith(SPEAKING) and not place.startswith(SILENT):
            texts += _sentences(tree, phrases=place in PHRASING)
        for text, figures in texts:
            found.setdefault(text, SaidText(text, place, figures))
    for path in sorted((repository / "resources" / "protocols").glob("*.toml")):
        place = path.relative_to(repository).as_posix()
        for text in _protocol_texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            figures = ("hz",) if "{hz}" in text else ()
            found.setdefault(text, SaidText(text, place, figures))
    for word in NAMED:
        found.setdefault(word, SaidText(word, "app/core"))
    return list(found.values())


def _protocol_texts(protocol: dict[str, Any]) -> Iterator[str]:
    """What a window says of a protocol: its sources, buttons, procedures with their marks, what its report must say."""
    yield protocol["title"]
    yield from protocol.get("sources", ())
    yield from protocol["annotations"]
    for procedure in protocol.get("activations", ()):
        yield procedure["title"]
        yield procedure["say"]
        yield from procedure.get("ask_first", ())
        yield f"{procedure['title']} broken off"
        yield from (phase["mark"] for phase in procedure.get("phases", ()))
        if "flashes" in procedure:
            yield procedure["flashes"].get("mark", "Flashes {hz} Hz")
            yield procedure["flashes"].get("pause_mark", "Flashes off")
    yield from (one["label"] for one in protocol.get("statements", ()))


def _sources(repository: Path) -> list[Path]:
    return [*sorted((repository / "app/core").rglob("*.py")), *sorted((repository / "app/ui").rglob("*.py"))]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _error_texts(tree: ast.Module, errors: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in errors:
            tells = [*node.args[:1], *(one.value for one in node.keywords if one.arg in _TELLS)]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _target(node) in _DEFAULTS and node.value is not None:
            tells = [node.value]
        else:
            continue
        for one in tells:
            yield from _texts_in(one)


def _texts_in(expression: ast.expr) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Those that `expression` may come to: itself, both sides of a condition, what is joined or added."""
    if isinstance(expression, ast.IfExp):
        yield from _texts_in(expression.body)
        yield from _texts_in(expression.orelse)
    elif isinstance(expression, ast.BoolOp):
        for one in expression.values:
            yield from _texts_in(one)
    elif isinstance(expression, ast.BinOp):
        yield from _texts_in(expression.left)
        yield from _texts_in(expression.right)
    elif isinstance(expression, ast.Constant | ast.JoinedStr):
        made = template(expression)
        if made is not None:
            yield made
        if isinstance(expression, ast.JoinedStr):
            for part in expression.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _texts_in(part.value)


def _sentences(tree: ast.Module, *, phrases: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in _heard(tree):
        made = template(node)
        if made is None or _CODE.search(made[0]):
            continue
        if (_SENTENCE.match(made[0]) and " " in made[0]) or (phrases and " " in made[0].strip()):
            yield made
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "label" and isinstance(node.value, ast.Constant):
            made = template(node.value)
            if made is not None and made[0][:1].isupper() and made[0][1:2].islower():
                yield made


def _heard(tree: ast.Module) -> Iterator[ast.expr]:
    """Literals that are neither docstrings nor said to a log."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and _name(node.func) in _UNHEARD:
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Constant | ast.JoinedStr):
            yield node
            # The pieces of a template are no texts of their own.
            inner = node.values if isinstance(node, ast.JoinedStr) else []
            waiting.extend(part.value for part in inner if isinstance(part, ast.FormattedValue))
            continue
        waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def template(node: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """A literal as it is, an f-string with a name for each place; None where there are no words in it."""
    if isinstance(node, ast.Constant):
        return (node.value, ()) if isinstance(node.value, str) and _WORD.search(node.value) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    text, used, figures = "", set[str](), []
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(part, ast.FormattedValue):
            name = _place(part.value, used)
            text += "{" + name + "}"
            if part.format_spec is not None and re.search(r"[fg]'?$", ast.unparse(part.format_spec).strip("'\"")):
                figures.append(name)
    words = re.sub(r"\{[^}]*\}", "", text)
    return (text, tuple(figures)) if _WORD.search(words) else None


def _place(value: ast.expr, used: set[str]) -> str:
    """A name that tells the translator what will stand here."""
    if isinstance(value, ast.Name):
        name = value.id
    elif isinstance(value, ast.Attribute):
        name = value.attr
    elif isinstance(value, ast.Call):
        name = "count" if _name(value.func) == "len" else "list" if _name(value.func) == "join" else "value"
    else:
        name = "value"
    name = name.strip("_").lower() or "value"
    wanted, more = name, 2
    while name in used:
        name, more = f"{wanted}{more}", more + 1
    used.add(name)
    return name


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    return _name(node.target if isinstance(node, ast.AnnAssign) else node.targets[0])

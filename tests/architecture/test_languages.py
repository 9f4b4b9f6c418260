"""The languages of the window are whole: everything a person may read is marked, collected, translated and compiled."""

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

from installers.translations.__main__ import FOLDER, collect, compile_all
from installers.translations.station_texts import COMMANDS_ONLY, error_classes, station_texts
from tests.architecture.source import modules
from tests.shared_data import REPOSITORY

# What puts its words before a person; every literal in them is given to `tr`, or has no words in it.
SHOWING = frozenset(
    {"label", "button", "dress", "GuardedButton", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox"}
    | {"show_words", "QAction", "QDockWidget", "QFileDialog", "QTreeWidgetItem", "QListWidgetItem", "QTableWidgetItem"}
    | {"setText", "setToolTip", "setStatusTip", "setWhatsThis", "setAccessibleName", "setAccessibleDescription"}
    | {"setWindowTitle", "setTitle", "setPlaceholderText", "setSpecialValueText", "setTabText", "setHeaderLabels"}
    | {"setHorizontalHeaderLabels", "setVerticalHeaderLabels", "addAction", "addMenu", "addSection", "addTab"}
    | {"insertTab", "addItem", "addItems", "insertItem", "addRow", "drawText", "showText", "showMessage"}
    | {"getExistingDirectory", "getOpenFileName", "getSaveFileName"}
)
# Given to these, words are translated, or are no words to a person.
PASSED_ON = frozenset(
    {"tr", "noop", "counted", "said", "number", "grouped"}
    | {"setProperty", "objectName", "QFont", "QKeySequence", "findChild"}
)
UNSHOWN_ARGUMENTS = frozenset({"keys", "look", "key", "name", "kind"})
UNITS = frozenset(
    {"mA", "mm", "Hz", "kHz", "µV", "kΩ", "ms", "GB", "MB", "uid", "Ctrl", "Enter", "Shift", "Alt", "Esc"}
)
UNITS_TOO = frozenset({"EEG", "LSL", "CSV", "PgUp", "PgDn", "End", "Home", "NeuraScale", "Workstation", "aEEG", "CDSA"})


def test_no_word_is_shown_that_was_not_given_to_the_translator() -> None:
    found = [
        f"{module.path}:{line}: {words!r}"
        for module in modules("app/ui")
        for line, words in _shown_as_they_are(module.tree)
    ]
    assert not found, "give these to tr (app/ui/language.py):\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('label("Begin session")', ["Begin session"]),
        ('button(tr("Begin"), hint="Begin the session")', ["Begin the session"]),
        ('one.setText(f"{count} channels")', [" channels"]),
        ('one.setText("Stop" if on else tr("Start"))', ["Stop"]),
        ('one.setText(tr("Begin"))', []),
        ('one.setToolTip(f"{value} µV")', []),
        ("one.setText(said(error.what))", []),
        ('button(tr("Begin"), "primary", keys="Ctrl+Return")', []),
    ],
)
def test_the_search_finds_what_is_shown_as_it_is(source: str, words: list[str]) -> None:
    assert [found for _, found in _shown_as_they_are(ast.parse(source))] == words


def test_the_translation_files_are_what_the_source_says(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        shutil.copy(file, tmp_path)
    collect(tmp_path)
    compile_all(tmp_path)
    stale = [file.name for file in sorted(tmp_path.iterdir()) if file.read_bytes() != (FOLDER / file.name).read_bytes()]
    assert not stale, "run `make translations`, translate what is new, and commit"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("workstation_*.ts")), ids=lambda file: file.stem)
def test_every_text_is_translated(file: Path) -> None:
    messages = list(ElementTree.parse(file).getroot().iter("message"))
    assert len(messages) > 500
    faults = [fault for message in messages if (fault := _fault_of(message))]
    assert not faults, "\n".join(faults)


def test_every_error_of_the_core_that_reaches_the_window_is_in_the_catalogue() -> None:
    """Read once more, and otherwise than the collector reads: by the classes' names in `raise` and in calls."""
    known = {one.text for one in station_texts(REPOSITORY)}
    names = error_classes(REPOSITORY)
    missing = [
        f"{module.path}:{node.lineno}: {node.args[0].value!r}"
        for module in modules("app/core")
        if not module.path.startswith(COMMANDS_ONLY)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in names
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and node.args[0].value not in known
    ]
    assert not missing


def _fault_of(message: ElementTree.Element) -> str:
    source, translation = message.findtext("source") or "", message.find("translation")
    assert translation is not None
    if translation.get("type") is not None:
        return f"not finished: {source!r}"
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if message.get("numerus") == "yes" and len(forms) != 2:
        return f"not all grammatical numbers: {source!r}"
    for form in forms:
        if not form.strip():
            return f"empty: {source!r}"
        if _places(form) != _places(source):
            return f"other places: {source!r} -> {form!r}"
        if source[:1].isspace() != form[:1].isspace() or source[-1:].isspace() != form[-1:].isspace():
            return f"other spaces at its ends: {source!r} -> {form!r}"
    return ""


def _places(text: str) -> Counter[str]:
    found = Counter(f"{name}:{spec}" for _, name, spec, _ in Formatter().parse(text) if name is not None)
    found["%n"] = text.count("%n")
    return found


def _shown_as_they_are(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SHOWING:
            given = [*node.args, *(one.value for one in node.keywords if one.arg not in UNSHOWN_ARGUMENTS)]
            # The second argument of these is the look in the style sheet.
            if _name(node.func) in {"label", "button", "dress", "GuardedButton"}:
                given = [*node.args[:1], *(one.value for one in node.keywords if one.arg in {"hint", "text"})]
            for one in given:
                yield from _words_in(one)


def _words_in(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call):
        if _name(node.func) in PASSED_ON | SHOWING:
            return
        children: list[ast.AST] = [*node.args, *(one.value for one in node.keywords)]
        if isinstance(node.func, ast.Attribute):
            children.append(node.func.value)
    elif isinstance(node, ast.Compare | ast.Subscript | ast.Lambda | ast.Attribute):
        return
    elif isinstance(node, ast.IfExp):
        children = [node.body, node.orelse]
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _has_words(node.value):
            yield node.lineno, node.value
        return
    elif isinstance(node, ast.FormattedValue):
        children = [node.value]
    else:
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from _words_in(child)


def _has_words(text: str) -> bool:
    if re.fullmatch(r"[a-z0-9_./:-]+|%[\w:%-]+|[A-Z]{2,3}", text):
        return False  # a name in the code, a form of time, a format
    return any(word not in UNITS | UNITS_TOO for word in re.findall(r"[^\W\d_]{2,}", text))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""

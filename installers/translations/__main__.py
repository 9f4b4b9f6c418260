"""`make translations`: collects all words into the translation files and compiles what is translated.

    collect  app/**.py  ->  resources/translations/workstation_<language>.ts  (Qt's lupdate merges, nothing is lost)
                        ->  resources/translations/station_texts.json         (what the core may say)
    compile  *.ts       ->  *.qm                                              (Qt's lrelease)

Guarantees: the same source gives the same bytes, so that a test can tell whether the committed files are fresh; a text
that is gone from the source goes from the files. Does not: translate. Called by `make translations` and by the test.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from installers.translations.station_texts import SaidText, station_texts
from installers.translations.window_texts import WindowText, window_texts

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "resources" / "translations"
WINDOW, STATION = "Workstation", "Station"
_TOOLS = Path(PySide6.__file__).parent
_SUFFIX = ".exe" if sys.platform == "win32" else ""


def collect(folder: Path, new: str = "") -> None:
    """Bring every translation file in `folder` up to the source, and begin that of the language `new`."""
    window, station = window_texts(REPOSITORY), station_texts(REPOSITORY)
    (folder / "station_texts.json").write_text(_listed(station), encoding="utf-8")
    with tempfile.TemporaryDirectory() as kept:
        # lupdate reads Python, but finds no grammatical numbers there and takes the class for the context: it is given
        # the words in the form that it knows best.
        source = Path(kept) / "words.h"
        source.write_text(_as_source(window, station), encoding="utf-8")
        begun = {folder / f"workstation_{new}.ts"} if new else set()
        for file in sorted({*folder.glob("workstation_*.ts"), *begun}):
            _collect_one(source, file)


def compile_all(folder: Path) -> None:
    """Every translation file in `folder`, beside it."""
    for file in sorted(folder.glob("workstation_*.ts")):
        # Beside it and then in its place: Qt maps the file, and a window that runs would fall over one that shrinks.
        fresh = file.with_suffix(".qm.new")
        _run("lrelease", "-silent", "-nounfinished", str(file), "-qm", str(fresh))
        fresh.replace(file.with_suffix(".qm"))


def _collect_one(source: Path, file: Path) -> None:
    code = file.stem.removeprefix("workstation_")
    # Guesses by likeness are wrong more often than not in a medical text: a new text is translated by a person.
    guesses = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    languages = ["-source-language", "en", "-target-language", code]
    how = ["-silent", "-locations", "none", "-no-obsolete", *guesses, *languages]
    _run("lupdate", *how, str(source), "-ts", str(file))


def _as_source(window: list[WindowText], station: list[SaidText]) -> str:
    lines = []
    for one in window:
        mark = "QT_TRANSLATE_N_NOOP" if one.plural else "QT_TRANSLATE_NOOP"
        lines += [f"//: {one.path}", f'{mark}("{WINDOW}", {json.dumps(one.text, ensure_ascii=False)})']
    for said in station:
        lines += [f"//: {said.path}", f'QT_TRANSLATE_NOOP("{STATION}", {json.dumps(said.text, ensure_ascii=False)})']
    return "\n".join(lines) + "\n"


def _listed(station: list[SaidText]) -> str:
    listed = [{"text": one.text} | ({"figures": list(one.figures)} if one.figures else {}) for one in station]
    return json.dumps(listed, ensure_ascii=False, indent=0) + "\n"


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run([_TOOLS / f"{tool}{_SUFFIX}", *arguments], capture_output=True, text=True, check=False)
    if done.returncode or done.stderr.strip():
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Collect the words of the window and compile their translations.")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the translation files are")
    parser.add_argument("--new", metavar="LANGUAGE", help="begin a translation, as 'fr'")
    arguments = parser.parse_args()
    collect(arguments.folder, arguments.new or "")
    compile_all(arguments.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())

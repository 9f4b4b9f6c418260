"""Reports from a command line: which there are, and a clear copy of one where it is wanted.

Guarantees: everything goes through the station, which opens, judges and writes down; where none runs on the data folder
one is started and ended again. Does not: open a sealed file by itself.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.programs.station_asked import Ask

SUMMARY = "List reports, and save a clear copy of one; it is sealed in the data folder."
FHIR_EXAMPLE = "neurascale report fhir SESSION --out report.json --data ~/neurascale-data"
EXAMPLE = "neurascale report save SESSION --out report.pdf --data ~/neurascale-data"


def configure(parser: argparse.ArgumentParser) -> None:
    from app.core.clinic.purposes import EXPORT_PURPOSES
    from app.programs.station_asked import add_user

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    shared.add_argument("--json", action="store_true", help="one JSON object on standard output")
    add_user(shared)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", parents=[shared], help="sessions with a report", description="Sessions with a report.")
    save = actions.add_parser(
        "save",
        parents=[shared],
        help="write a clear copy of a report; an entry of the log",
        description="Write a clear copy of a session's report. It names the patient and is not encrypted.",
        epilog=f"example:\n  {EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    save.add_argument("session_id", metavar="SESSION", help="identifier, as `list` shows it")
    save.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, outside the folder")
    save.add_argument("--purpose", choices=EXPORT_PURPOSES, default="care", help="what for (default: care)")
    save.add_argument("--replace", action="store_true", help="overwrite a file of that name")
    fhir = actions.add_parser(
        "fhir",
        parents=[shared],
        help="write a session as a FHIR R4B bundle; an entry of the log",
        description="Write the newest report of a session, its observations, patient, encounter, device and consents "
        "as one FHIR R4B bundle (JSON). It names the patient and is not encrypted.",
        epilog=f"example:\n  {FHIR_EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    fhir.add_argument("session_id", metavar="SESSION", help="identifier, as `list` shows it")
    fhir.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, outside the folder")
    fhir.add_argument("--purpose", choices=EXPORT_PURPOSES, default="care", help="what for (default: care)")
    fhir.add_argument("--replace", action="store_true", help="overwrite a file of that name")


def run(arguments: argparse.Namespace) -> int:
    """0: done; 1: not, and why; 2: wrong use."""
    from app.programs.station_asked import asking_station

    with asking_station(DataDirectory(arguments.data.expanduser().resolve()), arguments) as ask:
        if arguments.action == "list":
            return _list(ask, arguments)
        if arguments.action == "fhir":
            return _fhir(ask, arguments)
        return _save(ask, arguments)


def _list(ask: "Ask", arguments: argparse.Namespace) -> int:
    from app.core.station.messages import ListRecordings

    found = [one for one in ask(ListRecordings()).recordings if one.report_path]
    if arguments.json:
        rows = [{"session_id": one.session_id, "started": one.started} for one in found]
        sys.stdout.write(json.dumps({"reports": rows}) + "\n")
    else:
        sys.stdout.writelines(f"{one.session_id}  {one.started[:19]}  {one.seconds:9.1f} s\n" for one in found)
        if not found:
            sys.stdout.write("There are no reports in this data folder.\n")
    return 0


def _fhir(ask: "Ask", arguments: argparse.Namespace) -> int:
    from app.core.station.finding_messages import ExportFhir

    target = arguments.out.expanduser().absolute()
    saved = ask(
        ExportFhir(
            session_id=arguments.session_id, path=str(target), purpose=arguments.purpose, replace=arguments.replace
        )
    )
    if arguments.json:
        about = {
            "path": saved.path,
            "bytes": saved.size_bytes,
            "sha256": saved.sha256,
            "resources": saved.resources,
        }
        sys.stdout.write(json.dumps(about) + "\n")
    else:
        sys.stdout.write(
            f"Saved: {saved.path} ({saved.resources} resources, FHIR R4B)\n"
            "It is not encrypted, and names the patient. The log has an entry.\n"
        )
    return 0


def _save(ask: "Ask", arguments: argparse.Namespace) -> int:
    from app.core.station.report_messages import SaveReport

    target = arguments.out.expanduser().absolute()
    saved = ask(
        SaveReport(
            session_id=arguments.session_id, path=str(target), purpose=arguments.purpose, replace=arguments.replace
        )
    )
    if arguments.json:
        about = {"path": saved.path, "bytes": saved.size_bytes, "sha256": saved.sha256}
        sys.stdout.write(json.dumps(about) + "\n")
    else:
        sys.stdout.write(f"Saved: {saved.path}\nIt is not encrypted, and names the patient. The log has an entry.\n")
    return 0

"""Everything that is kept of one patient, from a command line.

Guarantees: the station gathers, judges and writes down; this only asks, and waits with progress. Ctrl-C cancels, and
nothing is left. Does not: open anything by itself.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.core.station.report_messages import SubjectExportView
    from app.programs.station_asked import Ask

SUMMARY = "Give a patient everything that is kept of them: one zip file, readable without this application."
EXAMPLE = "neurascale subject export PATIENT --folder ~/Desktop --purpose access --data ~/neurascale-data"
_LOOK_EVERY_S = 0.25
_DAY_S = 24 * 3600.0


def configure(parser: argparse.ArgumentParser) -> None:
    from app.programs.station_asked import add_user

    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = actions.add_parser(
        "export",
        help="write it; an entry of the log",
        description="Write everything that is kept of a patient. The file names the patient and is not encrypted.",
        epilog=f"example:\n  {EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("patient_id", metavar="PATIENT", help="the patient's identifier, or hospital number")
    export.add_argument("--folder", type=Path, required=True, metavar="DIR", help="where the file is to lie")
    export.add_argument(
        "--purpose",
        choices=("access", "portability", "care"),
        default="access",
        help="the patient asked for it (access, GDPR 15; portability, GDPR 20), or it is given on for care",
    )
    export.add_argument(
        "--recordings",
        choices=("edf", "segments", "none"),
        default="edf",
        help="as EDF+ (default), as they were recorded, or not at all",
    )
    export.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    export.add_argument("--json", action="store_true", help="one JSON object on standard output")
    add_user(export)


def run(arguments: argparse.Namespace) -> int:
    """0: done; 1: not, and why; 2: wrong use."""
    from app.core.station.report_messages import ExportSubject
    from app.programs.station_asked import asking_station

    data = DataDirectory(arguments.data.expanduser().resolve())
    with asking_station(data, arguments) as ask:
        started = ask(
            ExportSubject(
                patient_id=_patient(ask, arguments.patient_id),
                folder=str(arguments.folder.expanduser().resolve()),
                purpose=arguments.purpose,
                recordings=arguments.recordings,
            )
        )
        view = _wait(ask, started.export_id)
    if arguments.json:
        sys.stdout.write(json.dumps({"state": view.state, "path": view.target, "sha256": view.sha256}) + "\n")
    elif view.state == "done":
        sys.stdout.write(f"Written: {view.target}\nIt is not encrypted, and names the patient. The log has an entry.\n")
    if view.state != "done":
        sys.stderr.write(f"{view.text} {view.advice}\n")
    return 0 if view.state == "done" else 1


def _patient(ask: "Ask", word: str) -> str:
    """The identifier: of the patient with that hospital number, where there is one."""
    from app.core.station.messages import ListPatients

    found = [one for one in ask(ListPatients(search=word)).patients if one.hospital_number == word]
    return str(found[0].patient_id) if len(found) == 1 else word


def _wait(ask: "Ask", export_id: str) -> "SubjectExportView":
    """Until it has ended. Raises: TimedOut: It did not within a day."""
    from app.core.clock import SYSTEM_CLOCK
    from app.core.errors import TimedOut
    from app.core.station.messages import GetState
    from app.core.station.report_messages import CancelSubjectExport

    shown = -1
    deadline_ns = SYSTEM_CLOCK.monotonic_ns() + round(_DAY_S * 1e9)
    try:
        while SYSTEM_CLOCK.monotonic_ns() < deadline_ns:
            view: SubjectExportView | None = ask(GetState()).subject_export
            if view is not None and view.export_id == export_id:
                if view.state != "running":
                    return view
                if int(view.progress * 10) > shown:
                    shown = int(view.progress * 10)
                    sys.stderr.write(f"exporting: {shown * 10} %\n")
            SYSTEM_CLOCK.sleep(_LOOK_EVERY_S)
    except KeyboardInterrupt:
        ask(CancelSubjectExport(export_id=export_id))
        raise
    raise TimedOut("The export was not done within a day.")

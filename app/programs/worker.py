"""The worker: live processing for the window, and one-shot tasks (analysis, report).

Guarantees: the live worker ends in order on SIGTERM, on the station's word, or 30 s after the station fell silent. A
task writes its result to standard output (a report's PDF, else JSON), an export to the place asked for; its progress to
standard error. Does not: put patient data into a file of its own, an argument or a log; a report's content comes
through standard input, and the report goes through standard output, so that it is never on the disk in clear.
"""

import argparse
import os
import sys
from pathlib import Path

from app.core.errors import OperatorError, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path

SUMMARY = "Filters, judges and measures copies of the signal for the window; makes analyses and reports on request."
EXAMPLE = "neurascale worker --data ~/neurascale --task analysis --recording 0197f3c2-5a70-7000-8000-000000000001"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), help="data folder")
    parser.add_argument(
        "--task", choices=("analysis", "detail", "report", "hed", "export"), help="do this one thing and end"
    )
    parser.add_argument("--recording", metavar="ID", help="with --task analysis, detail, export: the recording")
    parser.add_argument("--out", type=Path, metavar="FILE", help="with --task export: the file to write")
    parser.add_argument("--format", metavar="WORD", help="with --task export: edf, bdf, bids, xdf, nwb or csv")
    parser.add_argument("--identified", action="store_true", help="with --task export: say whose recording it is")
    parser.add_argument("--discontinuous", action="store_true", help="with --task export: EDF+D, BDF+D")


def run(arguments: argparse.Namespace) -> int:
    # Our matrices are small: a second BLAS thread only takes the core that acquisition or the window needs.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    if arguments.task == "analysis":
        return _analysis(arguments)
    if arguments.task == "detail":
        return _detail(arguments)
    if arguments.task == "report":
        return _report()
    if arguments.task == "hed":
        return _hed()
    if arguments.task == "export":
        return _export(arguments)
    return _live(arguments)


def _live(arguments: argparse.Namespace) -> int:
    from app.core.telemetry.program_log import close_program_log, open_program_log
    from app.core.workers.loop import LiveWorker
    from app.programs.lifetime import StopRequest

    stop = StopRequest()
    data = DataDirectory(arguments.data).create()
    log = open_program_log(data, "worker")
    try:
        log.info("worker %d started", os.getpid())
        reason = LiveWorker(data, log=log, wants_to_end=lambda: bool(stop)).run()
        log.info("worker %d ended: %s", os.getpid(), reason)
    except Exception:
        log.exception("worker %d failed", os.getpid())
        raise
    finally:
        close_program_log(log)
    return 0


class _Progress:
    """Lines "progress 0.42" on standard error, one for each whole percent."""

    def __init__(self) -> None:
        self._told = -1

    def __call__(self, share: float) -> None:
        percent = int(share * 100)
        if percent > self._told:
            self._told = percent
            sys.stderr.write(f"progress {share:.2f}\n")
            sys.stderr.flush()


def _give_way() -> None:
    """A session that is running comes first; what is made of an earlier one may take longer beside it."""
    if hasattr(os, "nice"):
        os.nice(10)


def _analysis(arguments: argparse.Namespace) -> int:
    import msgspec

    from app.core.workers.analysis import analyse_recording

    _give_way()
    analysis = analyse_recording(_recording_of(arguments), progress=_Progress())
    sys.stdout.write(msgspec.json.encode(analysis).decode() + "\n")
    return 0


def _recording_of(arguments: argparse.Namespace) -> Path:
    if not arguments.recording:
        raise WrongUse(f"--task {arguments.task} needs --recording ID.")
    if Path(arguments.recording).name != arguments.recording:
        raise WrongUse("A recording is named by its identifier, not by a path.")
    return DataDirectory(arguments.data).recording(arguments.recording)


def _detail(arguments: argparse.Namespace) -> int:
    import msgspec

    from app.core.processing.excerpts import DetailRequest
    from app.core.workers.analysis import detail_of_recording

    folder = _recording_of(arguments)
    try:
        request = msgspec.json.decode(sys.stdin.buffer.read(), type=DetailRequest)
    except msgspec.DecodeError as error:
        raise OperatorError(
            f"What came on standard input is no request for a report's detail: {error}.",
            advice="Give the JSON of a DetailRequest on standard input.",
        ) from error
    _give_way()
    detail = detail_of_recording(folder, request, progress=_Progress())
    sys.stdout.buffer.write(msgspec.json.encode(detail))
    sys.stdout.buffer.flush()
    return 0


def _export(arguments: argparse.Namespace) -> int:
    import msgspec

    from app.core.recording.exports.formats import chosen_format
    from app.core.workers.export_task import export_task
    from app.programs.lifetime import StopRequest

    if not arguments.recording or arguments.out is None:
        raise WrongUse("--task export needs --recording ID and --out FILE.")
    stop = StopRequest()
    _give_way()
    outcome = export_task(
        DataDirectory(arguments.data),
        arguments.recording,
        arguments.out,
        chosen_format(arguments.format, arguments.out),
        identified=arguments.identified,
        discontinuous=arguments.discontinuous,
        progress=_Progress(),
        asked_to_end=stop.__bool__,
    )
    sys.stdout.write(msgspec.json.encode(outcome).decode() + "\n")
    return 0


def _hed() -> int:
    import msgspec

    from app.core.clinic.findings.hed_check import HedTask, hed_faults

    progress = _Progress()
    progress(0.0)
    try:
        task = msgspec.json.decode(sys.stdin.buffer.read(), type=HedTask)
    except msgspec.DecodeError as error:
        raise OperatorError(
            f"What came on standard input are no HED strings: {error}.",
            advice='Give {"hed_version": ..., "strings": [...]} on standard input.',
        ) from error
    sys.stdout.write(msgspec.json.encode({"faults": hed_faults(task.hed_version, task.strings)}).decode() + "\n")
    progress(1.0)
    return 0


def _report() -> int:
    import msgspec

    from app.core.clinic.reports.content import ReportContent
    from app.core.clinic.reports.rendering import render_report

    progress = _Progress()
    progress(0.0)
    try:
        content = msgspec.json.decode(sys.stdin.buffer.read(), type=ReportContent)
    except msgspec.DecodeError as error:
        # The decoder's own text names the field, never its value.
        raise OperatorError(
            f"What came on standard input is not the content of a report: {error}.",
            advice="Give the JSON of a ReportContent on standard input.",
        ) from error
    progress(0.1)
    document = render_report(content)
    progress(0.9)
    if sys.stdout.isatty():
        raise WrongUse("A report is handed over a pipe, not shown on a terminal.")
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()
    progress(1.0)
    return 0

"""List, describe, check and export recordings, without the station."""

import argparse
import contextlib
import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.core.errors import NotFound, RecordingBroken, WrongUse
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest
from app.programs.recorded_reading import add_identified, add_recorded, recorded_reading

if TYPE_CHECKING:
    from app.core.recording.time_axis import StreamClock

SUMMARY = "List, check and export recordings."
# What to do -> what it does, and an example.
_ACTIONS = {
    "list": ("all recordings of the data folder", "neurascale recording list --data ~/neurascale-data"),
    "info": ("what a recording holds", "neurascale recording info ID --data ~/neurascale-data"),
    "verify": (
        "compare every checksum, sample count and sealed minute, and with what the log says of it",
        "neurascale recording verify ID --data ~/neurascale-data --json",
    ),
    "export": (
        "write it in another format, compared sample by sample; anonymous unless --identified",
        "neurascale recording export ID --format edf --out recording.edf --data ~/neurascale-data",
    ),
}
EXAMPLE = "\n  ".join(example for _, example in _ACTIONS.values())


def configure(parser: argparse.ArgumentParser) -> None:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    shared.add_argument("--json", action="store_true", help="one JSON object on standard output")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for word, (text, example) in _ACTIONS.items():
        action = actions.add_parser(
            word,
            parents=[shared],
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if word != "list":
            action.add_argument("recording_id", metavar="ID", help="identifier, as `list` shows it")
        if word == "export":
            _add_export_arguments(action)
        if word == "info":
            add_recorded(action)


def _add_export_arguments(action: argparse.ArgumentParser) -> None:
    from app.core.recording.exports.formats import WHAT_IT_IS, ExportFormat

    formats = "; ".join(f"{word}: {text}" for word, text in WHAT_IT_IS.items())
    action.add_argument("--format", choices=[word.value for word in ExportFormat], help=f"{formats}; default by --out")
    action.add_argument("--out", type=Path, required=True, metavar="FILE", help="what to write; replaced if it exists")
    action.add_argument(
        "--discontinuous",
        action="store_true",
        help="edf, bdf: one file with pauses (EDF+D), not one for each continuous stretch; some readers ignore pauses",
    )
    add_identified(action, "say in it whose recording it is, as the data folder knows")


def run(arguments: argparse.Namespace) -> int:
    """0: done, the recording holds; 1: it does not, or could not be exported; 2: wrong use."""
    if not arguments.data.is_dir():
        raise WrongUse("The data folder is not there.", advice="Name the right one with --data DIR.")
    data = DataDirectory(arguments.data)
    if arguments.action == "list":
        return _list(data, arguments.json)
    if arguments.action == "info":
        return _info(data, arguments)
    if arguments.action == "verify":
        return _verify(data, arguments.recording_id, arguments.json)
    return _export(data, arguments)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _list(data: DataDirectory, as_json: bool) -> int:
    from app.core.recording.shelf import list_recordings

    recordings = list_recordings(data)
    if as_json:
        _say(json.dumps({"recordings": msgspec.to_builtins(recordings)}))
    elif not recordings:
        _say("There are no recordings in this data folder.")
    else:
        for one in recordings:
            state = one.fault or ("complete" if one.complete else "not closed: still recording, or cut off")
            _say(f"{one.recording_id}  {one.started[:19]}  {one.seconds:9.1f} s  {one.device}  {state}")
    return 0


def _info(data: DataDirectory, arguments: argparse.Namespace) -> int:
    from app.core.recording.shelf import describe, open_recording
    from app.core.recording.time_axis import stream_clocks

    with contextlib.ExitStack() as stack:
        reader = stack.enter_context(open_recording(data, arguments.recording_id))
        shown = describe(reader)
        if data.database.is_file():  # what people typed into a recording is shown here
            stack.enter_context(recorded_reading(arguments, data, "recording info", session_id=shown.session_id))
        if arguments.json:
            about = msgspec.to_builtins(shown)
            about["channels"] = msgspec.to_builtins(reader.streams)
            about["devices"] = msgspec.to_builtins(reader.header.devices)
            about["configurations"] = msgspec.to_builtins(reader.configurations())
            about["channels_at_end"] = {
                s.stream_id: msgspec.to_builtins(reader.channels_at(s.stream_id, c.end_sample))
                for s, c in zip(reader.streams, shown.streams, strict=True)
            }
            about["format_version"] = reader.header.format_version
            about["clocks"] = msgspec.to_builtins(stream_clocks(reader))
            about["gaps"] = msgspec.to_builtins(reader.gaps())
            about["events"] = msgspec.to_builtins(reader.events())
            _say(json.dumps(about))
            return 0
        _say(f"recording  {shown.recording_id}\nsession    {shown.session_id}\nstarted    {shown.started}")
        _say(f"device     {shown.device}\nlength     {shown.seconds:.3f} s, {shown.bytes_total} bytes")
        _say(f"closed     {'in order' if shown.complete else 'no: still recording, or cut off'}")
        for stream, count in zip(reader.streams, shown.streams, strict=True):
            _say(
                f"stream     {stream.name}: {len(stream.channels)} channels, {stream.rate_hz:g} Hz,"
                f" {count.samples} samples, {count.lost} lost, {count.gaps} gaps"
            )
        for one, text in zip(reader.configurations(), reader.configuration_texts(), strict=True):
            at_s = one.first_sample / reader.stream(one.stream_id).rate_hz
            _say(f"change     {at_s:10.3f} s  {text} ({one.source})")
        for clock in stream_clocks(reader):
            _say(_clock_line(reader.stream(clock.stream_id).name, clock))
        for event in reader.events():
            _say(f"event      {event.onset_s:10.3f} s  {event.text}")
    return 0


def _clock_line(name: str, clock: "StreamClock") -> str:
    known = f"times known to {clock.typical_uncertainty_ms:.2f} ms (at worst {clock.worst_uncertainty_ms:.2f} ms)"
    if not clock.at_its_own_pace:
        return f"clock      {name}: not recorded at its own pace; {known}"
    return f"clock      {name}: {clock.rate_hz:.4f} Hz by this computer ({clock.drift_ppm:+.1f} ppm), {known}"


def _verify(data: DataDirectory, recording_id: str, as_json: bool) -> int:
    from app.core.recording.log_comparison import compare_with_log, logged_recording, must_be_there
    from app.core.recording.shelf import open_recording
    from app.core.recording.verification import verify_recording

    try:
        logged = logged_recording(data, recording_id)
        try:
            # Opening says it well where there is none; checking reads everything again, by its own walk.
            open_recording(data, recording_id).close()
        except NotFound:
            must_be_there(logged)
            raise
        verified = verify_recording(data.recording(recording_id))
        compare_with_log(data.recording(recording_id), verified, logged)
    except RecordingBroken as error:
        if not as_json:
            raise
        _say(json.dumps({"verified": False, "recording_id": recording_id, "fault": error.what}))
        return 1
    if as_json:
        _say(json.dumps({"verified": True, **msgspec.to_builtins(verified)}))
        return 0
    for count in verified.streams:
        _say(f"stream {count.stream_id}: {count.samples} samples, {count.lost} lost, {count.gaps} gaps")
    closed = "closed in order" if verified.complete else "not closed, valid up to its end"
    _say(f"The recording holds: {verified.bytes_total} bytes, {verified.sealed_minutes} seals, {closed}.")
    return 0


def _export(data: DataDirectory, arguments: argparse.Namespace) -> int:
    from app.core.recording.annotation_changes import annotation_changes
    from app.core.recording.exports.exported_files import describe_files
    from app.core.recording.exports.formats import chosen_format, export_recording
    from app.core.recording.exports.identity import identity_of
    from app.core.recording.shelf import open_recording
    from app.core.station.export_notes import note_export
    from app.core.station.recording_messages import NoteExport

    chosen = chosen_format(arguments.format, arguments.out)
    if not arguments.out.absolute().parent.is_dir():
        raise WrongUse("The folder of the file to be written is not there.", advice="Make it, or choose another.")
    with contextlib.ExitStack() as stack:
        reader = stack.enter_context(open_recording(data, arguments.recording_id))
        session_id, ask = reader.header.session_id, None
        if data.database.is_file():  # without a log there is nobody whose it is known to be, and nothing to tell
            ask = stack.enter_context(recorded_reading(arguments, data, "recording export", session_id=session_id))
        progress = stack.enter_context(_stoppable(_show_progress()))
        reader.put_right(annotation_changes(data, reader.header.recording_id))
        identity = identity_of(data, session_id) if arguments.identified else None
        files = export_recording(
            reader,
            arguments.out,
            chosen,
            identity=identity,
            discontinuous=arguments.discontinuous,
            progress=progress,
        )
        counts, described = reader.counts(), describe_files(files)
        note = NoteExport(
            recording_id=arguments.recording_id,
            format=chosen.value,
            files_sha256=tuple(one.sha256 for one in described),
            identified=identity is not None,
        )
        noted = note_export(data, note, session_id, ask=ask)
    if arguments.json:
        _say(
            json.dumps(
                {
                    "recording_id": arguments.recording_id,
                    "format": chosen,
                    "identified": identity is not None,
                    "files": [str(file) for file in files],
                    "sha256": {one.name: one.sha256 for one in described},
                    "in_log": not noted,
                    "not_in_log_because": noted,
                    "streams": msgspec.to_builtins(counts),
                }
            )
        )
    else:
        for file in files:
            _say(f"Written, and compared with the recording: {file}")
        _say(f"The log could not take the entry about it: {noted}" if noted else "The log has an entry about it.")
    return 0


def _show_progress() -> Callable[[float], None]:
    """Each tenth as a line, or each hundredth on the same line of a terminal."""
    terminal = sys.stderr.isatty()
    shown = -1

    def show(share: float) -> None:
        nonlocal shown
        percent = int(share * 100) if terminal else int(share * 10) * 10
        if percent > shown:
            shown = percent
            sys.stderr.write(f"\rexporting: {percent} %" if terminal else f"exporting: {percent} %\n")
            sys.stderr.write("\n" if terminal and percent == 100 else "")
            sys.stderr.flush()

    return show


@contextlib.contextmanager
def _stoppable(show: Callable[[float], None]) -> Iterator[Callable[[float], None]]:
    """A progress that ends the export in order after Ctrl-C or SIGTERM; a second Ctrl-C ends it where it is."""
    from app.core.recording.exports.watching import cancellable

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    stop = StopRequest()
    try:
        yield cancellable(show, stop.__bool__)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

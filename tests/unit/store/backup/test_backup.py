"""Backup and restore, tested together: what was backed up comes back, and nothing else counts as a backup."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.errors import Conflict, LedgerBroken, NotFound, NotPermitted, RecordingBroken, StorageFault, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_checking import verify_backup
from app.core.store.backup.backup_folder import BackupFolder
from app.core.store.backup.backup_making import forget_place
from app.core.store.backup.backup_register import read_register
from app.core.store.backup.known_backups import destroy_subject_key, known_backups
from app.core.store.backup.manifest import backup_ids, read_manifest, write_manifest
from app.core.store.backup.restoring import Restored, RestoreWork, restore
from app.core.store.keys.holders import Holder, PassphraseToBeChosen
from app.core.store.keys.rotation import rotate, station_ended
from app.core.store.keys.station_file import account_name
from app.core.store.keys.station_key import forget, station_keys, unlock
from app.core.store.signing_key import KeyFolder
from app.core.store.station_news import tell_station_news
from app.core.store.station_store import StationStore
from tests.fakes.backed_up_station import FAMILY_NAME, WORDS, backed_up, fill
from tests.fakes.log_events import patient_registered, step_entered, subject_erased
from tests.shared_data import REPOSITORY


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "disk" / "backups"


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    fill(data_directory)
    return data_directory


def restored(place: Path, target: Path, **changes: object) -> Restored:
    work = RestoreWork(holder=Holder.FILE, **changes)  # type: ignore[arg-type]
    return restore(place, target, passphrase=WORDS, work=work)


def names_in(data: DataDirectory) -> set[str]:
    with StationStore.open(data) as store:
        assert store.log.fault is None
        store.log.verify()
        return {one.family_name for one in store.patients.search("")}


def log_size(data: DataDirectory) -> int:
    with StationStore.open(data) as store:
        return store.log.size


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.proves("REQ-BACKUP-WHOLE")
def test_what_was_backed_up_comes_back_on_another_machine(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    made = backed_up(data, place)
    size = log_size(data)
    assert (made.log_size, made.files, made.damaged_recordings) == (size, 3, ())
    shutil.move(data.root, tmp_path / "burnt down")
    target = DataDirectory(tmp_path / "new")
    found = restored(place, target.root)
    assert (found.log_size, found.root_hash, found.files, found.erased_again) == (size, made.root_hash, 3, 0)
    assert names_in(target) == {FAMILY_NAME, "Zaunkönig"}
    for name in ("recordings/r-1/000.seg", "reports/s-1.sealed", "settings.json"):
        assert (target.root / name).read_bytes() == (tmp_path / "burnt down" / name).read_bytes()
    assert not (target.logs / "station.log").exists()
    with StationStore.open(target) as store:
        assert [entry.event.event_type for entry in store.log.read(size)] == ["backup.restored"]
        assert store.log.append(step_entered("it goes on"))[0].index == size + 1
        assert store.recordings.get("r-1").session_id == "s-1"
    assert [path.name for path in tmp_path.iterdir() if "restoring" in path.name] == []


def test_a_restored_station_has_keys_of_its_own_but_the_same_identity(
    data: DataDirectory, place: Path, tmp_path: Path
) -> None:
    backed_up(data, place)
    restored(place, tmp_path / "new")
    old, new = station_keys(data), station_keys(DataDirectory(tmp_path / "new"))
    assert (new.station_id, new.kind, new.database) == (old.station_id, old.kind, old.database)
    assert len({old.subjects, new.subjects, old.signing, new.signing, old.local, new.local}) == 6


def test_nothing_in_the_place_is_in_clear(data: DataDirectory, place: Path) -> None:
    backed_up(data, place)
    keys = station_keys(data)
    for name, content in files_below(place).items():
        assert FAMILY_NAME.encode() not in content, name
        for key in (keys.database, keys.subjects, keys.signing):
            assert key not in content, name


def test_a_second_backup_copies_only_what_changed(data: DataDirectory, place: Path) -> None:
    assert backed_up(data, place).copied == 3
    kept = {path: path.stat().st_mtime_ns for path in place.rglob("*/objects/*") if path.is_file()}
    assert backed_up(data, place).copied == 0
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    with (data.recordings / "r-1" / "000.seg").open("ab") as segment:
        segment.write(b"it grew")
    assert backed_up(data, place).copied == 1
    assert verify_backup(place, passphrase=WORDS).opened


def test_old_backups_go_and_those_that_stay_are_whole(data: DataDirectory, place: Path) -> None:
    made = []
    for turn in range(4):
        data.settings.write_text(f'{{"schema_version": 1, "turn": {turn}}}')
        made.append(backed_up(data, place, keep=2).backup_id)
    assert backup_ids(BackupFolder(place)) == made[2:]
    for backup_id in made[2:]:
        verify_backup(place, backup_id=backup_id, passphrase=WORDS)
    named = {digest for one in made[2:] for digest in read_manifest(BackupFolder(place), one).objects}
    assert {path.name for path in (place / "objects").rglob("*") if path.is_file()} == named
    with pytest.raises(NotFound):
        verify_backup(place, backup_id=made[0])


@pytest.mark.proves("REQ-BACKUP-WHOLE")
def test_while_a_station_writes_one_moment_is_kept(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    with StationStore.open(data) as store:
        turns = iter(range(100))

        def write(_what: str) -> None:
            store.log.append(*(step_entered(f"{next(turns)}") for _ in range(5)))

        made = backed_up(data, place, progress=write)
        assert store.log.size > made.log_size >= 10
    assert restored(place, tmp_path / "new").log_size == made.log_size


def test_every_backup_is_an_entry_of_the_log_without_its_path(data: DataDirectory, place: Path) -> None:
    made = backed_up(data, place)
    with StationStore.open(data) as store:
        assert tell_station_news(data, store.log) == 1
        assert tell_station_news(data, store.log) == 0
        entry = list(store.log.read())[-1].event
        assert (entry.event_type, entry.data.backup_id, entry.data.log_size) == (
            "backup.made",
            made.backup_id,
            made.log_size,
        )
        assert entry.data.account == account_name() != ""
        assert str(place) not in repr(entry)
    assert [(one.path, one.reachable) for one in known_backups(data)] == [(place.resolve(), True)]
    for path in data.keys.iterdir():
        assert str(place).encode() not in path.read_bytes()


# --- erasure -----------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-BACKUP-ERASED")
def test_an_erased_subject_does_not_come_back(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    backed_up(data, place)
    with StationStore.open(data) as store:
        store.log.erase("p-1", subject_erased("p-1"))
    (backup,) = known_backups(data)
    assert destroy_subject_key(backup, "p-1")
    assert not destroy_subject_key(backup, "p-1")
    assert not destroy_subject_key(backup, "nobody")
    for name, content in files_below(place).items():
        assert b"samples of p-1" not in content, name
    assert verify_backup(place, passphrase=WORDS).erased == ("nobody", "p-1")
    chains: list[tuple[str, ...]] = []
    found = restored(place, tmp_path / "new", after=lambda _data, of: chains.append(of))
    assert found.erased_again == 1
    assert len(chains) == 1
    assert "s-1" in chains[0]
    target = DataDirectory(tmp_path / "new")
    assert names_in(target) == {"Zaunkönig"}
    assert not (target.recordings / "r-1").exists()
    with StationStore.open(target) as store:
        assert {entry.event.event_type for entry in store.log.read() if entry.erased} == {
            "patient.registered",
            "session.started",
            "recording.started",
        }
        store.log.append(patient_registered("H-9", patient_id="p-9"))


def test_what_was_erased_in_another_place_does_not_come_back(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    unplugged, connected = place, tmp_path / "other disk"
    backed_up(data, unplugged)
    backed_up(data, connected)
    backup = next(one for one in known_backups(data) if one.path == connected.resolve())
    assert destroy_subject_key(backup, "p-1")
    assert restored(unplugged, tmp_path / "new", others=(connected,)).erased_again == 1
    assert names_in(DataDirectory(tmp_path / "new")) == {"Zaunkönig"}
    with pytest.raises(WrongUse, match="this station"):
        restored(unplugged, tmp_path / "newer", others=(tmp_path,))


def test_a_later_backup_does_not_bring_a_destroyed_key_back(data: DataDirectory, place: Path) -> None:
    backed_up(data, place)
    (backup,) = known_backups(data)
    destroy_subject_key(backup, "p-1")
    backed_up(data, place)  # the station has not destroyed its own yet
    kept = BackupFolder(place).subject("p-1")
    assert kept is not None
    assert kept.box == b""


@pytest.mark.proves("REQ-BACKUP-ERASED")
def test_a_place_that_is_not_there_is_known_and_says_so(data: DataDirectory, place: Path) -> None:
    backed_up(data, place)
    place.rename(place.with_name("unplugged"))
    (backup,) = known_backups(data)
    assert not backup.reachable
    with pytest.raises(StorageFault, match="cannot be reached"):
        destroy_subject_key(backup, "p-1")
    assert forget_place(data, backup.place_id)
    assert not forget_place(data, backup.place_id)
    assert known_backups(data) == ()


# --- what is no backup -------------------------------------------------------------------------------------------


def change(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.proves("REQ-BACKUP-WHOLE")
@pytest.mark.parametrize("which", ["objects/*/*", "manifests/*.json", "subjects/*.json", "place.json"])
@pytest.mark.parametrize("harm", [change, Path.unlink])
def test_a_changed_or_missing_file_is_found_and_nothing_is_restored(
    data: DataDirectory, place: Path, tmp_path: Path, which: str, harm: Callable[[Path], None]
) -> None:
    backed_up(data, place)
    for number, path in enumerate(sorted(place.glob(which))):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(place, copy)
        harm(copy / path.relative_to(place))
        with pytest.raises((LedgerBroken, NotFound, WrongUse, StorageFault)):
            verify_backup(copy, passphrase=WORDS)
        with pytest.raises((LedgerBroken, NotFound, WrongUse, StorageFault)):
            restored(copy, tmp_path / "new")
        assert not (tmp_path / "new").exists()
        assert not list(tmp_path.glob(".new*"))


@pytest.mark.parametrize("path", ["../escaped", "/etc/escaped", "a/../../b", "", "c:/x", "a\\b"])
def test_a_list_that_names_files_outside_is_refused_also_where_it_is_signed(
    data: DataDirectory, place: Path, tmp_path: Path, path: str
) -> None:
    made = backed_up(data, place)
    manifest = read_manifest(BackupFolder(place), made.backup_id)
    evil = replace(manifest, files=(replace(manifest.files[0], path=path), *manifest.files[1:]))
    write_manifest(BackupFolder(place), evil, KeyFolder(data.keys).private_key())
    with pytest.raises(LedgerBroken, match="outside"):
        restored(place, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_list_that_says_something_else_in_order_is_found_by_its_signature(data: DataDirectory, place: Path) -> None:
    made = backed_up(data, place)
    path = place / "manifests" / f"{made.backup_id}.json"
    whole = path.read_bytes()
    year = whole.index(b'"made_at":"20') + len(b'"made_at":"20')
    path.write_bytes(whole[:year] + b"19" + whole[year + 2 :])
    with pytest.raises(LedgerBroken, match="changed"):
        verify_backup(place, passphrase=WORDS)
    path.write_bytes(whole)
    verify_backup(place, passphrase=WORDS)


def test_another_passphrase_opens_nothing(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    backed_up(data, place)
    with pytest.raises(NotPermitted):
        verify_backup(place, passphrase="tulip orbit marbel")
    with pytest.raises(NotPermitted):
        restore(place, tmp_path / "new", passphrase="wrong", work=RestoreWork(holder=Holder.FILE))
    assert not (tmp_path / "new").exists()
    assert not verify_backup(place).opened


def test_a_passphrase_that_is_guessed_is_not_taken(data: DataDirectory, place: Path) -> None:
    with pytest.raises(PassphraseToBeChosen):
        backed_up(data, place, passphrase=lambda _: "short")
    assert known_backups(data) == ()


def test_a_backup_is_asked_for_its_passphrase_once(data: DataDirectory, place: Path) -> None:
    asked: list[bool] = []

    def ask(new: bool) -> str:
        asked.append(new)
        return WORDS

    for _ in range(2):
        backed_up(data, place, passphrase=ask)
    assert asked == [True]
    with station_ended(data):
        rotate(data, "keys.rotated")
    backed_up(data, place, passphrase=ask)
    assert asked == [True]
    forget_place(data, known_backups(data)[0].place_id)
    backed_up(data, place, passphrase=ask)
    assert asked == [True, False]
    assert verify_backup(place, passphrase=WORDS).opened


def test_a_folder_that_holds_something_else_is_left_alone(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    place.mkdir(parents=True)
    (place / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(Conflict, match="not empty"):
        backed_up(data, place)
    assert files_below(place) == {"holiday.jpg": b"x"}
    other = DataDirectory(tmp_path / "other").create()
    fill(other)
    backed_up(other, tmp_path / "theirs")
    other.remove_runtime()
    before = files_below(tmp_path / "theirs")
    with pytest.raises(Conflict, match="another station"):
        backed_up(data, tmp_path / "theirs")
    assert files_below(tmp_path / "theirs") == before
    for inside in (data.root / "backup", data.root, data.root.parent):
        with pytest.raises(WrongUse, match="within"):
            backed_up(data, inside)


def test_a_folder_that_is_not_empty_is_not_restored_into(data: DataDirectory, place: Path, tmp_path: Path) -> None:
    backed_up(data, place)
    before = files_below(data.root)
    for target in (data.root, data.settings):
        with pytest.raises(WrongUse, match="not empty"):
            restored(place, target)
    assert files_below(data.root) == before
    (tmp_path / "empty").mkdir()
    restored(place, tmp_path / "empty")


def test_of_a_log_that_does_not_hold_no_backup_is_made(data: DataDirectory, place: Path) -> None:
    backed_up(data, place)
    good = data.database.read_bytes()
    with StationStore.open(data) as store:
        store.log.append(step_entered("more"))
    backed_up(data, place)
    before = backup_ids(BackupFolder(place))
    data.database.write_bytes(good)  # an old copy put back: it holds, but does not go on from the newest backup
    for beside in ("-wal", "-shm"):
        data.database.with_name(f"station.db{beside}").unlink(missing_ok=True)
    with pytest.raises(LedgerBroken) as refused:
        backed_up(data, place)
    assert "No backup was made" in refused.value.meaning
    change(data.database)
    with pytest.raises(LedgerBroken):
        backed_up(data, place)
    assert backup_ids(BackupFolder(place)) == before
    verify_backup(place, passphrase=WORDS)


def test_a_damaged_recording_is_kept_and_named(data: DataDirectory, place: Path) -> None:
    def broken(_path: Path) -> None:
        raise RecordingBroken("a block")

    assert backed_up(data, place, check_recording=broken).damaged_recordings == ("r-1",)
    assert verify_backup(place, passphrase=WORDS).files == 3


@pytest.mark.proves("REQ-BACKUP-WHOLE")
@pytest.mark.parametrize("step", [1, 2, 3, 5, 6])
def test_killed_at_any_step_the_backups_before_hold(data: DataDirectory, place: Path, step: int) -> None:
    first = backed_up(data, place)
    with StationStore.open(data) as store:
        store.log.append(patient_registered("H-3", patient_id="p-3"))
    for path in (data.settings, data.reports / "s-1.sealed", data.recordings / "r-1" / "000.seg"):
        path.write_bytes(path.read_bytes() + b" ")
    command = [sys.executable, "-m", "tests.fakes.backed_up_station", str(data.root), str(place), str(step)]
    assert subprocess.run(command, cwd=REPOSITORY, timeout=60).returncode == -9
    assert backup_ids(BackupFolder(place)) == [first.backup_id]
    verify_backup(place, passphrase=WORDS)
    second = backed_up(data, place)
    assert second.log_size == first.log_size + 1
    verify_backup(place, passphrase=WORDS)
    assert not list((place / "objects").glob("incoming*"))


def test_killed_while_the_place_is_made_it_is_made_again(data: DataDirectory, place: Path) -> None:
    place.mkdir(parents=True)
    (place / "backup-key.json").write_bytes(b"half")
    assert backed_up(data, place).log_size == log_size(data)
    verify_backup(place, passphrase=WORDS)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from app.core.errors import StorageFault
from app.core.settings.data_directory import DataDirectory
from tests.fakes.backed_up_station import backed_up
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    backed_up(DataDirectory(Path(sys.argv[1])), Path(sys.argv[2]))
except StorageFault as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.proves("REQ-BACKUP-WHOLE")
@pytest.mark.parametrize("limit_bytes", [0, 100_000, 500_000])
def test_on_a_disk_that_takes_no_more_nothing_is_made_and_nothing_is_lost(
    data: DataDirectory, place: Path, limit_bytes: int
) -> None:
    first = backed_up(data, place)
    (data.recordings / "r-1" / "001.seg").write_bytes(bytes(600_000))
    command = [sys.executable, "-c", FULL_DISK, str(data.root), str(place), str(limit_bytes)]
    done = subprocess.run(command, cwd=REPOSITORY, timeout=60, capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert "No backup was made" in done.stdout
    assert backup_ids(BackupFolder(place)) == [first.backup_id]
    verify_backup(place, passphrase=WORDS)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] < 0


@pytest.mark.proves("REQ-BACKUP-WHOLE")
@pytest.mark.parametrize("limit_bytes", [10_000, 100_000])
def test_on_a_disk_without_room_nothing_is_restored_by_halves(
    data: DataDirectory, place: Path, tmp_path: Path, limit_bytes: int
) -> None:
    backed_up(data, place)
    target = tmp_path / "target" / "new"
    target.parent.mkdir()
    script = FULL_DISK.replace(
        "backed_up(DataDirectory(Path(sys.argv[1])), Path(sys.argv[2]))",
        "restore(Path(sys.argv[2]), Path(sys.argv[1]), passphrase=WORDS, work=RestoreWork(holder=Holder.FILE))",
    ).replace(
        "import backed_up",
        "import WORDS\nfrom app.core.store.backup.restoring import RestoreWork, restore\n"
        "from app.core.store.keys.holders import Holder",
    )
    command = [sys.executable, "-c", script, str(target), str(place), str(limit_bytes)]
    done = subprocess.run(command, cwd=REPOSITORY, timeout=60, capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert list(target.parent.iterdir()) == []
    restored(place, target)


def test_a_clinical_folder_is_restored_behind_a_passphrase_of_its_own(
    data_directory: DataDirectory, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    unlock(data_directory, "seven paper lanterns")
    fill(data_directory)
    backed_up(data_directory, place)
    target = DataDirectory(tmp_path / "new")
    with pytest.raises(NotPermitted):
        restored(place, target.root)  # never in a file
    work = RestoreWork(holder=Holder.PASSPHRASE, new_passphrase="green window chair")
    restore(place, target.root, passphrase=WORDS, work=work)
    forget(target)
    with pytest.raises(NotPermitted):
        unlock(target, "seven paper lanterns")
    assert unlock(target, "green window chair").kind == "clinical"
    assert names_in(target) == {FAMILY_NAME, "Zaunkönig"}
    assert [one.place_id for one in read_register(target).places] == [known_backups(data_directory)[0].place_id]
    backed_up(target, place)  # and goes on in the same place

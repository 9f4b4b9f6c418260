"""What one backup holds, signed by the station that made it.

Guarantees: a manifest is one line of JSON and one line with the station's Ed25519 signature over it; a changed byte is
found before anything in it is believed. Every path in it is relative and stays inside the folder it is restored to.
Does not: prove that the station was the right one; whoever restores sees which log it is, and its checkpoint. Pure but
for the reading and writing of the one file.
"""

import base64
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.errors import NotFound, StorageFault
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.settings.station_kind import StationKind
from app.core.store.backup.backup_folder import BackupFolder, backup_broken, make_folder
from app.core.store.keys.holders import write_durably

SCHEMA_VERSION = 1
_SIGNED_AS = b"neurascale backup manifest v1\n"


class KeptFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the data folder.

    Attributes:
        path: Below the data folder, with forward slashes.
        modified_ns: When the original was last written, to know it again.
        subject_id: Whose it is (a recording, a report), so that an erasure finds it; empty where nobody's.
    """

    path: str
    digest: str
    bytes: int
    modified_ns: int
    subject_id: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See the module.

    Attributes:
        log_key: The log's public key, as `CheckpointVerifier.text`.
        checkpoint: The signed head of the log in the backup.
        database, workflow: Digests of the encrypted snapshots; the second empty where there was none.
        subjects: Whose keys lie beside it, or did until they were destroyed.
        secret: The keys that open it, under the place's key, base64.
    """

    schema_version: int = SCHEMA_VERSION
    backup_id: str
    place_id: str
    station_id: str
    kind: StationKind
    made_at: str
    made_by: str
    log_key: str
    checkpoint: str
    database: str
    workflow: str
    files: tuple[KeptFile, ...]
    subjects: tuple[str, ...]
    secret: str

    @property
    def objects(self) -> set[str]:
        """The digests of all it names."""
        return {self.database, *filter(None, [self.workflow]), *(file.digest for file in self.files)}

    def head(self) -> Checkpoint:
        """The log's head at that time. Raises: LedgerBroken: It is not signed by the log's key."""
        return CheckpointVerifier.from_text(self.log_key).verify(self.checkpoint)


@dataclass(frozen=True, slots=True)
class Secret:
    """What a backup's place key opens."""

    database: bytes
    signing: bytes


def write_manifest(folder: BackupFolder, manifest: Manifest, key: Ed25519PrivateKey) -> None:
    """Raises: StorageFault: It cannot be written; the backup does not exist."""
    line = msgspec.json.encode(manifest)
    make_folder(folder.manifests)
    signature = base64.b64encode(key.sign(_SIGNED_AS + line))
    write_durably(folder.manifests / f"{manifest.backup_id}.json", line + b"\n" + signature + b"\n")


def backup_ids(folder: BackupFolder) -> list[str]:
    """All backups in a place, the newest last."""
    return sorted(path.stem for path in folder.manifests.glob("*.json"))


def read_manifest(folder: BackupFolder, backup_id: str = "") -> Manifest:
    """A backup, the newest by default.

    Raises:
        NotFound: There is none.
        LedgerBroken: It was changed.
        StorageFault: It cannot be read, or was made by a newer version.
    """
    known = backup_ids(folder)
    if not known or (backup_id and backup_id not in known):
        raise NotFound(
            "There is no such backup in this folder.",
            meaning="A backup that was interrupted is none; nothing was read or changed.",
            advice="Name the folder that was given to 'neurascale backup --to'.",
        )
    path = folder.manifests / f"{backup_id or known[-1]}.json"
    try:
        line, signature, *rest = path.read_bytes().split(b"\n")
        manifest = _decoded(line)
        verifier = CheckpointVerifier.from_text(manifest.log_key)
        if rest != [b""] or manifest.backup_id != path.stem:
            raise backup_broken("its list of files was changed")
        verifier.public_key.verify(base64.b64decode(signature, validate=True), _SIGNED_AS + line)
    except OSError as error:
        raise StorageFault(f"The backup cannot be read: {error.strerror}.") from error
    except (ValueError, InvalidSignature, msgspec.MsgspecError) as error:
        raise backup_broken("its list of files was changed") from error
    if any(not _stays_inside(file.path) for file in manifest.files):
        raise backup_broken("a file in its list lies outside of the data folder")
    return manifest


def all_manifests(folder: BackupFolder) -> list[Manifest]:
    """All of a place, the newest last. Raises: LedgerBroken, StorageFault: As `read_manifest`."""
    return [read_manifest(folder, backup_id) for backup_id in backup_ids(folder)]


def forget_subject(folder: BackupFolder, place_id: str, subject_id: str) -> bool:
    """Destroy a subject's key in a place, and remove what is theirs alone; False where there was neither.

    The manifests stay as they were signed: what they name of a subject whose key was destroyed may be missing.

    Raises:
        StorageFault: The place cannot be reached, or something cannot be removed.
        LedgerBroken: A manifest was changed, so that it is not known what belonged to whom; the key is destroyed.
    """
    destroyed = folder.destroy_subject_key(place_id, subject_id)
    theirs: set[str] = set()
    others: set[str] = set()
    for manifest in all_manifests(folder):
        theirs |= {file.digest for file in manifest.files if file.subject_id == subject_id}
        others |= {file.digest for file in manifest.files if file.subject_id != subject_id}
    removed = folder.drop_objects(theirs - others)
    return destroyed or removed > 0


def path_below(root: Path, path: str) -> Path:
    """Where a file of the manifest belongs."""
    return root.joinpath(*PurePosixPath(path).parts)


def _decoded(line: bytes) -> Manifest:
    version = msgspec.json.decode(line, type=_Version).schema_version
    if version > SCHEMA_VERSION:
        raise StorageFault("This backup was made by a newer version of the application.", advice="Update this one.")
    return msgspec.json.decode(line, type=Manifest)


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    plain = bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts
    return plain and "\\" not in path and ":" not in path and "\0" not in path


class _Version(msgspec.Struct):
    schema_version: int

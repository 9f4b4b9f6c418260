"""The station's key behind a passphrase."""

import json
import stat
import sys
from pathlib import Path

import pytest

from app.core.errors import Conflict, LedgerBroken, NotFound, NotPermitted, StorageFault
from app.core.store.keys.passphrase import FILE_NAME, PassphraseFile
from app.core.store.keys.sealing import new_key

WORDS = "tulip orbit marble"


def test_the_key_comes_back_with_its_passphrase_only(tmp_path: Path) -> None:
    key = new_key()
    PassphraseFile(tmp_path).keep(key, WORDS)
    kept = PassphraseFile(tmp_path)
    assert kept.key(WORDS) == key
    with pytest.raises(NotPermitted, match="does not open") as refused:
        kept.key("tulip orbit marbel")
    assert "marbel" not in str(refused.value)
    content = (tmp_path / FILE_NAME).read_bytes()
    assert key not in content
    assert WORDS.encode() not in content
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_a_changed_passphrase_opens_the_same_key_and_the_old_one_nothing(tmp_path: Path) -> None:
    key = new_key()
    kept = PassphraseFile(tmp_path)
    kept.keep(key, WORDS)
    with pytest.raises(NotPermitted):
        kept.change("wrong", "new words here")
    assert kept.key(WORDS) == key
    kept.change(WORDS, "new words here")
    assert kept.key("new words here") == key
    with pytest.raises(NotPermitted):
        kept.key(WORDS)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_accents_may_be_typed_on_any_system(tmp_path: Path) -> None:
    key = new_key()
    PassphraseFile(tmp_path).keep(key, "f\u00fcnf gr\u00fcne B\u00e4ume")
    assert PassphraseFile(tmp_path).key("fu\u0308nf gru\u0308ne Ba\u0308ume") == key


def test_a_key_is_never_put_in_anothers_place(tmp_path: Path) -> None:
    kept = PassphraseFile(tmp_path)
    key = new_key()
    kept.keep(key, WORDS)
    with pytest.raises(Conflict):
        kept.keep(new_key(), WORDS)
    assert kept.key(WORDS) == key


def test_a_writing_that_was_cut_short_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f"{FILE_NAME}.new").write_bytes(b"half")
    kept = PassphraseFile(tmp_path)
    key = new_key()
    kept.keep(key, WORDS)
    assert kept.key(WORDS) == key


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"salt": "AAAA"}, LedgerBroken),
        ({"salt": "not base64!"}, LedgerBroken),
        ({"memory_kib": 1 << 30}, LedgerBroken),
        ({"memory_kib": 1}, LedgerBroken),
        ({"passes": 0}, LedgerBroken),
        ({"lanes": "four"}, LedgerBroken),
        ({"schema_version": 2}, StorageFault),
        ({"box": "AAAA"}, NotPermitted),
    ],
)
def test_a_damaged_file_is_refused_before_it_costs_anything(
    tmp_path: Path, changes: dict[str, object], expected: type[Exception]
) -> None:
    kept = PassphraseFile(tmp_path)
    kept.keep(new_key(), WORDS)
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps(json.loads(path.read_bytes()) | changes))
    with pytest.raises(expected):
        kept.key(WORDS)


def test_no_file_is_said(tmp_path: Path) -> None:
    kept = PassphraseFile(tmp_path)
    assert not kept.exists
    with pytest.raises(NotFound):
        kept.key(WORDS)
    (tmp_path / FILE_NAME).write_bytes(b"{")
    with pytest.raises(LedgerBroken):
        kept.key(WORDS)

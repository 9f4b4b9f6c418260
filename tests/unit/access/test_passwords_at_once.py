"""Passwords that are checked at the same moment, and a passphrase with them: none waits for ever."""

import subprocess
import sys
from pathlib import Path

from tests.shared_data import REPOSITORY

AT_ONCE = """
import os, sys, threading
from pathlib import Path
from app.core.access import passwords
from app.core.store.keys.passphrase import PassphraseFile

kept = PassphraseFile(Path(sys.argv[1]))
kept.keep(bytes(range(32)), "lantern gravel seventeen boats")
checks = [lambda: passwords.check_in_vain("x" * 12), lambda: kept.key("lantern gravel seventeen boats")]
ready = threading.Barrier(4)

def check(number):
    ready.wait()
    for _ in range(3):
        checks[number % 2]()

threads = [threading.Thread(target=check, args=(number,), daemon=True) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(8)
sys.stdout.write(f"{sum(not thread.is_alive() for thread in threads)} ended")
sys.stdout.flush()
os._exit(0)
"""


def test_checks_at_the_same_moment_all_come_to_an_end(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=REPOSITORY,
        check=False,
    )
    assert done.stdout == "4 ended", done.stderr

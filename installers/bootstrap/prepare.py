"""Makes this clone able to run: system libraries, the pinned installer, the locked environment.

Guarantees: needs only Python 3.11 and pip; changes nothing outside the clone but, as root or with password-less
sudo, the system libraries that are missing; quiet and offline when everything is there; a second run goes on where a
first was interrupted. Does not: need a server, change pip's settings, or touch the system's Python packages.
Standard library only. Called by the Makefile.
"""

import argparse
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TOOLS = REPOSITORY / ".tools"
UV = TOOLS / "bin" / "uv"
UV_VERSION = "0.13.9"
ENVIRONMENTS = {
    "full": (REPOSITORY / ".venv", ("--all-extras", "--group", "test")),
    # The core must work on a machine without Qt; this environment is where that is tested.
    "core": (REPOSITORY / ".venv-core", ("--group", "test")),
}


class NotPrepared(Exception):
    """What is missing and what to do, in the words to print."""


def say(text: str) -> None:
    print(f"setup: {text}", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Install what this clone needs.", epilog="example:  make setup")
    parser.add_argument("environment", choices=ENVIRONMENTS, nargs="?", default="full")
    parser.add_argument("--window-optional", action="store_true", help="go on where Qt's system libraries are missing")
    parser.add_argument("--for-tests", action="store_true", help="also what only tests need: a screen without a screen")
    arguments = parser.parse_args()
    folder, wanted = ENVIRONMENTS[arguments.environment]
    try:
        check_python()
        missing = provide(missing_packages) if arguments.environment == "full" else []
        if arguments.for_tests and (absent := provide(missing_test_packages)):
            say(f"tests of the real window and its keys will skip: {', '.join(absent)} cannot be installed here")
        provide_environment(folder, wanted)
        if arguments.for_tests and (why := provide_fhir_validator(folder)):
            say(f"the tests against the FHIR validator of @medplum/core will skip: {why}")
        if missing:
            sudo, who = ("sudo ", "") if shutil.which("sudo") else ("", " as root")
            line = f"{sudo}apt-get install -y --no-install-recommends {' '.join(missing)}"
            say(f"the window needs system libraries that I may not install. Run this line once{who}:\n\n    {line}\n")
            return 0 if arguments.window_optional else 1
    except NotPrepared as problem:
        say(str(problem))
        return 1
    return 0


def check_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one shall read why it does not work
        raise NotPrepared(
            f"this is Python {sys.version.split()[0]}; NeuraScale needs 3.11 or later. "
            "Install it, then run:  make setup PYTHON=/path/to/python3.11"
        )


def provide(find_missing: Callable[[], list[str]]) -> list[str]:
    """Install what `find_missing` names where that is allowed; the packages that are still missing."""
    missing = find_missing()
    if not missing or shutil.which("apt-get") is None:
        return missing
    prefix = root_prefix()
    if prefix is None:
        return missing
    say(f"installing {len(missing)} system packages with apt: {' '.join(missing)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Dpkg::Use-Pty=0"]
    started = time.monotonic()
    # An update that fails (no network, one dead mirror) need not matter: the lists may be fresh enough.
    subprocess.run([*apt, "update"], check=False, stdout=sys.stderr)
    done = subprocess.run([*apt, "install", "-y", "--no-install-recommends", *missing], check=False, stdout=sys.stderr)
    still_missing = find_missing()
    if done.returncode == 0 and not still_missing:
        say(f"system packages installed in {time.monotonic() - started:.0f} s")
    return still_missing


def missing_packages() -> list[str]:
    """Debian packages of the libraries and fonts that this Linux system lacks; none elsewhere."""
    if sys.platform != "linux":
        return []
    table = system_table()
    packages = {package for library, package in table["libraries"].items() if not loads(library)}
    fonts = Path("/usr/share/fonts")
    packages |= {package for file, package in table["fonts"].items() if not any(fonts.rglob(file))}
    return sorted(packages)


def missing_test_packages() -> list[str]:
    """Debian packages of the commands that only tests of the real window need; none elsewhere."""
    if sys.platform != "linux":
        return []
    commands = system_table()["test_commands"]
    return sorted(package for command, package in commands.items() if shutil.which(command) is None)


def system_table() -> dict[str, dict[str, str]]:
    import tomllib  # not at the top: an older Python must get as far as `check_python`

    return tomllib.loads((Path(__file__).parent / "system-libraries.toml").read_text(encoding="utf-8"))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def root_prefix() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def provide_environment(folder: Path, wanted: Sequence[str]) -> None:
    """Bring `folder` to what uv.lock says, unless a stamp says that it is there already.

    Raises:
        NotPrepared: It cannot be.
    """
    stamp, digest = folder / ".prepared", wanted_digest(wanted)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest and python_answers(folder):
        return
    uv = provide_uv()
    say(f"installing the locked packages into {folder.name} (the first time, some 350 MB come over the network)")
    started = time.monotonic()
    command = [str(uv), "sync", "--frozen", "--python", sys.executable, *wanted]
    settings = network_settings() | {"UV_PROJECT_ENVIRONMENT": str(folder), "UV_NO_MODIFY_PATH": "1"}
    settings.pop("VIRTUAL_ENV", None)
    if subprocess.run(command, check=False, cwd=REPOSITORY, env=settings).returncode != 0:
        raise NotPrepared(
            f"the packages could not be installed (the reason is above). If this machine reaches the network through "
            f"a proxy, set HTTPS_PROXY; if its certificates are its own, set SSL_CERT_FILE. Then run it again: "
            f"what was fetched is kept.  {shlex.join(command)}"
        )
    stamp.write_text(digest, encoding="utf-8")
    say(f"{folder.name} is ready after {time.monotonic() - started:.0f} s")


def provide_fhir_validator(folder: Path) -> str:
    """Put the locked packages of the FHIR validator into `build/medplum`; why not, or empty where they are there."""
    source, target = REPOSITORY / "tests" / "oracle" / "medplum", REPOSITORY / "build" / "medplum"
    deno = folder / "bin" / "deno"
    if not deno.exists():
        return "there is no deno for this machine"
    stamp = target / ".prepared"
    digest = hashlib.sha256((source / "deno.lock").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return ""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("deno.json", "deno.lock"):
        shutil.copy(source / name, target / name)
    say("fetching the FHIR validator of @medplum/core (the first time, some 10 MB from npm)")
    settings = network_settings()
    settings.setdefault("DENO_TLS_CA_STORE", "system,mozilla")
    done = subprocess.run([deno, "install", "--frozen", "--quiet"], check=False, cwd=target, env=settings)
    if done.returncode != 0:
        return "its packages could not be fetched (the reason is above)"
    stamp.write_text(digest, encoding="utf-8")
    return ""


def wanted_digest(wanted: Sequence[str]) -> str:
    """Changes with the lock, the project's metadata, the interpreter, and the place of the clone."""
    project, _, _ = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff]")
    parts = [
        (REPOSITORY / "uv.lock").read_text(encoding="utf-8"),
        project,
        sys.version,
        str(REPOSITORY),
        *wanted,
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def python_answers(folder: Path) -> bool:
    """Whether the environment's interpreter is still there (the system's Python may have gone)."""
    python = folder / "bin" / "python"
    return python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def provide_uv() -> Path:
    """The pinned uv in `.tools`, put there with pip if need be.

    Raises:
        NotPrepared: pip is missing or failed.
    """
    if uv_version() == UV_VERSION:
        return UV
    say(f"installing uv {UV_VERSION} into .tools with pip")
    if TOOLS.exists():
        shutil.rmtree(TOOLS)  # `pip --target` does not replace what is there
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command = [*pip, "--no-warn-script-location", "--only-binary=:all:", "--target", str(TOOLS), f"uv=={UV_VERSION}"]
    done = subprocess.run(command, check=False, env=network_settings())
    if done.returncode != 0 or uv_version() != UV_VERSION:
        raise NotPrepared(
            "uv could not be installed with pip (the reason is above). Where pip itself is missing:  "
            "sudo apt-get install -y python3-pip"
        )
    return UV


def uv_version() -> str:
    try:
        told = subprocess.run([UV, "--version"], check=False, capture_output=True, text=True).stdout.split()
    except OSError:
        return ""
    return told[1] if len(told) > 1 else ""


def network_settings() -> dict[str, str]:
    """The environment with what a hospital's network may need: its own certificates, and patience."""
    settings = dict(os.environ)
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    if bundle.is_file():
        # uv brings its own list of authorities; the machine's list also holds those of the house.
        settings.setdefault("SSL_CERT_FILE", settings.get("PIP_CERT") or str(bundle))
        settings.setdefault("PIP_CERT", settings["SSL_CERT_FILE"])
    settings.setdefault("UV_HTTP_TIMEOUT", "180")
    settings.setdefault("PIP_DEFAULT_TIMEOUT", "180")
    # Between file systems a hard link is not possible, and uv would warn about each package.
    settings.setdefault("UV_LINK_MODE", "copy" if not same_disk() else "hardlink")
    return settings


def same_disk() -> bool:
    cache = Path(os.environ.get("UV_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    while not cache.exists():
        cache = cache.parent
    return cache.stat().st_dev == REPOSITORY.stat().st_dev


if __name__ == "__main__":
    sys.exit(main())

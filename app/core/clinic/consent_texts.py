"""The texts that people consent to, by purpose and version, as data in `resources/consents`.

Guarantees: a version's words never change once it was released (a test holds their digests): other words are another
version. Of each purpose the newest version whose day has come is the one to be handed out; a consent to an older one
counts until the day that the file names for it, or on and on where it names none. A version that the file does not
know counts for nothing. Does not: know who consented (`app.core.clinic.consent`). Any thread.
"""

import hashlib
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from app.core.clinic.purposes import PURPOSES
from app.core.errors import DefectError, WrongUse
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 1
LANGUAGES = ("en", "de")


class ConsentText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One version of a text.

    Attributes:
        since: The first day on which it is handed out.
        counts_until: The last day on which a consent to it counts; None: until a file says otherwise.
        why: Why it does not count any longer; empty where it does.
        titles / words: By language, of `LANGUAGES`.
    """

    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]+$(?!\n)")]
    since: date
    counts_until: date | None = None
    why: str = ""
    titles: dict[str, str]
    words: dict[str, str]

    def digest(self) -> str:
        """SHA-256 of what is handed out, in all languages."""
        plain = msgspec.json.encode((self.version, self.titles, self.words), order="sorted")
        return hashlib.sha256(plain).hexdigest()


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int
    purpose: str
    texts: tuple[ConsentText, ...]


@cache
def consent_texts(purpose: str) -> tuple[ConsentText, ...]:
    """Every version of a purpose's text, the oldest first.

    Raises:
        WrongUse: There is no such purpose.
        DefectError: Its file does not follow the schema.
    """
    if purpose not in PURPOSES:
        raise WrongUse("There is no consent for this purpose.", advice=f"Choose one of: {', '.join(PURPOSES)}.")
    return read_texts(resource_path("consents", f"{purpose}.toml"), purpose)


def read_texts(path: Path, purpose: str) -> tuple[ConsentText, ...]:
    """Every version in a file.

    Raises:
        DefectError: It does not follow the schema.
    """
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(f"The consent texts in {path.name} cannot be read: {error}") from error
    days = [text.since for text in file.texts]
    versions = {text.version for text in file.texts}
    whole = all(set(text.titles) == set(text.words) == set(LANGUAGES) for text in file.texts)
    ended = all(text.counts_until is None or (text.why and text.counts_until >= text.since) for text in file.texts)
    sound = file.schema_version == SCHEMA_VERSION and file.purpose == purpose and file.texts
    if not sound or not whole or not ended or days != sorted(set(days)) or len(versions) != len(days):
        raise DefectError(f"The consent texts in {path.name} are not those that this version needs.")
    return file.texts


def current_text(purpose: str, today: date) -> ConsentText:
    """The text to be handed out; the first one where the computer's clock says that none is yet.

    Raises:
        WrongUse: There is no such purpose.
        DefectError: The purpose's file does not follow the schema.
    """
    texts = consent_texts(purpose)
    return next((text for text in reversed(texts) if text.since <= today), texts[0])


def lapsed(purpose: str, version: str, today: date) -> str:
    """Why a consent to this version does not count any more; empty where it does.

    Raises:
        WrongUse: There is no such purpose.
        DefectError: The purpose's file does not follow the schema.
    """
    for text in consent_texts(purpose):
        if text.version == version:
            over = text.counts_until is not None and today > text.counts_until
            return text.why if over else ""
    return "its text is not known here"

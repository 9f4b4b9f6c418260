"""What a station of tests says of a patient's consents: the shipped words, and one entry for each of a few cases."""

from collections.abc import Sequence
from datetime import date

import msgspec

from app.core.clinic.consent_texts import ConsentText, consent_texts, current_text
from app.core.clinic.purposes import PURPOSES
from app.core.station.consent_messages import ConsentEntryView, ConsentList, PurposeView

DAY = date(2026, 11, 22)


def given(**fields: object) -> ConsentEntryView:
    """A consent that counts, with all that can be noted of it."""
    values: dict[str, object] = {
        "kind": "given", "at": "2026-11-20T08:15:00+00:00", "by": "patient", "noted_by": "Noa Okafor",
        "text_version": "2026-1", "how": "signed", "language": "de", "counts": True,
    }  # fmt: skip
    return ConsentEntryView(**{**values, **fields})  # type: ignore[arg-type]


def withdrawn(**fields: object) -> ConsentEntryView:
    values: dict[str, object] = {
        "kind": "withdrawn", "at": "2026-11-21T16:40:00+00:00", "by": "patient or representative",
        "noted_by": "Tove Lind", "reason": "Wants to think about it",
    }  # fmt: skip
    return ConsentEntryView(**{**values, **fields})  # type: ignore[arg-type]


def some_consents() -> tuple[PurposeView, ...]:
    """Recording is given, stimulation was taken back, research was never asked."""
    return (
        a_purpose("recording", (given(),), counts=True, needed=True),
        a_purpose(
            "stimulation",
            (withdrawn(), given(counts=False, why_not="It was withdrawn.", how="witnessed", witness="T. Lind, nurse")),
            withdrawn=True,
        ),
        a_purpose("research"),
    )


def a_purpose(
    purpose: str, entries: Sequence[ConsentEntryView] = (), *, texts: tuple[ConsentText, ...] = (), **fields: bool
) -> PurposeView:
    shown = texts or consent_texts(purpose)
    current = shown[-1].version if texts else current_text(purpose, DAY).version
    return PurposeView(purpose=purpose, texts=shown, current=current, entries=tuple(entries), **fields)


def consents_as_of(consented: tuple[str, ...], taken_back: tuple[str, ...]) -> ConsentList:
    """Of a patient of whom only purposes are known."""
    return ConsentList(
        purposes=tuple(
            a_purpose(
                purpose,
                (given(),) if purpose in consented else (withdrawn(),) if purpose in taken_back else (),
                counts=purpose in consented,
                withdrawn=purpose in taken_back,
                needed=purpose == "recording",
            )
            for purpose in PURPOSES
        )
    )


def newer(text: ConsentText, version: str, words: str) -> ConsentText:
    """Another version of a text."""
    return msgspec.structs.replace(text, version=version, since=DAY, words={"en": words, "de": f"{words} (de)"})

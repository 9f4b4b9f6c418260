"""Everything that a workflow keeps on a Temporal server is sealed first; the server holds ids, names and times only.

Guarantees: each payload (arguments, results, signals, states, details of errors) leaves as AES-256-GCM ciphertext under
a key that never leaves the station; what comes back and was not sealed with it becomes `NOT_OURS`, which nobody takes
for anything. So a server or its other clients can neither read what is in a session nor make it up, and what they put
in does not hold a workflow up for ever, as an error here would.
Does not: hide that a workflow runs, its id, the names of its steps and signals, and when. A server that is not honest
can still keep things back or send them again. Any thread.
"""

from collections.abc import Sequence

import msgspec
from temporalio.api.common.v1 import Payload
from temporalio.converter import DataConverter, PayloadCodec

from app.core.errors import LedgerBroken
from app.core.store.keys.sealing import opened, sealed
from app.core.workflow.temporal.effect_call import NOT_OURS

ENCODING = b"binary/neurascale-sealed"
_BOUND_TO = b"neurascale temporal payload"
_NOTHING = Payload(metadata={"encoding": b"json/plain"}, data=msgspec.json.encode(NOT_OURS))


class SealingCodec(PayloadCodec):
    """Seals and opens payloads.

    Args:
        key: 32 bytes.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [
            Payload(
                metadata={"encoding": ENCODING},
                data=sealed(self._key, payload.SerializeToString(), bound_to=_BOUND_TO),
            )
            for payload in payloads
        ]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """What was sealed; `NOT_OURS` in the place of what was not sealed here, or was changed."""
        return [self._opened(payload) for payload in payloads]

    def _opened(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING:
            return _NOTHING
        try:
            return Payload.FromString(opened(self._key, payload.data, bound_to=_BOUND_TO))
        except LedgerBroken:
            return _NOTHING


def sealing_converter(key: bytes) -> DataConverter:
    """JSON values, sealed."""
    return DataConverter(payload_codec=SealingCodec(key))

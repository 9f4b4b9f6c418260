"""The station's link to its Temporal server: one thread with the SDK's loop, and calls that wait for its answers.

Guarantees: a call ends within its time limit; a server that cannot be reached is a `LinkDown` that says so, and what
the server does not know is a `NotFound`; a worker that lost its server takes it up again by itself; `close` is bounded.
Does not: decide what is asked. Any thread but the loop's own.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError as FutureCancelledError
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode, TLSConfig
from temporalio.worker import Worker

from app.core.errors import LinkDown, NotFound, WrongUse
from app.core.settings.site import TemporalSettings
from app.core.workflow.temporal.sealed_payloads import sealing_converter
from app.core.workflow.temporal.worker import quiet_runtime

ANSWERS_WITHIN_S = 5.0
_AGAIN_AFTER_S = 5.0
_NOT_ASKED_FOR_S = 2.0
_ENDS_WITHIN_S = 8.0

Answer = TypeVar("Answer")


class ServerLink:
    """See the rules at the top of this module.

    Args:
        server: Where it is.
        key: Seals everything that leaves, 32 bytes.
        task_queue: The station's own; also what it calls itself there.
    """

    def __init__(self, server: TemporalSettings, key: bytes, task_queue: str, log: logging.Logger) -> None:
        self._server = server
        self._log = log
        self._task_queue = task_queue
        self._converter = sealing_converter(key)
        self._tls = _tls(server)
        self._client: Client | None = None
        self._connecting: asyncio.Lock | None = None
        self._ending: asyncio.Event | None = None
        self._served: asyncio.Future[None] | None = None
        self._said = False
        self._away_until_s = 0.0
        self._watched: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._turn, name="temporal-link", daemon=True)
        self._thread.start()

    def _turn(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._connecting, self._ending = asyncio.Lock(), asyncio.Event()
        self._loop.run_forever()

    def ask(self, what: Callable[[Client], Awaitable[Answer]], *, within_s: float = ANSWERS_WITHIN_S) -> Answer:
        """What the server answers.

        Raises:
            NotFound: It knows nothing of this.
            LinkDown: It cannot be reached, or answers too late, or refuses.
        """

        async def asked() -> Answer:
            return await asyncio.wait_for(self._asked(what), within_s)

        if self._loop.time() < self._away_until_s:
            # Whoever asks may have other things to do than to wait again for a server that has just not answered.
            raise self._away("not asked again so soon")
        try:
            return asyncio.run_coroutine_threadsafe(asked(), self._loop).result()
        except RPCError as error:
            if error.status == RPCStatusCode.NOT_FOUND:
                raise NotFound("The Temporal server knows no such workflow.") from error
            self._away_until_s = self._loop.time() + _NOT_ASKED_FOR_S
            raise self._away(error.status.name) from error
        except (TimeoutError, RuntimeError, FutureCancelledError) as error:
            self._away_until_s = self._loop.time() + _NOT_ASKED_FOR_S
            raise self._away(type(error).__name__) from error

    async def _asked(self, what: Callable[[Client], Awaitable[Answer]]) -> Answer:
        return await what(await self._connected())

    async def _connected(self) -> Client:
        assert self._connecting is not None
        async with self._connecting:
            if self._client is None:
                self._client = await Client.connect(
                    self._server.address,
                    namespace=self._server.namespace,
                    data_converter=self._converter,
                    tls=self._tls,
                    connect_timeout=timedelta(seconds=ANSWERS_WITHIN_S),
                    # Not the machine's name and the process's number, as the SDK would send.
                    identity=self._task_queue,
                    runtime=quiet_runtime(),
                )
            return self._client

    def _away(self, why: str) -> LinkDown:
        return LinkDown(
            f"The Temporal server at {self._server.address} does not answer ({why.lower()}).",
            meaning="Workflows wait until it does; recording and the safety stop do not need it.",
            advice="Check the network and the server, or the section [workflows.temporal] of site.toml.",
        )

    # --- the worker ----------------------------------------------------------------------------------------------

    def serve(self, make: Callable[[Client], Worker]) -> None:
        """From now on do what the server has for this station; a second call does nothing."""

        def begin() -> None:
            if self._served is None:
                self._served = asyncio.ensure_future(self._serving(make))

        self._loop.call_soon_threadsafe(begin)

    def watch(self, what: Callable[[Client], Awaitable[Answer]], then: Callable[[Answer], None]) -> None:
        """Wait for something, as long as it takes and over losses of the server; `then` gets it on the loop's thread.

        What the server does not know any more is waited for no longer. `then` must be quick.
        """

        async def watching() -> None:
            while True:
                try:
                    then(await self._asked(what))
                except RPCError as error:
                    if error.status == RPCStatusCode.NOT_FOUND:
                        return
                except RuntimeError:
                    pass
                else:
                    return
                await asyncio.sleep(_AGAIN_AFTER_S)

        def begin() -> None:
            task = asyncio.ensure_future(watching())
            self._watched.add(task)
            task.add_done_callback(self._watched.discard)

        self._loop.call_soon_threadsafe(begin)

    async def _serving(self, make: Callable[[Client], Worker]) -> None:
        assert self._ending is not None
        while not self._ending.is_set():
            try:
                await self._work(make(await self._connected()))
            except (RPCError, RuntimeError) as error:
                if not self._said:
                    self._log.warning("the Temporal server cannot be reached (%s); tried again", type(error).__name__)
                self._said = True
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), _AGAIN_AFTER_S)

    async def _work(self, worker: Worker) -> None:
        assert self._ending is not None
        works = asyncio.ensure_future(worker.run())
        ends = asyncio.ensure_future(self._ending.wait())
        try:
            await asyncio.wait({works, ends}, return_when=asyncio.FIRST_COMPLETED)
            if not works.done():
                await worker.shutdown()
            await works
            self._said = False
        finally:
            ends.cancel()

    def stop_serving(self) -> None:
        """Take nothing more from the server; what is at work may still be handed back until `close`."""

        def stop() -> None:
            assert self._ending is not None
            self._ending.set()

        self._loop.call_soon_threadsafe(stop)

    def close(self) -> None:
        """Let the worker hand back what it has, and end the thread; bounded."""
        if not self._thread.is_alive():
            return

        async def end() -> None:
            assert self._ending is not None
            self._ending.set()
            for task in tuple(self._watched):
                task.cancel()
            if self._served is not None:
                await asyncio.wait({self._served}, timeout=_ENDS_WITHIN_S)
            self._client = self._served = None  # the SDK lets go of its connection with the last of them

        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(end(), self._loop).result(_ENDS_WITHIN_S + 1.0)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_ENDS_WITHIN_S)
        if not self._thread.is_alive():
            _finish(self._loop)


def _finish(loop: asyncio.AbstractEventLoop) -> None:
    """Nothing may be left half-way when the loop is closed: Python would say so on the console."""
    left: set[asyncio.Task[Any]] = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def _tls(server: TemporalSettings) -> TLSConfig | bool:
    """How the link is encrypted.

    Raises:
        WrongUse: A file that is named cannot be read.
    """
    if not server.tls:
        return False
    try:
        return TLSConfig(
            server_root_ca_cert=_read(server.ca_file),
            client_cert=_read(server.certificate_file),
            client_private_key=_read(server.key_file),
            domain=server.server_name or None,
        )
    except OSError as error:
        raise WrongUse(
            f"A file for the Temporal server cannot be read: {error.strerror}.",
            advice="Correct the section [workflows.temporal] of site.toml, or the files it names.",
        ) from error


def _read(path: str) -> bytes | None:
    return Path(path).read_bytes() if path else None

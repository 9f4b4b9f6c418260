"""An OpenBCI WiFi Shield, an EmotiBit and a Neurosity headset as the network shows them, on loopback.

What a shield answers is what its firmware sends (ESP8266 SSDP; /description.xml; /board).
"""

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DESCRIPTION = (
    '<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device>'
    "<deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType><friendlyName>{name}</friendlyName>"
    "<serialNumber>{serial}</serialNumber></device></root>"
)


class FakeShield:
    """Answers searches by UDP and pages by HTTP.

    Attributes:
        searches: What came in by UDP.
        location: What its answers name; its own page where empty.
    """

    def __init__(self, *, name: str = "PTW - OpenBCI Wifi Shield", board: str = '{"board_type": "cyton"}') -> None:
        self.searches: list[bytes] = []
        self.location = ""
        pages = {"/description.xml": DESCRIPTION.format(name=name, serial="OpenBCI-12AB"), "/board": board}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path, "").encode()
                self.send_response(200 if body else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", 0))
        self._udp.settimeout(0.1)
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._http.serve_forever, args=(0.02,)),
            threading.Thread(target=self._answer),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def place(self) -> tuple[str, int]:
        host, port = self._udp.getsockname()
        return host, port

    @property
    def page_port(self) -> int:
        return self._http.server_port

    def close(self) -> None:
        self._ended.set()
        self._http.shutdown()
        for thread in self._threads:
            thread.join()
        self._http.server_close()
        self._udp.close()

    def _answer(self) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(TimeoutError):
                asked, who = self._udp.recvfrom(2048)
                self.searches.append(asked)
                location = self.location or f"http://127.0.0.1:{self._http.server_port}/description.xml"
                self._udp.sendto(
                    "HTTP/1.1 200 OK\r\nEXT: \r\nCACHE-CONTROL: max-age=1200\r\n"
                    "SERVER: Arduino/1.0 UPNP/1.1 PTW-0001-12AB/929000226503\r\nUSN: uuid:38323636\r\n"
                    f"ST: urn:schemas-upnp-org:device:Basic:1\r\nLOCATION: {location}\r\n\r\n".encode(),
                    who,
                )


@contextlib.contextmanager
def emotibit(serial: str) -> Iterator[int]:
    """Answers one greeting; its port."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", 0))
    made.settimeout(3.0)

    def answer() -> None:
        with contextlib.suppress(TimeoutError, OSError):
            asked, who = made.recvfrom(2048)
            if asked.split(b",")[3] == b"HE":
                made.sendto(f"12,1,4,HH,1,100,DP,3131,DI,{serial}\n".encode(), who)

    thread = threading.Thread(target=answer)
    thread.start()
    yield made.getsockname()[1]
    thread.join()
    made.close()

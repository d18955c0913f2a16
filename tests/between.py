"""A way to a database's server that can be cut, and that can freeze: what a network does to us."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Between:
    """Passes connections on to a server on this machine, from a port of its own."""

    def __init__(self, port: int) -> None:
        self.server = port
        self._flowing = threading.Event()
        self._flowing.set()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._listen()

    def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        with contextlib.suppress(OSError):  # it may be cut already
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in list(self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()

    def freeze(self) -> None:
        """Let nothing more through, and say nothing about it."""
        self._flowing.clear()

    def thaw(self) -> None:
        self._flowing.set()

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.server))
            self._open |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=[one, other], daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                self._flowing.wait()
                target.sendall(piece)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
            self._open.discard(end)


@contextlib.contextmanager
def between(port: int) -> Iterator[Between]:
    way = Between(port)
    try:
        yield way
    finally:
        way.thaw()
        way.cut()

"""A program elsewhere that is told by a webhook."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Listener:
    """A program that keeps what it is told, and answers as it was asked to; `slow`: after so many seconds."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.status, self.to, self.slow = 204, "", 0.0
        listener = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
                time.sleep(listener.slow)
                self.send_response(listener.status)
                if listener.to:
                    self.send_header("Location", listener.to)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/told?from=school"

    def stop(self) -> None:
        """Listen no more."""
        self.server.shutdown()
        self.server.server_close()

"""A mail server for tests, in a thread: it keeps what it accepted, and can be mute, busy, cross or dead."""

import socketserver
import threading
import time
from email import message_from_bytes
from email.message import Message


class MailServer:
    """Listens on a port of its own until `stop`.

    `busy` and `cross` addresses are put off (451) and refused (550). At the `mute` moment, DATA or the dot
    that ends a letter, it goes silent: it has the letter at the dot, and does not say so.
    """

    def __init__(self, *, port: int = 0, mute: str = "", busy: str = "", cross: str = "") -> None:
        self.mute, self.busy, self.cross = mute, busy, cross
        self.letters: list[bytes] = []
        self.to: list[str] = []
        self.went_silent = threading.Event()
        self._stopped = threading.Event()
        server = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                server.talk(self)

        class Threaded(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Threaded(("127.0.0.1", port), Talk)
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Be dead: nobody answers on this port any more."""
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()

    def read(self) -> list[Message]:
        """The letters that were accepted."""
        return [message_from_bytes(letter) for letter in self.letters]

    def wait_for(self, many: int, *, seconds: float = 20) -> None:
        """Wait until this many letters are in; goes on as well when they do not come."""
        until = time.monotonic() + seconds
        while len(self.letters) < many and time.monotonic() < until:
            time.sleep(0.02)

    def talk(self, line: socketserver.StreamRequestHandler) -> None:
        """One conversation of SMTP (RFC 5321), as far as a letter needs it."""

        def say(words: str) -> None:
            line.wfile.write(words.encode() + b"\r\n")

        say("220 test")
        to = ""
        while asked := line.rfile.readline():
            command = asked.decode().strip().upper()
            if command.startswith("RCPT"):
                to = asked.decode().partition("<")[2].partition(">")[0]
                answer = "451 later" if to == self.busy else "550 no" if to == self.cross else "250 ok"
                say(answer)
            elif command == "DATA":
                if self._silent("DATA"):
                    return
                say("354 go on")
                self._take(line, to)
                if self._silent("."):
                    return
                say("250 taken")
            elif command == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def _take(self, line: socketserver.StreamRequestHandler, to: str) -> None:
        lines = []
        while (part := line.rfile.readline()) != b".\r\n":
            if not part:
                return
            lines.append(part[1:] if part.startswith(b".") else part)
        self.letters.append(b"".join(lines))
        self.to.append(to)

    def _silent(self, moment: str) -> bool:
        if self.mute != moment:
            return False
        self.went_silent.set()
        self._stopped.wait()
        return True

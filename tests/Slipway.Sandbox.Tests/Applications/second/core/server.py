"""Counts visits in Redis. GET / is its health, GET /visits reads, POST /visits counts one more, GET /slow takes 2 s."""
import json
import os
import signal
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Cache:
    """As much of Redis' protocol as a counter needs, over connections that are kept."""

    def __init__(self):
        self._kept = []

    def ask(self, *words):
        while stream := self._take():
            try:
                return self._ask(stream, *words)
            except (OSError, ValueError):
                with suppress(OSError):
                    stream.close()  # Redis was started anew meanwhile.
        connection = socket.create_connection(("cache", 6379), timeout=2)
        stream = connection.makefile("rwb")
        connection.close()  # The stream keeps it open.
        self._send(stream, "AUTH", os.environ["CACHE_PASSWORD"])
        return self._ask(stream, *words)

    def _take(self):
        try:
            return self._kept.pop()
        except IndexError:
            return None  # None is kept, or another thread was faster.

    def _ask(self, stream, *words):
        answer = self._send(stream, *words)
        self._kept.append(stream)
        return answer

    def _send(self, stream, *words):
        stream.write(f"*{len(words)}\r\n".encode())
        for word in map(str.encode, words):
            stream.write(b"$%d\r\n%s\r\n" % (len(word), word))
        stream.flush()
        if not (line := stream.readline()):
            raise OSError("the connection was closed")
        kind, rest = line[:1], line[1:].strip().decode()
        if kind == b"-":
            raise OSError(rest)
        if kind != b"$":
            return rest
        length = int(rest)
        return None if length < 0 else stream.read(length + 2)[:-2].decode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    cache = Cache()

    def do_GET(self):
        if self.path == "/":
            self.answer(lambda: {"ok": self.cache.ask("PING") == "PONG", "build": os.environ.get("BUILD")})
        elif self.path == "/visits":
            self.answer(lambda: {"visits": int(self.cache.ask("GET", "visits") or 0)})
        elif self.path == "/slow":
            time.sleep(2)
            self.reply(200, {"slow": True})
        else:
            self.reply(404, {"error": "There is nothing here."})

    def do_POST(self):
        self.answer(lambda: {"visits": int(self.cache.ask("INCR", "visits"))})

    def answer(self, work):
        try:
            self.reply(200, work())
        except OSError as problem:
            print(f"cache: {problem}", flush=True)
            self.reply(503, {"error": "The cache does not answer."})

    def reply(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Access-Control-Allow-Origin", "*")
        # A thread that waits for a caller's next request would outlive the server.
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False  # Requests in flight end before the process does.
    request_queue_size = 128  # The five of the library are lost in a moment in which the processor is busy elsewhere.
    timeout = 0
    is_empty = False

    def drain(self):
        """Answers those who have connected already: serve_forever leaves the one that woke it."""
        while not self.is_empty:
            self.handle_request()

    def handle_timeout(self):
        self.is_empty = True


server = Server(("", 9000), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
print("core listens on 9000", flush=True)
server.serve_forever(poll_interval=0.1)
server.drain()
server.server_close()

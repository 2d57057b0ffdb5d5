"""The API: GET /health names its components and its build, GET /welcome says what the env file says."""
import json
import os
import signal
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlparse


def database():
    url = urlparse(os.environ["DATABASE_URL"])
    socket.create_connection((url.hostname, url.port), timeout=2).close()


def cache():
    password = os.environ["REDIS_PASSWORD"].encode()
    with socket.create_connection((os.environ["REDIS_HOST"], 6379), timeout=2) as connection, connection.makefile("rwb") as stream:
        stream.write(b"*2\r\n$4\r\nAUTH\r\n$%d\r\n%s\r\n*1\r\n$4\r\nPING\r\n" % (len(password), password))
        stream.flush()
        if [stream.readline(), stream.readline()] != [b"+OK\r\n", b"+PONG\r\n"]:
            raise OSError("Redis does not take the password")


def state(check):
    try:
        check()
        return "healthy"
    except OSError as problem:
        print(f"{check.__name__}: {problem}", flush=True)
        return "unhealthy"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            components = {check.__name__: state(check) for check in (database, cache)}
            well = set(components.values()) == {"healthy"}
            self.reply(200 if well else 503, {"components": components, "imageDigest": os.environ.get("SLIPWAY_IMAGE_DIGEST")})
        elif self.path == "/welcome":
            self.reply(200, {"welcome": os.environ["WELCOME"]})
        else:
            self.reply(404, {"detail": "Not found"})

    def reply(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):
        pass


server = ThreadingHTTPServer(("", 8000), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
server.serve_forever(poll_interval=0.1)

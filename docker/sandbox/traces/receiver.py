"""Stands for Langfuse in the sandbox: takes traces as OTLP over HTTP in protobuf, and keeps the last ones in memory.

serve          listens on 4318
health         exit code 0 when it answers
list           prints the attributes of the spans that arrived, a JSON object a line
expect DIGEST  asks the backend for advice until the image DIGEST answers, and waits for the trace of that answer
"""
import base64
import collections
import gzip
import hmac
import json
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = 4318
PATH = "/api/public/otel/v1/traces"
BACKEND = "http://backend:8000/api/advice"
ENVIRONMENT = "local"
PATIENCE = 20

spans = collections.deque(maxlen=1000)


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def fields(data):
    """The fields of a protobuf message: number and value; numbers as int, everything else as bytes."""
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = varint(data, at)
        else:
            length = {1: 8, 5: 4}.get(kind)
            if length is None:
                length, at = varint(data, at)
            value, at = data[at:at + length], at + length
        yield tag >> 3, value


def messages(data, number):
    return [value for n, value in fields(data) if n == number]


def text(data, number):
    return b"".join(messages(data, number)[-1:]).decode()


def plain(value):
    """AnyValue: a string or a whole number; what else there is, nobody here asks for."""
    return next((v.decode() if n == 1 else v for n, v in fields(value) if n in (1, 3)), None)


def read(body):
    """The spans of an ExportTraceServiceRequest."""
    for resource in messages(body, 1):
        for scope in messages(resource, 2):
            for span in messages(scope, 2):
                attributes = {text(pair, 1): plain(messages(pair, 2)[0]) for pair in messages(span, 9)}
                yield {"trace": messages(span, 1)[0].hex(), "name": text(span, 5), "attributes": attributes}


def secret_key():
    with open(os.environ["LANGFUSE_SECRET_KEY_FILE"], encoding="utf-8") as file:
        return file.read()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        wanted = "Basic " + base64.b64encode(f"{os.environ['LANGFUSE_PUBLIC_KEY']}:{secret_key()}".encode()).decode()
        if self.path != PATH:
            return self.answer(404)
        if not hmac.compare_digest(self.headers.get("authorization", ""), wanted):
            return self.answer(401)
        if self.headers.get("content-type") != "application/x-protobuf":
            return self.answer(415)
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        spans.extend(read(body))
        self.answer(200)

    def do_GET(self):
        self.answer(200, json.dumps(list(spans)).encode(), "application/json")

    def answer(self, status, body=b"", kind="application/x-protobuf"):
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve():
    server = ThreadingHTTPServer(("", PORT), Receiver)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


def arrived():
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=3) as answer:
        return json.load(answer)


def ask():
    request = urllib.request.Request(
        BACKEND, json.dumps({"question": "Do traces arrive?"}).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)["trace"]


def judge(found, digest):
    """What is wrong with the spans of a trace; None when they say what they must."""
    for span in found:
        values = span["attributes"]
        if values.get("langfuse.environment") != ENVIRONMENT:
            return f"{span['name']} has the environment {values.get('langfuse.environment')} and not {ENVIRONMENT}"
        if not values.get("langfuse.release"):
            return f"{span['name']} names no release"
        if values.get("langfuse.trace.metadata.image_digest") != digest:
            return f"{span['name']} is of the image {values.get('langfuse.trace.metadata.image_digest')}"
    return None


def expect(digest):
    """A container that was replaced is kept warm under the same name, so that the first answer may be an older one's."""
    until, wrong = time.monotonic() + PATIENCE, "nothing arrived"
    while time.monotonic() < until:
        try:
            trace = ask()
        except (urllib.error.URLError, TimeoutError) as failure:
            wrong = f"{BACKEND}: {failure}"
            time.sleep(0.25)
            continue
        if trace is None:
            return "the backend traces nothing: LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are not set there"
        found = []
        while len(found) < 2 and time.monotonic() < until:
            time.sleep(0.1)
            found = [span for span in arrived() if span["trace"] == trace]
        wrong = judge(found, digest) if len(found) >= 2 else f"{len(found)} of 2 spans of the trace {trace} arrived"
        if wrong is None:
            release = found[0]["attributes"]["langfuse.release"]
            print(f"a trace of release {release} in {ENVIRONMENT} arrived")
            return None
    return wrong


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve"]:
            serve()
        case ["health"]:
            arrived()
        case ["list"]:
            for span in arrived():
                print(json.dumps(span))
        case ["expect", digest]:
            sys.exit(expect(digest))
        case _:
            sys.exit(__doc__)

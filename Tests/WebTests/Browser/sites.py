"""Starts the program as a server, and proxies in front of it."""

import http.client
import http.server
import subprocess
import threading
import time
import urllib.error
import urllib.request


class Server:
    """Runs `byregion serve` on a free port until the end of a `with` statement."""

    def __init__(self, program, file, *options):
        command = [program, "serve", "--db", file, "--port", "0", "--log", "none", *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.output = []
        address = None
        for line in self.process.stderr:
            self.output.append(line)
            if " at http://" in line:
                address = line.split(" at ", 1)[1].split(";")[0].strip()
                break
        if address is None:
            raise RuntimeError("the server did not start: " + "".join(self.output))
        self.origin = "/".join(address.split("/")[:3])
        self.address = address.rstrip("/")
        # Keep reading, so that later output does not fill the pipe.
        self.reader = threading.Thread(target=lambda: self.output.extend(self.process.stderr), daemon=True)
        self.reader.start()

    def wait_for(self, text, seconds=30):
        """Waits until the server has written the text to standard error."""
        end = time.monotonic() + seconds
        while not any(text in line for line in self.output):
            if time.monotonic() > end:
                raise TimeoutError(f"the server did not say {text!r}: " + "".join(self.output))
            time.sleep(0.02)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Proxy:
    """Forwards requests, optionally delayed, and optionally without the path prefix of the proxy."""

    def __init__(self, path="", strips=False, delay=lambda path: 0):
        proxy = self
        self.target = None

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self):
                time.sleep(delay(self.path))
                target = self.path
                if strips:
                    target = target[len(path):] if target.startswith(path) else "/outside"
                    target = target if target.startswith("/") else "/" + target
                length = int(self.headers.get("content-length") or 0)
                connection = http.client.HTTPConnection(proxy.target, timeout=60)
                connection.putrequest(self.command, target, skip_host=True, skip_accept_encoding=True)
                for name, value in self.headers.items():
                    connection.putheader(name, value)
                connection.endheaders(self.rfile.read(length) if length else None)
                answer = connection.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("transfer-encoding", "connection", "content-length", "date", "server"):
                        self.send_header(name, value)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    pass  # The client closed the connection.

            do_GET = do_HEAD = do_POST = forward

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}{path}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Answer:
    """Status, header fields and content of a response."""

    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()

    @property
    def text(self):
        return self.body.decode()


class NoRedirection(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(NoRedirection)


def get(address, **headers):
    """Sends a request, without following redirects."""
    request = urllib.request.Request(address, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        return Answer(opener.open(request, timeout=60))
    except urllib.error.HTTPError as error:
        return Answer(error)

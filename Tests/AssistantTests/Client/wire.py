"""Tests single messages of the protocol: invalid and too long messages, revisions, cancellation, clients that disconnect,
HTTP, and the memory of a thousand calls.

usage: wire.py SCENARIO PROGRAM DATABASE
"""

import http.client
import json
import re
import subprocess
import sys

SCENARIO, PROGRAM, DATABASE = sys.argv[1:4]
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
ENVELOPE = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
}


class Server:
    def __init__(self):
        self.process = subprocess.Popen(
            [PROGRAM, "mcp", "--db", DATABASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def send(self, message):
        data = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(data + b"\n")
        self.process.stdin.flush()

    def receive(self):
        line = self.process.stdout.readline()
        assert line.endswith(b"\n"), line
        message = json.loads(line)
        assert message["jsonrpc"] == "2.0", message
        return message

    def ask(self, message):
        self.send(message)
        return self.receive()

    def modern(self, number, method, **parameters):
        return self.ask(request(number, method, _meta=ENVELOPE, **parameters))

    def end(self):
        """Closes the input and returns the remaining answers; checks that the program exits with 0 and no messages."""
        self.process.stdin.close()
        rest = [json.loads(line) for line in self.process.stdout]
        complaint = self.process.stderr.read()
        assert self.process.wait() == 0 and complaint == b"", (self.process.returncode, complaint)
        return rest

    def memory(self, name="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(name + ":"))


def request(number, method, **parameters):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}


def code(answer):
    return answer["error"]["code"]


def initialize(server, version):
    answer = server.ask(
        request(0, "initialize", protocolVersion=version, capabilities={}, clientInfo={"name": "test", "version": "1"}))
    server.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
    return answer["result"]


def refusals():
    server = Server()
    # Requests before the first one that decides the mode.
    assert code(server.ask(request(1, "tools/list"))) == -32600
    assert server.ask(request(2, "ping"))["result"] == {}
    for text in (b"{", b"nonsense", b"\xff\xfe", b'{"a":1,"a":2}', b'{"jsonrpc":"2.0","id":1,"method":"\\ud800"}',
                 b"[" * 100_000, b"01", b'{"a":1}x', b'"open'):
        answer = server.ask(text)
        assert code(answer) == -32700 and answer["id"] is None, (text[:40], answer)
    for message in (b"[]", b"3", b"null", b"{}", b'{"jsonrpc":"1.0","method":"ping","id":null}',
                    b'{"jsonrpc":"2.0","method":"ping","id":1.5}', b'{"jsonrpc":"2.0","method":"ping","id":[]}',
                    json.dumps([request(1, "ping"), request(2, "ping")]).encode()):
        answer = server.ask(message)
        assert code(answer) == -32600 and answer["id"] is None, (message, answer)
    assert code(server.ask(b'{"jsonrpc":"2.0","id":7,"method":3}')) == -32600
    assert code(server.ask(b'{"jsonrpc":"2.0","id":7,"method":"ping","params":[1]}')) == -32602
    # These get no answer and have no effect.
    for message in ({"jsonrpc": "2.0", "id": 5, "result": {}}, {"jsonrpc": "2.0", "method": "notifications/unknown"},
                    {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 77}},
                    {"jsonrpc": "2.0", "method": "notifications/cancelled"}):
        server.send(message)
    server.send(b"")
    server.send(b"  \r")
    # A request with an unsupported revision does not decide the mode of the conversation.
    later = {**ENVELOPE, "io.modelcontextprotocol/protocolVersion": "2099-01-01"}
    answer = server.ask(request(8, "tools/list", _meta=later))
    assert code(answer) == -32022 and answer["error"]["data"] == {"supported": ["2026-07-28"], "requested": "2099-01-01"}
    answer = server.ask(request(9, "tools/list", _meta={"io.modelcontextprotocol/protocolVersion": "2026-07-28"}))
    assert code(answer) == -32602 and "clientCapabilities" in answer["error"]["message"]
    assert initialize(server, "2025-06-18")["protocolVersion"] == "2025-06-18"
    for method in ("resources/subscribe", "logging/setLevel", "server/discover", "tools/call/", "", "subscriptions/listen"):
        assert code(server.ask(request(10, method))) == -32601, method
    assert code(server.modern(11, "tools/list")) == -32600
    assert server.ask(request("a", "ping"))["id"] == "a"
    assert code(server.ask(request(12, "tools/call"))) == -32602
    assert server.end() == []


def revisions():
    for asked, given in (("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"), ("2024-11-05", "2025-11-25"),
                         ("2026-07-28", "2025-11-25"), ("soon", "2025-11-25")):
        server = Server()
        result = initialize(server, asked)
        assert result["protocolVersion"] == given, (asked, result)
        assert result["serverInfo"]["name"] == "byregion" and result["instructions"]
        answer = server.ask(request(1, "tools/list"))["result"]
        assert set(answer) == {"tools"}, set(answer)
        assert code(server.ask(request(2, "resources/read", uri="byregion://region/oz"))) == -32002
        assert server.end() == []
    server = Server()
    result = server.modern(1, "server/discover")["result"]
    assert result["supportedVersions"] == ["2026-07-28"] and result["resultType"] == "complete"
    assert result["_meta"]["io.modelcontextprotocol/serverInfo"]["name"] == "byregion"
    for method, cached in (("tools/list", True), ("prompts/list", True), ("resources/templates/list", True),
                           ("resources/list", False)):
        result = server.modern(2, method)["result"]
        assert result["resultType"] == "complete" and (result["ttlMs"] > 0) == cached, result
        assert result["cacheScope"] == ("public" if cached else "private"), result
    result = server.modern(3, "tools/call", name="sql", arguments={"statement": "SELECT 1"})["result"]
    assert result["resultType"] == "complete" and "ttlMs" not in result
    for method in ("ping", "logging/setLevel", "resources/subscribe", "subscriptions/listen"):
        assert code(server.modern(4, method)) == -32601, method
    assert code(server.modern(5, "resources/read", uri="byregion://region/oz")) == -32602
    assert code(server.ask(request(6, "tools/list"))) == -32602
    assert code(server.ask(request(7, "initialize", protocolVersion="2025-11-25", capabilities={}))) == -32022
    assert server.end() == []


def cancellation():
    server = Server()
    server.modern(0, "tools/list")
    for number in range(1, 11):
        server.send(request(number, "tools/call", _meta={**ENVELOPE, "progressToken": number}, name="sql",
                            arguments={"statement": ENDLESS}))
    first = server.receive()
    assert first["method"] == "notifications/progress" and first["params"]["progressToken"] == 1, first
    # The id of an unanswered request cannot be used again.
    assert code(server.ask(request(5, "prompts/list", _meta=ENVELOPE))) == -32600
    for number in range(1, 11):
        server.send({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": number}})
    server.send(request(11, "tools/call", _meta=ENVELOPE, name="sql", arguments={"statement": "SELECT 11"}))
    while (message := server.receive()).get("method") == "notifications/progress":
        assert message["params"]["progressToken"] == 1, message
    assert message["id"] == 11 and message["result"]["structuredContent"]["rows"] == [[11]], message
    assert server.end() == []


def long_message():
    server = Server()
    server.modern(1, "tools/call", name="sql", arguments={"statement": "SELECT 1"})
    before = server.memory("VmHWM")
    server.process.stdin.write(b'{"jsonrpc":"2.0","id":2,"method":"ping","params":{"a":"')
    for _ in range(100):
        server.process.stdin.write(b"x" * 1_000_000)
    answer = server.ask(b'"}}')
    assert code(answer) == -32600 and answer["id"] is None and "4000000" in answer["error"]["message"], answer
    grown = server.memory("VmHWM") - before
    assert grown < 20_000, f"a message of 100 MB took {grown} kB"
    # Messages just below the maximum length are read.
    for tool, argument in (("search", "query"), ("sql", "statement"), ("show", "name"), ("run_query", "name")):
        answer = server.modern(3, "tools/call", name=tool, arguments={argument: "a" * 3_999_000})
        assert answer["id"] == 3 and answer["result"]["isError"], answer
        assert len(json.dumps(answer)) < 2_000, "an error repeats what was sent"
    for method, parameters in (("resources/read", {"uri": "byregion://region/" + "a" * 3_999_000}),
                               ("prompts/get", {"name": "region_summary", "arguments": {"region": "a" * 3_999_000}}),
                               ("resources/list", {"cursor": "region:" + "a" * 3_999_000}),
                               ("a" * 3_999_000, {})):
        answer = server.modern(4, method, **parameters)
        assert answer["id"] == 4 and len(json.dumps(answer)) < 20_000, answer
    assert server.end() == []
    print(f"a message of 100 MB: {grown} kB more at most")


def leaving():
    # Requests are answered although the input ended.
    server = Server()
    server.modern(0, "tools/list")
    for number in range(1, 51):
        server.send(request(number, "tools/call", _meta=ENVELOPE, name="sql", arguments={"statement": f"SELECT {number}"}))
    assert sorted(answer["id"] for answer in server.end()) == list(range(1, 51))
    # The last message has no line feed.
    server = Server()
    server.process.stdin.write(json.dumps(request(1, "ping")).encode())
    assert [answer["id"] for answer in server.end()] == [1]
    # No message at all.
    assert Server().end() == []
    # Input and output are closed while a hundred queries of five seconds wait: the program ends without running them.
    server = Server()
    for number in range(100):
        server.send(request(number, "tools/call", _meta={**ENVELOPE, "progressToken": 1}, name="sql",
                            arguments={"statement": ENDLESS}))
    server.receive()
    server.process.stdout.close()
    server.process.stdin.close()
    assert server.process.wait(timeout=60) == 0
    assert server.process.stderr.read() == b""
    # Only the output is closed.
    server = Server()
    server.process.stdout.close()
    server.send(request(1, "ping"))
    assert server.process.wait(timeout=60) == 0


def memory():
    server = Server()
    calls = [
        ("search", {"query": "samarbeid"}), ("show", {"name": "rana"}), ("facets", {"query": "næring"}),
        ("list", {"kind": "municipalities"}), ("sql", {"statement": "SELECT * FROM passages"}), ("schema", {}),
        ("run_query", {"name": "regions-by-density"}), ("sql", {"statement": "SELECT * FROM advise"}),
    ]

    def ask(number):
        name, arguments = calls[number % len(calls)]
        server.modern(number, "tools/call", name=name, arguments=arguments)

    for number in range(200):
        ask(number)
    before = server.memory()
    for number in range(200, 1_200):
        ask(number)
    after = server.memory()
    assert server.end() == []
    print(f"resident memory: {before} kB after 200 calls, {after} kB after 1,000 more")
    assert after - before < 2_000, "memory grows from call to call"


def over_http():
    serving = subprocess.Popen(
        [PROGRAM, "serve", "--assistants", "--no-allow-sql", "--port", "0", "--log", "none", "--db", DATABASE],
        stderr=subprocess.PIPE)
    port = None
    while port is None:
        line = serving.stderr.readline().decode()
        assert line, "the server ended"
        port = re.search(r":(\d+)/mcp", line)
    port = int(port.group(1))

    def post(message, method="POST", path="/mcp", **fields):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
        headers.update({name.replace("_", "-"): value for name, value in fields.items()})
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, json.loads(content) if content.startswith(b"{") else None

    try:
        status, answer = post(request(1, "initialize", protocolVersion="2025-06-18", capabilities={}))
        assert status == 200 and answer["result"]["protocolVersion"] == "2025-06-18", answer
        assert post({"jsonrpc": "2.0", "method": "notifications/initialized"})[0] == 202
        status, answer = post(request(2, "tools/list"), mcp_protocol_version="2025-06-18")
        names = [tool["name"] for tool in answer["result"]["tools"]]
        assert status == 200 and "search" in names and "sql" not in names, names
        sql = request(3, "tools/call", name="sql", arguments={"statement": "SELECT 1"})
        assert code(post(sql, mcp_protocol_version="2025-06-18")[1]) == -32602
        assert post(request(4, "tools/list"), mcp_protocol_version="1999-01-01")[0] == 400

        new = {"mcp_protocol_version": "2026-07-28"}
        status, answer = post(request(5, "server/discover", _meta=ENVELOPE), mcp_method="server/discover", **new)
        assert status == 200 and answer["result"]["supportedVersions"] == ["2026-07-28"], answer
        call = request(6, "tools/call", _meta=ENVELOPE, name="show", arguments={"name": "rana"})
        assert post(call, mcp_method="tools/call", mcp_name="show", **new)[0] == 200
        for fields in ({"mcp_method": "tools/list", "mcp_name": "show"}, {"mcp_method": "tools/call", "mcp_name": "sql"},
                       {"mcp_method": "tools/call"}, {"mcp_name": "show"}):
            status, answer = post(call, **new, **fields)
            assert status == 400 and code(answer) == -32020, (fields, answer)
        assert code(post(call, mcp_method="tools/call", mcp_name="show")[1]) == -32020
        assert post(request(7, "no/method", _meta=ENVELOPE), mcp_method="no/method", **new)[0] == 404
        uri = "byregion://region/\u00e5"
        reading = request(8, "resources/read", _meta=ENVELOPE, uri=uri)
        status, answer = post(reading, mcp_method="resources/read", mcp_name="=?base64?YnlyZWdpb246Ly9yZWdpb24vw6U=?=", **new)
        assert status == 400 and code(answer) == -32602 and answer["error"]["data"]["uri"] == uri, answer

        assert code(post(b"{")[1]) == -32700 and post(b"[]")[0] == 400
        assert post(b"", method="GET")[0] == 405 and post(b"", method="DELETE")[0] == 405
        ping = request(9, "ping")
        assert post(ping)[0] == 200
        assert post(ping, content_type="text/plain")[0] == 415
        assert post(ping, accept="text/html")[0] == 406
        assert post(ping, origin="http://evil.example")[0] == 403
        assert post(ping, sec_fetch_site="cross-site")[0] == 403
        assert post(ping, host="evil.example")[0] not in (200, 202)
        assert post(request(10, "ping", a="x" * 100_000))[0] == 413
        assert post(ping, path="/mcp/other")[0] == 404
    finally:
        serving.terminate()
        serving.wait()


{"refusals": refusals, "revisions": revisions, "cancellation": cancellation, "long": long_message, "leaving": leaving,
 "memory": memory, "http": over_http}[SCENARIO]()
print("ok")

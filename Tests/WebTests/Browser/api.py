"""Tests the API against its description, with random requests generated from the description."""

import pathlib
import subprocess
import sys
import tempfile

import sites


def languages(base):
    """Responses for programs are in English unless the address has a language; all name their language."""
    faults = []
    for address, accept, wanted in [
        ("/api/nowhere", "*/*", "en"), ("/api/search?q=%FF", "*/*", "en"), ("/api/search?q=a&page=0", "*/*", "en"),
        ("/api/regions/xyz?lang=nn", "*/*", "nn"), ("/nowhere.json", "*/*", "en"), ("/nowhere", "application/json", "en"),
        ("/api", "text/html", "nb"), ("/nowhere", "text/html", "nb"), ("/regions/rana/advice/1.ris", "*/*", "nb"),
        ("/api/regions/rana/advice/1.ris", "*/*", "en"),
    ]:
        answer = sites.get(base + address, accept=accept, accept_language="nb")
        if answer.headers.get("content-language") != wanted:
            faults.append(f"{address}: Content-Language is {answer.headers.get('content-language')}, not {wanted}")
        if "json" in accept or address.startswith("/api/") and ".ris" not in address or address.endswith(".json"):
            if answer.headers.get_content_type() != "application/problem+json":
                faults.append(f"{address} answers {answer.headers.get_content_type()}")
    return faults


def check(base, report):
    report("API: " + languages.__doc__, languages(base))
    program = pathlib.Path(sys.executable).parent / "schemathesis"
    settings = pathlib.Path(__file__).parent / "schemathesis.toml"
    # One worker: Python 3.11 counts the depth of syntax trees for all threads together (gh-106905).
    result = subprocess.run(
        [program, "--config-file", settings, "run", base + "/api/openapi.json", "--max-examples", "8", "--workers", "1",
         "--seed", "7", "--phases", "coverage,fuzzing", "--no-color", "--output-truncate", "true"],
        capture_output=True, text=True, timeout=300, cwd=tempfile.gettempdir())
    faults = [] if result.returncode == 0 else [result.stdout[-6_000:] + result.stderr[-2_000:]]
    report("API: answers agree with the description", faults)

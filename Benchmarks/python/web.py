"""Measures `byregion serve` and Datasette alternately on the same file.

usage: web.py BYREGION DATASETTE FILE.db [ROUNDS] [SECONDS]

Needs wrk. Prints a Markdown table of the medians: requests per second and the 99th percentile, with 1 and 8 readers.
scripts/python-tools installs Datasette and prints its folder.
"""

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGES = [
    ("front page", "/", "/"),
    ("search page with facets", "/search?q=forankring", "/c/match?q=forankring"),
    ("table", "/regions", "/c/regions"),
    ("JSON of 100 rows", "/api/passages?limit=100", "/c/passages.json?_size=100"),
    ("search as JSON", "/api/search?q=forankring", "/c/match.json?q=forankring"),
    ("all rows as CSV", "/api/passages.csv", "/c/passages.csv?_stream=on"),
]

METADATA = """
databases:
  c:
    queries:
      match:
        sql: |-
          SELECT passages.reference, regions.name, passages.text FROM passages_fts
          JOIN passages ON passages.id = passages_fts.rowid JOIN regions ON regions.id = passages.region_id
          WHERE passages_fts MATCH :q ORDER BY rank LIMIT 20
"""


def wait(port):
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing answers on port {port}")


def seconds(text):
    found = re.match(r"([\d.]+)(us|ms|s|m)", text)
    if not found:
        return float("nan")  # No answer came in time.
    number, unit = found.groups()
    return float(number) * {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60}[unit]


def wrk(url, readers, duration, header=None):
    command = ["wrk", "-t1", f"-c{readers}", f"-d{duration}s", "--latency", "--timeout", "20s", url]
    if header:
        command += ["-H", header]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Socket errors" in said:
        print("  ", url, said.split("Socket errors")[1].splitlines()[0], file=sys.stderr)
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", said).group(1))
    return rate, seconds(re.search(r"99%\s+(\S+)", said).group(1))


def memory(process):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)) / 1000


def main():
    byregion, datasette, file = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    duration = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    with tempfile.TemporaryDirectory() as folder:
        # Datasette's paths begin with the file's name.
        copy = os.path.join(folder, "c.db")
        shutil.copy(file, copy)
        metadata = os.path.join(folder, "metadata.yml")
        with open(metadata, "w") as text:
            text.write(METADATA)
        started = time.monotonic()
        ours = subprocess.Popen([byregion, "serve", "--db", copy, "--port", "8791", "--log", "none"], stderr=subprocess.DEVNULL)
        wait(8791)
        start = time.monotonic() - started
        theirs = subprocess.Popen(
            [datasette, "serve", copy, "-h", "127.0.0.1", "-p", "8792", "-m", metadata],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait(8792)
            measure(rounds, duration)
            with urllib.request.urlopen("http://127.0.0.1:8791/search?q=forankring") as answer:
                tag = answer.headers["etag"]
            rate, late = wrk("http://127.0.0.1:8791/search?q=forankring", 8, duration, f"If-None-Match: {tag}")
            print(f"\n304 by ETag: {rate:.0f} a second, p99 {late * 1000:.1f} ms")
            print(f"start to first answer: {start * 1000:.0f} ms; most memory: byregion {memory(ours):.0f} MB, Datasette {memory(theirs):.0f} MB")
        finally:
            for process in (ours, theirs):
                process.send_signal(signal.SIGTERM)
                process.wait()


def measure(rounds, duration):
    print("| page | byregion, 1 reader | 8 readers | Datasette, 1 reader | 8 readers | ratio at 8 |")
    print("|---|---|---|---|---|---|")
    for name, ours, theirs in PAGES:
        results = {}
        for _ in range(rounds):
            for who, url in (("o", f"http://127.0.0.1:8791{ours}"), ("t", f"http://127.0.0.1:8792{theirs}")):
                for readers in (1, 8):
                    results.setdefault((who, readers), []).append(wrk(url, readers, duration))
        cells, rates = [], {}
        for key in (("o", 1), ("o", 8), ("t", 1), ("t", 8)):
            rate = statistics.median(result[0] for result in results[key])
            late = statistics.median(result[1] for result in results[key])
            rates[key] = rate
            cells.append(f"{rate:.0f} /s, p99 {late * 1000:.1f} ms")
        ratio = f"{rates['o', 8] / rates['t', 8]:.1f}" if rates["t", 8] else "–"
        print(f"| {name} | {' | '.join(cells)} | {ratio} |", flush=True)


main()

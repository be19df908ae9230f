"""Measures the pages of `byregion serve` on a large file, and concurrent readers with and without an import.

usage: pages.py BYREGION FILE.db [--rounds N] [--import FOLDER]

Prints a Markdown table with the median and the longest of N answers (default 20) to one reader for each page, and the
processor time of one answer, after one that is not measured and without any cache. Then measures eight readers for ten
seconds, and with --import also while a folder of write-ups is imported into a copy of the file. Prints the server's peak
memory after each step, and what failed answers said.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

PORT = 8793


def get(connection, path):
    """Requests a page. Returns the time in seconds, the status and the content."""
    start = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    content = answer.read()
    return time.perf_counter() - start, answer.status, content


def first(path):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path)
    return json.loads(connection.getresponse().read())["rows"][0]


def pages():
    """One path for each kind of page, with records of the file."""
    region = first("/api/regions?limit=1")["slug"]
    municipality = first("/api/municipalities?limit=1")["number"]
    county = first("/api/counties?limit=1")["number"]
    document = first("/api/documents?limit=1")["id"]
    passage = first("/api/passages?limit=1")["reference"]
    query = "regions-by-density"
    sql = urllib.parse.quote("SELECT kind, count(*) FROM passages GROUP BY kind")
    return [
        "/", "/search?q=forankring", "/search?q=samarbeid", "/search?q=samarbeid+n%C3%A6ring",
        "/search?q=samarbeid&kind=advice&county=18", "/search?q=samarbeid&by=region", "/search?q=samarbeid&page=50",
        "/search?q=kommune&explain=1", "/search?q=xyzzyx", "/advice", "/regions", "/regions?sort=-population",
        "/municipalities", "/counties", "/documents", "/documents?page=100", "/map", "/map?by=density", f"/regions/{region}",
        f"/regions/{passage}", f"/municipalities/{municipality}", f"/counties/{county}", f"/documents/{document}", "/queries",
        f"/queries/{query}", "/sql", f"/sql?sql={sql}", "/memo?q=forankring", "/about", "/api",
        "/api/search?q=forankring", "/api/passages?limit=100",
    ]


def memory(process):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(r"VmHWM:\s*(\d+)", status.read()).group(1)) / 1000


def processor_time(process):
    """Processor time of the threads of a process in nanoseconds, which does not depend on the load of the machine."""
    total = 0
    for task in os.listdir(f"/proc/{process.pid}/task"):
        try:
            with open(f"/proc/{process.pid}/task/{task}/schedstat") as figures:
                total += int(figures.read().split()[0])
        except OSError:
            pass
    return total


def serve(program, file):
    process = subprocess.Popen(
        [program, "serve", "--db", file, "--port", str(PORT), "--log", "none"], stderr=subprocess.DEVNULL)
    for _ in range(400):
        try:
            get(http.client.HTTPConnection("127.0.0.1", PORT, timeout=60), "/healthz")
            return process
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


class Readers:
    """Readers that request the pages in turn until they are stopped, each on its own connection."""

    def __init__(self, paths, count=8):
        self.times, self.failures, self.stopped = [], [], False
        self.threads = [threading.Thread(target=self.read, args=(paths, number)) for number in range(count)]
        for thread in self.threads:
            thread.start()

    def read(self, paths, number):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while not self.stopped:
            path = paths[number % len(paths)]
            number += 1
            try:
                taken, status, content = get(connection, path)
                self.times.append(taken)
                if status != 200:
                    said = re.sub(r"<style.*?</style>|<[^>]*>|\s+", " ", content.decode(errors="replace"))
                    self.failures.append(f"{path}: {status} {said[:300]}")
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{path}: {error!r}")
                connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

    def stop(self):
        self.stopped = True
        for thread in self.threads:
            thread.join()
        times = sorted(self.times)
        late = times[int(len(times) * 0.99)] if times else 0
        middle = statistics.median(times) if times else 0
        for failure in self.failures[:5]:
            print("   failed:", failure)
        return f"{len(times)} answers, {len(self.failures)} failed, median {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("file")
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--import", dest="folder")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file
        if options.folder:
            file = os.path.join(folder, "copy.db")
            shutil.copy(options.file, file)
        process = serve(options.program, file)
        try:
            paths = pages()
            print("| page | median | longest | processor | bytes |\n|---|---|---|---|---|")
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
            for path in paths:
                get(connection, path)
                before = processor_time(process)
                results = [get(connection, path) for _ in range(options.rounds)]
                processor = (processor_time(process) - before) / options.rounds / 1e6
                times = [result[0] * 1000 for result in results]
                said = "" if results[0][1] == 200 else f" ({results[0][1]})"
                print(f"| `{path}`{said} | {statistics.median(times):.1f} ms | {max(times):.1f} ms | {processor:.1f} ms | {len(results[0][2])} |", flush=True)
            print(f"\none reader, most memory: {memory(process):.0f} MB", flush=True)
            quick = [path for path in paths if not path.startswith(("/queries/", "/sql?"))]
            readers = Readers(quick)
            time.sleep(10)
            print(f"eight readers: {readers.stop()}; most memory: {memory(process):.0f} MB", flush=True)
            if options.folder:
                readers = Readers(quick)
                start = time.monotonic()
                subprocess.run([options.program, "import", "--quiet", "--db", file, options.folder], check=True)
                taken = time.monotonic() - start
                said = readers.stop()
                print(f"eight readers while an import takes {taken:.1f} s: {said}; most memory: {memory(process):.0f} MB")
        finally:
            process.terminate()
            process.wait()


main()

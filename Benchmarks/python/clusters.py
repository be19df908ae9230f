"""Searches in PostgreSQL whose postings stand on 1, 2 and 4 clusters, each on a loopback address of its own.

usage: clusters.py PROGRAM DATABASE [--queries 100] [--clusters 1,2,4]

Starts clusters in a temporary folder, publishes the file to the first one, moves partitions of the postings to the others by
postgres_fdw, and asks `byregion serve` the same queries of one to four words on the file and on each of them, by HTTP, after
one round that does not count. Prints the median and the 99th percentile, what is pushed down, and what happens when a server is
lost. Everything is removed in the end.
"""

import argparse
import os
import random
import re
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What a search looks up for one word with its forms.
LOOKUP = """SELECT asked.number, p.passages
FROM unnest('{forankring,forankringen,forankra}'::text[]) WITH ORDINALITY AS asked (word, number)
JOIN byregion.postings AS p ON p.word = asked.word ORDER BY asked.number"""


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


class Cluster:
    """A server of PostgreSQL on 127.0.0.N."""

    def __init__(self, programs, folder, number):
        self.programs, self.folder, self.host = programs, os.path.join(folder, f"cluster{number}"), f"127.0.0.{number}"
        self.port = 5600 + number
        os.mkdir(self.folder)
        # The server does not run as root.
        self.user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        if self.user:
            os.chown(self.folder, 65534, 65534)
        self.data = os.path.join(self.folder, "data")
        run(*self.user, f"{programs}/initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8",
            "--locale=C.UTF-8")
        self.control("start")

    def control(self, action, *options):
        settings = f"-c listen_addresses={self.host} -c unix_socket_directories= -p {self.port} -c shared_buffers=256MB"
        subprocess.run(
            [*self.user, f"{self.programs}/pg_ctl", "-D", self.data, "-l", f"{self.folder}/log", "-w", *options,
             *(["-o", settings] if action == "start" else []), action],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def address(self):
        return f"postgresql://postgres@{self.host}:{self.port}/postgres"

    def sql(self, text):
        return run(f"{self.programs}/psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text, self.address())


def spread(first, others):
    """Moves partitions of the postings to other clusters: each third or second one, in turns with the first."""
    first.sql("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    homes = [first, *others]
    for number in range(4):
        home = homes[number % len(homes)]
        if home is first:
            continue
        name, server = f"postings_{number}", f"far_{number}"
        home.sql(f"""CREATE TABLE {name} (word text COLLATE "C" NOT NULL, block integer NOT NULL, passages integer[] NOT NULL)""")
        first.sql(
            f"""CREATE SERVER {server} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{home.host}', port '{home.port}',
              dbname 'postgres', async_capable 'true', fetch_size '10000', use_remote_estimate 'true');
            CREATE USER MAPPING FOR postgres SERVER {server} OPTIONS (user 'postgres', password_required 'false');
            ALTER TABLE byregion.postings DETACH PARTITION byregion.{name};
            ALTER TABLE byregion.{name} RENAME TO moved_{number};
            CREATE FOREIGN TABLE byregion.{name} PARTITION OF byregion.postings
              FOR VALUES WITH (MODULUS 4, REMAINDER {number}) SERVER {server} OPTIONS (schema_name 'public');
            INSERT INTO byregion.{name} SELECT * FROM byregion.moved_{number};
            DROP TABLE byregion.moved_{number}""")
        home.sql(f"CREATE INDEX ON {name} (word); ANALYZE {name}")
    first.sql("ANALYZE byregion.postings")


def queries(database, count):
    """Words that stand together in some passage, one to four of them."""
    chance = random.Random(1)
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM passages WHERE id % 97 = 0 LIMIT 20000")]
    found = []
    while len(found) < count:
        words = re.findall(r"[a-zæøå]{3,}", chance.choice(texts).lower())
        length = 1 + len(found) % 4
        if len(words) > length:
            start = chance.randrange(len(words) - length)
            found.append(" ".join(words[start:start + length]))
    return found


class Pages:
    """`byregion serve` on a knowledge base."""

    def __init__(self, program, database):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--log", "none", "--language", "en", "--db", database],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.address = re.search(r"http://[^/]+", line)[0] if "http://" in line else sys.exit(line)

    def seconds(self, query):
        address = f"{self.address}/api/search?{urllib.parse.urlencode({'q': query, 'limit': 20})}"
        start = time.perf_counter()
        with urllib.request.urlopen(address, timeout=60) as answer:
            answer.read()
        return time.perf_counter() - start

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def measure(program, database, asked):
    pages = Pages(program, database)
    try:
        # Each thread of the server has a connection of its own, and its first question opens it.
        for _ in range(3):
            for query in asked[:20]:
                pages.seconds(query)
        return [pages.seconds(query) for query in asked]
    finally:
        pages.end()


def row(name, times):
    ordered = sorted(times)
    print(f"| {name} | {statistics.median(times) * 1000:.0f} ms | {ordered[int(len(ordered) * 0.99)] * 1000:.0f} ms |",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("database")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--clusters", default="1,2,4")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    programs = run(os.path.join(ROOT, "scripts", "postgresql")).strip()
    asked = queries(options.database, options.queries)
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    clusters = []
    try:
        print("| searches in | median | 99th percentile |\n|---|---|---|")
        row("the file", measure(program, options.database, asked))
        for count in map(int, options.clusters.split(",")):
            for cluster in clusters:
                cluster.control("stop", "-m", "immediate")
                shutil.rmtree(cluster.folder)
            clusters = []
            for number in range(count):
                clusters.append(Cluster(programs, folder, number + 1))
            start = time.perf_counter()
            run(program, "publish", clusters[0].address(), "--db", options.database)
            published = time.perf_counter() - start
            spread(clusters[0], clusters[1:])
            name = f"{count} cluster{'s' if count > 1 else ''} (published in {published:.1f} s)"
            row(name, measure(program, clusters[0].address(), asked))
        print("\n" + clusters[0].sql("EXPLAIN (VERBOSE, COSTS OFF) " + LOOKUP))
        if len(clusters) > 1:
            clusters[-1].control("stop", "-m", "immediate")
            lost = subprocess.run(
                [program, "search", "forankring", "--language", "en", "--db", clusters[0].address()], text=True,
                capture_output=True)
            print(f"with a cluster lost: exit code {lost.returncode}, {len(lost.stdout)} bytes of answer\n{lost.stderr}")
            clusters.pop()
    finally:
        for cluster in clusters:
            cluster.control("stop", "-m", "immediate")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

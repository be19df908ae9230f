"""Measures searches in PostgreSQL with the postings on 1, 2 and 4 clusters, each on its own loopback address.

usage: clusters.py PROGRAM QUERIES DATABASE [--count 40] [--clusters 1,2,4]

PROGRAM is byregion, QUERIES the program that `scripts/benchmark queries` builds. Starts clusters in a temporary folder,
publishes the file to the first one, moves partitions of the postings to the others by postgres_fdw, and runs QUERIES with
--publication on each, which alternates between the file and PostgreSQL and fails if an answer differs. Then shows which
conditions are pushed down, and what happens if a server is lost. Removes everything at the end.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# The lookup of a search for one word with its forms.
LOOKUP = """SELECT word, passages FROM byregion.postings
WHERE word = ANY ('{forankring,forankringen,forankra}'::text[])"""


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


class Cluster:
    """A PostgreSQL server on 127.0.0.N."""

    def __init__(self, programs, folder, number):
        self.programs, self.folder, self.host = programs, os.path.join(folder, f"cluster{number}"), f"127.0.0.{number}"
        self.port = 5600 + number
        os.mkdir(self.folder)
        # PostgreSQL refuses to run as root.
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
    """Distributes the partitions of the postings over all clusters in turn."""
    first.sql("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    homes = [first, *others]
    for number in range(4):
        home = homes[number % len(homes)]
        if home is first:
            continue
        name, server = f"postings_{number}", f"far_{number}"
        home.sql(
            f'CREATE TABLE {name} (word text COLLATE "C" NOT NULL, block integer NOT NULL, passages integer[] NOT NULL)')
        first.sql(
            f"""CREATE SERVER {server} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{home.host}',
              port '{home.port}', dbname 'postgres', async_capable 'true', fetch_size '10000', batch_size '1000',
              use_remote_estimate 'true');
            CREATE USER MAPPING FOR postgres SERVER {server} OPTIONS (user 'postgres', password_required 'false');
            ALTER TABLE byregion.postings DETACH PARTITION byregion.{name};
            ALTER TABLE byregion.{name} RENAME TO moved_{number};
            CREATE FOREIGN TABLE byregion.{name} PARTITION OF byregion.postings
              FOR VALUES WITH (MODULUS 4, REMAINDER {number}) SERVER {server} OPTIONS (schema_name 'public');
            INSERT INTO byregion.{name} SELECT * FROM byregion.moved_{number};
            DROP TABLE byregion.moved_{number}""")
        home.sql(f"CREATE INDEX ON {name} (word); ANALYZE {name}")
    first.sql("ANALYZE byregion.postings")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("queries")
    parser.add_argument("database")
    parser.add_argument("--count", default="40")
    parser.add_argument("--clusters", default="1,2,4")
    options = parser.parse_args()
    programs = run(os.path.join(ROOT, "scripts", "postgresql")).strip()
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    clusters = []
    try:
        for count in map(int, options.clusters.split(",")):
            while clusters:
                cluster = clusters.pop()
                cluster.control("stop", "-m", "immediate")
                shutil.rmtree(cluster.folder)
            for number in range(count):
                clusters.append(Cluster(programs, folder, number + 1))
            start = time.perf_counter()
            run(options.program, "publish", clusters[0].address(), "--db", options.database)
            published = time.perf_counter()
            spread(clusters[0], clusters[1:])
            print(f"clusters: {count}; published in {published - start:.1f} s, "
                  f"moved in {time.perf_counter() - published:.1f} s\n", flush=True)
            print(run(options.queries, "--count", options.count, "--publication", clusters[0].address(),
                      options.database), flush=True)
        print(clusters[0].sql("EXPLAIN (VERBOSE, COSTS OFF) " + LOOKUP))
        if len(clusters) > 1:
            clusters.pop().control("stop", "-m", "immediate")
            lost = subprocess.run(
                [options.program, "search", "forankring", "--language", "en", "--db", clusters[0].address()], text=True,
                capture_output=True)
            print(f"a cluster is lost: exit code {lost.returncode}, {len(lost.stdout)} bytes of answer\n{lost.stderr}")
    finally:
        for cluster in clusters:
            cluster.control("stop", "-m", "immediate")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

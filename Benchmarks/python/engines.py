#!/usr/bin/env python3
"""Measures other search engines on the same passages and queries as `queries --output`.

usage: engines.py FILE.db QUERIES.tsv

FILE.db is a knowledge base, QUERIES.tsv has one query per line. Each engine indexes the passages with its best
Norwegian settings, in memory or in a temporary folder, and answers every query (any of its words, the first twenty
hits with their text). Prints the median and the 99th percentile of the processor time, in milliseconds.

tantivy comes from PyPI: the first run installs it into a temporary folder. Xapian's module is Debian's python3-xapian,
which any Python of the same version can use. Missing engines are reported and left out.
"""
import importlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

DEBIAN_MODULES = "/usr/lib/python3/dist-packages"


def is_there(module):
    importlib.invalidate_caches()
    try:
        importlib.import_module(module)
        return True
    except ImportError:
        return False


def find_modules():
    """Makes both engines importable if they are available."""
    if not is_there("xapian"):
        # Appended, so that Debian's modules do not replace those of this Python.
        sys.path.append(DEBIAN_MODULES)
    folder = os.path.join(tempfile.gettempdir(), f"byregion-engines-{sys.version_info[0]}.{sys.version_info[1]}")
    os.makedirs(folder, exist_ok=True)
    sys.path.append(folder)
    if not is_there("tantivy"):
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, "tantivy"]
        if subprocess.run(command, check=False).returncode != 0:
            print("tantivy could not be installed", file=sys.stderr)


def tantivy_engine(passages, folder):
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("text", stored=True, tokenizer_name="norwegian")
    analyzer = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("norwegian"))
        .build()
    )
    index = tantivy.Index(builder.build(), path=folder)
    index.register_tokenizer("norwegian", analyzer)
    writer = index.writer(256_000_000)
    for number, text in passages:
        writer.add_document(tantivy.Document(id=number, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(words):
        query = index.parse_query(" ".join(words), ["text"])
        return [searcher.doc(address)["text"] for _, address in searcher.search(query, 20).hits]

    return search


def xapian_engine(passages, folder):
    import xapian

    stemmer = xapian.Stem("norwegian")
    generator = xapian.TermGenerator()
    generator.set_stemmer(stemmer)
    generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    for number, text in passages:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(text)
        document.set_data(text)
        database.replace_document(number, document)
    database.commit()
    reader = xapian.Database(folder)
    parser = xapian.QueryParser()
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(xapian.QueryParser.STEM_ALL)
    parser.set_default_op(xapian.Query.OP_OR)
    enquire = xapian.Enquire(reader)

    def search(words):
        enquire.set_query(parser.parse_query(" ".join(words)))
        return [match.document.get_data() for match in enquire.get_mset(0, 20)]

    return search


def quantile(times, part):
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def measure(name, make, passages, queries):
    with tempfile.TemporaryDirectory() as folder:
        try:
            begun = time.process_time()
            search = make(passages, folder)
        except ImportError as error:
            print(f"  {name}: not installed ({error})")
            return
        indexed = time.process_time() - begun
        times = []
        for words in queries:
            begun = time.process_time()
            search(words)
            times.append((time.process_time() - begun) * 1000)
    print(
        f"  {name}: median {quantile(times, 0.5):.2f} ms, 99 % {quantile(times, 0.99):.2f} ms; "
        f"indexing took {indexed:.1f} s of processor time"
    )


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    find_modules()
    database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    passages = database.execute("SELECT id, text FROM passages ORDER BY id").fetchall()
    with open(sys.argv[2], encoding="utf-8") as file:
        queries = [line.split() for line in file if line.strip()]
    print(f"{len(queries)} queries on {len(passages)} passages, any of the words, twenty hits with their text")
    measure("tantivy, Norwegian stemmer", tantivy_engine, passages, queries)
    measure("Xapian, Norwegian stemmer", xapian_engine, passages, queries)


if __name__ == "__main__":
    main()

"""Loads a folder of write-ups with regular expressions and sqlite-utils: python load.py FOLDER DATABASE.

A simple importer for comparison: one pass over each file with compiled expressions, batches of rows through insert_all,
and a full-text index with porter stemming at the end. It does less than byregion (no misspelt headings, places,
vocabulary or revisions).
"""
import html
import pathlib
import re
import sys

import sqlite_utils

HEADINGS = [
    ("goals", re.compile(r"^#*\s*Mål\b", re.I)),
    ("results", re.compile(r"^#*\s*(Øvrige )?Resultat", re.I)),
    ("advice", re.compile(r"^#*\s*.{0,60}\bråd for samarbeid", re.I)),
    ("continuation", re.compile(r"^#*\s*Dette jobb\w+ .*etter", re.I)),
    ("application", re.compile(r"^#*\s*(Utdrag )?fra .*søknad", re.I)),
    ("documents", re.compile(r"^#*\s*Dokument(er)?\s*$", re.I)),
    ("facts", re.compile(r"^#*\s*Fakta\b", re.I)),
]
MARKER = re.compile(r"^\s*(?:[•*–-]|\d+[.)])\s+")
FACT = re.compile(r"^(Søk\w+kommune|Samarbeidskommun\w+|Folketal\w*[^:]*|Areal[^:]*):\s*(.*)$")
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


def decoded(content):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(path, document):
    text = decoded(path.read_bytes())
    if path.suffix == ".html":
        text = html.unescape(TAG.sub("", text))
    kind, title, passages, facts = "lead", None, [], []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.rstrip()
        if not line.strip():
            continue
        if title is None:
            title = line.lstrip("# ")
            continue
        if len(line) < 120:
            found = next((name for name, pattern in HEADINGS if pattern.match(line)), None)
            if found:
                kind = found
                continue
        fact = FACT.match(line)
        if fact:
            facts.append({"document": document, "label": fact[1], "value": fact[2]})
        entry = SPACE.sub(" ", MARKER.sub("", line)).strip()
        passages.append({"document": document, "kind": kind, "line": number, "text": entry})
    return {"id": document, "title": title or "", "source": path.name}, passages, facts


def main(folder, database):
    paths = sorted(path for path in pathlib.Path(folder).iterdir() if path.is_file())
    base = sqlite_utils.Database(database)
    base.execute("PRAGMA journal_mode = WAL")
    documents, passages, facts = [], [], []

    def flush():
        base["documents"].insert_all(documents, pk="id", batch_size=1000)
        base["passages"].insert_all(passages, batch_size=5000)
        base["facts"].insert_all(facts, batch_size=5000)
        for rows in (documents, passages, facts):
            rows.clear()

    for number, path in enumerate(paths, 1):
        document, entries, values = read(path, number)
        documents.append(document)
        passages.extend(entries)
        facts.extend(values)
        if number % 400 == 0:
            flush()
    flush()
    base["passages"].enable_fts(["text"], tokenize="porter")


main(*sys.argv[1:])

#!/usr/bin/env python3
"""Measures the import of Word documents and PDFs, compared with programs that only convert them to text.

usage: documents.py BYREGION [--documents FOLDER] [--words 1000] [--pdfs 200] [--runs 3]

First makes the documents, from the write-ups that `bench generate` writes (give their folder with --write-ups): Word
files by python-docx in four layouts (styles, bold headings, typed markers, facts in a table), and PDFs of some of them by
LibreOffice. With --documents, they are read from that folder, or kept there if the folder is new. python-docx and
markitdown are installed from PyPI into a temporary folder. pandoc, pdftotext and soffice must be on the PATH; missing ones
are reported and left out.

The programs run alternately, after one round to fill caches. Prints the median of elapsed time and processor time, and the
peak memory of the largest process.
"""
import argparse
import importlib
import os
import pathlib
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PROCESSES = str(os.cpu_count() or 1)


def require(module, package):
    """Imports a module, and installs it from PyPI if it is missing."""
    folder = os.path.join(tempfile.gettempdir(), f"byregion-documents-{sys.version_info[0]}.{sys.version_info[1]}")
    os.makedirs(folder, exist_ok=True)
    if folder not in sys.path:
        sys.path.append(folder)
        os.environ["PYTHONPATH"] = folder
    try:
        return importlib.import_module(module)
    except ImportError:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, package], check=True)
        importlib.invalidate_caches()
        return importlib.import_module(module)


def lines_of(path):
    text = path.read_bytes()
    try:
        text = text.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = text.decode("cp1252", errors="replace")
    return [line.strip() for line in text.splitlines()]


HEADING = re.compile(r"^(Mål |Resultat|Øvrige resultat|.*\bråd (for|om) |Dette |Utdrag |Fr[aå] .*søknad|Dokument|Fakta)", re.I)
MARKER = re.compile(r"^([•*–-]|\d+[.)])\s+")


def make_word(source, target, dress):
    """One write-up as a Word document."""
    docx = require("docx", "python-docx")
    document = docx.Document()
    lines = [line for line in lines_of(source) if line]
    document.add_paragraph(lines[0], style="Title")
    table = None
    for line in lines[1:]:
        marker = MARKER.match(line)
        if not marker and len(line) < 100 and HEADING.match(line):
            if dress == 0:
                document.add_paragraph(line, style="Heading 1")
            else:
                document.add_paragraph().add_run(line).bold = True
        elif marker and dress != 2:
            style = "List Number" if marker[1][0].isdigit() else "List Bullet"
            document.add_paragraph(line[marker.end():], style=style)
        elif dress == 3 and ":" in line[:40]:
            table = table or document.add_table(rows=0, cols=2)
            label, value = line.split(":", 1)
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value.strip()
        else:
            document.add_paragraph(line)
    document.save(target)


def make(folder, write_ups, words, pdfs):
    sources = sorted(path for path in pathlib.Path(write_ups).rglob("*.txt"))[:words]
    if len(sources) < words:
        sys.exit(f"{write_ups} has {len(sources)} write-ups in plain text, and {words} are needed")
    word, pdf = folder / "word", folder / "pdf"
    word.mkdir(parents=True)
    pdf.mkdir()
    for number, source in enumerate(sources):
        make_word(source, word / f"{number:04}.docx", number % 4)
    if not shutil.which("soffice"):
        print("soffice is not here: no PDFs are made", file=sys.stderr)
        return
    chosen = random.Random(1).sample(sorted(word.iterdir()), min(pdfs, words))
    profile = pathlib.Path(tempfile.mkdtemp()).as_uri()
    for start in range(0, len(chosen), 50):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(pdf)]
            + [str(path) for path in chosen[start:start + 50]],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


MARKITDOWN = (
    "import sys\nfrom markitdown import MarkItDown\nconverter = MarkItDown()\n"
    "for path in sys.argv[1:]:\n    converter.convert(path)\n"
)


def commands(byregion, files, ending):
    """The programs to measure on files of one format: their names, commands, and standard input (file names)."""
    listed = "\0".join(map(str, files)).encode()
    many = ["xargs", "-0", "-P", PROCESSES]
    yield "byregion import", [byregion, "import", "--quiet", "--db", "{db}", str(files[0].parent)], b""
    if ending == "pdf" and shutil.which("pdftotext"):
        yield "pdftotext", many + ["-n", "1", "sh", "-c", 'exec pdftotext "$0" - >/dev/null'], listed
    if ending == "docx" and shutil.which("pandoc"):
        yield "pandoc", many + ["-n", "1", "pandoc", "-t", "plain", "-o", "/dev/null"], listed
    try:
        require("markitdown", "markitdown[docx,pdf]")
        share = str(-(-len(files) // int(PROCESSES)))
        yield "markitdown", many + ["-n", share, sys.executable, "-c", MARKITDOWN], listed
    except subprocess.CalledProcessError:
        print("markitdown could not be installed", file=sys.stderr)


def measure(command, text):
    """Elapsed time, processor time of all processes, and peak memory of the largest, measured in a child process."""
    database = os.path.join(tempfile.mkdtemp(), "kb.db")
    started = os.pipe()
    child = os.fork()
    if child == 0:
        begin = time.perf_counter()
        done = subprocess.run(
            [part.replace("{db}", database) for part in command], input=text, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=False)
        seconds = time.perf_counter() - begin
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(started[1], f"{seconds} {used.ru_utime + used.ru_stime} {used.ru_maxrss} {done.returncode}".encode())
        os._exit(0)
    os.close(started[1])
    answer = os.read(started[0], 200).split()
    os.close(started[0])
    os.waitpid(child, 0)
    shutil.rmtree(os.path.dirname(database))
    if int(answer[3]) not in (0, 65):
        sys.exit(f"{command[0]} ended with {int(answer[3])}")
    return float(answer[0]), float(answer[1]), float(answer[2]) / (1 if sys.platform != "darwin" else 1024)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("byregion")
    parser.add_argument("--documents")
    parser.add_argument("--write-ups")
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--pdfs", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    folder = pathlib.Path(options.documents or tempfile.mkdtemp() + "/documents")
    if not folder.is_dir():
        if not options.write_ups:
            parser.error("give the folder of `bench generate` with --write-ups, or documents with --documents")
        make(folder, options.write_ups, options.words, options.pdfs)
    print(f"{'files':<12} {'program':<18} {'seconds':>8} {'of CPU':>8} {'peak MB':>8}")
    for ending in ("docx", "pdf"):
        files = sorted(folder.rglob(f"*.{ending}"))
        if not files:
            continue
        sides = list(commands(options.byregion, files, ending))
        results = {name: [] for name, _, _ in sides}
        for run in range(options.runs + 1):
            for name, command, text in sides:
                figures = measure(command, text)
                if run:
                    results[name].append(figures)
        for name, figures in results.items():
            seconds, processor, memory = (statistics.median(column) for column in zip(*figures))
            print(f"{len(files):>5} {ending:<6} {name:<18} {seconds:>8.2f} {processor:>8.2f} {memory / 1024:>8.0f}")


if __name__ == "__main__":
    main()

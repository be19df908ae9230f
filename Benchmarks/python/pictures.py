"""Takes the screenshots in docs/pictures: ten pages, each in light and dark.

usage: pictures.py BYREGION [FOLDER]

Needs Chromium and the tools that scripts/python-tools installs. Uses pngquant, if installed, to make the files smaller:

    $(scripts/python-tools)/python Benchmarks/python/pictures.py .build/release/byregion
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "Tests/WebTests/Browser"))
import sites  # noqa: E402

# Name and address of each page. Each language occurs.
PAGES = [
    ("front", "/?lang=nb"),
    ("search", "/search?q=samarbeid&lang=nb"),
    ("advice", "/advice?lang=nn"),
    ("region", "/regions/rana?lang=nb"),
    ("passage", "/regions/rana/advice/2?lang=nb"),
    ("municipality", "/municipalities/1833?lang=nn"),
    ("document", "/documents/2?lang=nb"),
    ("map", "/map?by=density&lang=nb"),
    ("sql", "/sql?sql=SELECT+name%2C+population+FROM+region_overview+ORDER+BY+population+DESC&lang=en"),
    ("import", None),
]

REPORT = """Prøveregionen

Råd

1. Snakk sammen om det som er vanskelig
2. Begynn tidlig

Fakta

Søkerkommune: Ranna
Samarbeidskommuner: Hemnes og Nesna
Folketall: 32 500 (1. januar 2015)
"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    sys.exit("there is no browser here: install chromium, as scripts/setup --tests does")


def smaller(picture):
    """Reduces the number of colours; pages have few."""
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "64", str(picture)], check=True)


def main():
    program, *rest = sys.argv[1:]
    pictures = pathlib.Path(rest[0]) if rest else ROOT / "docs/pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = os.path.join(folder, "byregion.db")
        subprocess.run([program, "demo", "--db", file], check=True, capture_output=True)
        report = os.path.join(folder, "prøveregionen.txt")
        pathlib.Path(report).write_text(REPORT, encoding="utf-8")
        with sites.Server(program, file, "--import") as server:
            link = next(re.search(r"http\S+token=\S+", line)[0] for line in server.output if "token=" in line)
            arguments = ["--no-sandbox"] if os.getuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
            for scheme in ("light", "dark"):
                page = browser.new_context(color_scheme=scheme, viewport={"width": 1120, "height": 860}).new_page()
                page.goto(link)
                for name, address in PAGES:
                    if address:
                        page.goto(server.address + address)
                    else:
                        page.goto(server.address + "/import?lang=nb")
                        page.set_input_files("#files", report)
                        page.click("form.form button")
                        page.wait_for_url("**/import/*")
                        # Taller, to show the lines of the document beside what was read from each.
                        page.set_viewport_size({"width": 1120, "height": 1300})
                    picture = pictures / f"{name}-{scheme}.png"
                    page.screenshot(path=picture)
                    smaller(picture)
                    print(f"{picture.name}: {picture.stat().st_size} bytes")
            browser.close()


main()

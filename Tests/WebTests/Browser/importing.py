"""Imports documents in the browser."""

import re
import shutil
import tempfile
import zipfile

import keyboard
import pages
import sites

REPORT = """Prøveregionen

Søkerkommune: Ranna
Samarbeidskommuner: Hemnes og Nesna

Råd

1. Snakk sammen om sjøørret
2. Begynn tidlig
"""

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>")


def files(folder):
    """Writes a text file, a Word document and a file that is not a document; returns their paths."""
    with open(folder + "/prøve.txt", "w", encoding="utf-8") as file:
        file.write(REPORT)
    with zipfile.ZipFile(folder + "/ord.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        lines = ["Ordregionen", "Råd", "1. Skriv ned avtalene"]
        archive.writestr("word/document.xml", DOCUMENT.format("".join(map(PARAGRAPH.format, lines))))
    with open(folder + "/bilde.png", "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\x00\x01")
    return [folder + "/" + name for name in ("prøve.txt", "ord.docx", "bilde.png")]


def look(page, faults, scheme):
    """Checks accessibility and width of the current page, as for every other page."""
    faults += pages.axe(page, has_colours=True, has_rest=scheme == "light")
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 800})
    wide = page.evaluate(pages.WIDTH)
    if wide:
        faults.append(f"{page.url} is wider than 320 px: {wide}")
    page.set_viewport_size(size)


def run(page, server, chosen, faults, scheme):
    """Files are uploaded, previewed, corrected, imported, found and undone."""

    def expect(what, isSo):
        if not isSo:
            faults.append(f"{what}: not so at {page.url}: {page.locator('main').inner_text()[:300]}")

    expect("without the key, 403", page.goto(server.address + "/import").status == 403)
    link = next(re.search(r"http\S+token=\S+", line)[0] for line in server.output if "token=" in line)
    page.goto(link)
    expect("the key is removed from the address", page.url == server.address + "/import")
    if scheme:
        look(page, faults, scheme)
    page.set_input_files("#files", chosen)
    page.click("form.form button")
    page.wait_for_url("**/import/*")
    expect("the preview shows what was read", page.locator("#d1-L8 .read").inner_text().startswith("råd 1"))
    expect("the file that is not a document is named", "bilde.png" in page.locator(".warning").first.inner_text())
    if scheme:
        look(page, faults, scheme)
        faults += keyboard.walk(page, page.url)
    page.select_option("select[name=heading-0-6]", "goals")
    page.click("button[value=again]")
    expect("a corrected heading is used", page.locator("#d1-L8 .read").inner_text().startswith("mål 1"))
    expect("the selection is kept", page.locator("select[name=heading-0-6]").input_value() == "goals")
    if scheme:
        look(page, faults, scheme)
    page.select_option("select[name=heading-0-6]", "advice")
    page.click("button[value=again]")
    expect("the heading can be changed back", page.locator("#d1-L8 .read").inner_text().startswith("råd 1"))
    page.fill("input[name^=place-0-]", "Ingensteds")
    page.click("button[value=take]")
    expect("an invalid correction is reported", page.locator("[role=alert]").count() == 1)
    if scheme:
        look(page, faults, scheme)
    page.fill("input[name^=place-0-]", "1833")
    page.click("button[value=take]")
    expect("the documents are imported", page.locator("h1").inner_text() == "Tatt inn")
    if scheme:
        look(page, faults, scheme)
    page.reload()
    expect("a reload imports nothing", page.locator("main ul li").count() == 2)
    page.goto(server.address + "/search?q=sj%C3%B8%C3%B8rret")
    expect("the search finds the document", page.locator("#results .hits li").count() == 1)
    page.goto(server.address + "/municipalities/1833")
    expect("the municipality was corrected", "Prøveregionen" in page.locator("main").inner_text())
    page.goto(server.address + "/import")
    page.click("form[action$='/undo'] button")
    expect("the import is undone", page.locator("[role=status]").count() == 1)
    page.goto(server.address + "/search?q=sj%C3%B8%C3%B8rret")
    expect("the search no longer finds the document", page.locator("#results .hits li").count() == 0)


def check(browser, program, seeds, report):
    for scripts, scheme in ((True, "light"), (True, "dark"), (False, "light")):
        # A new file each time, because corrections are remembered.
        with tempfile.TemporaryDirectory() as folder:
            file = folder + "/import.db"
            shutil.copy(seeds, file)
            with sites.Server(program, file, "--import") as server:
                server.wait_for("token=")
                context = browser.new_context(
                    locale="nb-NO", java_script_enabled=scripts, color_scheme=scheme, reduced_motion="reduce")
                page = context.new_page()
                page.set_default_timeout(15_000)
                faults = []
                pages.watch(page, server.address, faults)
                run(page, server, files(folder), faults, scheme if scripts else None)
                report(f"importing, {scheme}, {'with' if scripts else 'without'} scripts: " + run.__doc__, faults)
                context.close()

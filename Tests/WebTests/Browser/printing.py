"""Prints pages to PDF and checks the text."""

import pathlib
import subprocess
import tempfile


def printed(page, address):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "page.pdf"
        page.goto(address)
        page.pdf(path=str(file), format="A4")
        return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout.decode()


def check(browser, base, report):
    """References, sources, table headings and the content of closed sections are printed; menus are not."""
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    faults = []

    def expect(address, text, times=1):
        paper = " ".join(printed(page, base + address).split())
        for wanted in text:
            if paper.count(wanted) < times:
                faults.append(f"{address} on paper: {wanted!r} stands {paper.count(wanted)} times, not {times}")
        for menu in ("Hopp til", "Nynorsk English", "Vis treff"):
            if menu in paper:
                faults.append(f"{address} on paper: {menu!r} is there")
        return paper

    expect("/search?q=forankring", ["treff på «forankring»", "rana/advice/3", "kilde: ranaregionen.txt, linje"])
    expect("/regions/rana/advice/3", ["rana/advice/3", "Siter", base.split("//")[1]])
    expect("/regions/rana", ["Råd", "rana/advice/1", "Samarbeidskommuner"])
    expect("/documents/1", ["Linje for linje"])
    # The headings of a table are repeated on each sheet.
    paper = printed(page, base + "/sql?sql=SELECT%20name%2C%20number%20FROM%20municipalities")
    sheets = [sheet for sheet in paper.split("\f") if sheet.strip()]
    with_head = sum("number" in sheet.split("\n\n")[0] + sheet[:400] for sheet in sheets[:5])
    if len(sheets) < 4 or with_head < min(5, len(sheets)) - 1:
        faults.append(f"heads of a table stand on {with_head} of {len(sheets)} sheets")
    # The content of a closed section is printed.
    expect("/queries/regions-by-density", ["SELECT"])
    report("printing: " + check.__doc__, faults)
    context.close()

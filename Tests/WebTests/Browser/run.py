"""Tests the pages in a real browser.

usage: run.py PROGRAM SEEDS HOSTILE [CHECK...]

PROGRAM is byregion, SEEDS a knowledge base with the seed documents, HOSTILE one whose texts are all markup. Without CHECK,
all checks run. The last line is "ok" if no check failed.
"""

import os
import shutil
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import api
import hostile
import importing
import keyboard
import links
import pages
import printing
import searching
import sites


def chromium():
    """The path of the installed browser. Playwright's own browser is not downloaded."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    on_mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    if os.access(on_mac, os.X_OK):
        return on_mac
    sys.exit("there is no browser here: install chromium, as scripts/setup --tests does")


def main():
    program, seeds, hostile_file, *wanted = sys.argv[1:]
    failures = 0
    start = time.monotonic()

    def report(name, faults):
        nonlocal failures
        unique = list(dict.fromkeys(faults))
        failures += len(unique)
        print(f"{'failed' if unique else 'passed'} after {time.monotonic() - start:.1f} s: {name}", flush=True)
        for fault in unique[:15]:
            print("    " + fault.replace("\n", "\n    "), flush=True)
        if len(unique) > 15:
            print(f"    and {len(unique) - 15} more", flush=True)

    with sync_playwright() as playwright, sites.Server(program, seeds) as server:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"] if os.getuid() == 0 else [])
        base = server.address
        _, found = links.crawl(base)
        addresses = list(found.values())
        def look_at_hostile():
            with sites.Server(program, hostile_file) as other:
                hostile.check(browser, other.address, [other.address + a[len(base):] for a in addresses], report)

        checks = {
            "links": lambda: links.check(program, seeds, report),
            "pages": lambda: pages.check(browser, base, addresses + [base + a for a in pages.OTHERS], report),
            "searching": lambda: searching.check(browser, program, seeds, server, report),
            "keyboard": lambda: keyboard.check(browser, base, addresses, report),
            "printing": lambda: printing.check(browser, base, report),
            "hostile": look_at_hostile,
            "importing": lambda: importing.check(browser, program, seeds, report),
            "api": lambda: api.check(base, report),
        }
        for name in wanted or checks:
            try:
                checks[name]()
            except Exception:
                report(name, [traceback.format_exc(limit=-4)])
        browser.close()
    print("ok" if failures == 0 else f"{failures} faults")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

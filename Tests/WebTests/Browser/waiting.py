"""Waits for what a script does."""

import time


def until(page, expression, seconds=15):
    """Asks again until an expression is true.

    Playwright's own function has the page evaluate a text, which its policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise TimeoutError(f"{page.url}: not within {seconds} s: {expression}")
        page.wait_for_timeout(25)

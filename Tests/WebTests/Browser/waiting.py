"""Waits for the effects of a script."""

import time


def until(page, expression, seconds=15):
    """Evaluates an expression until it is true.

    Playwright's `wait_for_function` evaluates a string in the page, which the content security policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        if time.monotonic() > end:
            raise TimeoutError(f"{page.url}: not within {seconds} s: {expression}")
        page.wait_for_timeout(25)

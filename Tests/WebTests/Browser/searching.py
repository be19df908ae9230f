"""Searches like a user: from the front page, by typing, with facets, with the history, and without scripts."""

import re
import time
import urllib.parse

import sites
from waiting import until


def heading(page):
    return page.locator("h1").inner_text()


def chosen(page):
    """The ticked check boxes of the facets."""
    return page.eval_on_selector_all("#facets input:checked", "boxes => boxes.map(box => box.name + '=' + box.value)")


def state(page):
    """The visible state: the heading, the search box, the ticked boxes, and the parameters of the address."""
    query = urllib.parse.urlsplit(page.url).query
    return heading(page), page.input_value("#q"), chosen(page), sorted(urllib.parse.parse_qsl(query))


def expect_state(faults, what, page, wanted):
    """Waits until the page shows the wanted state, because a step in the history sends a request."""
    try:
        until(page, "document.readyState === 'complete'")
        end = time.monotonic() + 5
        while state(page) != wanted and time.monotonic() < end:
            page.wait_for_timeout(50)
    finally:
        expect(faults, what, state(page), wanted)


def expect(faults, what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r} instead of {wanted!r}")


def front(page, base):
    """A search from the front page shows hits."""
    faults = []
    page.goto(base + "/")
    page.fill("#q", "forankring")
    page.press("#q", "Enter")
    page.wait_for_url("**/search?q=forankring")
    page.wait_for_selector("#results .hits li")
    expect(faults, "the front page's search", "«forankring»" in heading(page), True)
    return faults


def facets(page, base):
    """Ticking boxes narrows the hits, and each step in the history restores its state."""
    faults = []
    page.goto(base + "/search?q=samarbeid")
    states = [state(page)]
    for box in ("kind=advice", "region=rana"):
        name, value = box.split("=")
        count = int(re.sub(r"\D", "", page.locator(f"#facets label:has(input[name={name}][value={value}])").inner_text()
                           .splitlines()[-1]))
        page.check(f"#facets input[name={name}][value={value}]")
        page.wait_for_url(f"**{box}*")
        until(page, "document.querySelector('#facets input:checked') !== null")
        shown = int(re.match(r"\d+", heading(page).replace("Ingen", "0"))[0])
        expect(faults, f"hits after {box}", shown, count)
        focused = page.evaluate("document.activeElement.name + '=' + document.activeElement.value")
        expect(faults, "the box that has the focus", focused, box)
        states.append(state(page))
    expect(faults, "boxes that are ticked", len(states[-1][2]), 2)
    page.uncheck("#facets input[name=kind][value=advice]")
    until(page, "!location.search.includes('kind=')")
    until(page, "document.querySelectorAll('#facets input:checked').length === 1")
    states.append(state(page))
    page.fill("#q", "næring")
    until(page, "document.querySelector('h1').textContent.includes('«næring»')")
    until(page, "location.search.includes('n%C3%A6ring')")
    states.append(state(page))
    page.click("#results .hits a")
    page.wait_for_selector("#citation")
    page.go_back()
    for wanted in reversed(states):
        expect_state(faults, "a step back", page, wanted)
        if wanted != states[0]:
            page.go_back()
    for wanted in states[1:]:
        page.go_forward()
        expect_state(faults, "a step forward", page, wanted)
    page.reload()
    expect_state(faults, "a reload", page, states[-1])
    return faults


def languages(page, base):
    """Changing the language after typing keeps the search."""
    faults = []
    page.goto(base + "/search?q=samarbeid")
    page.fill("#q", "forankring")
    until(page, "location.search.includes('forankring')")
    page.click("#languages a[lang=nn]")
    until(page, "document.documentElement.lang === 'nn'")
    expect(faults, "the query in another language", page.input_value("#q"), "forankring")
    page.fill("#q", "næring")
    until(page, "document.querySelector('h1').textContent.includes('«næring»')")
    expect(faults, "the language after typing", "lang=nn" in page.url, True)
    page.context.clear_cookies()
    return faults


def advice(page, base):
    """The boxes on the advice page narrow the list."""
    faults = []
    page.goto(base + "/advice")
    page.check("#facets input[name=region][value=rana]")
    page.wait_for_url("**region=rana*")
    until(page, "document.querySelectorAll('#results h2').length === 1")
    expect(faults, "the status", page.locator("#status").inner_text().endswith("fra 1 region."), True)
    page.go_back()
    until(page, "document.querySelectorAll('#results h2').length === 2")
    expect(faults, "boxes after a step back", chosen(page), [])
    return faults


def typing(page, proxy):
    """With a slow server, no letters are lost, late responses are ignored, and typing is one step in the history."""
    faults = []
    page.goto(proxy + "/search")
    first = state(page)
    page.focus("#q")
    typed = ""
    for letter in "forankring av strategi":
        page.keyboard.type(letter, delay=90)
        typed += letter
        expect(faults, "the box while typing", page.input_value("#q"), typed)
    until(page, "document.querySelector('h1').textContent.includes('«forankring av strategi»')")
    page.wait_for_timeout(1_000)
    expect(faults, "the heading at the end", "«forankring av strategi»" in heading(page), True)
    expect(faults, "the address at the end", "q=forankring+av+strategi" in page.url, True)
    expect(faults, "the status", page.locator("#status").inner_text().startswith(heading(page)), True)
    page.press("#q", "Enter")
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect_state(faults, "one step back from typing", page, first)
    return faults


def without_scripts(page, base):
    """Searching works without scripts, with forms and links."""
    faults = []
    page.goto(base + "/")
    page.fill("#q", "samarbeid")
    page.click("form#search button")
    expect(faults, "the search", "«samarbeid»" in heading(page), True)
    page.check("#facets input[name=kind][value=advice]")
    page.click("#facets button")
    expect(faults, "the boxes", chosen(page), ["kind=advice"])
    narrowed = state(page)
    page.click("#results .hits a")
    page.go_back()
    expect(faults, "a step back", state(page), narrowed)
    page.go_back()
    expect(faults, "boxes after a step back", chosen(page), [])
    expect(faults, "a button that needs a script", page.locator(".js:visible").count(), 0)
    return faults


def check(browser, program, seeds, server, report):
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(15_000)
    for part in (front, facets, languages, advice):
        report("searching: " + part.__doc__, part(page, server.address))
    context.close()
    context = browser.new_context(locale="nb-NO", java_script_enabled=False)
    report("searching: " + without_scripts.__doc__, without_scripts(context.new_page(), server.address))
    context.close()

    def delay(path):
        # The shorter the query, the longer the delay, so that older responses arrive last.
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query)).get("q", "")
        return max(0.1, 0.8 - len(query) / 30) if query else 0

    with sites.Proxy(delay=delay) as proxy:
        with sites.Server(program, seeds, "--public-url", proxy.address + "/") as slow:
            proxy.target = slow.origin.split("//")[1]
            context = browser.new_context(locale="nb-NO")
            page = context.new_page()
            page.set_default_timeout(15_000)
            report("searching: " + typing.__doc__, typing(page, proxy.address))
            context.close()

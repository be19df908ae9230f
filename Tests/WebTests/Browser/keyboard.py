"""Uses pages with the keyboard alone."""

# Numbers the focusable elements in page order, and returns their count.
FOCUSABLE = """() => Array.from(document.querySelectorAll(
    'a[href],button,input:not([type=hidden]),textarea,select,summary,[tabindex="0"]'))
  .filter((element) => element.checkVisibility({visibilityProperty: true}) && !element.disabled && element.tabIndex >= 0
    && !element.closest("details:not([open]) > :not(summary)"))
  .map((element, index) => { element.dataset.order = index; return index; }).length"""

FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    order: Number(element.dataset.order), name: element.outerHTML.slice(0, 120),
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def walk(page, address, most=150):
    """The Tab key visits the elements in page order, and each is in view and has a focus outline."""
    faults = []
    page.goto(address)
    count = page.evaluate(FOCUSABLE)
    for wanted in range(min(count, most)):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["order"] != wanted:
            faults.append(f"{address}: stop {wanted} of {count} is {focused}")
            break
        if not focused["isMarked"]:
            faults.append(f"{address}: the focus has no outline: {focused['name']}")
        if not focused["isSeen"]:
            faults.append(f"{address}: the focus is out of view: {focused['name']}")
    return faults


def skips(page, base):
    """The skip links lead to the content and to the facets."""
    faults = []
    for presses, target in ((1, "content"), (2, "facets")):
        page.goto(base + "/search?q=samarbeid")
        for _ in range(presses):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate(f"document.getElementById('{target}').contains(document.activeElement)")
        if not inside:
            faults.append(f"skip link {presses} does not lead to #{target}")
    page.goto(base + "/regions")
    page.keyboard.press("/")
    page.goto(base + "/search?q=samarbeid")
    page.keyboard.press("/")
    if page.evaluate("document.activeElement.id") != "q":
        faults.append("/ does not lead to the search box")
    return faults


def check(browser, base, addresses, report):
    context = browser.new_context(locale="nb-NO", reduced_motion="reduce", viewport={"width": 1200, "height": 900})
    page = context.new_page()
    faults = []
    for address in addresses:
        faults += walk(page, address)
    report("keyboard: " + walk.__doc__, faults)
    report("keyboard: " + skips.__doc__, skips(page, base))
    context.close()

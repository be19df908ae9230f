"""Checks one page of each type: accessibility, width, console messages, requests to other sites."""

import pathlib

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
LANGUAGES = ["nb", "nn", "en"]

# Pages that no link points to.
OTHERS = [
    "/search?q=forankring", "/search?q=samarbeid&by=region", "/search?q=%22", "/search?q=xyzzyx", "/nowhere",
    "/regions/ranna", "/regions/rana/advice/99", "/sql?sql=SELECT%20nam%20FROM%20regions",
    "/sql?sql=SELECT%20*%20FROM%20passages%20LIMIT%2020",
]


def watch(page, base, faults):
    """Records the console messages of a page, and its requests to other sites."""

    def console(message):
        # The browser logs the status of an error page.
        is_status = "Failed to load resource" in message.text and message.location.get("url") == page.url
        if message.type in ("error", "warning") and not is_status:
            faults.append(f"{page.url}: {message.type} on the console: {message.text}")

    def request(request):
        if not request.url.startswith((base + "/", "data:")):
            faults.append(f"{page.url} requests {request.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", request)


def axe(page, has_colours, has_rest):
    """Returns the violations that axe finds, in the colours and in everything else."""
    # Without preloading, which only the rules about screen orientation and audio need.
    options = {"resultTypes": ["violations"], "preload": False}
    if has_rest:
        options |= {"runOnly": RULES, "rules": {"color-contrast": {"enabled": has_colours}}}
    else:
        options |= {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
    page.evaluate(AXE)
    found = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{page.url}: {violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in found["violations"] for node in violation["nodes"][:3]
    ]


WIDTH = """() => {
  const width = document.documentElement.scrollWidth;
  if (width <= innerWidth) return null;
  // Elements that scroll or hide their content may have wider content.
  const isInside = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement)
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX)) return true;
    return false;
  };
  const wide = Array.from(document.querySelectorAll("body *"))
    .filter((element) => element.getBoundingClientRect().right > innerWidth && !isInside(element));
  return width + " wide: " + wide.slice(-2).map((element) => element.outerHTML.slice(0, 120)).join(" | ");
}"""


def with_language(address, language):
    return address + ("&" if "?" in address else "?") + "lang=" + language


def check(browser, base, addresses, report):
    """Checks the pages in each language, colour scheme and width, with and without scripts."""
    for scripts in (True, False):
        for scheme in ("light", "dark"):
            context = browser.new_context(
                color_scheme=scheme, java_script_enabled=scripts, viewport={"width": 1200, "height": 900},
                reduced_motion="reduce", locale="nb-NO")
            page = context.new_page()
            faults = []
            watch(page, base, faults)
            for address in addresses:
                for language in LANGUAGES:
                    # Colours do not depend on the language, and the other rules do not depend on the colour scheme.
                    is_first = language == "nb"
                    if not is_first and (scheme == "dark" or not scripts):
                        continue
                    page.goto(with_language(address, language))
                    if page.evaluate("document.documentElement.lang") != language:
                        faults.append(f"{page.url} is not in {language}")
                    if scripts:
                        faults += axe(page, has_colours=is_first, has_rest=scheme == "light")
                    if scheme == "light":
                        page.set_viewport_size({"width": 320, "height": 800})
                        wide = page.evaluate(WIDTH)
                        if wide:
                            faults.append(f"{page.url} is wider than 320 px: {wide}")
                        page.set_viewport_size({"width": 1200, "height": 900})
            context.close()
            report(f"pages, {scheme}, " + ("with scripts" if scripts else "without scripts"), faults)

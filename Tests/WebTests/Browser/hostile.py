"""Checks a site whose texts are all markup, and parameters with markup."""

import urllib.parse

import pages
from waiting import until

MARKUP = "<img src=x onerror=alert(1)>\"' onmouseover=\"alert(2)\"></a><script>alert(3)</script>\u202e"

# Finds elements and attributes that can only come from unescaped text.
FOREIGN = """() => {
  const faults = [];
  for (const element of document.querySelectorAll("*")) {
    if (["IMG", "IFRAME", "OBJECT", "EMBED", "STYLE", "BASE", "META"].includes(element.tagName)
      && !(element.tagName === "META" && element.parentElement === document.head)) faults.push(element.outerHTML.slice(0, 99));
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith("on") || /^\\s*(javascript|data|vbscript):/i.test(attribute.value)
        && ["href", "src", "action", "formaction"].includes(attribute.name)) faults.push(element.outerHTML.slice(0, 99));
    }
  }
  const scripts = document.querySelectorAll("script").length;
  if (scripts !== 1) faults.push(scripts + " scripts");
  if (document.body.innerText.includes("\\u202e")) faults.push("a bidirectional override");
  return faults;
}"""


def check(browser, base, addresses, report):
    context = browser.new_context(locale="nb-NO", viewport={"width": 320, "height": 800})
    page = context.new_page()
    faults = []
    pages.watch(page, base, faults)
    page.on("dialog", lambda dialog: (faults.append(f"{page.url} opened a dialog"), dialog.dismiss()))
    for address in addresses:
        page.goto(address)
        faults += [f"{page.url}: {fault}" for fault in page.evaluate(FOREIGN)]
        wide = page.evaluate(pages.WIDTH)
        if wide:
            faults.append(f"{page.url} is wider than 320 px: {wide}")
    encoded = urllib.parse.quote(MARKUP, safe="")
    for target in (
        "/search?q=", "/search?q=samarbeid&region=", "/search?q=samarbeid&sort=", "/sql?sql=", "/regions?sort=",
        "/regions/", "/municipalities/", "/documents/", "/queries/", "/nowhere?lang=", "/advice?kommune=",
    ):
        page.goto(base + target + encoded)
        faults += [f"{page.url}: {fault}" for fault in page.evaluate(FOREIGN)]
    # Typed, so that the script inserts the response.
    page.goto(base + "/search")
    page.fill("#q", MARKUP)
    until(page, "document.querySelector('h1').textContent.includes('<img')")
    faults += [f"{page.url}: {fault}" for fault in page.evaluate(FOREIGN)]
    report("hostile texts and parameters are escaped", faults)
    context.close()

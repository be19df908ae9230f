"""Follows the links of a site, and finds one page of each type."""

import html.parser
import re
import urllib.parse

import sites


class Links(html.parser.HTMLParser):
    """The link targets and the ids in a page."""

    def __init__(self, text):
        super().__init__()
        self.targets = []
        self.ids = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src", "action"):
                self.targets.append(value)
            elif name == "id":
                self.ids.add(value)


def make(address):
    """The type of a page: its address without the parts that differ between rows, the parameter values and the order."""
    parts = urllib.parse.urlsplit(address)
    segments = parts.path.strip("/").split("/")
    path = "/".join(segments[:1] + ["*" if not segment.startswith("raw") else segment for segment in segments[1:]])
    names = sorted({name for name, _ in urllib.parse.parse_qsl(parts.query)} - {"lang", "sort"})
    return path + "?" + ",".join(names)


def crawl(base, visits=240):
    """Visits the pages of a site, at most four of each type and `visits` in total.

    Returns the broken links, and one page of each type.
    """
    host = "/".join(base.split("/")[:3])
    path = base[len(host):]
    waiting, seen = [base + "/"], {base + "/"}
    made, pages, problems = {}, {}, []
    fragments = []
    while waiting and visits > 0:
        address = waiting.pop(0)
        own = make(address[len(base):])
        # Pages of one type are alike.
        made[own] = made.get(own, 0) + 1
        if made[own] > 4:
            continue
        visits -= 1
        answer = sites.get(address, accept="text/html,*/*;q=0.8")
        if answer.status in (301, 302, 303, 307, 308):
            target = urllib.parse.urljoin(address, answer.headers["location"])
            if target not in seen:
                seen.add(target)
                waiting.append(target)
            if not target.startswith(base + "/"):
                problems.append(f"{address} leads outside: {target}")
            continue
        if answer.status != 200:
            problems.append(f"{address} answers {answer.status}")
            continue
        link = answer.headers.get("link")
        if link and not link.startswith(f"<{base}/"):
            problems.append(f"{address}: the header Link leads outside: {link}")
        if not answer.headers.get_content_type() == "text/html":
            continue
        pages.setdefault(own, address)
        links = Links(answer.text)
        for target in links.targets:
            if target.startswith(("mailto:", "data:")):
                continue
            whole = urllib.parse.urljoin(address, target)
            if not whole.startswith(host):
                continue
            if not (whole.startswith(base + "/") or whole == base):
                problems.append(f"{address} has a link without the path {path}: {target}")
                continue
            whole, _, fragment = whole.partition("#")
            if whole == address and fragment and urllib.parse.unquote(fragment) not in links.ids:
                problems.append(f"{address} has no #{fragment}")
            if whole != address and fragment:
                fragments.append((address, whole, urllib.parse.unquote(fragment)))
            if re.search(r"[?&]lang=", whole) and "lang=" not in address and whole.count("lang=nn") == 0:
                continue
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    for address, whole, fragment in fragments[:40]:
        if fragment not in Links(sites.get(whole).text).ids:
            problems.append(f"{address} leads to {whole}#{fragment}, which does not exist")
    return problems, pages


def check(program, seeds, report):
    """Every link works: directly, behind a proxy that strips its path prefix, and behind one that keeps it."""
    with sites.Server(program, seeds) as server:
        problems, pages = crawl(server.address)
        report("links", problems)
        if len(pages) < 15:
            report("links", [f"only {len(pages)} types of pages were found: {sorted(pages)}"])
    for strips in (True, False):
        with sites.Proxy("/by/region", strips=strips) as proxy:
            with sites.Server(program, seeds, "--public-url", proxy.address, "--allow-sql") as server:
                proxy.target = server.origin.split("//")[1]
                problems, _ = crawl(proxy.address, visits=90)
                report("links behind a proxy that " + ("strips" if strips else "keeps"), problems)

import ByregionRecords

/// A file that is embedded in the program.
struct StaticFile: Sendable {
  var name: String
  var mediaType: String
  var content: [UInt8]
  /// The first digits of its SHA-256. The address contains them and so changes with the content, which lets browsers
  /// cache the file for ever.
  var fingerprint: String

  init(_ name: String, _ mediaType: String, _ text: String) {
    self.name = name
    self.mediaType = mediaType
    content = Array(text.utf8)
    fingerprint = String(ContentHash.hexadecimal(of: content).prefix(12))
  }

  static let styleSheet = StaticFile("byregion.css", "text/css; charset=utf-8", "\(StyleSheet.text)")
  /// The style sheet of pages with a map.
  static let mapStyles = StaticFile("map.css", "text/css; charset=utf-8", MapColours.styleSheet)
  static let script = StaticFile("byregion.js", "text/javascript; charset=utf-8", "\(Script.text)")
  static let icon = StaticFile("byregion.svg", "image/svg+xml", "\(Icon.text)")

  static let all = [styleSheet, mapStyles, script, icon]
}

/// The icon of the site: three joined dots.
enum Icon {
  static let text: StaticString = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a3d6b"/>\
    <path d="M9 22 17 9l6 12z" fill="none" stroke="#9cc8f0" stroke-width="2"/><g fill="#fff"><circle cx="9" cy="22" r="3"/>\
    <circle cx="17" cy="9" r="4"/><circle cx="23" cy="21" r="3"/></g></svg>
    """
}

/// The routes of the embedded files.
enum StaticRoutes {
  static let all = [
    Route(
      "static", "/static/{fingerprint}/{name}", summary: "A style sheet, script or picture of the pages.",
      work: .fixed { request, response in
        guard let file = StaticFile.all.first(where: { $0.name == request[captured: "name"] }) else {
          throw Problem(.notFound, detail: .noSuchPage)
        }
        response.head.mediaType = file.mediaType
        response.head.varies = false
        // The address of an earlier version answers with the current file, which must not be cached for ever.
        let isCurrent = request[captured: "fingerprint"] == file.fingerprint
        response.head.cacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
        response.output.append(file.content)
      }
    ).withoutNegotiation(),
    Route(
      "robots", "/robots.txt", summary: "What search engines may read.",
      work: .fixed { request, response in
        response.head.mediaType = "text/plain; charset=utf-8"
        let base = request.site.basePath
        response.output.append(
          "User-agent: *\nDisallow: \(base)/sql\nDisallow: \(base)/search\nDisallow: \(base)/api/\n")
      }
    ).withoutNegotiation(),
  ]
}

/// The script of the pages, which all work without it. At most 10 kB, as a test checks.
enum Script {
  static let text: StaticString = #"""
    // Byregion: makes the pages quicker. They work without it.
    document.documentElement.classList.add("scripted");

    // Copies the text of the element that the button names.
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("button[data-copy]");
      if (!button) return;
      const source = document.getElementById(button.dataset.copy);
      if (!source) return;
      const status = document.getElementById("status");
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
        if (status) status.textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren(source);
      }
    });

    // "/" moves to the search box; Ctrl-Enter submits a form from its text area.
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input,textarea,select,[contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const box = document.querySelector("input[type=search]");
        if (box) { event.preventDefault(); box.focus(); box.select(); }
      }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
        event.target.form.requestSubmit();
      }
    });

    // Opens all details elements for printing.
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("details:not([open])")) {
        details.open = true;
        details.dataset.printed = "";
      }
    });
    addEventListener("afterprint", () => {
      for (const details of document.querySelectorAll("details[data-printed]")) {
        details.open = false;
        delete details.dataset.printed;
      }
    });

    // Updates the results while the user types or changes a filter, on pages that have results.
    const form = document.querySelector("form[data-live]");
    if (form && document.getElementById("results")) live(form);

    function live(form) {
      const box = form.querySelector("input[type=search]");
      let newest = 0, running = null, timer = 0, isTyping = false;

      function address() {
        const parameters = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (value.trim()) parameters.append(name, value);
        const query = parameters.toString();
        return form.action.split("?")[0] + (query ? "?" + query : "");
      }

      // Loads and shows the results of an address. Only the newest answer is shown, and the search box is not changed.
      async function load(url, cause) {
        clearTimeout(timer);
        const number = ++newest;
        running?.abort();
        running = new AbortController();
        let text;
        try {
          const answer = await fetch(url, { signal: running.signal, headers: { accept: "text/html" } });
          text = await answer.text();
        } catch {
          if (number === newest && cause !== "typing") location.assign(url);
          return;
        }
        if (number !== newest) return;
        const page = new DOMParser().parseFromString(text, "text/html");
        // A page without results reports a problem. It is opened, except while the user is typing.
        if (!page.getElementById("results")) {
          if (cause !== "typing") location.assign(url);
          return;
        }
        show(page);
        if (cause === "history") return;
        // All letters typed in a row are one entry of the history.
        const isNew = new URL(url, location.href).href !== location.href;
        if (isNew && (cause === "step" || !isTyping)) history.pushState(null, "", url);
        else if (isNew) history.replaceState(null, "", url);
        isTyping = cause === "typing";
      }

      function show(page) {
        const focused = document.activeElement;
        const key = focused?.form === form && focused !== box ? focused.name + "=" + focused.value : null;
        const open = new Set(Array.from(
          document.querySelectorAll("#facets details[open]"), (details) => details.querySelector("input")?.name));
        for (const id of ["results", "facets", "languages"]) {
          const old = document.getElementById(id), next = page.getElementById(id);
          if (!old || !next) continue;
          old.className = next.className;
          old.replaceChildren(...next.childNodes);
        }
        for (const details of document.querySelectorAll("#facets details")) {
          if (open.has(details.querySelector("input")?.name)) details.open = true;
        }
        const status = document.getElementById("status"), said = page.getElementById("status");
        if (status && said) status.textContent = said.textContent;
        for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
        form.append(...page.getElementById(form.id)?.querySelectorAll("input[type=hidden]") ?? []);
        document.title = page.title;
        if (!key) return;
        for (const input of form.elements) if (input.name + "=" + input.value === key) input.focus();
      }

      box?.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => load(address(), "typing"), 150);
      });
      // The filters are outside the form element and belong to it by its id.
      document.addEventListener("change", (event) => {
        if (event.target !== box && event.target.form === form) load(address(), "step");
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        load(address(), "step");
      });
      addEventListener("popstate", () => {
        if (box) box.value = new URLSearchParams(location.search).get("q") ?? "";
        isTyping = false;
        load(location.href, "history");
      });
    }
    """#
}

/// The style sheet of all pages: system fonts, both colour schemes, narrow screens, print. At most 15 kB, as a test
/// checks.
enum StyleSheet {
  static let text: StaticString = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1b232c;--soft:#56626f;--line:#d3d9e0;--edge:#76828f;--wash:#f3f6f9;\
    --link:#0b5394;--strong:#0a3d6b;--mark:#ffe79a;--markink:#1b232c;--warn:#8a4b00;--warnwash:#fff4e0;--bar:#3d78b3;\
    --head:#0a3d6b;--headink:#fff}
    @media(prefers-color-scheme:dark){:root{--paper:#12171d;--ink:#e6ebf0;--soft:#a6b1bd;--line:#303a45;--edge:#7d8996;\
    --wash:#1a212a;--link:#8fc3f5;--strong:#bcdcfa;--mark:#6b5200;--markink:#fff6d6;--warn:#ffc47a;--warnwash:#33270f;\
    --bar:#6ea8de;--head:#0d2438;--headink:#f2f7fb}}
    *{box-sizing:border-box}
    html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--paper);\
    color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;min-height:100vh;display:flex;flex-direction:column;overflow-wrap:break-word}
    main,.band>*,footer>div{width:100%;max-width:74rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2rem)}
    main{flex:1;padding-block:1.25rem 3rem}
    main:focus{outline:none}
    h1{font-size:clamp(1.5rem,1.2rem + 1.4vw,2.1rem);line-height:1.2;margin:.2rem 0 .8rem;color:var(--strong);\
    text-wrap:balance}
    h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .6rem;color:var(--strong)}
    h3{font-size:1.05rem;line-height:1.35;margin:1.2rem 0 .3rem}
    p,ul,ol,dl,blockquote{margin:.5rem 0;max-width:70ch}
    a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
    a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
    .band :focus-visible{outline-color:var(--headink)}
    .band{background:var(--head);color:var(--headink)}
    .band a{color:inherit}
    .top{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.5rem;padding-block:.7rem .1rem}
    .brand{font-size:1.25rem;font-weight:700;letter-spacing:.01em;text-decoration:none;padding:.15rem 0}
    .band .langs{margin-left:auto}
    .band ul{display:flex;flex-wrap:wrap;list-style:none;gap:.1rem 1.1rem;margin:0;padding:0;max-width:none}
    .band li a{display:inline-block;padding:.35rem 0;text-decoration:none;border-bottom:3px solid transparent}
    .band li a:hover{border-bottom-color:currentColor}
    .band [aria-current]{border-bottom-color:currentColor;font-weight:600}
    .band nav{padding-bottom:.35rem}
    .langs a{font-size:.95rem}
    .skip{position:absolute;left:-999rem}
    .skip:focus{position:fixed;left:.5rem;top:.5rem;z-index:9;background:var(--paper);color:var(--link);padding:.6rem 1rem;\
    border:2px solid var(--link)}
    .crumbs{font-size:.95rem;color:var(--soft);margin:0 0 .4rem;max-width:none}
    .crumbs a{display:inline-block;padding:.1rem 0}
    .lead{font-size:1.15rem}
    .soft,small,figcaption{color:var(--soft)}
    small,figcaption{font-size:.9rem}
    footer{border-top:1px solid var(--line);background:var(--wash);color:var(--soft);font-size:.95rem;padding-block:1.2rem}
    footer ul{padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;list-style:none;max-width:none}
    footer li a,.downloads a{display:inline-block;padding:.15rem 0}
    button,input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);\
    border-radius:4px;padding:.5rem .7rem;max-width:100%}
    button{background:var(--link);border-color:var(--link);color:var(--paper);font-weight:600;cursor:pointer;min-height:2.7rem}
    button:hover{background:var(--strong);border-color:var(--strong)}
    button.plain{background:none;color:var(--link);font-weight:400;min-height:2rem;padding:.2rem .6rem}
    button.plain:hover{background:var(--wash)}
    label{cursor:pointer}
    .search{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1rem;max-width:50rem}
    .search label{flex:1 0 100%;font-weight:600}
    .search input[type=search]{flex:1 1 12rem;min-width:0;font-size:1.1rem}
    .search+p{margin-top:-.5rem}
    .columns{display:grid;gap:1.5rem 2.5rem;grid-template-columns:minmax(0,1fr)}
    @media(min-width:60rem){.columns{grid-template-columns:minmax(0,1fr) 17rem;align-items:start}\
    .columns.even{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
    .hits{list-style:none;padding:0;max-width:none}
    .hits>li{border-top:1px solid var(--line);padding:.8rem 0;max-width:75ch}
    .hits h2,.hits h3{margin:0 0 .2rem;font-size:1.05rem;font-weight:600}
    .hits p{margin:.2rem 0}
    .meta{font-size:.92rem;color:var(--soft)}
    .meta a{display:inline-block;min-height:1.5rem}
    mark{background:var(--mark);color:var(--markink);padding:0 .1em;border-radius:2px;font-weight:600}
    fieldset{border:0;padding:0;margin:0 0 1rem}
    legend{font-weight:600;padding:.3rem 0}
    .facets{border:1px solid var(--line);border-radius:6px;padding:1rem;background:var(--wash)}
    .facets h2{margin:0 0 .3rem;font-size:1.1rem}
    .facets label{display:flex;gap:.5rem;align-items:flex-start;padding:.15rem 0;min-height:1.7rem}
    .facets label span:last-child{margin-left:auto;color:var(--soft);font-variant-numeric:tabular-nums}
    .facets input{margin:.3rem 0 0;width:1.05rem;height:1.05rem;flex:none;accent-color:var(--link)}
    .actions{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
    summary h2{display:inline;font-size:inherit;color:inherit}summary{cursor:pointer;padding:.3rem 0;min-height:1.7rem;font-weight:600;color:var(--link)}summary small{font-weight:400}
    details{margin:.6rem 0}
    .scroll{overflow-x:auto;margin:1rem 0;max-width:100%;\
    background:linear-gradient(90deg,transparent,var(--paper) 60%) 100% 0/2rem 100% no-repeat local,\
    linear-gradient(90deg,transparent,var(--line)) 100% 0/.8rem 100% no-repeat}
    @media(max-width:40rem){.scroll th:first-child{position:sticky;left:0;min-width:min(10.5rem,45vw);max-width:11rem;background:var(--paper);\
    overflow-wrap:anywhere}}
    table{border-collapse:collapse;font-size:.97rem;min-width:min(100%,20rem)}
    caption{text-align:left;font-weight:600;padding:.3rem 0 .5rem}
    th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line)}
    th{font-weight:600}
    thead th{border-bottom:2px solid var(--edge);vertical-align:bottom;white-space:nowrap}
    tbody th{font-weight:400}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    td.bar{white-space:nowrap;font-variant-numeric:tabular-nums;padding-right:0}
    td.bar svg{width:clamp(4rem,32vw,20rem);margin-right:.4rem;vertical-align:middle;overflow:visible}
    td.bar rect{fill:var(--bar)}
    @media(max-width:30rem){td.bar svg{display:block;width:5rem}}
    td.wide{min-width:16rem;max-width:44rem}
    dl.facts{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.3rem 1.2rem}
    dl.facts dt{color:var(--soft)}
    dl.facts dd{margin:0}
    @media(max-width:30rem){dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
    .passages{list-style:none;padding:0}
    .passages>li{padding:.35rem 0;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem}\
    @media(max-width:40rem){.passages>li{grid-template-columns:minmax(0,1fr)}.passages .ref{white-space:normal}}
    .passages .d2{padding-left:1.4rem}.passages .d3{padding-left:2.8rem}
    .passages>li:target,.lines>li:target{background:var(--mark);color:var(--markink)}
    .ref{font-size:.88rem;white-space:nowrap;padding:.1rem 0}
    blockquote{margin:1rem 0;padding:.3rem 0 .3rem 1.2rem;border-left:4px solid var(--bar);font-size:1.15rem}
    .note,.warning{padding:.7rem 1rem;border-left:4px solid var(--bar);background:var(--wash);max-width:75ch}
    .warning{border-color:var(--warn);background:var(--warnwash)}
    pre,code,textarea.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92rem}
    pre{overflow-x:auto;padding:.8rem 1rem;background:var(--wash);border:1px solid var(--line);border-radius:4px;\
    white-space:pre-wrap}
    textarea.code{width:100%;min-height:8rem;resize:vertical}
    .caret{color:var(--warn);font-weight:700}
    .lines{list-style:none;padding:0;max-width:none;border-top:1px solid var(--line)}
    .lines>li{display:grid;grid-template-columns:3.2rem minmax(0,1fr);gap:.1rem .8rem;padding:.35rem 0;\
    border-bottom:1px solid var(--line)}
    .lines .no{color:var(--soft);text-align:right;font-variant-numeric:tabular-nums;text-decoration:none}
    .lines .read{grid-column:2;font-size:.93rem}.lines .read select,.lines .read .warning{margin-top:.35rem}
    .lines .left{color:var(--soft)}
    .lines select{padding:.1rem .3rem;min-height:1.7rem}
    @media(min-width:60rem){.lines>li{grid-template-columns:3.2rem minmax(0,1.4fr) minmax(0,1fr)}\
    .lines .read{grid-column:3;border-left:3px solid var(--line);padding-left:.8rem}}
    .tag{display:inline-block;font-size:.82rem;border:1px solid var(--edge);border-radius:3px;padding:0 .4rem;margin-right:.4rem}
    .form{display:grid;gap:.3rem;max-width:34rem;margin:1rem 0}
    .form.wide{max-width:none}\
    .form label{font-weight:600}
    .form input,.form select{width:100%}
    .form .actions{margin-top:.6rem}
    .drop{border:2px dashed var(--edge);padding:1.6rem 1rem;background:var(--wash)}
    .drop:hover,.drop:focus-visible{border-color:var(--link)}
    .drop::file-selector-button{font:inherit;margin-right:1rem;padding:.4rem .8rem;border:1px solid var(--link);\
    border-radius:4px;background:var(--paper);color:var(--link);cursor:pointer}
    .pages{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center;margin:1.2rem 0}
    .pages a{padding:.3rem 0}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;list-style:none;padding:0;max-width:none}
    .tiles li{border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem}
    .tiles strong{display:block;font-size:1.6rem;line-height:1.2;color:var(--strong);font-variant-numeric:tabular-nums}
    .list{columns:15rem;list-style:none;padding:0;max-width:none}
    .list li{break-inside:avoid;padding:.1rem 0}
    .list a{display:inline-block;padding:.15rem 0}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .js{display:none}.scripted .js{display:revert}
    @media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    @media(forced-colors:active){mark{outline:1px solid}.band [aria-current]{text-decoration:underline}}
    @media print{:root{color-scheme:light}.band,footer,.facets,.search,.pages,.downloads,.skip,button{display:none!important}\
    html{font-size:10.5pt;background:#fff;color:#000}a{color:inherit}main{padding:0;max-width:none}\
    .hits>li,.passages>li,tr{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible;background:none}\
    details::details-content{content-visibility:visible;block-size:auto}.columns{display:block}\
    .source a[href^="/"]::after,.cite a::after{content:" (" attr(href) ")"}}
    """
}

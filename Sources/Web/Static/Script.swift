/// What a browser runs, where it runs scripts: everything works without. At most 10 kB; a test counts.
enum Script {
  static let text: StaticString = #"""
    // Byregion: makes pages quicker that work without it.
    document.documentElement.classList.add("scripted");

    // Copy what stands in the element that the button names.
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

    // "/" goes to the search box; Ctrl-Enter sends a query in SQL.
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

    // What is folded up is printed open.
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

    // Hits change while one types, and when a box is ticked: on pages that have a place for them.
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

      // Shows what an address answers. Only the newest answer is shown, and the box is never written to.
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
        // A page of another make tells of a problem: it is shown as it is, though not in the middle of a word.
        if (!page.getElementById("results")) {
          if (cause !== "typing") location.assign(url);
          return;
        }
        show(page);
        if (cause === "history") return;
        // Typing is one step of the history, however many letters it has.
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
      // The boxes stand outside the form, to which they belong by its name.
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

/// What a browser runs, where it runs scripts: everything works without. At most 10 kB; a test counts.
enum Script {
  static let text: StaticString = #"""
    // Byregion: makes pages quicker that work without it.
    const root = document.documentElement;
    root.classList.add("scripted");

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

    // Tables behind charts and the like are printed open.
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

    // The search page: hits change while one types, and when a box is ticked.
    const form = document.querySelector("form[data-live]");
    if (form) live(form);

    function live(form) {
      const box = form.querySelector("input[type=search]");
      let wanted = 0, running = null, timer = 0, pushed = false;

      function address() {
        const parameters = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (value) parameters.append(name, value);
        const query = parameters.toString();
        return form.action.split("?")[0] + (query ? "?" + query : "");
      }

      // Only the newest answer is shown, and the box is never written to.
      async function load(url, isStep) {
        const number = ++wanted;
        running?.abort();
        running = new AbortController();
        let text;
        try {
          const answer = await fetch(url, { signal: running.signal, headers: { accept: "text/html" } });
          text = await answer.text();
        } catch {
          return;
        }
        if (number !== wanted) return;
        show(text);
        // Typing is one step of the history, however many letters it has.
        if (isStep === "back") return;
        if (isStep || !pushed) history.pushState(null, "", url); else history.replaceState(null, "", url);
        pushed = !isStep;
      }

      function show(text) {
        const page = new DOMParser().parseFromString(text, "text/html");
        const focused = document.activeElement;
        const key = focused && focused.form === form && focused !== box ? focused.name + "=" + focused.value : null;
        for (const id of ["results", "facets", "status"]) {
          const old = document.getElementById(id), next = page.getElementById(id);
          if (!old || !next) continue;
          if (id === "status") old.textContent = next.textContent;
          else old.replaceChildren(...next.childNodes);
        }
        document.title = page.title;
        if (key) for (const input of form.elements) if (input.name + "=" + input.value === key) input.focus();
      }

      box.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(() => load(address(), false), 150);
      });
      form.addEventListener("change", (event) => {
        if (event.target !== box) load(address(), true);
      });
      form.addEventListener("submit", (event) => {
        clearTimeout(timer);
        event.preventDefault();
        load(address(), true);
      });
      addEventListener("popstate", () => {
        const parameters = new URLSearchParams(location.search);
        box.value = parameters.get("q") || "";
        pushed = false;
        load(location.href, "back");
      });
    }
    """#
}

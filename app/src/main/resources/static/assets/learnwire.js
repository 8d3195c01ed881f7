// What a page needs beyond HTML: times in the reader's zone, the keyboard's place after a change,
// and a word when Learnwire does not answer. Every page works without it.
(function () {
  "use strict";

  const reader = navigator.language;
  const formats = {
    moment: new Intl.DateTimeFormat(reader, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
    dated: new Intl.DateTimeFormat(reader, { day: "numeric", month: "short", year: "numeric" }),
    full: new Intl.DateTimeFormat(reader, { dateStyle: "full", timeStyle: "long" }),
    hour: new Intl.DateTimeFormat(reader, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };

  function ago(at) {
    const minutes = Math.floor((Date.now() - at.getTime()) / 60000);
    if (minutes < 1) return "just now";
    if (minutes < 60) return minutes + " min ago";
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return hours + " h ago";
    const days = Math.floor(hours / 24);
    return days + (days === 1 ? " day ago" : " days ago");
  }

  function tellTimes(root) {
    for (const time of root.querySelectorAll("time[data-as]")) {
      const at = new Date(time.dateTime);
      const text = time.dataset.as === "ago" ? ago(at) : formats[time.dataset.as].format(at);
      if (time.textContent !== text) time.textContent = text;
      time.title = formats.full.format(at);
    }
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const place of root.querySelectorAll("[data-zone]")) place.textContent = "in " + zone;
  }

  // Moves the keyboard, and with it what a screen reader says, to what was just done.
  function moveFocus(root) {
    const place = root.querySelector("[data-focus]");
    if (place) place.focus();
  }

  function show(id, shown) {
    const banner = document.getElementById(id);
    if (banner) banner.hidden = !shown;
  }

  tellTimes(document);
  moveFocus(document);
  setInterval(() => tellTimes(document), 20000);

  // What was just done is said once: a reload must not ask for it again.
  if (location.search.includes("note=")) {
    const address = new URL(location.href);
    address.searchParams.delete("note");
    history.replaceState(null, "", address);
  }

  // Says what is too large before it is sent.
  for (const file of document.querySelectorAll("input[type=file]")) {
    file.addEventListener("change", () => {
      const large = file.files.length > 0 && file.files[0].size > 512 * 1024;
      file.setCustomValidity(large ? "The file is larger than 512 KB. Split it and import the parts one by one." : "");
    });
  }

  let open = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.id !== "live") return;
    // A question that is being answered is not swapped away; the next poll comes in a moment.
    if (target.querySelector(":popover-open")) event.detail.shouldSwap = false;
    open = Array.from(target.querySelectorAll("details[open]"), (details) => details.id);
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    open = [];
    tellTimes(document);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "main") moveFocus(document);
  });
  document.addEventListener("htmx:sendError", () => show("offline", true));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig.verb !== "get") show("refused", true);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      show("offline", false);
      if (event.detail.requestConfig.verb !== "get") show("refused", false);
    }
  });
})();

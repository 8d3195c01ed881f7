// The basics of WCAG 2.2 that a script can see. Answers a list of sentences; empty is good.
() => {
  const found = [];
  const say = (what, element) => found.push(what + ": " + element.outerHTML.slice(0, 120));
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const text = (element) => (element.getAttribute("aria-label") || element.textContent).trim();

  if (!document.documentElement.lang) found.push("the page has no language");
  if (!document.title) found.push("the page has no title");
  if (document.querySelectorAll("h1").length !== 1) found.push("the page has not one h1");
  if (document.querySelectorAll("main").length !== 1) found.push("the page has not one main");

  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say("a heading skips a level", heading);
    level = next;
  }
  const ids = new Set();
  for (const element of document.querySelectorAll("[id]")) {
    if (ids.has(element.id)) say("an id is there twice", element);
    ids.add(element.id);
  }
  for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby], [popovertarget]")) {
    for (const name of ["aria-labelledby", "aria-describedby", "popovertarget"]) {
      for (const id of (element.getAttribute(name) || "").split(" ").filter(Boolean)) {
        if (!ids.has(id)) say(name + " points nowhere", element);
      }
    }
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (field.labels.length === 0 && !field.getAttribute("aria-label")) say("a field has no label", field);
  }
  for (const control of document.querySelectorAll("a[href], button, summary")) {
    if (!text(control)) say("a control has no name", control);
    const box = control.getBoundingClientRect();
    const inline = getComputedStyle(control).display === "inline";
    if (shown(control) && !inline && box.width > 0 && (box.height < 24 || box.width < 24)) {
      say("a control is smaller than 24 px", control);
    }
  }
  for (const header of document.querySelectorAll("th")) {
    if (!text(header)) say("a column has no name", header);
  }

  const numbers = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1 };
  };
  const luminance = (rgb) => {
    const linear = rgb.map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4); });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour.startsWith("rgb") && numbers(colour).alpha === 1) return numbers(colour).rgb;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !shown(element) || element.closest(".unseen, [aria-hidden], option")) continue;
    const a = luminance(numbers(getComputedStyle(element).color).rgb);
    const b = luminance(ground(element));
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) say("text has contrast " + contrast.toFixed(2), element);
  }
  return found;
}

// The launch within a frame: sees whether the browser keeps our cookie, else lets the platform keep
// it (1EdTech LTI Client Side postMessages and Platform Storage, 1.0), else asks for a window.
(function () {
  "use strict";

  const PATIENCE = 1500;
  const page = document.body.dataset;
  let counted = 0;

  function show(id) {
    document.getElementById("waiting").hidden = true;
    const place = document.getElementById(id);
    place.hidden = false;
    const first = place.querySelector("a, h1");
    if (first) first.focus();
  }

  // Where the platform's frame is: itself, a sibling of ours by name, or nowhere.
  function keeper(name) {
    const above = window.opener || window.parent;
    if (above === window) return null;
    if (name === "_parent") return above;
    try {
      return above.frames[name] || null;
    } catch (e) {
      return null;
    }
  }

  // Only the platform's own origin is told, and only it is believed; others talk too and are left alone.
  function ask(subject, details) {
    return new Promise(function (resolve, reject) {
      const frame = page.target ? keeper(page.target) : null;
      if (!frame) {
        reject(new Error("nobody keeps anything"));
        return;
      }
      const id = "learnwire-" + Date.now() + "-" + counted++;
      const late = setTimeout(function () {
        window.removeEventListener("message", heard);
        reject(new Error("no answer"));
      }, PATIENCE);
      function heard(event) {
        const answer = event.data;
        if (event.origin !== page.storage || answer === null || typeof answer !== "object") return;
        if (answer.subject !== subject + ".response" || answer.message_id !== id) return;
        clearTimeout(late);
        window.removeEventListener("message", heard);
        if (answer.error) reject(new Error("refused"));
        else resolve(answer);
      }
      window.addEventListener("message", heard);
      frame.postMessage(Object.assign({ subject: subject, message_id: id }, details), page.storage);
    });
  }

  async function cookieKept() {
    try {
      const answer = await fetch("/lti/cookie?state=" + encodeURIComponent(page.state), { cache: "no-store" });
      return answer.ok && (await answer.json()).kept === true;
    } catch (e) {
      return false;
    }
  }

  async function begin() {
    if (await cookieKept()) {
      window.location.replace(page.auth);
      return;
    }
    try {
      await ask("lti.put_data", { key: page.key, value: page.value });
      window.location.replace(page.auth);
    } catch (e) {
      show("window");
    }
  }

  async function prove() {
    try {
      const answer = await ask("lti.get_data", { key: page.key });
      if (typeof answer.value !== "string" || answer.value === "") throw new Error("nothing was kept");
      const form = document.getElementById("proof");
      form.elements.proof.value = answer.value;
      // It was good once, and a platform keeps little.
      ask("lti.put_data", { key: page.key, value: null }).catch(function () {});
      form.submit();
    } catch (e) {
      show("blocked");
    }
  }

  if (page.step === "login") begin();
  if (page.step === "proof") prove();
  if (page.step === "picked") document.getElementById("back").submit();
  if (page.step === "registered") {
    (window.opener || window.parent).postMessage({ subject: "org.imsglobal.lti.close" }, "*");
  }
})();

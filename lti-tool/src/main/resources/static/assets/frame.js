// A file from within a frame: no cookie may speak for a link there, so the headers of the page do.
(function () {
  "use strict";

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-download]");
    if (!link) return;
    event.preventDefault();
    const headers = JSON.parse(document.body.getAttribute("hx-headers") || "{}");
    const answer = await fetch(link.href, { headers });
    if (!answer.ok) {
      document.getElementById("refused").hidden = false;
      return;
    }
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await answer.blob());
    file.download = link.getAttribute("download");
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
  });
})();

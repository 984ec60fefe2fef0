// The drop zone: sends the files and puts the reports below. Without scripts the form works as it is.
"use strict";
(() => {
  const form = document.getElementById("verify-form");
  const input = document.getElementById("file");
  const status = document.getElementById("verify-status");
  const reports = document.getElementById("reports");
  const limit = 50 * 1024 * 1024;
  const busy = (on) => { form.setAttribute("aria-busy", String(on)); form.querySelector("button").disabled = on; };
  async function send() {
    const body = new FormData(form);
    if (!document.getElementById("signature").files.length) body.delete("signature");
    if ([...input.files].reduce((sum, file) => sum + file.size, 0) > limit) { status.textContent = form.dataset.tooLarge; return; }
    const csrf = document.querySelector('meta[name="csrf"]').content;
    const headers = { "HX-Request": "true", Accept: "text/html" };
    if (csrf) headers["X-CSRF-Token"] = csrf;
    busy(true);
    status.textContent = form.dataset.working;
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers });
      reports.innerHTML = await answer.text();
      status.textContent = "";
      reports.focus();
    } catch {
      status.textContent = form.dataset.failed;
    } finally {
      busy(false);
    }
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); }
  });
})();

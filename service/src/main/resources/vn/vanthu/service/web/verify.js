// The drop zone: sends the files and puts the reports below. Without scripts the form works as it is.
"use strict";
(() => {
  const form = document.getElementById("verify-form");
  const input = document.getElementById("file");
  const status = document.getElementById("verify-status");
  const reports = document.getElementById("reports");
  const limit = 50 * 1024 * 1024;
  const busy = (on) => { form.setAttribute("aria-busy", String(on)); form.querySelectorAll("button").forEach((button) => { button.disabled = on; }); };
  const kept = new Set();
  async function post(address, accept, submitter) {
    const body = new FormData(form, submitter);
    if (!document.getElementById("signature").files.length) body.delete("signature");
    const csrf = document.querySelector('meta[name="csrf"]').content;
    const headers = { "HX-Request": "true", Accept: accept };
    if (csrf) headers["X-CSRF-Token"] = csrf;
    return fetch(address, { method: "POST", body, headers });
  }
  async function during(work) {
    if ([...input.files].reduce((sum, file) => sum + file.size, 0) > limit) { status.textContent = form.dataset.tooLarge; return; }
    busy(true);
    status.textContent = form.dataset.working;
    try {
      await work();
      status.textContent = "";
    } catch {
      status.textContent = form.dataset.failed;
    } finally {
      busy(false);
    }
  }
  const send = (submitter) => during(async () => {
    const answer = await post(form.action, "text/html", submitter);
    reports.innerHTML = await answer.text();
    reports.focus();
  });
  // The report as a PDF: the files are sent once more, because the server keeps none.
  const keep = (address) => during(async () => {
    const answer = await post(address, "application/pdf");
    if (!answer.ok) throw new Error(answer.status);
    kept.forEach((old) => URL.revokeObjectURL(old));
    kept.clear();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    kept.add(link.href);
    link.download = form.dataset.paper;
    link.click();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const paper = event.submitter?.getAttribute("formaction");
    if (paper) keep(paper); else send(event.submitter);
  });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); }
  });
})();

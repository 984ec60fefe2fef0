// Hands in forms with files: a bar that tells how far they are, then on to where the server points.
// A form with data-drop takes files dropped on it and sends them at once.
"use strict";
for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector('input[type="file"]');
  const status = form.querySelector('[role="status"]');
  const bar = form.querySelector("progress");
  const button = form.querySelector('button[type="submit"]');
  const idle = (text) => { status.textContent = text; bar.hidden = true; button.disabled = false; form.setAttribute("aria-busy", "false"); };
  const words = (problem) => [problem.title, problem.detail, problem.status === 422 ? "" : problem.next].filter(Boolean).join(" ");
  const send = () => {
    if (!form.reportValidity()) return;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-Token", document.querySelector('meta[name="csrf"]').content);
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.value = (100 * event.loaded) / event.total;
      status.textContent = event.loaded === event.total ? form.dataset.reading : form.dataset.sending;
    };
    request.onload = () => {
      if (request.status < 300) { window.location.assign(request.response.next); return; }
      idle(request.response ? words(request.response) : form.dataset.failed);
    };
    request.onerror = () => idle(form.dataset.failed);
    bar.hidden = false; bar.value = 0; button.disabled = true; form.setAttribute("aria-busy", "true");
    status.textContent = form.dataset.sending;
    request.send(new FormData(form));
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  if (form.hasAttribute("data-drop")) {
    for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
    for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => { event.preventDefault(); if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); } });
  }
}

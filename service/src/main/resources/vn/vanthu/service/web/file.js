// Hands in files with a bar that tells how far they are, then goes on to what was read.
"use strict";
(() => {
  const form = document.getElementById("file-form");
  const input = document.getElementById("file");
  const status = document.getElementById("file-status");
  const bar = document.getElementById("file-progress");
  const button = form.querySelector("button");
  const idle = (text) => { status.textContent = text; bar.hidden = true; button.disabled = false; form.setAttribute("aria-busy", "false"); };
  function send() {
    if (!input.files.length) return;
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
      const problem = request.response;
      idle(problem ? `${problem.title}. ${problem.next}` : form.dataset.failed);
    };
    request.onerror = () => idle(form.dataset.failed);
    bar.hidden = false; bar.value = 0; button.disabled = true; form.setAttribute("aria-busy", "true");
    status.textContent = form.dataset.sending;
    request.send(new FormData(form));
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => { event.preventDefault(); if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); } });
})();

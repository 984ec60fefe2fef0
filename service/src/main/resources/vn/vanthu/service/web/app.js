// What every page needs: htmx sends the session's token along, and shows the server's problems in words.
"use strict";
document.addEventListener("htmx:configRequest", (event) => {
  const csrf = document.querySelector('meta[name="csrf"]');
  if (csrf && csrf.content) event.detail.headers["X-CSRF-Token"] = csrf.content;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const type = event.detail.xhr.getResponseHeader("Content-Type") || "";
  if (event.detail.xhr.status >= 400 && type.startsWith("text/html")) event.detail.shouldSwap = true;
});
const here = document.querySelector(".mainnav [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 16;
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});

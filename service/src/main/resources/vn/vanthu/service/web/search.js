// The search page by keyboard: "/" goes to the box, arrows walk through the hits, Enter opens one, Escape comes back
// to the box, Delete on a chip takes it away. Enter in the box opens the hit when there is just one.
"use strict";
const box = document.getElementById("q");
const hits = () => [...document.querySelectorAll("#results .hit-title")];
const typing = (element) => element instanceof HTMLElement && (element.matches("input, textarea, select") || element.isContentEditable);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const now = document.activeElement;
  if (event.key === "/" && !typing(now)) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "Escape" && now !== box && !(now instanceof HTMLSelectElement)) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = hits();
    const at = all.indexOf(now);
    if (now !== box && at < 0) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next < 0) box.focus();
    else if (next < all.length) all[next].focus();
  } else if ((event.key === "Delete" || event.key === "Backspace") && now instanceof Element && now.matches(".chip")) {
    event.preventDefault();
    now.click();
  }
});
// Whoever comes back from a document or follows a link with words in it may go on typing at once.
if (box && document.activeElement === document.body) box.focus({ preventScroll: true });

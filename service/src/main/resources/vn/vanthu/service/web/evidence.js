// Shows where a fact was read: the link below a fact, or the fact's own field when it gets the focus, marks the words
// in the document beside it (PDF, pictures of pages, or plain text). Also takes what the program proposes into a field.
"use strict";
const viewer = document.getElementById("viewer");
const text = document.getElementById("viewer-text");
const pages = document.getElementById("viewer-pages");
const status = document.getElementById("viewer-status");
const back = document.getElementById("viewer-back");

const placesOf = (link) => link.dataset.places.split(";").filter(Boolean).map((one) => {
  const [page, box] = one.split(":");
  const [left, top, width, height] = box.split(",").map(Number);
  return { page: Number(page), left, top, width, height };
});
const onPdf = (places, name) => {
  const send = () => viewer.dispatchEvent(new CustomEvent(name, { detail: places }));
  viewer.dataset.ready ? send() : viewer.addEventListener("vanthu:ready", send, { once: true });
};
// A picture of a page is taken for A4 wide: its words' places are measured in 595ths of its width.
const WIDE = 595;
const loaded = (picture) => picture.complete && picture.naturalWidth ? Promise.resolve()
  : new Promise((done) => { picture.loading = "eager"; picture.addEventListener("load", done, { once: true }); });
const pictureOf = (place) => pages.querySelector(`.viewer-page[data-number="${place.page}"] img`);
const onPictures = async (places) => {
  for (const old of pages.querySelectorAll(".spot")) old.remove();
  for (const [index, place] of places.entries()) {
    const picture = pictureOf(place);
    if (!picture) continue;
    await loaded(picture);
    const high = (WIDE * picture.naturalHeight) / picture.naturalWidth;
    const spot = document.createElement("div");
    spot.className = "spot";
    spot.style.left = `${(100 * place.left) / WIDE}%`;
    spot.style.top = `${(100 * place.top) / high}%`;
    spot.style.width = `${(100 * place.width) / WIDE}%`;
    spot.style.height = `${(100 * place.height) / high}%`;
    picture.parentElement.append(spot);
    if (index === 0) pages.scrollTop = picture.parentElement.offsetTop - pages.offsetTop + spot.offsetTop - pages.clientHeight / 3;
  }
};
const inText = (start, end) => {
  let first = null;
  for (const stretch of text.querySelectorAll("span[data-start]")) {
    const inside = Number(stretch.dataset.start) >= start && Number(stretch.dataset.end) <= end;
    stretch.classList.toggle("spot-text", inside);
    first = first ?? (inside ? stretch : null);
  }
  if (first) text.scrollTop = first.offsetTop - text.clientHeight / 3;
};
const show = (link) => {
  for (const other of document.querySelectorAll("a.evidence[aria-current]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  if (text) {
    inText(Number(link.dataset.start), Number(link.dataset.end));
    status.textContent = viewer.dataset.shownText;
    return;
  }
  const places = placesOf(link);
  if (!places.length) return;
  viewer.dataset.src ? onPdf(places, "vanthu:show") : onPictures(places);
  status.textContent = viewer.dataset.shown.replace("%", places[0].page);
};

if (viewer) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.evidence");
    if (link) {
      event.preventDefault();
      show(link);
      // The mark may stand anywhere in the viewer: all of it must be in sight, once the tap itself moves nothing more.
      setTimeout(() => {
        const seen = viewer.getBoundingClientRect();
        if (seen.top < 0 || seen.bottom > window.innerHeight) viewer.scrollIntoView({ block: "start" });
      }, 120);
      back.hidden = false;
      back.onclick = (backEvent) => { backEvent.preventDefault(); link.focus(); link.scrollIntoView({ block: "center" }); };
    }
  });
  document.addEventListener("focusin", (event) => {
    const field = event.target instanceof Element && event.target.closest(".fact input, .fact textarea, .fact select");
    const link = field && field.closest(".fact").querySelector("a.evidence");
    if (link) show(link);
  });
  for (const into of document.querySelectorAll("[data-crop]")) {
    const [place] = placesOf({ dataset: { places: into.dataset.crop } });
    if (!place) continue;
    if (viewer.dataset.src) {
      onPdf({ into, place }, "vanthu:crop");
    } else if (pages && pictureOf(place)) {
      const picture = pictureOf(place);
      loaded(picture).then(() => {
        const scale = picture.naturalWidth / WIDE, margin = 6;
        const canvas = document.createElement("canvas");
        canvas.width = (place.width + 2 * margin) * scale;
        canvas.height = (place.height + 2 * margin) * scale;
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", into.dataset.alt);
        canvas.getContext("2d").drawImage(picture, (place.left - margin) * scale, (place.top - margin) * scale,
          canvas.width, canvas.height, 0, 0, canvas.width, canvas.height);
        into.replaceChildren(canvas);
      });
    }
  }
}
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-take]");
  if (!button) return;
  const field = document.getElementById(button.dataset.take);
  field.value = button.dataset.value;
  field.focus();
});
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-add]");
  if (!button) return;
  const lines = document.getElementById(button.dataset.add);
  const from = document.getElementById(button.dataset.from);
  if (from.value.trim()) lines.value = `${lines.value.trimEnd()}\n${from.value.trim()}`.trimStart();
  from.value = "";
  from.focus();
});

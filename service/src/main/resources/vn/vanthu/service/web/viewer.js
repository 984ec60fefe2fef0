// Shows a PDF page by page, each drawn when it comes near. The text lies over the picture, so that it can
// be read aloud, selected and searched. No eval; WebAssembly only inside the worker. Hears "vanthu:show" with
// places ({page, left, top, width, height} in points) and marks them; "vanthu:crop" with a place and draws it alone.
const viewer = document.getElementById("viewer");
if (viewer && viewer.dataset.src) {
  const place = document.getElementById("viewer-pages");
  const status = document.getElementById("viewer-status");
  try {
    const pdfjs = await import(viewer.dataset.pdfjs);
    pdfjs.GlobalWorkerOptions.workerSrc = viewer.dataset.worker;
    const pdf = await pdfjs.getDocument({
      url: viewer.dataset.src, cMapUrl: viewer.dataset.cmaps, cMapPacked: true, standardFontDataUrl: viewer.dataset.fonts,
      wasmUrl: viewer.dataset.wasm, isEvalSupported: false, enableXfa: false, rangeChunkSize: 262144,
    }).promise;
    status.textContent = `${viewer.dataset.page} 1/${pdf.numPages}`;
    const draw = async (box) => {
      const page = await pdf.getPage(Number(box.dataset.number));
      const plain = page.getViewport({ scale: 1 });
      const view = page.getViewport({ scale: box.clientWidth / plain.width });
      const dense = Math.min(window.devicePixelRatio || 1, 2);
      const canvas = document.createElement("canvas");
      canvas.width = Math.floor(view.width * dense);
      canvas.height = Math.floor(view.height * dense);
      canvas.setAttribute("aria-hidden", "true");
      box.style.aspectRatio = `${plain.width} / ${plain.height}`;
      box.prepend(canvas);
      await page.render({ canvas, viewport: view, transform: dense === 1 ? null : [dense, 0, 0, dense, 0, 0] }).promise;
      const text = document.createElement("div");
      text.className = "textLayer";
      box.style.setProperty("--scale-factor", view.scale);
      box.style.setProperty("--total-scale-factor", view.scale);
      box.append(text);
      await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport: view }).render();
    };
    const near = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting && !entry.target.dataset.drawn) {
          entry.target.dataset.drawn = "1";
          draw(entry.target).catch(() => { status.textContent = viewer.dataset.failed; });
        }
      }
    }, { root: place, rootMargin: "600px" });
    const shown = new Set();
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? shown.add(Number(entry.target.dataset.number)) : shown.delete(Number(entry.target.dataset.number));
      if (shown.size) status.textContent = `${viewer.dataset.page} ${Math.min(...shown)}/${pdf.numPages}`;
    }, { root: place, threshold: 0.3 });
    const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
    for (let number = 1; number <= pdf.numPages; number++) {
      const box = document.createElement("div");
      box.className = "viewer-page";
      box.dataset.number = String(number);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${viewer.dataset.page} ${number}`);
      box.style.aspectRatio = `${first.width} / ${first.height}`;
      place.append(box);
      near.observe(box);
      seen.observe(box);
    }
    const show = async (places) => {
      for (const old of place.querySelectorAll(".spot")) old.remove();
      for (const [index, one] of places.entries()) {
        const box = place.querySelector(`.viewer-page[data-number="${one.page}"]`);
        if (!box) continue;
        const size = (await pdf.getPage(one.page)).getViewport({ scale: 1 });
        box.style.aspectRatio = `${size.width} / ${size.height}`;
        const spot = document.createElement("div");
        spot.className = "spot";
        spot.style.left = `${(100 * one.left) / size.width}%`;
        spot.style.top = `${(100 * one.top) / size.height}%`;
        spot.style.width = `${(100 * one.width) / size.width}%`;
        spot.style.height = `${(100 * one.height) / size.height}%`;
        box.append(spot);
        if (index === 0) place.scrollTop = box.offsetTop - place.offsetTop + spot.offsetTop - place.clientHeight / 3;
      }
    };
    const crop = async (into, one) => {
      const page = await pdf.getPage(one.page);
      const margin = 6, scale = 2.5;
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil((one.width + 2 * margin) * scale);
      canvas.height = Math.ceil((one.height + 2 * margin) * scale);
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", into.dataset.alt);
      const view = page.getViewport({ scale, offsetX: (margin - one.left) * scale, offsetY: (margin - one.top) * scale });
      await page.render({ canvas, viewport: view }).promise;
      into.replaceChildren(canvas);
    };
    viewer.addEventListener("vanthu:show", (event) => show(event.detail));
    viewer.addEventListener("vanthu:crop", (event) => crop(event.detail.into, event.detail.place));
    viewer.dataset.ready = "true";
    viewer.dispatchEvent(new Event("vanthu:ready"));
  } catch {
    status.textContent = viewer.dataset.failed;
  }
}

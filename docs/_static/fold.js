// Browsers open the folded part that a link leads into; those that do not yet get it from here, and print opens all.
function unfold() {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let folded = place && place.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
  place.scrollIntoView();
}
window.addEventListener("load", unfold);
window.addEventListener("hashchange", unfold);
window.addEventListener("beforeprint", () => document.querySelectorAll("details.fold").forEach(part => { part.open = true; }));

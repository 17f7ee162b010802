// Browsers open the folded part that a link leads into; those that do not yet get it from here, and print opens all.
function unfold() {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let folded = place && place.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
  place.scrollIntoView();
}
// On a page with several folded parts a button opens, or closes, all of them.
function addOpenAll() {
  const parts = [...document.querySelectorAll("article details.fold")];
  if (parts.length < 2) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "open-all" });
  const name = () => { button.textContent = parts.every(part => part.open) ? "Close all lists" : "Open all lists"; };
  button.addEventListener("click", () => {
    const isOpen = parts.every(part => part.open);
    for (const part of parts) part.open = !isOpen;
    name();
  });
  for (const part of parts) part.addEventListener("toggle", name);
  name();
  document.querySelector("article h1 ~ section")?.before(button);
}
addOpenAll();
window.addEventListener("load", unfold);
window.addEventListener("hashchange", unfold);
window.addEventListener("beforeprint", () => document.querySelectorAll("details.fold").forEach(part => { part.open = true; }));

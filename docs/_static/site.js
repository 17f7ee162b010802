// What is too wide scrolls in its own box; the keyboard must be able to reach it, and only then.
function reachWideBoxes() {
  for (const box of document.querySelectorAll("article :is(pre, .table-wrapper, .tr-shown, .output)")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
window.addEventListener("load", reachWideBoxes);
window.addEventListener("resize", reachWideBoxes);

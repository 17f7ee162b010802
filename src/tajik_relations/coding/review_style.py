"""How the page of `review` looks: light and dark, on paper and on a telephone, readable without colours."""

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --quiet: #595959; --line: #c8c8c8; --cited: #fff0a8;
  --cited-edge: #8a6d00; --wrong: #9b0000; --left: #7a3e00; --link: #0b4f9c; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #141414; --ink: #ececec; --quiet: #b4b4b4; --line: #4a4a4a; --cited: #4d4000; --cited-edge: #e0c000;
    --wrong: #ffb0a8; --left: #ffc98a; --link: #9ecbff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
.notice { border: 2px solid var(--ink); padding: .5rem .75rem; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; margin: .3rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.numbers { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem; }
.numbers a { display: inline-block; min-width: 2.75rem; padding: .3rem; text-align: center;
  border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: left; color: var(--quiet); padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
th:first-child { width: 4.5rem; font-variant-numeric: tabular-nums; }
tr:target, article:target { outline: 3px solid var(--link); outline-offset: -3px; }
td > p { margin: 0 0 .4rem; }
.empty th, .empty td { padding-top: .1rem; padding-bottom: .1rem; }
.quiet { color: var(--quiet); }
mark { background: var(--cited); color: inherit; border-bottom: 2px solid var(--cited-edge); print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
sup { line-height: 0; }
sup a { padding: 0 .15rem; font-weight: 600; }
.aside { color: var(--quiet); font-style: italic; }
u { text-decoration: underline wavy 2px var(--left); text-underline-offset: .2em; text-decoration-skip-ink: none; }
article { border-left: 3px solid var(--line); padding: 0 0 .3rem .6rem; margin: 0 0 .8rem; font-size: .95rem; }
article ul, .findings { margin: .2rem 0; padding-left: 1.2rem; }
.letter { font-weight: 700; margin-right: .3rem; }
.wrong, .left { font-weight: 600; color: var(--wrong); }
article:has(.wrong, .left) { border-left-color: var(--wrong); }
@media (max-width: 45rem) {
  body { padding: .6rem; }
  table, tbody, tr, th, td, caption { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  th:first-child { width: auto; }
  tbody th { border-top: 2px solid var(--line); padding-bottom: 0; }
  td { border-top: 0; }
  .empty { display: none; }
  td:empty { display: none; }
}
@media print {
  :root { --ground: #fff; --ink: #000; --quiet: #444; --line: #999; --cited: #fff0a8; --cited-edge: #000;
    --wrong: #900; --left: #630; --link: #000; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  tr, article { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""
"""Each colour has at least seven times the contrast of its ground, and says nothing that words or lines do not say."""

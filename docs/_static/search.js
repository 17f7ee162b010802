"use strict";
// Finds facts by words, names, kinds and dates, in searchfacts.js; Sphinx's own search finds pages and stands below.

const SHOWN = 10; // facts in sight at once
const LIKELY = 0.3; // what scores less than this share of the best is not shown

function folded(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}|['’ʼ]s\b/gu, "");
  return plain.replace(/\b(?:\p{L}\.){2,}/gu, initials => initials.replaceAll(".", ""));
}
const ASKING = new Set(`who whom whose what when where which why how did do does has have had were been can could would should
many much any all some about from between me tell show list find please`.split(/\s+/));
const stemmer = new Stemmer();
const tokens = text => (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => !stopwords.has(word) && !ASKING.has(word));
const words = text => tokens(text).map(word => stemmer.stemWord(word));
// Readers' words beside those of the documents, and forms of verbs that no rule joins.
const SAME = `airport airfield airbase base, pay paid fund finance cost worth give gave, border boundary frontier,
since begin began begun establish, war conflict fight, army troop soldier military, member membership belong join,
power electricity energy, loan credit debt, help aid assistance support, deal accord agreement treaty, meet met meeting,
build built construct, buy bought purchase, sell sold, hold held, lead led, leave left withdraw`.split(",").map(words);

// Returns the dates in a question, each as in 2007-09-25 with its first and last day, and the rest of the question.
function datesIn(question) {
  const dates = [];
  const take = (year, month, day) => {
    const parts = [year, month, day].filter(part => part).map(part => String(part).padStart(2, "0"));
    const end = days => [...parts, ...days.slice(parts.length - 1)].join("-");
    dates.push([parts.join("-"), end(["01", "01"]), end(["12", "31"])]);
    return " ";
  };
  const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const named = `(${months.join("|")})[a-z]*\\.?`;
  const day = "(\\d\\d?)(?:st|nd|rd|th)?";
  const rest = question
    .replace(new RegExp(`\\b(?:${day}\\s+(?:of\\s+)?)?${named}(?:\\s+${day})?,?\\s+(\\d{4})\\b`, "gi"),
      (_, before, month, after, year) => take(year, months.indexOf(month.toLowerCase()) + 1, before ?? after))
    .replace(/\b(\d{4})-(\d\d?)(?:-(\d\d?))?\b/g, (_, year, month, date) => take(year, month, date))
    .replace(/\b(?:(\d\d?)[./])?(\d\d?)[./](\d{4})\b/g, (_, date, month, year) => take(year, month, date))
    .replace(/\b(\d{3})0s\b/g, (_, ten) => (dates.push([ten, `${ten}0-01-01`, `${ten}9-12-31`]), " "))
    .replace(/\b(?:1[5-9]|20)\d\d\b/g, year => take(year));
  return [dates, rest];
}
function dateWeight([written, first, last], { date, from, to }) {
  if (!date || (to && to < first) || from > last) return 0;
  if (date.split("/").some(side => side.startsWith(written)) || (from >= first && to && to <= last)) return 1.5;
  return from && to && from.slice(0, 4) === to.slice(0, 4) ? 0.5 : 0.1; // a year or month that has the day, or longer
}

// Returns how much a fact has of a word that is asked for: the word itself, one that begins like it, or one for the same.
function wordWeight(wanted, { weights }) {
  const same = SAME.filter(group => group.includes(wanted)).flat();
  return Math.max(0, ...[...weights].map(([word, weight]) => {
    if (word === wanted) return weight;
    const begins = wanted.length > 2 && word.startsWith(wanted);
    const isBegun = word.length > 3 && wanted.startsWith(word) && wanted.length - word.length < 4;
    return begins || isBegun || same.includes(word) ? 0.6 * weight : 0;
  }));
}
// Returns how many letters must be put in, left out, changed or exchanged with the next to make one word of another.
function distance(one, other) {
  const rows = [...one, ""].map(() => []);
  for (let i = 0; i <= one.length; i++)
    for (let j = 0; j <= other.length; j++) {
      const changed = i && j ? rows[i - 1][j - 1] + (one[i - 1] !== other[j - 1]) : Infinity;
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i][j] = i + j && Math.min(changed, i ? rows[i - 1][j] + 1 : Infinity, j ? rows[i][j - 1] + 1 : Infinity,
        isSwap ? rows[i - 2][j - 2] + 1 : Infinity);
    }
  return rows[one.length][other.length];
}
// Returns for words that no fact has those that are spelt most like them: at most one letter in four differs.
function respelt(unknown, facts) {
  const known = new Set(facts.flatMap(fact => tokens(`${fact.statement} ${fact.names} ${fact.kinds}`)));
  return new Map(unknown.filter(word => word.length > 3 && !/\p{N}/u.test(word)).flatMap(word => {
    const near = [...known].map(other => [distance(word, other), other]).filter(([far]) => far <= word.length / 4);
    return near.length ? [[word, near.sort(([far], [further]) => far - further)[0][1]]] : [];
  }));
}
// Returns a fact of the index as an object, with how much each of its words counts.
function read(values) {
  const fact = Object.fromEntries(values.map((value, at) => [FACTS.keys[at], value]));
  for (const key of ["document", "kinds", "page"]) fact[key] = FACTS[key][fact[key]];
  fact.names = fact.names.map(name => FACTS.names[name]).join("|");
  const weights = new Map();
  for (const [key, weight] of Object.entries({ nearby: 0.3, document: 0.3, others: 0.5, kinds: 0.9, names: 0.9, statement: 1 }))
    for (const word of new Set(words(fact[key]))) weights.set(word, weights.has(word) ? weight + 0.1 : weight);
  return { ...fact, weights };
}

// Returns the facts that answer a question, the best first: a rare word counts more, and so does having all of them.
function search(question) {
  const [dates, rest] = datesIn(question);
  const facts = FACTS.facts.map(read);
  const isKnown = word => facts.some(fact => wordWeight(stemmer.stemWord(word), fact));
  const asked = [...new Set(tokens(rest))];
  const instead = respelt(asked.filter(word => !isKnown(word)), facts);
  const terms = [...new Set(asked.map(word => stemmer.stemWord(instead.get(word) ?? word)))];
  const columns = [...terms.map(term => facts.map(fact => wordWeight(term, fact))),
    ...dates.map(date => facts.map(fact => dateWeight(date, fact)))];
  const rarities = columns.map(column => Math.log(1 + facts.length / (column.filter(weight => weight).length || 1)));
  facts.forEach((fact, at) => {
    fact.share = columns.filter(column => column[at]).length / columns.length;
    fact.score = fact.share ** 2 * columns.reduce((sum, column, part) => sum + column[at] * rarities[part], 0);
  });
  facts.sort((a, b) => b.score - a.score || (a.from || "9").localeCompare(b.from || "9"));
  const isNamed = name => words(name).length && words(name).every(word => terms.includes(word));
  const things = FACTS.things.filter(thing => thing[4].split("|").some(isNamed));
  return [facts.filter(fact => fact.score > 0 && fact.score >= LIKELY * facts[0].score), things, instead];
}

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
}
const root = document.documentElement.dataset.content_root ?? "";
const link = (text, page, anchor) => element("a", [text], { href: `${root}${page}#${anchor}` });
function listOf(facts, start) {
  const items = facts.map(fact => {
    const source = [fact.when, fact.document, fact.kinds.split("|")[0]].filter(text => text).join(" · ");
    return element("li", [link(fact.statement, fact.page, fact.anchor), element("p", [source], { className: "cited" })]);
  });
  return element("ol", items, { className: "facts-found", start });
}
function show(question) {
  const [facts, things, instead] = search(question);
  const about = things.flatMap(([name, what, page, anchor]) => [" · ", link(name, FACTS.page[page], anchor), ` (${what})`]);
  const found = [element("h2", ["Facts"]), listOf(facts.slice(0, SHOWN), 1)];
  const more = [element("summary", [`${facts.length - SHOWN} more`]), listOf(facts.slice(SHOWN), SHOWN + 1)];
  const count = `${facts.length || "No"} fact${facts.length === 1 ? "" : "s"} for “${question}”`;
  const some = facts[0]?.share < 1 ? "; none has all of it" : "";
  document.title = `${question} – ${document.title}`;
  const other = [...instead].map(([word, near]) => ` No fact has “${word}”; this is for “${near}”.`).join("");
  const best = facts[1] ? ", the best first" : "";
  const then = facts.length ? "" : " Try another word, or a list below.";
  document.getElementById("search-status").textContent = `${count}${some}${best}.${other}${then}`;
  document.getElementById("facts-found").append(
    ...(about.length ? [element("p", ["Pages on: ", ...about.slice(1)])] : []),
    ...(facts.length ? found : []), ...(facts[SHOWN] ? [element("details", more)] : []));
}

// Sphinx names its results; pages that list questions, measurements or changes have most words and come last.
Object.assign(Documentation.TRANSLATIONS, { "Searching": "Pages", "Search Results": "Pages",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "No page has all these words." });
Scorer.score = ([page, , , , score]) => (/questions|measured|changes/.test(page) ? score / 10 : score);
const asked = (new URLSearchParams(window.location.search).get("q") ?? "").trim();
document.getElementById("search-status").textContent = "";
if (asked) show(asked);

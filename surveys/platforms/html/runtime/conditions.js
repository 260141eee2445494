// What the respondent has answered, which questions that shows, and what is computed from it.
// No part of this file knows the page: it runs in any JavaScript engine.

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const DAY = 86_400_000;

// A number as it is written in the file: a comma becomes a point, spaces between thousands go.
export function asNumber(text) {
  const joined = text.trim().replace(/(\d)\s(?=\d{3}(?!\d))/g, "$1");
  const plain = joined.replace("\u2212", "-").replace(",", ".");
  if (!DECIMAL.test(plain)) return "";
  const [whole, part = ""] = plain.replace("+", "").split(".");
  const rest = part.replace(/0+$/, "");
  return (/\d/.test(whole) ? whole : `${whole}0`) + (rest && `.${rest}`);
}

// An ISO day from what was typed as day, month and year, joined by "|".
export function asDay(text) {
  const [day, month, year] = text.split("|").map((part) => part.trim());
  if (![day, month, year].every((part) => /^\d+$/.test(part ?? "")) || year.length !== 4) return "";
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const found = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(iso) ? iso : "";
}

// The answer that a text stands for, or "" when it cannot be read.
export function meant(item, text) {
  if (!text) return "";
  if (item.kind === "date") return asDay(text);
  if (item.kind === "allocation" || (item.kind === "number" && !item.decimals)) {
    const found = asNumber(text);
    return WHOLE.test(found) ? found : "";
  }
  if (item.kind === "number") return asNumber(text);
  if (item.kind === "short" || item.kind === "long") return text.trim();
  return text;
}

function days(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

const NUMBERS = {
  number: (answers, name) => Number(answers[name]),
  day: (answers, name) => days(answers[name]),
  date: (answers, iso) => days(iso),
  if: (answers, condition, then) => (holds(condition, answers) ? reckon(then, answers) : 0),
  sum: (answers, ...parts) => parts.map((one) => reckon(one, answers)).reduce((a, b) => a + b),
  days: (answers, start, end) => reckon(end, answers) - reckon(start, answers),
  "+": (answers, left, right) => reckon(left, answers) + reckon(right, answers),
  "-": (answers, left, right) => reckon(left, answers) - reckon(right, answers),
  "*": (answers, left, right) => reckon(left, answers) * reckon(right, answers),
  "/": (answers, left, right) => reckon(left, answers) / reckon(right, answers),
};

const TESTS = {
  all: (answers, ...parts) => parts.every((one) => holds(one, answers)),
  any: (answers, ...parts) => parts.some((one) => holds(one, answers)),
  not: (answers, part) => !holds(part, answers),
  in: (answers, name, ...codes) => codes.includes(answers[name]),
  outside: (answers, name, ...codes) => Boolean(answers[name]) && !codes.includes(answers[name]),
  filled: (answers, name) => Boolean(answers[name]),
  "==": (answers, left, right) => reckon(left, answers) === reckon(right, answers),
  "!=": (answers, left, right) => reckon(left, answers) !== reckon(right, answers),
  "<": (answers, left, right) => reckon(left, answers) < reckon(right, answers),
  "<=": (answers, left, right) => reckon(left, answers) <= reckon(right, answers),
  ">": (answers, left, right) => reckon(left, answers) > reckon(right, answers),
  ">=": (answers, left, right) => reckon(left, answers) >= reckon(right, answers),
};

export function reckon(tree, answers) {
  return typeof tree === "number" ? tree : NUMBERS[tree[0]](answers, ...tree.slice(1));
}

export function holds(tree, answers) {
  return typeof tree === "boolean" ? tree : TESTS[tree[0]](answers, ...tree.slice(1));
}

// Goes through the form in its order. An answer to a question that is not shown is no answer, so
// that questions that depend on it are not shown either.
export function settled(form, typed) {
  const found = { answers: {}, shown: {}, pages: {}, computed: {} };
  for (const page of form.pages) {
    const open = holds(page.show ?? true, found.answers);
    for (const item of page.items) {
      const shown = open && holds(item.show ?? true, found.answers);
      found.shown[item.name] = shown;
      if (item.kind === "computed") {
        const known = shown && holds(item.known, found.answers);
        found.computed[item.name] = known ? reckon(item.value, found.answers) : null;
      } else {
        if (shown) found.pages[page.name] = true;
        for (const field of item.fields) {
          found.answers[field.name] = shown ? meant(item, typed[field.name] ?? "") : "";
        }
      }
    }
  }
  return found;
}

// What is wrong with the answer to a question that is shown: the name of a word of the form, or a
// text of the question itself, with what fills its gaps. `missing` asks for required answers too.
export function fault(item, typed, found, missing) {
  const texts = item.fields.map((field) => typed[field.name] ?? "");
  const read = item.fields.map((field) => found.answers[field.name]);
  const unread = texts.findIndex((text, place) => text.replaceAll("|", "").trim() && !read[place]);
  if (unread >= 0) return { ...unreadable(item, texts[unread]), place: unread };
  const limit = read.findIndex((answer) => answer && !within(item, answer));
  if (limit >= 0) return { text: item.limits, place: limit };
  if (item.kind === "number") {
    const places = (read[0].split(".")[1] ?? "").length;
    if (places > item.decimals) return { word: "decimals", gaps: [item.decimals], place: 0 };
  }
  const chosen = read.filter(Boolean).length;
  if (item.at_most && chosen > item.at_most) return { text: item.limits, place: 0 };
  if (item.kind === "allocation" && chosen) {
    const total = read.reduce((sum, answer) => sum + Number(answer), 0);
    if (total !== item.total) return { word: "sum", gaps: [item.total, total], place: 0 };
  }
  if (missing && item.required) {
    if (!chosen) return { word: "answer_this", place: 0 };
    const row = item.kind === "grid" ? read.findIndex((answer) => !answer) : -1;
    if (row >= 0) return { word: "answer_row", place: row };
  }
  if (item.valid !== undefined && !holds(item.valid, found.answers)) {
    return { text: item.message, place: 0 };
  }
  return null;
}

function unreadable(item, text) {
  if (item.kind === "date") return { word: "date", gaps: ["example"] };
  const whole = item.kind === "allocation" || !item.decimals;
  return { word: whole && asNumber(text) ? "whole" : "number" };
}

function within(item, answer) {
  if (item.kind === "number") return Number(answer) >= item.least && Number(answer) <= item.most;
  if (item.kind === "allocation") return Number(answer) >= 0 && Number(answer) <= item.total;
  if (item.kind === "date") return answer >= item.least && answer <= item.most;
  if (item.kind === "short") return [...answer].length <= item.longest;
  return true;
}

// The answers as the file holds them: null for what was not shown, "" for what was left empty.
export function kept(form, found) {
  const answers = {};
  for (const item of form.pages.flatMap((page) => page.items)) {
    if (item.kind === "computed") continue;
    const some = item.fields.some((field) => found.answers[field.name]);
    const empty = item.kind === "multiple" && some ? "0" : "";
    for (const { name } of item.fields) {
      answers[name] = found.shown[item.name] ? found.answers[name] || empty : null;
    }
  }
  return answers;
}

// The places of things in an order of the respondent's own; those that stay keep their place.
export function order(things, seed, name) {
  let state = [...name].reduce((sum, sign) => (Math.imul(sum, 31) + sign.codePointAt(0)) | 0, seed);
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const places = things.map((_, place) => place);
  const moving = places.filter((place) => !things[place].stays);
  for (let last = moving.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [moving[last], moving[other]] = [moving[other], moving[last]];
  }
  return places.map((place) => (things[place].stays ? place : moving.shift()));
}

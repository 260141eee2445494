// Words, answers and elements as they are shown, in the language in which the form stands.

import { order } from "./conditions.js";

export const form = JSON.parse(document.getElementById("form").textContent);
export const items = form.pages.flatMap((page) => page.items);
const itemOf = Object.fromEntries(
  items.flatMap((item) => (item.fields ?? [item]).map((field) => [field.name, item])),
);
const LOCALES = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

// What the respondent has done: what was typed or chosen, and where they are.
export const state = {
  typed: {}, faults: {}, page: "start", language: form.language, keep: false,
  id: "", seed: 0, saved: null, found: null,
};  // prettier-ignore

export function say(text) {
  return text[state.language];
}

export function word(name, ...gaps) {
  return say(form.words[name]).replace(/\{(\d)\}/g, (_, place) => String(gaps[place]));
}

export function element(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((one) => one !== null && one !== undefined));
  return made;
}

export function paragraphs(text, given = {}) {
  return linesOf(text).map((line) => element("p", given, ...piped(line)));
}

// Paragraphs of a text that is no part of the questionnaire: braces in it show no answers.
export function literally(text) {
  return linesOf(text).map((line) => element("p", {}, line));
}

function linesOf(text) {
  return say(text).split("\n").map((line) => line.trim()).filter(Boolean);
}

// A text in which {name} shows the answer to an earlier question, also when it changes later.
export function piped(text) {
  return text.split(/\{(\w+)\}/).map((part, place) =>
    place % 2 ? element("span", { "data-shows": part }, shownAnswer(part) || "…") : part);
}

export function asShown(number) {
  const most = { maximumFractionDigits: form.decimals, useGrouping: false };
  return number.toLocaleString(LOCALES[state.language], most);
}

export function shownDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (state.language !== "en") return `${day}.${month}.${year}`;
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(iso).toLocaleDateString("en-GB", options);
}

export function exampleDay() {
  return state.language === "en" ? "27 3 2026" : "27.3.2026";
}

function withUnit(item, text) {
  return item.unit && text ? `${text} ${say(item.unit)}` : text;
}

// The answer in a field as its respondent would read it, or "" without one.
export function shownAnswer(name) {
  const item = itemOf[name];
  if (item.kind === "computed") {
    const value = state.found.computed[name];
    return value === null ? "" : asShown(value);
  }
  const answer = state.found.answers[name];
  if (!answer) return "";
  if (item.kind === "date") return shownDay(answer);
  if (item.kind === "number" || item.kind === "allocation") {
    return state.language === "en" ? answer : answer.replace(".", ",");
  }
  return item.choices ? say(item.choices.find((choice) => choice.code === answer).text) : answer;
}

// The answer to a whole question as lines of a table: [part or "", answer].
export function answerLines(item) {
  if (item.kind === "multiple") {
    const chosen = item.fields.filter((field) => state.found.answers[field.name]);
    return chosen.map((field) => ["", say(field.text)]);
  }
  const lines = item.fields.map((field) => [
    field.text ? say(field.text).replace(/\.$/, "") : "",
    withUnit(item, shownAnswer(field.name)),
  ]);
  const some = lines.some(([, answer]) => answer);
  return lines.filter(([, answer]) => answer || (some && item.kind === "grid"));
}

export function inOrder(item, things) {
  if (!item.shuffled) return things;
  return order(things, state.seed, item.name).map((place) => things[place]);
}

export function faultText({ text, word: name, gaps = [] }) {
  if (text) return say(text);
  return word(name, ...gaps.map((gap) => (gap === "example" ? exampleDay() : gap)));
}

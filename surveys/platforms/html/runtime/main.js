// Starts the form: shows pages, takes answers, keeps the draft, saves the file.

import { fault, kept, settled } from "./conditions.js";
import { drafts, pageElements, pageOf, route, shownTexts, summary, warning } from "./pages.js";
import { refreshQuestion } from "./questions.js";
import { canSeal, download, draftsOf, randomId, randomSeed, sealed } from "./saving.js";
import { faultText, form, items, shownAnswer, state, word } from "./showing.js";

const main = document.getElementById("main");
const foot = document.getElementById("foot");
const store = draftsOf(form);
const byName = Object.fromEntries(items.map((item) => [item.name, item]));
const TYPED = ["number", "allocation", "date", "short", "long"];
let waiting = 0;
let pressed = false;
let afterPress = null;
// The language that the link to the form asks for: form.html?lang=sv
const asked = new URLSearchParams(location.search).get("lang");
const linked = form.languages.includes(asked) ? asked : null;

function announce(text) {
  document.getElementById("announcement").textContent = text;
}

function settle() {
  state.found = settled(form, state.typed);
  for (const name of Object.keys(state.faults)) {
    if (!state.found.shown[name]) delete state.faults[name];
  }
}

function keepDraft() {
  clearTimeout(waiting);
  if (!state.keep || !Object.keys(state.typed).length) return;
  const { typed, seed, id, language, page } = state;
  if (!store.write({ typed, seed, id, language, linked, page: page === "done" ? "overview" : page })) {
    [state.canKeep, state.keep] = [false, false];
    showDrafts();
  }
}

function showDrafts() {
  const focused = document.activeElement?.id;
  const shown = document.querySelector(".drafts");
  shown?.replaceWith(drafts(shown.open));
  document.getElementById(focused)?.focus();
}

// Draws the page anew; the focus stays where it was unless it is asked for.
function render() {
  const texts = shownTexts();
  const focused = document.activeElement?.id;
  document.documentElement.lang = state.language;
  document.getElementById("form-title").textContent = texts.title;
  document.getElementById("skip").textContent = texts.skip;
  document.getElementById("languages").setAttribute("aria-label", texts.language);
  for (const one of document.querySelectorAll("#languages button")) {
    one.setAttribute("aria-pressed", String(one.lang === state.language));
  }
  main.replaceChildren(...pageElements().flat().filter(Boolean));
  foot.replaceChildren(...(["start", "done"].includes(state.page) ? [] : [drafts()]));
  showSummary();
  refresh();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function faultyHere() {
  const names = items.map((item) => item.name).filter((name) => state.faults[name]);
  return state.page === "overview" ? names : names.filter((name) => pageOf(name) === state.page);
}

function showSummary() {
  main.querySelector("#summary")?.remove();
  const made = state.summarised ? summary(faultyHere()) : null;
  if (made) main.querySelector("h1").after(made);
  const heading = main.querySelector("h1").textContent;
  const first = made ? `${word("error")}: ` : "";
  const whole = shownTexts().title;
  document.title = first + (heading === whole ? whole : `${heading} – ${whole}`);
  return made;
}

// Shows what an answer changes on the page: questions, faults, totals, answers in texts.
function refresh() {
  let [more, fewer] = [0, 0];
  for (const made of main.querySelectorAll("[data-item]")) {
    const was = made.hidden;
    refreshQuestion(made, byName[made.dataset.item]);
    more += was && !made.hidden;
    fewer += !was && made.hidden;
  }
  for (const one of main.querySelectorAll("[data-shows]")) {
    one.textContent = shownAnswer(one.dataset.shows) || "…";
  }
  return more ? word("appeared", more) : fewer ? word("disappeared", fewer) : "";
}

function go(name, { push = true } = {}) {
  state.page = name;
  state.summarised = false;
  if (push) history.pushState({ page: name }, "");
  render();
  keepDraft();
  announce("");
  const heading = main.querySelector("h1");
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function check(item, missing) {
  const found = state.found.shown[item.name] ? fault(item, state.typed, state.found, missing) : null;
  if (found) state.faults[item.name] = found;
  else delete state.faults[item.name];
  return found;
}

// Whether the questions of a page, or all of them, are answered as they should be.
function checkAll(page) {
  const asked = form.pages.filter((one) => !page || one.name === page).flatMap((one) => one.items);
  const wrong = asked.filter((item) => item.kind !== "computed").filter((item) => check(item, true));
  if (!wrong.length) return true;
  state.summarised = true;
  refresh();
  showSummary().focus();
  return false;
}

function next() {
  const pages = route();
  const place = pages.indexOf(state.page);
  if (state.page === "start" || checkAll(state.page)) go(pages[place + 1]);
}

function focusOn(name) {
  const { place = 0 } = state.faults[name] ?? {};
  const item = byName[name];
  if (pageOf(name) !== state.page) {
    go(pageOf(name));
    state.summarised = true;
    showSummary();
  }
  const made = document.getElementById(`question-${name}`);
  made.scrollIntoView({ block: "start" });
  made.querySelector(`[data-field="${item.fields[place].name}"]`).focus({ preventScroll: true });
}

function take(control) {
  const item = byName[control.closest("[data-item]").dataset.item];
  const { field } = control.dataset;
  if (item.kind === "date") {
    const parts = [...control.closest(".date").querySelectorAll("input")].map((one) => one.value);
    state.typed[field] = parts.some((part) => part.trim()) ? parts.join("|") : "";
  } else if (control.type === "checkbox") {
    state.typed[field] = control.checked ? control.value : "";
    if (control.checked) leaveAlone(item, field);
  } else {
    state.typed[field] = control.value;
  }
  if (!state.typed[field]) delete state.typed[field];
  changed(item);
}

// An answer that rules out the others, and the others that rule it out.
function leaveAlone(item, field) {
  const alone = item.choices.map((one) => Boolean(one.exclusive));
  const own = alone[item.fields.findIndex((one) => one.name === field)];
  item.fields.forEach(({ name }, place) => {
    if (name !== field && (own || alone[place])) {
      delete state.typed[name];
      document.getElementById(name).checked = false;
    }
  });
}

function changed(item) {
  state.unsaved = true;
  settle();
  const shown = state.faults[item.name];
  const later = TYPED.includes(item.kind) && !shown;
  const wrong = later ? null : check(item, shown?.word === "answer_row");
  announce(refresh() || (wrong ? faultText(wrong) : ""));
  clearTimeout(waiting);
  waiting = setTimeout(keepDraft, 300);
}

function takeBack(name) {
  const item = byName[name];
  const made = document.getElementById(`question-${name}`);
  for (const field of item.fields) delete state.typed[field.name];
  for (const one of made.querySelectorAll("input")) one.checked = false;
  changed(item);
  made.querySelector("input").focus();
}

function changeLanguage(language) {
  state.language = language;
  render();
  announce("");
  keepDraft();
}

function changeKeeping(keep) {
  state.keep = keep;
  if (keep) keepDraft();
  else store.remove();
  showDrafts();
}

function clear() {
  store.remove();
  Object.assign(state, { typed: {}, faults: {}, saved: null, continues: null, unsaved: false });
  begin();
  go("start");
  announce(word("cleared"));
}

function sure(button, asking) {
  const place = button.closest(".clearing");
  place.querySelector("[data-action=clear]").hidden = asking;
  place.querySelector(".sure").hidden = !asking;
  place.querySelector(asking ? "[data-action=clear-no]" : "[data-action=clear]").focus();
}

// The content of the file; saved again without a change, it is the same file.
function content() {
  const { format, format_version, instrument, wave, content_hash } = form;
  const answers = kept(form, state.found);
  const same = JSON.stringify(answers) === JSON.stringify(state.saved?.answers);
  const submitted = same ? state.saved.submitted : `${new Date().toISOString().slice(0, 19)}Z`;
  const language = same ? state.saved.language : state.language;
  return {
    format, format_version, instrument, wave, content_hash, response_id: state.id, submitted, language,
    answers,
  };
}

async function save() {
  if (state.page !== "overview") go("overview");
  if (!checkAll()) return;
  const whole = content();
  let text = `${JSON.stringify(whole, null, 1)}\n`;
  const name = `${form.instrument}-${form.wave}-${state.id}.${form.public_key ? "jwe" : "json"}`;
  if (form.public_key) {
    try {
      if (!canSeal()) throw new Error("no encryption");
      text = await sealed(text, form.public_key);
    } catch {
      cannotSeal();
      return;
    }
  }
  download(name, text);
  Object.assign(state, { saved: { ...whole, name }, unsaved: false });
  go("done");
}

function cannotSeal() {
  main.querySelector("#summary")?.remove();
  const made = warning("cannot_seal");
  made.id = "summary";
  main.querySelector("h1").after(made);
  made.focus();
}

const ACTIONS = {
  next,
  back: () => go(route()[route().indexOf(state.page) - 1]),
  continue: () => go(route().includes(state.continues) ? state.continues : "overview"),
  overview: () => go("overview"),
  save,
  print: () => window.print(),
  clear: (button) => sure(button, true),
  "clear-no": (button) => sure(button, false),
  "clear-yes": clear,
};

function clicked(event) {
  const meant = "[data-action], [data-page], [data-to], [data-unchoose]";
  const pressedOne = event.target.closest(meant);
  const { action, page, to, unchoose: item } = pressedOne?.dataset ?? {};
  if (action) ACTIONS[action](pressedOne);
  else if (page) go(page);
  else if (item) takeBack(item);
  else if (to) {
    event.preventDefault();
    focusOn(to);
  }
}

// What was typed is checked when its question is left; a press is waited for, so that nothing
// moves under the pointer.
function left(event) {
  const made = event.target.closest("[data-item]");
  if (!made || made.contains(event.relatedTarget)) return;
  const item = byName[made.dataset.item];
  if (!TYPED.includes(item.kind)) return;
  const later = () => {
    if (!made.isConnected || state.faults[item.name]) return;
    check(item, false);
    refresh();
  };
  if (pressed) afterPress = later;
  else later();
}

function released() {
  pressed = false;
  setTimeout(() => {
    afterPress?.();
    afterPress = null;
  }, 0);
}

function begin() {
  [state.id, state.seed] = [randomId(), randomSeed()];
  settle();
}

function listen() {
  main.addEventListener("input", (event) => event.target.dataset.field && take(event.target));
  main.addEventListener("focusout", left);
  main.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  document.addEventListener("click", clicked);
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, released, true);
  document.addEventListener("change", (event) => {
    if (event.target.id === "keep") changeKeeping(event.target.checked);
  });
  document.getElementById("languages").addEventListener("click", (event) => {
    if (event.target.lang) changeLanguage(event.target.lang);
  });
  addEventListener("popstate", (event) => {
    const page = event.state?.page ?? "start";
    go(route().includes(page) || (page === "done" && state.saved) ? page : "start", { push: false });
  });
  addEventListener("pagehide", keepDraft);
  addEventListener("beforeunload", (event) => {
    if (state.unsaved && !state.keep) event.preventDefault();
  });
}

function open() {
  begin();
  if (linked) state.language = linked;
  const draft = store.read();
  state.canKeep = store.possible();
  state.keep = state.canKeep && (Boolean(draft) || !form.public_key);
  if (draft) {
    const { typed, seed, id, page } = draft;
    // who comes by another link than last time means its language; the own choice stands otherwise
    const language = linked && linked !== draft.linked ? linked : draft.language;
    Object.assign(state, { typed, seed, id, language, continues: page });
    settle();
  }
  history.replaceState({ page: "start" }, "");
  listen();
  render();
}

open();

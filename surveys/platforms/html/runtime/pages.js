// The pages of the form: the start, a page for each section, the overview and the end.

import { canSeal } from "./saving.js";
import { element, faultText, form, items, literally, paragraphs, say, state, word } from "./showing.js";
import { answered, question } from "./questions.js";

// The names of the pages that the respondent goes through, as it looks now.
export function route() {
  const open = form.pages.filter((page) => state.found.pages[page.name]);
  return ["start", ...open.map((page) => page.name), "overview"];
}

export function pageOf(name) {
  return form.pages.find((page) => page.items.some((item) => item.name === name)).name;
}

function button(name, action, given = {}) {
  return element("button", { type: "button", "data-action": action, ...given }, word(name));
}

function title(text) {
  return element("h1", { tabindex: "-1" }, text);
}

function progress() {
  const pages = route();
  const [place, most] = [pages.indexOf(state.page), pages.length - 1];
  return [
    element("p", { class: "caption" }, word("page", place, most)),
    element("progress", { value: place, max: most, "aria-hidden": "true" }),
  ];
}

// What is wrong, each a link to its question; only what is shown on this page, or all of it.
export function summary(names) {
  if (!names.length) return null;
  const links = names.map((name) => {
    const item = items.find((one) => one.name === name);
    const asks = say(item.text).replace(/\{\w+\}/g, "…");
    const link = element("a", { href: `#question-${name}`, "data-to": name }, asks);
    return element("li", {}, link, element("span", {}, faultText(state.faults[name])));
  });
  return element("div", { class: "summary", role: "alert", tabindex: "-1", id: "summary" },
    element("h2", {}, word("summary")), element("ul", {}, ...links));
}

// Something that keeps the respondent from going on.
export function warning(name) {
  const given = { class: "summary", role: "alert", tabindex: "-1" };
  return element("div", given, element("p", {}, word(name)));
}

function privacy() {
  const parts = form.privacy.parts.flatMap(([heading, body]) => [
    element("dt", {}, say(heading)),
    element("dd", {}, literally(body)),
  ]);
  return element("section", { class: "privacy" }, element("h2", {}, say(form.privacy.heading)),
    element("dl", {}, ...parts));
}

function start() {
  const found = state.continues && state.continues !== "start";
  return [
    title(say(form.title)),
    found ? element("div", { class: "box" }, element("p", {}, word("draft_found")),
      button("continue", "continue", { class: "main" })) : null,
    form.public_key && !canSeal() ? warning("cannot_seal") : null,
    element("div", { class: "lead" }, paragraphs(form.intro)),
    privacy(),
    element("section", {}, element("h2", {}, word("how_title")), element("p", {}, word("how")),
      element("p", {}, word(form.public_key ? "how_sealed" : "how_open"))),
    drafts(),
    element("div", { class: "buttons" }, button("start", "next", { class: "main" })),
  ];
}

function section(page) {
  return [
    ...progress(),
    title(say(page.title)),
    ...(page.intro ? paragraphs(page.intro, { class: "intro" }) : []),
    element("form", { novalidate: true, autocomplete: "off" },
      ...page.items.filter((item) => item.kind !== "computed").map(question),
      element("div", { class: "buttons" },
        element("button", { type: "submit", class: "main" }, word("next")), button("back", "back"))),
  ];
}

function overview() {
  const parts = form.pages.filter((page) => state.found.pages[page.name]).map((page) => {
    const shown = page.items.filter((one) => one.kind !== "computed" && state.found.shown[one.name]);
    const change = element("button", { type: "button", class: "quiet", "data-page": page.name },
      word("change"), element("span", { class: "unseen" }, `: ${say(page.title)}`));
    return element("section", { class: "answers" },
      element("div", { class: "answers-head" }, element("h2", {}, say(page.title)), change),
      element("dl", {}, ...shown.map(answered)));
  });
  return [
    ...progress(),
    title(word("overview")),
    element("p", { class: "intro" }, word("overview_lead")),
    ...parts,
    element("p", { class: "hint" }, word(form.public_key ? "how_sealed" : "how_open")),
    element("div", { class: "buttons" },
      button(form.public_key ? "save_sealed" : "save", "save", { class: "main" }),
      button("print", "print"), button("back", "back")),
  ];
}

function done() {
  return [
    title(word("done")),
    element("div", { class: "box good" }, element("p", {}, word("done_file")),
      element("p", {}, element("strong", { class: "file" }, state.saved?.name ?? "")),
      element("p", {}, word("done_next"))),
    ...paragraphs(form.thanks, { class: "thanks" }),
    element("p", {}, word("done_clear")),
    element("div", { class: "buttons" }, clearing("main"),
      button("save_again", "save"), button("back_to_answers", "overview")),
  ];
}

// The button that clears the answers, and the question whether to.
function clearing(kind) {
  const ask = element("button", { type: "button", class: kind, "data-action": "clear" }, word("clear"));
  const sure = element("div", { class: "sure", role: "group", hidden: true, "aria-labelledby": "sure" },
    element("p", { id: "sure" }, word("clear_sure")),
    button("clear_yes", "clear-yes", { class: "danger" }), button("clear_no", "clear-no"));
  return element("div", { class: "clearing" }, ask, sure);
}

// Whether unfinished answers stay in this browser, and what that means; folded under a page.
export function drafts(open = state.page === "start") {
  const box = element("input", {
    type: "checkbox", id: "keep", "aria-describedby": "keep-note", disabled: !state.canKeep,
  });
  box.checked = state.keep;
  const said = !state.canKeep ? "draft_impossible" : state.keep ? "draft_kept" : "draft_not_kept";
  const sealed = form.public_key && state.canKeep ? ` ${word("draft_sealed")}` : "";
  const inside = [
    element("label", { class: "choice", for: "keep" }, box, element("span", {}, word("draft_keep"))),
    element("p", { class: "hint", id: "keep-note" }, word(said) + sealed),
    Object.keys(state.typed).length ? clearing("quiet") : null,
  ];
  if (state.page === "start") {
    return element("section", { class: "drafts" }, element("h2", {}, word("draft_title")), ...inside);
  }
  const title = element("summary", {}, word(state.keep ? "draft_yes" : "draft_no"));
  return element("details", { class: "drafts", open }, title, ...inside);
}

export function pageElements() {
  if (state.page === "start") return start();
  if (state.page === "overview") return overview();
  if (state.page === "done") return done();
  return section(form.pages.find((page) => page.name === state.page));
}

export function shownTexts() {
  return { title: say(form.title), skip: word("skip"), language: word("language") };
}

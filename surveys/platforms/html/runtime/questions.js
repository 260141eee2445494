// One question of each kind, as elements. What is typed and chosen goes to the state in `main.js`.

import {
  answerLines, asShown, element, exampleDay, faultText, inOrder, paragraphs, piped, say, state, word,
} from "./showing.js";  // prettier-ignore

const MANY = 8;
const WIDEST_GRID = 7;

function heading(item) {
  const mark = () => element("span", { class: "required" }, `(${word("required")})`);
  return [...piped(say(item.text)), ...(item.required ? [" ", mark()] : [])];
}

function describedBy(item, ...more) {
  const ids = [item.help && `${item.name}--help`, ...more, `${item.name}--fault`];
  return ids.filter(Boolean).join(" ");
}

function notes(item) {
  const help = item.help ? paragraphs(item.help) : [];
  return [
    help.length ? element("div", { class: "help", id: `${item.name}--help` }, help) : null,
    element("p", { class: "fault", id: `${item.name}--fault`, hidden: true }),
  ];
}

function group(item, given, ...children) {
  const legend = element("legend", {}, ...heading(item));
  return element("fieldset", { "aria-describedby": describedBy(item), ...given },
    legend, notes(item), ...children);
}

function unchoose(item, name) {
  const given = { type: "button", class: "quiet", "data-unchoose": item.name, hidden: true };
  const whose = `: ${say(item.text).replace(/\{\w+\}/g, "…")}`;
  return element("button", given, word(name), element("span", { class: "unseen" }, whose));
}

function choice(item, field, code, text, type) {
  const [id, value] = type === "radio" ? [`${field.name}--${code}`, code] : [field.name, "1"];
  const checked = (state.typed[field.name] ?? "") === value;
  const input = element("input", { type, id, name: field.name, value, "data-field": field.name });
  input.checked = checked;
  return element("label", { class: "choice", for: id }, input, element("span", {}, text));
}

function choices(...made) {
  return element("div", { class: made.length > MANY ? "choices many" : "choices" }, ...made);
}

function single(item) {
  const [field] = item.fields;
  const made = inOrder(item, item.choices).map((one) =>
    choice(item, field, one.code, say(one.text), "radio"));
  const given = { role: "radiogroup", "aria-required": item.required ? "true" : null };
  return group(item, given, choices(...made), item.required ? null : unchoose(item, "unchoose"));
}

function multiple(item) {
  const options = item.choices.map((one, place) => ({ ...one, field: item.fields[place] }));
  const made = inOrder(item, options).map((one) => {
    const label = choice(item, one.field, one.code, say(one.text), "checkbox");
    if (one.exclusive) label.classList.add("exclusive");
    return label;
  });
  return group(item, {}, choices(...made));
}

function grid(item) {
  const head = element("div", { class: "grid-head", "aria-hidden": "true" }, element("span"),
    ...item.choices.map((one) => element("span", {}, say(one.text))));
  const rows = inOrder(item, item.fields).map((field) => {
    const id = `${field.name}--label`;
    const label = element("p", { class: "row-label", id }, say(field.text));
    const made = item.choices.map((one) => choice(item, field, one.code, say(one.text), "radio"));
    return element("div", {
      class: "grid-row", role: "radiogroup", "aria-labelledby": id, "data-row": field.name,
      "aria-required": item.required ? "true" : null,
    }, label, ...made);
  });
  const wide = item.choices.length <= WIDEST_GRID;
  const made = element("div", { class: wide ? "grid wide" : "grid" }, head, ...rows);
  made.style.setProperty("--columns", item.choices.length);
  return group(item, {}, made, item.required ? null : unchoose(item, "unchoose_all"));
}

function input(item, field, given) {
  const made = element(given.tag ?? "input", {
    type: given.tag ? null : "text", id: field.name, "data-field": field.name, autocomplete: "off",
    "aria-required": item.required ? "true" : null, "aria-describedby": describedBy(item), ...given,
  });
  made.value = state.typed[field.name] ?? "";
  return made;
}

function labelled(item, ...controls) {
  const label = element("label", { class: "asks", for: item.fields[0].name }, ...heading(item));
  return element("div", {}, label, notes(item), ...controls);
}

function list(item) {
  const [field] = item.fields;
  const options = inOrder(item, item.choices).map((one) =>
    element("option", { value: one.code }, say(one.text)));
  const made = element("select", {
    id: field.name, "data-field": field.name, "aria-describedby": describedBy(item),
    "aria-required": item.required ? "true" : null,
  }, element("option", { value: "" }, word("choose")), ...options);
  made.value = state.typed[field.name] ?? "";
  return labelled(item, made);
}

function unit(item, id) {
  return item.unit ? element("span", { class: "unit", id }, say(item.unit)) : null;
}

function number(item) {
  const id = `${item.name}--unit`;
  const mode = item.least < 0 ? "text" : item.decimals ? "decimal" : "numeric";
  const described = describedBy(item, item.unit && id);
  const given = { inputmode: mode, class: "short", "aria-describedby": described };
  const made = input(item, item.fields[0], given);
  return labelled(item, element("div", { class: "measured" }, made, unit(item, id)));
}

function allocation(item) {
  const rows = item.fields.map((field) => {
    const id = `${field.name}--unit`;
    const described = [item.unit && id, `${item.name}--fault`].filter(Boolean).join(" ");
    const given = {
      inputmode: "numeric", class: "short", "aria-describedby": described, "aria-required": null,
    };
    return element("div", { class: "share" }, element("label", { for: field.name }, say(field.text)),
      element("div", { class: "measured" }, input(item, field, given), unit(item, id)));
  });
  const total = element("output", { class: "total", "data-total": item.name });
  return group(item, {}, element("div", { class: "shares" }, ...rows), total);
}

function date(item) {
  const [field] = item.fields;
  const typed = (state.typed[field.name] ?? "||").split("|");
  const parts = ["day", "month", "year"].map((part, place) => {
    const id = `${field.name}--${part}`;
    const made = element("input", {
      type: "text", inputmode: "numeric", autocomplete: "off", id, "data-field": field.name,
      class: part === "year" ? "four" : "two", "aria-describedby": `${item.name}--fault`,
    });
    made.value = typed[place];
    return element("div", {}, element("label", { for: id }, word(part)), made);
  });
  const id = `${item.name}--example`;
  const example = element("p", { class: "help", id }, word("date_example", exampleDay()));
  return group(item, { "aria-describedby": describedBy(item, id) },
    example, element("div", { class: "date" }, ...parts));
}

const KINDS = {
  single, multiple, grid, list, number, allocation, date,
  short: (item) => labelled(item, input(item, item.fields[0], {})),
  long: (item) => labelled(item, input(item, item.fields[0], { tag: "textarea", rows: 4 })),
};  // prettier-ignore

export function question(item) {
  const made = KINDS[item.kind](item);
  made.id = `question-${item.name}`;
  made.classList.add("question");
  made.dataset.item = item.name;
  return made;
}

// Shows what changes while a question stands on the page: its fault, its total, its answers.
export function refreshQuestion(made, item) {
  const fault = state.faults[item.name];
  made.hidden = !state.found.shown[item.name];
  made.classList.toggle("faulty", Boolean(fault));
  const note = made.querySelector(".fault");
  note.hidden = !fault;
  const said = fault ? `${word("error")}: ${faultText(fault)}` : "";
  if (note.textContent !== said) note.textContent = said;
  const faulty = fault?.word === "answer_row" ? item.fields[fault.place].name : null;
  for (const row of made.querySelectorAll("[data-row]")) {
    row.classList.toggle("faulty", row.dataset.row === faulty);
  }
  const invalid = made.matches("[role=radiogroup]") ? [made]
    : made.querySelectorAll("input:not([type=radio]), select, textarea, [data-row].faulty");
  for (const one of made.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  if (fault) for (const one of invalid) one.setAttribute("aria-invalid", "true");
  for (const one of made.querySelectorAll("[data-unchoose]")) {
    one.hidden = !item.fields.some((field) => state.typed[field.name]);
  }
  for (const output of made.querySelectorAll("[data-total]")) {
    const answers = item.fields.map((field) => Number(state.found.answers[field.name]));
    const total = answers.reduce((sum, answer) => sum + answer, 0);
    const said = word("total", asShown(total), item.total) + (item.unit ? ` ${say(item.unit)}` : "");
    if (output.textContent !== said) output.textContent = said;
    output.classList.toggle("whole", total === item.total);
  }
}

// The lines of the overview for one question.
export function answered(item) {
  const lines = answerLines(item);
  const values = lines.length ? lines : [["", ""]];
  return element("div", { class: "answer" }, element("dt", {}, ...piped(say(item.text))),
    ...values.map(([part, answer]) => element("dd", {},
      part ? element("span", { class: "part" }, `${part}: `) : null,
      answer || element("span", { class: "nothing" }, word("no_answer")))));
}

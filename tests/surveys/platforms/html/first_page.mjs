// Writes what the first page of the offline form says, without a browser.
//
//   node first_page.mjs <folder of the runtime> <form.json>

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, form] = process.argv.slice(2);
const made = () => ({
  children: [],
  setAttribute() {},
  addEventListener() {},
  append(...more) { this.children.push(...more); },
});
globalThis.document = {
  createElement: made,
  getElementById: () => ({ textContent: readFileSync(form, "utf8") }),
};
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { state } = await load("showing.js");
state.found = { answers: {}, computed: {}, pages: {} };
const { pageElements } = await load("pages.js");
const said = (one) => (typeof one === "string" ? one : one.children.map(said).join("\n"));
process.stdout.write(pageElements().filter(Boolean).map(said).join("\n"));

// Runs the module of the offline form that judges answers, without a page.
//
//   node engine.mjs <folder with conditions.js> <jobs.json>
//
// Each job is {form, sets, orders}: `sets` are what was typed, by field; `orders` are
// [seed, name, things] to be shuffled.

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, jobs] = process.argv.slice(2);
const runtime = await import(pathToFileURL(path.join(folder, "conditions.js")).href);
const { fault, kept, order, settled } = runtime;

const judge = (form, typed) => {
  const found = settled(form, typed);
  const asked = form.pages.flatMap((page) => page.items).filter((item) => item.kind !== "computed");
  const faults = (missing) => Object.fromEntries(asked
    .filter((item) => found.shown[item.name])
    .map((item) => [item.name, fault(item, typed, found, missing)])
    .filter(([, one]) => one));
  return {
    shown: found.shown, computed: found.computed, kept: kept(form, found),
    broken: faults(false), refused: faults(true),
  };
};

const done = JSON.parse(readFileSync(jobs, "utf8")).map(({ form, sets, orders }) => ({
  sets: sets.map((typed) => judge(form, typed)),
  orders: orders.map(([seed, name, things]) => order(things, seed, name)),
}));
process.stdout.write(JSON.stringify(done));

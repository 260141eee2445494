// Opens an offline form from its file and does what it is told, step by step, as a respondent
// would. Prints, as JSON, what each step that asks something found, and every request that was made.
//
//   node form_steps.mjs <node_modules> <chromium> <jobs.json> <folder for downloads>
//
// Each job is {file, width, scheme, steps}; the names of the steps are those of STEPS below.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromium, jobs, downloads] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MOST_TABS = 250;

const focusMatches = (page, selector) =>
  page.evaluate((one) => document.activeElement.matches(one), selector);

async function tabTo(page, selector, backwards) {
  for (let count = 0; count < MOST_TABS; count += 1) {
    if (await focusMatches(page, selector)) return null;
    if (backwards) await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (backwards) await page.keyboard.up("Shift");
  }
  throw new Error(`no way to ${selector} by keyboard`);
}

async function saved(page, ending) {
  for (let count = 0; count < 100; count += 1) {
    const there = fs.readdirSync(downloads).filter((name) => name.endsWith(ending));
    if (there.length) {
      const whole = path.join(downloads, there[0]);
      const text = fs.readFileSync(whole, "utf8");
      if (text.trim()) {
        fs.unlinkSync(whole);
        return [there[0], text];
      }
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("nothing was saved");
}

async function examined(page) {
  const violations = await page.evaluate(
    (tags) => axe.run({ runOnly: { type: "tag", values: tags } }).then((found) =>
      found.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.target).join(", ")}`)),
    TAGS,
  );
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return { title: await page.title(), violations, overflow };
}

const STEPS = {
  tab: (page, selector) => tabTo(page, selector, false),
  "tab back": (page, selector) => tabTo(page, selector, true),
  press: (page, key) => page.keyboard.press(key).then(() => null),
  type: (page, text) => page.keyboard.type(text).then(() => null),
  click: (page, selector) => page.click(selector).then(() => null),
  ask: (page, expression) => page.evaluate(expression),
  reload: (page) => page.reload().then(() => null),
  link: (page, query) => page.goto(page.url().split("?")[0] + query).then(() => null),
  saved: (page, ending) => saved(page, ending),
  examine: (page) => examined(page),
  name: async (page, selector) => {
    const tree = await page.accessibility.snapshot({ root: await page.$(selector), interestingOnly: false });
    return { role: tree?.role, name: tree?.name, description: tree?.description };
  },
  shoot: (page, file) => page.screenshot({ path: file, fullPage: true }).then(() => null),
};

async function walk(browser, { file, width, scheme, steps }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  const own = pathToFileURL(file).href;
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("?")[0] !== own && !url.startsWith("blob:null/")) requests.push(url);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (said) => errors.push(said.text()));
  page.on("dialog", (dialog) => dialog.accept());
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow", downloadPath: downloads, browserContextId: context.id,
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(own);
  // What a page may not do to itself, the tools of a browser may: they do not obey its policy.
  await page.evaluate(axe);
  const found = [];
  for (const [name, given] of steps) {
    try {
      const answer = await STEPS[name](page, given);
      if (["reload", "link"].includes(name)) await page.evaluate(axe);
      if (answer !== null && answer !== undefined) found.push(answer);
    } catch (error) {
      const step = JSON.stringify([name, given]);
      throw new Error(`${path.basename(file)}, step ${step}: ${error.message}`);
    }
  }
  await context.close();
  return { found, requests, errors };
}

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const walks = [];
try {
  for (const job of JSON.parse(fs.readFileSync(jobs, "utf8"))) walks.push(await walk(browser, job));
} finally {
  await browser.close();
}
console.log(JSON.stringify(walks));

// Opens pages of a site and prints, as JSON, what a browser finds: axe-core violations, requests to
// other places, console errors and horizontal overflow. What is folded is opened first. Called by
// test_book_in_browser.py with the visits as JSON: [path, width, colour scheme] each.
import { createRequire } from "node:module";

const [modules, chromium, origin, wanted] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const puppeteer = require("puppeteer-core");
const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

async function visit(browser, path, width, scheme) {
  const page = await browser.newPage();
  const outside = [];
  const errors = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) outside.push(url);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("requestfailed", (request) => errors.push(`failed: ${request.url()}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400) errors.push(`${answer.status()}: ${answer.url()}`);
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(`${origin}/${path}`, { waitUntil: "networkidle0" });
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
  await page.evaluate(axe);
  const violations = await page.evaluate(
    (tags) => axe.run({ runOnly: { type: "tag", values: tags } }).then((found) =>
      found.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.target).join(", ")}`)),
    TAGS,
  );
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.close();
  return { path, width, scheme, violations, outside, errors, overflow };
}

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const visits = [];
try {
  for (const one of JSON.parse(wanted)) visits.push(await visit(browser, ...one));
} finally {
  await browser.close();
}
console.log(JSON.stringify(visits));

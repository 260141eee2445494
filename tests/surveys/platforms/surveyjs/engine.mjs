// Loads forms into SurveyJS's own library and answers them.
//
//   node engine.mjs <node_modules> <jobs.json>
//
// Each job is {form, states, fills, sets}: `states` are answers that are put in as they are, `fills`
// are answers given question by question, from the first page to the last, or in the order of
// `steps`, and then sent; `sets` are answers given so, one set after the other into one survey that
// is emptied in between, and not sent.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, jobs] = process.argv.slice(2);
const require = createRequire(path.join(modules, "anywhere.js"));
const { Model } = require("survey-core");
require("survey-core/survey.i18n");
const { lintSurvey } = require("survey-core/linter");

const warnings = [];
console.warn = console.error = (...said) => warnings.push(said.join(" "));

const errorsOf = (survey) => {
  survey.validate(true);
  const found = {};
  for (const question of survey.getAllQuestions()) {
    const texts = question.getAllErrors().map((error) => error.locText.renderedHtml);
    if (texts.length) found[question.name] = texts;
  }
  return found;
};

const visibleIn = (survey) =>
  survey.getAllQuestions().filter((one) => one.isVisibleInSurvey).map((one) => one.name);

const textsOf = (survey) => {
  const found = {};
  for (const question of survey.getAllQuestions()) {
    found[question.name] = [
      question.locTitle.renderedHtml,
      question.locDescription.renderedHtml ?? "",
      question.processedHtml ?? "",
      (question.visibleChoices ?? []).map((choice) => choice.locText.renderedHtml).join("|"),
      (question.visibleRows ?? []).map((row) => row.locText?.renderedHtml).join("|"),
    ];
  }
  for (const page of survey.pages) {
    found[page.name] = [page.locTitle.renderedHtml, page.locDescription.renderedHtml ?? ""];
  }
  return found;
};

const state = (form, { data, locale, texts, seed }) => {
  const survey = new Model(form);
  if (seed) survey.randomSeed = seed;
  if (locale) survey.locale = locale;
  survey.data = data;
  return {
    visible: visibleIn(survey),
    errors: errorsOf(survey),
    data: survey.data,
    texts: texts ? { title: [survey.processedTitle], ...textsOf(survey) } : {},
  };
};

const answer = (question, value) => {
  // As the boxes on the page do.
  if (question.getType() === "checkbox") question.renderedValue = value;
  else question.value = value;
};

const fill = (form, { data, locale, steps }) => {
  const survey = new Model(form);
  if (locale) survey.locale = locale;
  for (const [name, value] of steps ?? []) {
    const question = survey.getQuestionByName(name);
    if (question.isVisibleInSurvey) answer(question, value);
  }
  for (const question of steps ? [] : survey.getAllQuestions()) {
    if (question.isVisibleInSurvey && question.name in data) answer(question, data[question.name]);
  }
  const errors = errorsOf(survey);
  const visible = visibleIn(survey);
  survey.doComplete();
  return {
    errors, visible, data: survey.data, completed: survey.state, thanks: survey.processedCompletedHtml,
  };
};

// All conditions are looked at after every answer. That takes most of the time, and is left out
// after answers that no expression of the form names.
const named = (form) =>
  new Set([...JSON.stringify(form).matchAll(/\{#?(\w+)/g)].map(([, name]) => name));

const answerQuietly = (survey, question, value) => {
  survey.runConditions = () => {};
  answer(question, value);
  delete survey.runConditions;
};

const judge = (form, sets) => {
  const survey = new Model(form);
  const questions = survey.getAllQuestions();
  const names = named(form);
  return sets.map((data) => {
    survey.clear(true, true);
    for (const question of questions) {
      if (question.isVisibleInSurvey && question.name in data) {
        const value = data[question.name];
        if (names.has(question.name)) answer(question, value);
        else answerQuietly(survey, question, value);
      }
    }
    survey.runConditions();
    survey.validate(true);
    const visible = questions.filter((one) => one.isVisibleInSurvey);
    return {
      visible: visible.map((one) => one.name),
      refused: visible.filter((one) => one.getAllErrors().length).map((one) => one.name),
      data: survey.data,
    };
  });
};

const done = JSON.parse(readFileSync(jobs, "utf8")).map(({ form, states, fills, sets }) => {
  const survey = new Model(form);
  return {
    faults: (survey.jsonErrors ?? []).map((error) => error.message),
    findings: lintSurvey(form).findings.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    locales: survey.getUsedLocales(),
    pages: survey.pages.map((page) => page.name),
    questions: survey.getAllQuestions().map((question) => question.name),
    states: (states ?? []).map((one) => state(form, one)),
    fills: (fills ?? []).map((one) => fill(form, one)),
    sets: judge(form, sets ?? []),
  };
});
process.stdout.write(JSON.stringify({ done, warnings }));

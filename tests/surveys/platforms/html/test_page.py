"""The file of the offline form: what it may do, what is in it, and in which languages."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from surveys.conditions import parse
from surveys.errors import DefinitionError
from surveys.fieldwork import NO_FIELDWORK, Fieldwork, PrivacyNotice
from surveys.model import LANGUAGES, Language, ShortText, SingleChoice, Text
from surveys.platforms.html import NAME, export, losses
from surveys.platforms.html.form import form
from surveys.platforms.html.messages import WORDS
from surveys.platforms.html.page import SCRIPTS, page, script
from surveys.platforms.html.sealed import make_pair
from surveys.platforms.html.trees import Tree, visibility
from tests.small import codes, one_page, small_instrument, text
from tests.surveys.platforms.html.engine import RUNTIME
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE

WHOLE = page(form(SAMPLE, "2026"))
PUBLIC = {name: json.loads(make_pair()[1])[name] for name in ("kty", "n", "e")}


def between(start: str, end: str, whole: str = WHOLE) -> str:
    return whole.split(start, 1)[1].split(end, 1)[0]


def embedded(whole: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(between('id="form">', "</script>", whole))
    return found


def item(name: str, whole: str = WHOLE) -> dict[str, Any]:
    pages = embedded(whole)["pages"]
    return next(one for page_ in pages for one in page_["items"] if one["name"] == name)


def hash_of(text_: str) -> str:
    return base64.b64encode(hashlib.sha256(text_.encode()).digest()).decode()


def test_the_policy_forbids_every_request_and_every_other_script() -> None:
    policy = between('Content-Security-Policy" content="', '"')
    code, style = between("</script>\n<script>", "</script>"), between("<style>", "</style>")
    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{hash_of(code)}'",
        f"style-src 'sha256-{hash_of(style)}'",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_nothing_in_the_file_comes_from_anywhere_else() -> None:
    assert set(re.findall(r"\s(?:src|href|action)=\"([^\"]*)\"", WHOLE)) == {"#main"}
    assert not re.search(r"https?://|@import|\burl\(|\beval\b|new Function|innerHTML", WHOLE)
    assert not re.search(
        r"\sstyle=|\son\w+=", re.sub(r"<script>.*?</script>", "", WHOLE, flags=re.S)
    )


def test_the_runtime_is_one_script_of_modules_whose_names_are_their_own() -> None:
    code = script()
    assert not re.search(r"^(?:import|export)\b", code, re.M)
    every = [(RUNTIME / name).read_text(encoding="utf-8") for name in SCRIPTS]
    names = [
        name
        for source in every
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", source, re.M
        )
    ]
    assert sorted(names) == sorted(set(names))
    assert sorted(one.name for one in RUNTIME.iterdir()) == sorted((*SCRIPTS, "form.css"))


def test_every_word_that_the_runtime_says_is_there_and_is_said() -> None:
    code = script() + " ".join(re.findall(r'word: "(\w+)"', script()))
    said = set(re.findall(r"\"(\w+)\"", code)) & set(WORDS)
    assert said == set(WORDS)
    asked_for = set(re.findall(r"\bword\(\"(\w+)\"", code)) | set(
        re.findall(r'word: "(\w+)"', code)
    )
    assert asked_for <= set(WORDS)


@pytest.mark.parametrize("name", WORDS)
def test_words_have_the_same_gaps_in_every_language(name: str) -> None:
    gaps = [sorted(re.findall(r"\{\d\}", WORDS[name].get(one))) for one in LANGUAGES]
    assert all(WORDS[name].has(one) for one in LANGUAGES)
    assert gaps[0] == gaps[1] == gaps[2]


def test_no_text_of_a_questionnaire_can_break_out_of_the_file() -> None:
    nasty = Text(en="</script><script>alert(1)</script><!-- \u2028 ]]> \" ' &amp;")
    asked = replace(
        one_page(*small_instrument().sections[0].items), title=nasty, intro=nasty, thanks=nasty
    )
    whole = page(form(asked, asked.waves[0].name, ["en"]))
    assert embedded(whole)["title"] == {"en": nasty.en}
    assert whole.count("</script>") == 2
    assert whole.count("<script") == 2
    assert "<title>&lt;/script&gt;" in whole


@pytest.mark.parametrize("languages", [("fi",), ("sv", "en"), LANGUAGES])
def test_a_form_speaks_only_the_languages_it_was_asked_for(languages: tuple[Language, ...]) -> None:
    whole = export(SAMPLE, "2026", languages)[0].content.decode()
    found = embedded(whole)
    assert tuple(found["languages"]) == languages
    assert found["language"] == languages[0]
    assert f'<html lang="{languages[0]}">' in whole
    assert tuple(item("role", whole)["text"]) == languages
    assert tuple(found["words"]["next"]) == languages
    switch = re.findall(r'<button type="button" id="language-(\w+)"', whole)
    assert tuple(switch) == languages
    assert ('<nav id="languages" hidden>' in whole) is (len(languages) == 1)


def test_the_notice_and_the_key_of_the_fieldwork_are_in_the_form() -> None:
    said = Text(fi="Kerrottu", sv="Sagt", en="Said")
    notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    found = form(SAMPLE, "2026", ["sv"], Fieldwork(notice, PUBLIC))
    assert found["public_key"] == PUBLIC
    assert found["privacy"]["heading"] == {"sv": "Behandling av personuppgifter"}
    assert len(found["privacy"]["parts"]) == 8
    assert {body["sv"] for _, body in found["privacy"]["parts"]} == {"Sagt"}
    without = form(SAMPLE, "2026", ["sv"], NO_FIELDWORK)
    assert without["public_key"] is None
    assert all(body["sv"].startswith("[Fyll i: ") for _, body in without["privacy"]["parts"])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ({**PUBLIC, "n": PUBLIC["n"][:171]}, "public_key: found a key of 1024 bits; expected"),
        ({**PUBLIC, "n": "å"}, "found no key that works; expected a public RSA key of 2048 bits"),
        ({**PUBLIC, "e": ""}, "found no key that works; expected a public RSA key of 2048 bits"),
    ],
)
def test_a_key_that_would_not_seal_is_refused_at_once(key: dict[str, str], said: str) -> None:
    with pytest.raises(DefinitionError) as error:
        export(SAMPLE, "2026", fieldwork=Fieldwork(public_key=key))
    assert said in str(error.value)
    assert export(SAMPLE, "2026", fieldwork=Fieldwork(public_key=PUBLIC))[0].name == "sample.html"


def test_items_are_written_as_the_runtime_takes_them() -> None:
    assert item("role")["kind"] == "single"
    assert item("role")["required"] is True
    assert item("area")["kind"] == "list"
    assert (item("tasks")["at_most"], item("tasks")["limits"]["en"]) == (3, "Choose at most 3.")
    assert [one.get("exclusive") for one in item("tasks")["choices"]] == [None] * 4 + [True]
    assert item("time_spent")["unit"]["sv"] == "years (sv)"
    assert (item("time_spent")["least"], item("time_spent")["decimals"]) == (0.5, 1)
    assert (item("started")["least"], item("started")["most"]) == ("2020-01-01", "2026-12-31")
    assert [one["text"]["en"] for one in item("share")["fields"]] == ["clients", "network", "other"]
    assert item("ended")["message"]["en"] == "Ended before it started"
    assert item("why")["kind"] == "long"
    assert item("why")["show"][0] == "all"
    assert "show" not in item("role")
    assert embedded(WHOLE)["pages"][1]["show"] == ["not", ["in", "role", "local"]]


def test_what_is_computed_and_shuffled_is_written_too() -> None:
    whole = page(form(RECKONED, "2026"))
    assert item("share", whole)["kind"] == "computed"
    assert item("share", whole)["value"] == [
        "*",
        ["/", ["number", "realised"], ["number", "planned"]],
        100,
    ]
    assert [one.get("stays", False) for one in item("tasks", whole)["choices"]] == [False] * 3 + [
        True
    ] * 2
    assert item("support", whole)["shuffled"] is True


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("years > 3 or not years > 3", ["any", ["all", ["filled", "years"], [">", ["number", "years"], 3]],
         ["not", ["all", ["filled", "years"], [">", ["number", "years"], 3]]]]),
        ('any_of(role, "local")', ["in", "role", "local"]),
        ('not role == "local"', ["not", ["in", "role", "local"]]),
        ('role != "local"', ["in", "role", "regional"]),
        ('started > date("2025-01-31")', ["all", ["filled", "started"], [">", ["day", "started"], ["date", "2025-01-31"]]]),
    ],
)  # fmt: skip
def test_conditions_are_trees(source: str, tree: Tree) -> None:
    assert visibility(parse(source), small_instrument()) == tree


def test_a_condition_that_is_settled_is_left_out_only_where_it_holds() -> None:
    never = ShortText("never", text("Never"), show_if="role > 1")
    always = ShortText("always", text("Always"))
    roles = SingleChoice("role", text("Role"), codes=codes("role", "1", "2"))
    asked = one_page(roles, replace(never, show_if="role > 2"), always)
    (page_,) = form(asked, asked.waves[0].name)["pages"]
    assert [one.get("show", "left out") for one in page_["items"]] == [
        "left out",
        False,
        "left out",
    ]


def test_the_form_is_named_after_the_platform_and_its_mapping_beside_it() -> None:
    survey, mapping = export(SAMPLE, "2026")
    assert (survey.name, mapping.name) == ("sample.html", f"sample.{NAME}.names.json")
    assert losses(SAMPLE) == ()
    assert export(SAMPLE, "2026") == (survey, mapping)


def test_a_page_of_one_language_is_written_in_it() -> None:
    asked = one_page(*small_instrument().sections[0].items)
    assert text("X").sv in page(form(asked, asked.waves[0].name, ["sv"]))

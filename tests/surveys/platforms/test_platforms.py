from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from surveys.errors import UsageError
from surveys.model import CodeList, MultipleChoice, Section, ShortText, SingleChoice, content_hash
from surveys.platforms import get, names
from surveys.platforms.odk.names import choice_lists, group
from surveys.platforms.odk.xlsform import form
from tests.small import codes, small_instrument, text
from tests.surveys.platforms.answering import frame
from tests.surveys.platforms.reckoned import RECKONED
from tests.surveys.platforms.sample import SAMPLE


def test_there_is_no_such_platform() -> None:
    with pytest.raises(UsageError) as error:
        get("limesurvy")
    assert str(error.value).startswith("found platform 'limesurvy'; expected one of limesurvey, ")
    assert str(error.value).endswith("Did you mean 'limesurvey'?")


@pytest.mark.parametrize("name", names())
def test_there_is_no_such_layout(name: str) -> None:
    layouts = get(name).LAYOUTS
    with pytest.raises(UsageError) as error:
        get(name).lay_out(frame([("fi", {})]), SAMPLE, "2026", "cods")
    assert str(error.value).startswith(
        f"found layout 'cods'; expected one of {', '.join(layouts)}."
    )


@pytest.mark.parametrize("name", ["limesurvey", "odk", "surveyjs"])
def test_every_form_has_its_mapping_beside_it(name: str) -> None:
    assert name in names()
    platform = get(name)
    survey, *_, mapping = platform.export(SAMPLE, "2026")
    assert survey.name.startswith(f"sample.{platform.NAME}.")
    assert mapping.name == f"sample.{name}.names.json"
    found = json.loads(mapping.content)
    assert found["content_hash"] == content_hash(SAMPLE.at("2026"))
    assert (found["instrument"], found["wave"], found["platform"]) == ("sample", "2026", name)
    assert list(found["fields"]) == list(SAMPLE.at("2026").fields)
    own = found["fields"]["role"]["codes"]
    assert list(own) == ["regional", "local", "other", "secret"]
    assert len(set(own.values())) == 4


def test_losses_of_an_order_of_ones_own() -> None:
    assert get("odk").losses(SAMPLE) == ()
    assert get("odk").losses(RECKONED) == (
        "item mood: ODK shuffles other along with the other choices, wherever they stood",
        "item tasks: ODK shuffles none, secret along with the other choices, wherever they stood",
        "item support: ODK cannot shuffle the rows of a grid; they keep their order",
    )
    assert get("limesurvey").losses(RECKONED) == (
        "item mood: LimeSurvey shuffles other along with the other choices, wherever they stood",
        "item tasks: LimeSurvey shuffles none, secret along with the other choices, wherever they "
        "stood",
    )
    alone = replace(
        SAMPLE,
        sections=tuple(
            replace(section, items=tuple(
                replace(item, randomise=True)
                if isinstance(item, MultipleChoice) else item
                for item in section.items
            ))
            for section in SAMPLE.sections
        ),
    )  # fmt: skip
    assert get("limesurvey").losses(alone) == ()
    assert len(get("odk").losses(alone)) == 1


def test_limesurvey_may_not_check_a_list_question() -> None:
    plain = small_instrument()
    no = text("No")
    more = Section("third", text("Third"), (
        SingleChoice("again", text("Again"), codes=codes("again", "a", "b"),
                     valid_if='not role == "local" or again == "a"', valid_message=no),
        SingleChoice("scored", text("Scored"), codes=codes("again", "a", "b"),
                     valid_if="support_score > 2", valid_message=no),
        ShortText("why_not", text("Why not"), valid_if='role == "local"', valid_message=no),
    ))  # fmt: skip
    checked = replace(plain, sections=(*plain.sections, more))
    lost = "item again: LimeSurvey may not check valid_if of a list question; it is checked again when the answers are read"
    assert lost in get("limesurvey").losses(checked)
    assert len(get("limesurvey").losses(checked)) == 3
    assert any("scored" in one for one in get("limesurvey").losses(checked))
    assert not any("again" in one for one in get("odk").losses(checked))


def test_a_section_of_scores_alone_is_no_page_in_odk() -> None:
    plain = small_instrument()
    score = next(item for item in plain.sections[1].items if not item.asked)
    alone = Section(
        "scores",
        text("Scores"),
        (replace(score, name="other_score", show_if="years > 3"),),
        show_if='role == "regional"',
    )
    scored = replace(plain, sections=(*plain.sections, alone))
    rows = form(scored, "2026").survey
    groups = [row["name"] for row in rows if row["type"] == "begin_group"]
    assert groups == ["form_opening_", "form_notice_", "first", "time", "second", "support"]
    (row,) = [row for row in rows if row.get("name") == "other_score"]
    assert row["relevant"] == "((${role} = 'regional') and ${years} != '' and ${years} > 3)"


def test_lists_of_one_name_and_different_codes_stay_apart() -> None:
    plain = small_instrument()
    more = Section("third", text("Third"), (
        SingleChoice("again", text("Again"), codes=codes("role", "a", "b")),
        SingleChoice("same", text("Same"), codes=CodeList("five", codes("five", "1", "2", "3", "4", "5").codes)),
    ))  # fmt: skip
    lists = choice_lists(replace(plain, sections=(*plain.sections, more)))
    assert {item: name for item, (name, _) in lists.items()} == {
        "role": "role", "tasks": "tasks", "support": "five", "again": "role_again_", "same": "five",
    }  # fmt: skip
    assert (group("meta"), group("work")) == ("meta_", "work")


def test_exporting_does_not_import_dataframes() -> None:
    code = (
        "import sys\n"
        "from surveys.platforms import get\n"
        "from tests.surveys.platforms.sample import SAMPLE\n"
        "for name in ('limesurvey', 'odk', 'surveyjs'):\n"
        "    get(name).export(SAMPLE, '2026')\n"
        "print([one for one in ('pandas', 'numpy', 'narwhals') if one in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

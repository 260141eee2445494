"""The mapping file beside a form, written and read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from surveys.errors import ResponseError
from surveys.model import content_hash
from surveys.platforms.mapping import mapping_file, read_mapping
from tests.surveys.platforms.sample import SAMPLE

WRITTEN = mapping_file(
    "table", "1", SAMPLE, "2026",
    fields={"role": ("Rooli", "Roll"), "months": "kk"},
    codes={"role": {"local": ("Paikallinen", "Lokal"), "other": "o"}},
    meta={"response_id": "nro"},
)  # fmt: skip


def written(folder: Path, **changes: Any) -> Path:
    path = folder / "names.json"
    path.write_text(json.dumps({**json.loads(WRITTEN.content), **changes}), encoding="utf-8")
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    assert WRITTEN.name == "sample.table.names.json"
    found = read_mapping(written(tmp_path, ignored=["Huomioita"]))
    assert (found.platform, found.instrument, found.wave) == ("table", "sample", "2026")
    assert found.content_hash == content_hash(SAMPLE.at("2026"))
    assert found.fields == {"role": ("Rooli", "Roll"), "months": ("kk",)}
    assert found.codes == {"role": {"local": ("Paikallinen", "Lokal"), "other": ("o",)}}
    assert (found.meta, found.ignored) == ({"response_id": "nro"}, ("Huomioita",))


def test_a_form_with_headings_of_its_own_has_no_meta(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    path.write_bytes(mapping_file("odk", "1", SAMPLE, "2026", {"role": "a"}, {}).content)
    found = read_mapping(path)
    assert (found.meta, found.ignored, found.codes) == ({}, (), {})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"wave": 2026}, "names.json: found 'wave': 2026; expected a text."),
        ({"platform": ""}, "names.json: found 'platform': ''; expected a text."),
        ({"fields": []}, "names.json: found 'fields': []; expected an object."),
        (
            {"fields": {"role": {}}},
            "names.json, field role: found no 'name'; expected a text, or an array of texts.",
        ),
        (
            {"fields": {"role": {"name": "r", "codes": {"local": 1}}}},
            "names.json, field role, codes: found 'local': 1; expected a text, or an array of texts.",
        ),
        ({"ignored": [1]}, "names.json: found 'ignored': [1]; expected a text, or an array"),
        ({"meta": {"language": []}}, "names.json, meta: found 'language': []; expected a text."),
        ({"ignore": []}, "names.json: found key 'ignore'; expected one of"),
        (
            {"fields": {"role": {"name": "r", "code": {}}}},
            "names.json, field role: found key 'code'; expected one of name, codes. Did you mean",
        ),
        ({"fields": {"role": 3}}, "names.json, fields: found 'role': 3; expected an object."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_right(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(ResponseError) as error:
        read_mapping(written(tmp_path, **changes))
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe"])
def test_what_is_no_mapping(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    path.write_bytes(content)
    with pytest.raises(ResponseError, match="expected a mapping file"):
        read_mapping(path)
    with pytest.raises(ResponseError, match="No such file"):
        read_mapping(tmp_path / "none.json")

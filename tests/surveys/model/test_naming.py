from __future__ import annotations

import pytest

from surveys.errors import DefinitionError
from surveys.model.naming import check_code, check_name


@pytest.mark.parametrize("name", ["role\n", "role ", "Role", "ro__le", "role_", "1st", "", "rôle"])
def test_names_are_whole_lower_case_words(name: str) -> None:
    check_name("role_2", "here")
    with pytest.raises(DefinitionError, match="here: found the name"):
        check_name(name, "here")


@pytest.mark.parametrize("code", ["01\n", "a b", "A", "a__b", "a_", "missing", ""])
def test_codes_are_whole_lower_case_words(code: str) -> None:
    check_code("01", "here")
    with pytest.raises(DefinitionError, match="here: found the code"):
        check_code(code, "here")

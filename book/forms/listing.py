"""The page that lists the forms: the parts that are put into what is written in the chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from book.forms.catalogue import AUDIENCES
from book.forms.guide import ADVICE, ordered
from book.forms.questionnaires import Questionnaire
from book.forms.rendering import SLUG, rendered
from book.theme.page import Edition


def parts(edition: Edition, every: Sequence[Questionnaire]) -> Mapping[str, Markup]:
    """Return what fills the slots of the page: its guide, and the list for each audience.

    Parameters
    ----------
    edition
        Its language, and where its pages lie.
    every
        The questionnaires with their files.
    """
    place = edition.place(SLUG)
    advices = [ADVICE[platform] for platform in ordered() if platform in ADVICE]
    lists = {
        audience: rendered("listing", place, groups=[_of(name, every) for name in names])
        for audience, names in AUDIENCES.items()
    }
    return {"guide": rendered("guide", place, advices=advices), **lists}


def _of(name: str, every: Sequence[Questionnaire]) -> tuple[Questionnaire, ...]:
    return tuple(one for one in every if one.instrument.name == name)

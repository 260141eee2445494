"""The tables of an .lss document and their columns, as LimeSurvey 6.13 writes them."""

from __future__ import annotations

_QUESTIONS = (
    "qid", "parent_qid", "sid", "gid", "type", "title", "preg", "other", "mandatory", "encrypted",
    "question_order", "scale_id", "same_default", "relevance", "question_theme_name",
    "modulename", "same_script",
)  # fmt: skip

COLUMNS: dict[str, tuple[str, ...]] = {
    "answers": ("aid", "qid", "code", "sortorder", "assessment_value", "scale_id"),
    "answer_l10ns": ("id", "aid", "answer", "language"),
    "groups": ("gid", "sid", "group_order", "randomization_group", "grelevance"),
    "group_l10ns": ("id", "gid", "group_name", "description", "language"),
    "questions": _QUESTIONS,
    "subquestions": _QUESTIONS,
    "question_l10ns": ("id", "qid", "question", "help", "script", "language"),
    "question_attributes": ("qid", "attribute", "value", "language"),
    "surveys": (
        "sid", "gsid", "anonymized", "format", "savetimings", "template", "language",
        "additional_languages", "datestamp", "usecookie", "allowregister", "allowsave",
        "autoredirect", "allowprev", "printanswers", "ipaddr", "ipanonymize", "refurl",
        "publicstatistics", "publicgraphs", "listpublic", "htmlemail", "sendconfirmation",
        "tokenanswerspersistence", "assessments", "usecaptcha", "showxquestions",
        "showgroupinfo", "shownoanswer", "showqnumcode", "showwelcome", "showprogress",
        "questionindex", "navigationdelay", "alloweditaftercompletion",
    ),
    "surveys_languagesettings": (
        "surveyls_survey_id", "surveyls_dateformat", "surveyls_numberformat",
        "surveyls_language", "surveyls_title", "surveyls_description", "surveyls_welcometext",
        "surveyls_endtext",
    ),
}  # fmt: skip
"""Table → columns, both in the order of LimeSurvey's own documents."""

SURVEY: dict[str, str | int] = {
    "gsid": 1,
    # Answers stay apart from any invitation list, but their times are kept: with "Y" here
    # LimeSurvey writes 1980 as the time of every answer.
    "anonymized": "N",
    "datestamp": "Y",
    "ipaddr": "N",
    "ipanonymize": "N",
    "refurl": "N",
    "format": "G",
    "savetimings": "N",
    "template": "inherit",
    "usecookie": "N",
    "allowregister": "N",
    "allowsave": "Y",
    "autoredirect": "N",
    "allowprev": "Y",
    "printanswers": "N",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "listpublic": "N",
    "htmlemail": "Y",
    "sendconfirmation": "N",
    "tokenanswerspersistence": "N",
    "assessments": "N",
    "usecaptcha": "N",
    "showxquestions": "N",
    "showgroupinfo": "B",
    "shownoanswer": "Y",
    "showqnumcode": "X",
    "showwelcome": "Y",
    "showprogress": "Y",
    "questionindex": 0,
    "navigationdelay": 0,
    "alloweditaftercompletion": "N",
}
"""Settings that are the same in every survey: one page a section, nothing on who answered."""

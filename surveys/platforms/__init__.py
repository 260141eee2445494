"""Survey platforms: each writes an instrument's form and reads the answers back.

A platform is a room of its own (or one module) with what `forms.Platform` asks for; `registry`
names them all. None knows another, but that spss reads what LimeSurvey exports for SPSS.

    form out, answers back   limesurvey, odk, surveyjs, redcap, qualtrics, html
    built or filled by hand  webropol, ms_forms, paper
    tables of answers        table, spss, stata

Shared rooms, by the order in which data run:

    an instrument goes out      exporting (wave, languages, names of files); lowering (conditions
                                and calculations in a form that platforms can write); pipes, limits,
                                markup, writing (texts); shared_losses (what cannot be carried);
                                versions (the mark of the form); mapping (the file of names)
    into files                  delimited_writing, workbook_writing, word, packing (zipped files)
    a response file comes in    glimpse (a first look); detection (whose file is it?); reading
                                (which wave, and whether the mapping fits)
    as texts                    encodings; scanning, delimited, workbooks,
                                workbook_checks, json_files; sheets (what all of them give)
    under the instrument's      columns (headings to fields); tabular (any table, through a
    names                       mapping); by_hand (answers as texts); statistical (files of
                                statistics programs); versions (which form was answered)
    and are typed               surveys.responses
    for trying it out           computing (what a form would have computed), for `lay_out`

`by_hand` also writes the build sheets, and `statistical` the data files without rows.
"""

from surveys.platforms.exporting import export
from surveys.platforms.forms import FormFile, Platform
from surveys.platforms.reading import read
from surveys.platforms.registry import get, names

__all__ = ["FormFile", "Platform", "export", "get", "names", "read"]

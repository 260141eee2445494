"""Everything from the questionnaire to anonymised data."""

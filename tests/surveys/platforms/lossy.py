"""A questionnaire of which platforms cannot carry everything, as a file of a user's own."""

from tests.surveys.platforms.reckoned import RECKONED

instrument = RECKONED

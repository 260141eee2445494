"""The forms of the book: a readable preview of every questionnaire, and its files to download.

The chapters call `analysis` alone; what is shown here comes from `surveys`, which knows no answers.
"""

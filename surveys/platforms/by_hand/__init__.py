"""Forms that have to be built by hand, because their platforms take in no questionnaire.

What is to be built stands in a Word document for each language, and answers come back as texts:
so every question that is pasted ends with its number in square brackets, and options that could
be taken for each other with their codes. That makes every heading and option one of its kind.
"""

"""Lists of words: one set a file, parted by blanks and lines; lines with # are remarks."""

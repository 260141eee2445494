"""Lists of answers, shared by the instruments: data only."""

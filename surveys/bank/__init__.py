"""Questions that several instruments ask: written once, so that their answers can be compared."""

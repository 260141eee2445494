"""How long the toolkit takes, each time beside a named peer in the same run."""

"""How each language says durations and times."""

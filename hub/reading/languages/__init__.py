"""How each language says numbers, units, times, dates and abbreviations."""

"""How things are asked in each language, and how deeds are named when they are asked about."""

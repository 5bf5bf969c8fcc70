"""The small words of each language that steer understanding: politeness, corrections, joins, references, yes and no."""

"""Sentences of our own, one module per language, for what home-assistant-intents has none."""

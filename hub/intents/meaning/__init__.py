"""Meaning: nearest example sentences, when no template matches. The door is `hub.intents.meaning.stage.Meaning`."""

"""From words to intents: sentence templates over the names of this home."""

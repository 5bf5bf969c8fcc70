"""The room device: hears the wake word, cleans the sound, streams it, plays the reply."""

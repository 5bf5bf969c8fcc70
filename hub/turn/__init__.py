"""One utterance and its reply."""

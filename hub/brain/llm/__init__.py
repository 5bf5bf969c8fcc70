"""Answers by a language model, for what nothing else understands."""

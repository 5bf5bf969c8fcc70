"""The words that tell what free speech mentions, one table per language."""

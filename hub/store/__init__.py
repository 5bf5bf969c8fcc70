"""Turn history on disk."""

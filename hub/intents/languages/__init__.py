"""What Hearth adds to the community's sentences, one module per language."""

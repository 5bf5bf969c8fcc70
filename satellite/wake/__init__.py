"""Wake word engines behind one protocol."""

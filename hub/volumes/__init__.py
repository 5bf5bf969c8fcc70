"""How loud satellites speak, and when they speak quietly."""

"""How written text is spoken: where it is cut, and how what is in it is said aloud. Pure."""

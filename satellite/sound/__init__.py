"""Sound backends behind one protocol: a real device, WAV files, nothing."""

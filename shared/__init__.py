"""What the satellite and the hub have in common: sound, the wire, configuration, discovery."""

__version__ = "0.1.0"

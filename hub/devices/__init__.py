"""The house: devices from MQTT discovery and from the configuration, and their states."""

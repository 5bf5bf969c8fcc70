"""The LAN server: hears what satellites stream, understands it, drives the house over MQTT."""

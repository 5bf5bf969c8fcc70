"""Tests of hub.devices."""

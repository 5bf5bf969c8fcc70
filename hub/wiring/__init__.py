"""Puts domains of the hub together for `hub.app`, one module each."""

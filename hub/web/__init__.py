"""The one HTTP port: satellites, API, metrics, status page."""

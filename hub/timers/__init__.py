"""Timers, alarms, reminders and delayed commands."""

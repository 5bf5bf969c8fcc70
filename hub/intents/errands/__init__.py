"""Sentences about timers, lists, announcements and the like, in which free words, durations and times may stand.

Templates stand in `hub.intents.errands.sentences`, whose docstring is their format.
"""

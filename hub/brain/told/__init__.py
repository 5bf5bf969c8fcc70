"""Words for what errands come to: timers, lists, announcements and the like."""

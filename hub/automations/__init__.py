"""What the house does by itself: triggers, conditions, actions."""

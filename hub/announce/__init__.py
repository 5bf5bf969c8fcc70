"""Speech that answers no turn: who is to hear it, who may be disturbed, and what was missed."""

"""Who answers: a list of responders, asked in order."""

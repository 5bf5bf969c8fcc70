"""What the hub can do: every door leads here, and only skills act."""

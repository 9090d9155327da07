"""The chat in the window: what is typed, what goes, what comes back, and where it goes."""

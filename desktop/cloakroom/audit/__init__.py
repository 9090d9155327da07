"""What was done, never what was in it: events, their journal with its chain, and their export."""

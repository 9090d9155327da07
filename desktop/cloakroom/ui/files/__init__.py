"""Files in the window: dropped or opened, reviewed, and saved as clean copies."""

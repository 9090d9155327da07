"""Files to text, and back to a clean file: one format a file."""

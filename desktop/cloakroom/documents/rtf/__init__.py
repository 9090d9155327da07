"""Rich Text Format: letters by the bytes that write them, cut and replaced there."""

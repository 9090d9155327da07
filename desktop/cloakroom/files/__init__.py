"""Files from the drop to the clean copy: read in a process of its own, scrubbed as one text,
written beside the original when the proof holds."""

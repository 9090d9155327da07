"""The proof: a clean file unpacked in every way, by code that did not write it."""

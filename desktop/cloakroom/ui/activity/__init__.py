"""The page of the audit trail: what was done, never what was in it."""

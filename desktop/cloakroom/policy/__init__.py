"""Which deployments are approved, by whom, until when and for what: read, checked, explained.

What counts as sensitive is ``detect``'s; this part says what may leave."""

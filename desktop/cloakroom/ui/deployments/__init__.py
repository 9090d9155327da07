"""Settings, Deployments: what is approved, and approving one for oneself."""

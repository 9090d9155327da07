"""The only part that speaks to a network: an approved deployment, the sign-in it needs, and the
practice deployment on this computer. It accepts texts of the type Cleared and no others."""

"""Pictures: pixels and what is written about them."""

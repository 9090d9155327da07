"""Cloakroom: hand the names in at the door, get them back on the way out."""

__version__ = "0.1.0"

"""Rules around the name model, applied once to a whole text and everything found in it.

Evidence adds names and makes others surer (``titles``, ``greetings``, ``sign_offs``, ``labels``,
``headers``, ``phrases``, ``chats``, ``mailboxes``); ``trims`` and ``rejects`` take away what is no
name; ``wraps`` joins what a line end parts; ``spread`` finds a sure name wherever it recurs.
"""

from cloakroom.detect.name_rules.rules import apply

__all__ = ["apply"]

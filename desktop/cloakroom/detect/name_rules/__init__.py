"""Rules around the name model, applied once to a whole text and everything found in it.

Evidence adds names and makes others surer (``titles``, ``greetings``, ``sign_offs``, ``labels``,
``headers``, ``phrases``, ``chats``, ``mailboxes``, ``organisations``, ``word_names`` and
others); ``trims``, ``doubtful`` and ``rejects`` take away what is no name; ``joins`` makes one of
what a line end parts; ``votes`` and ``kinds`` settle the type; ``spread`` finds a sure name
wherever it recurs.
"""

from cloakroom.detect.name_rules.rules import apply

__all__ = ["apply"]

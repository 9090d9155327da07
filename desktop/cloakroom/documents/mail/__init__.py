"""E-mail: messages and mailboxes edited in place, Outlook's .msg as a message of its own."""

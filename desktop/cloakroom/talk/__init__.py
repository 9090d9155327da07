"""The use case that joins scrubbing, policy, audit and chat: a question becomes a cleared request,
passes the gate, is recorded, and only then sent. The window and the command line both use it."""

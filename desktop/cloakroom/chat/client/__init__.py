"""The client of a deployment: the one place that imports the SDK and opens connections.

Nothing heavy is imported before the first call of :class:`cloakroom.chat.client.client.Client`.
"""

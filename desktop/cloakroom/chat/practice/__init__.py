"""The practice deployment: a server of our own on this computer that speaks the same wire as an
Azure OpenAI deployment, so that a newcomer can try the whole round trip. It is no AI and says so;
it is never an approved deployment, and no policy file can name one like it."""

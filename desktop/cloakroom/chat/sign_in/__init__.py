"""Microsoft Entra sign-in, and what an account opens: Key Vault and the resource manager.

Nothing here ever opens a browser by itself: only :meth:`account.SignIn.enter` does, and only the
button calls it."""

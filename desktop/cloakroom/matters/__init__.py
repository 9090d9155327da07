"""Matters: ledgers that outlive the program, each sealed in a file of its own.

``key.py`` keeps the one key in the keyring of the system, ``seal.py`` is the only user of a cipher,
``vault.py`` turns files into ledgers and back, ``store.py`` knows the names.
"""

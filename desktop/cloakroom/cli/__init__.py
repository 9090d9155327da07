"""The second shell: no window, the same core. One command a file; ``main.py`` picks it."""

"""An answer's Markdown, read and laid out by our own hand: no HTML, no pictures, no addresses that
are fetched. Values that were put back are never taken for markup."""

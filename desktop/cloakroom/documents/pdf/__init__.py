"""PDF files: read by pdfium, edited glyph by glyph, a page at a time a picture where that fails."""

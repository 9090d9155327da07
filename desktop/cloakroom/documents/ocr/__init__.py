"""Reading pictures, where the extra `ocr` is installed."""

"""OpenDocument: texts, sheets, slides, drawings and their templates (ISO/IEC 26300)."""

"""Spreadsheets of Excel: .xlsx, .xltx, and those with macros (ECMA-376 part 1, chapter 18)."""

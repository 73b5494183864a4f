"""Table files: one module a format, and what they share."""

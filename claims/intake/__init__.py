"""From bytes to records: one module a format, named in INTAKES."""

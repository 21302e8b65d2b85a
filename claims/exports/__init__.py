"""From records to a stream: one module a format, named in EXPORTS."""

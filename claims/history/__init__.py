"""The one writer: every write leaves hash-chained changes in the same transaction."""

"""Every SELECT that a screen or a report needs: ids for a filter, a page of rows, sheets, cards, the history.

Functions take a connection, of `desk.snapshot()` or of a write transaction, and give values of `claims.rows`.
Withdrawn rows are not there for them.
"""

"""Widgets that draw by the line, over pages of rows."""

"""The domain of the workbench: reading articles, keeping claims and their history. Knows no front end."""

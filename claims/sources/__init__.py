"""Evidence and its stored copies. The only user of httpx."""

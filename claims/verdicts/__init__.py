"""States of a claim and the guards between them."""

"""Sources: fetched through one door, stored as they came, and searched for the words that are quoted from them."""

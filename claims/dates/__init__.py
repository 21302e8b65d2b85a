"""Time expressions of news: found, typed and resolved. The only user of dateparser."""

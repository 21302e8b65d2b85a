"""What an article says: sentences, quotations, speakers, claims and what each is worth."""

"""Files of forms: what one is, several of one form, and those that were collected before."""

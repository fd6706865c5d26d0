"""The user's files. Nothing else in the program opens them."""

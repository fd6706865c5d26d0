"""Plan folders from elsewhere, made hostile by chance, and what the program does with them."""

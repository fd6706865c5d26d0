"""Plan folders from elsewhere: hostile ones, made by chance, and what the program does with them."""

"""What the words of an item say: rhythm, deadline, quantity, owner."""

"""What a recording command would record, and what must hold before it does."""

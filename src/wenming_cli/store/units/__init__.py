"""Other units: where they lie, and the rows that were made of them before."""

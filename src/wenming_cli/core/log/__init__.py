"""`log`: the journal as it was recorded, and which of its entries are asked for."""

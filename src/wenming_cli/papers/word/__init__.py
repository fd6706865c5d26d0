"""Word documents in the layout of official ones (GB/T 9704-2012)."""

"""What a department sends back: bytes of any kind in, rows of cells out, nothing understood yet."""

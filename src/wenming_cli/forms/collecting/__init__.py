"""A form that came back, row by row: what is recorded, what goes back, what two people say."""

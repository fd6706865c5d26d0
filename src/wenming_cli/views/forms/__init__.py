"""What came back from departments: the page, what is left open, the answer for programs."""

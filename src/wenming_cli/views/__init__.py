"""What the user sees. The only package that knows Rich."""

"""报送登记: who handed in, when, and how often it went back."""

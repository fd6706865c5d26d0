"""The board on one HTML page for the leader's screen."""

"""`wenming export …`: one file a paper."""

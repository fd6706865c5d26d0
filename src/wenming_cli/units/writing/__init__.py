"""Papers about many units: tables, the circular (通报), one page for the leader."""

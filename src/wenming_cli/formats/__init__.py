"""File formats: the type of a file, and what all archives, workbooks and Word files share."""

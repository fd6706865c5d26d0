"""The journal on the disk: one file a writer, appended to, checked and repaired."""

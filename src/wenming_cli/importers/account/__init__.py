"""The account of an import: where each piece of the document went, and what no item uses."""

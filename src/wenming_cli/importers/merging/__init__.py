"""Owners and dates of a table, taken into a draft or into a plan that exists."""

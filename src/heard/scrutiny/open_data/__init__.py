"""Decisions as open data, in the terms of others."""

"""Estimates from answers, and how far they and those who coded them can be relied on."""

"""A report as files. The writers know nothing of reports: they get papers."""

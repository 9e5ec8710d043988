"""Files of attendees from elsewhere, read into households: values in, values out, no database."""

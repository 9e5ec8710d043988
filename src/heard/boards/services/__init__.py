"""What people do with bodies, seats, meetings, calls and the standing list, deed by deed."""

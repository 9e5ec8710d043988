"""What is done for people who ask what is held on them, and once a night for everybody."""
